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

extension CaseKey {
  /// A part of a file whose keys belong together.
  public enum Section: UInt8, Sendable, CaseIterable {
    /// The case itself.
    case top
    /// Where the moving fragment is.
    case deformity
    /// Where the reference ring is.
    case mounting
    /// Where the bone is cut.
    case cut
    /// Rings, struts, mode.
    case frame
    /// A proximal ring of the case's own.
    case proximalRing
    /// A distal ring of the case's own.
    case distalRing
    /// Struts of the case's own: one class for all six, or an entry each.
    case struts
    /// A strut class of the case's own, an entry.
    case strutClasses
    /// Where the moving ring is.
    case movingMounting
    /// A structure at risk, an entry.
    case structuresAtRisk
    /// When and how.
    case schedule
    /// A stage, an entry.
    case stages
    /// A strut that is not turned, an entry.
    case held
    /// What is to be left.
    case target
    /// The limb's outside.
    case limbEnvelope
    /// A round section of it, an entry.
    case girths
    /// An elliptic section of it, an entry.
    case limbSections
    /// What checks hold their figures against.
    case limits
    /// How errors of inputs go together.
    case covariance
    /// A catalogue of hardware: a file of its own.
    case catalogue
    /// A ring of the catalogue, an entry.
    case catalogueRings
    /// A strut class of the catalogue, an entry.
    case catalogueStruts
    /// A file with a bare frame, which has no patient.
    case bareFile
    /// A bare frame.
    case bareFrame
    /// Its reference ring.
    case bareReferenceRing
    /// Its moving ring.
    case bareMovingRing

    /// The key that holds the section; nil for a whole file.
    public var home: (section: Section, word: Word)? {
      switch self {
      case .top, .catalogue, .bareFile: nil
      case .deformity: (.top, .deformity)
      case .mounting: (.top, .mounting)
      case .cut: (.top, .cut)
      case .frame: (.top, .frame)
      case .proximalRing: (.frame, .proximalRing)
      case .distalRing: (.frame, .distalRing)
      case .struts: (.frame, .struts)
      case .strutClasses: (.frame, .strutClasses)
      case .movingMounting: (.frame, .movingMounting)
      case .structuresAtRisk: (.top, .structuresAtRisk)
      case .schedule: (.top, .schedule)
      case .stages: (.schedule, .stages)
      case .held: (.top, .held)
      case .target: (.top, .target)
      case .limbEnvelope: (.top, .limbEnvelope)
      case .girths: (.limbEnvelope, .girths)
      case .limbSections: (.limbEnvelope, .sections)
      case .limits: (.top, .limits)
      case .covariance: (.top, .covariance)
      case .catalogueRings: (.catalogue, .rings)
      case .catalogueStruts: (.catalogue, .struts)
      case .bareFrame: (.bareFile, .frame)
      case .bareReferenceRing: (.bareFrame, .referenceRing)
      case .bareMovingRing: (.bareFrame, .movingRing)
      }
    }

    /// The key of the section as a whole, or of one of its entries; nil for a whole file.
    public func key(entry: Int? = nil) -> CaseKey? {
      home.map { CaseKey($0.section, $0.word, item: entry) }
    }

    fileprivate func writePath(_ entry: UInt16, to target: inout some TextOutputStream) {
      guard let (section, word) = home else { return }
      section.writePath(0, to: &target)
      if section.home != nil { target.write(".") }
      target.write(word.name)
      if entry > 0 { target.write("[\(entry)]") }
    }
  }
}
