/// The levels of a treatment, from proximal to distal: at least one.
public struct Levels: Sendable, Equatable, RandomAccessCollection, MutableCollection {
  /// A level distal to another, with the fragment between the two.
  public struct Next: Sendable, Equatable {
    /// Between the level before and this one.
    public var middle: MiddleFragment
    /// The level.
    public var level: Level

    /// A level beyond a middle fragment.
    public init(beyond middle: MiddleFragment, _ level: Level) { (self.middle, self.level) = (middle, level) }
  }

  private var first: Level
  private var others: [Next]

  /// Levels from proximal to distal.
  public init(_ first: Level, _ others: [Next]) { (self.first, self.others) = (first, others) }

  /// 0.
  public var startIndex: Int { 0 }
  /// How many there are, at least 1.
  public var endIndex: Int { others.count + 1 }

  /// A level by its number from 0.
  public subscript(index: Int) -> Level {
    get { index == 0 ? first : others[index - 1].level }
    set {
      if index == 0 { first = newValue } else { others[index - 1].level = newValue }
    }
  }

  /// Puts another fragment in the place of one between two cuts; nothing where there is none of this number, from 0.
  package mutating func replaceMiddle(_ index: Int, by middle: MiddleFragment) {
    guard others.indices.contains(index) else { return }
    others[index].middle = middle
  }

  /// The fragments between two cuts, from proximal to distal: one fewer than levels.
  public var middles: [MiddleFragment] { others.map(\.middle) }
}
