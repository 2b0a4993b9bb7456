/// A key of a case: which section it stands in, which word it is, and the numbers of the entries of lists on its way.
///
/// A small value, so that planner and findings can name a key without a string. ``description`` is the dotted path as people
/// read it: `deformity.ap-angulation`, `structures-at-risk[2].ap`, `frame.struts-now[3]`. The strings of keys stand in this
/// type alone.
public struct CaseKey: Sendable {
  /// Where it stands.
  public let section: Section
  /// What it is called there.
  public let word: Word
  private let entryNumber: UInt16
  private let itemNumber: UInt16
  private var levelNumber: UInt8 = 0

  /// A key.
  ///
  /// - Parameters:
  ///   - entry: number, from 1, of the entry that the section is in its list; nil for a section that is no entry, and for
  ///     every entry together.
  ///   - item: number, from 1, of an item of the list that the key holds; nil for the value as a whole.
  public init(_ section: Section, _ word: Word, entry: Int? = nil, item: Int? = nil) {
    (self.section, self.word) = (section, word)
    entryNumber = UInt16(clamping: entry ?? 0)
    itemNumber = UInt16(clamping: item ?? 0)
  }

  /// A key at the top of the file.
  public static func top(_ word: Word) -> CaseKey { CaseKey(.top, word) }

  /// Number of the entry that the section is in its list, from 1.
  public var entry: Int? { entryNumber == 0 ? nil : Int(entryNumber) }

  /// Number of an item of the list that the key holds, from 1.
  public var item: Int? { itemNumber == 0 ? nil : Int(itemNumber) }

  /// The level whose key it is, in a case of several levels; nil for a key of the whole case and for a case of one level.
  public var level: LevelID? { levelNumber == 0 ? nil : LevelID(Int(levelNumber) - 1) }

  /// The same key of a level.
  public func at(_ level: LevelID?) -> CaseKey {
    var key = self
    key.levelNumber = level.map { UInt8(clamping: $0.index + 1) } ?? 0
    return key
  }

  /// The same key of another item.
  public func item(_ number: Int) -> CaseKey {
    CaseKey(section, word, entry: entry, item: number).at(level)
  }
}

extension CaseKey: Hashable {
  private var packed: UInt64 {
    UInt64(section.rawValue) | UInt64(word.rawValue) << 8 | UInt64(entryNumber) << 16 | UInt64(itemNumber)
      << 32 | UInt64(levelNumber) << 48
  }

  /// Whether both are the same key, numbers included.
  public static func == (one: CaseKey, other: CaseKey) -> Bool { one.packed == other.packed }

  /// Hashes the whole key as one number.
  public func hash(into hasher: inout Hasher) { hasher.combine(packed) }
}

extension CaseKey: CustomStringConvertible, TextOutputStreamable, Comparable {
  /// The dotted path: `frame.struts[2].reading-offset`.
  public var description: String {
    var text = ""
    write(to: &text)
    return text
  }

  /// Writes the dotted path.
  public func write(to target: inout some TextOutputStream) {
    if levelNumber > 0 { target.write("levels[\(levelNumber)].") }
    section.writePath(entryNumber, to: &target)
    if section.home != nil { target.write(".") }
    target.write(word.name)
    if itemNumber > 0 { target.write("[\(itemNumber)]") }
  }

  /// The order of their paths, letter by letter.
  public static func < (one: CaseKey, other: CaseKey) -> Bool { one.description < other.description }
}
