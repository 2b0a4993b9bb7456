/// A word that says to which side a magnitude goes. The raw value is the word in case files.
public enum Direction: String, Sendable, CaseIterable {
  /// Angulation on the AP film: the moving fragment's far end lies medially.
  case varus
  /// Angulation on the AP film: the far end lies laterally.
  case valgus
  /// Angulation on the lateral film: the moving fragment's far end lies posteriorly.
  case apexAnterior = "apex-anterior"
  /// Angulation on the lateral film: the far end lies anteriorly.
  case apexPosterior = "apex-posterior"
  /// The anterior aspect is turned medially.
  case `internal`
  /// The anterior aspect is turned laterally.
  case external
  /// Away from the midline.
  case lateral
  /// Towards the midline.
  case medial
  /// Towards the back.
  case posterior
  /// Towards the front.
  case anterior
  /// The moving fragment is displaced towards the reference fragment: the limb is to be lengthened.
  case short
  /// The moving fragment is displaced away from the reference fragment.
  case long
  /// Towards the trunk.
  case proximal
  /// Away from the trunk.
  case distal
}

extension Direction {
  /// A word as people type it: its own, or one that means the same (MODEL section 2).
  public init?(typed word: String) {
    guard let direction = Direction(rawValue: word) ?? Direction.synonyms[word] else { return nil }
    self = direction
  }

  private static let synonyms: [String: Direction] = [
    "procurvatum": .apexAnterior, "flexion": .apexAnterior, "equinus": .apexAnterior,
    "plantarflexion": .apexAnterior,
    "recurvatum": .apexPosterior, "extension": .apexPosterior, "calcaneus": .apexPosterior,
    "dorsiflexion": .apexPosterior,
    "shortening": .short, "lengthening": .long,
  ]

  /// What it is called of a foot and of a knee, where it has names of its own there (MODEL section 14).
  public var ofJoints: String? {
    switch self {
    case .apexAnterior: "equinus of a foot, flexion of a knee"
    case .apexPosterior: "calcaneus of a foot, hyperextension of a knee"
    default: nil
    }
  }

  /// The words that mean the same, in order.
  public var synonyms: [String] { Direction.synonyms.filter { $0.value == self }.keys.sorted() }
}

/// The two words that a quantity may carry. Inside the program the quantity is signed: positive for ``positive``.
public struct DirectionPair: Sendable, Equatable {
  /// The word of a positive number.
  public let positive: Direction
  /// The word of a negative number.
  public let negative: Direction

  init(_ positive: Direction, _ negative: Direction) {
    (self.positive, self.negative) = (positive, negative)
  }

  /// Both, positive first.
  public var words: [Direction] { [positive, negative] }

  /// Every word that may be typed: both, then those that mean the same.
  public var typedWords: [String] { words.map(\.rawValue) + words.flatMap(\.synonyms) }

  /// Every word that may be typed, as people are told: `short (also shortening) or long (also lengthening)`.
  public var told: String {
    words.map { word in
      let same = word.synonyms
      return same.isEmpty ? word.rawValue : "\(word.rawValue) (also \(same.joined(separator: ", ")))"
    }.joined(separator: " or ")
  }

  /// +1, -1, or nil for a word that does not belong here.
  public func sign(of word: Direction) -> Double? {
    word == positive ? 1 : word == negative ? -1 : nil
  }

  /// The word that a signed number carries; that of a positive number for 0.
  public func word(of value: Double) -> Direction { value < 0 ? negative : positive }
}

/// The unit in which a quantity stands in files and on screens.
public enum QuantityUnit: String, Sendable {
  /// Degrees outside, radians inside.
  case degrees = "deg"
  /// Millimetres outside and inside.
  case millimetres = "mm"

  /// An outside number, degrees or millimetres, from an inside one, radians or millimetres.
  public func outside(_ inside: Double) -> Double { self == .degrees ? inside * (180 / .pi) : inside }

  /// An inside number, radians or millimetres, from an outside one, degrees or millimetres.
  public func inside(_ outside: Double) -> Double { self == .degrees ? outside * (.pi / 180) : outside }
}
