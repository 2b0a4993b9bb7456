import TreatmentModel

/// One key of the case file: what may stand there, and what people are told of it.
public struct CaseRow: Sendable {
  /// What kind of value stands at a key.
  public enum Content: Sendable, Equatable {
    /// 1 to 120 characters, all of them visible.
    case name
    /// Any text.
    case text
    /// A number that may carry `± sd`, with a direction word where the row has a pair of them.
    case quantity
    /// A number.
    case number
    /// A whole number.
    case whole
    /// One of these words.
    case choice([String])
    /// One of these whole numbers.
    case count([Int])
    /// `true` or `false`.
    case truth
    /// A day, or `after` and the name of a level.
    case start
    /// `YYYY-MM-DD`.
    case date
    /// An IANA name of a time zone.
    case timeZone
    /// Days of turning: `5`, `5-9`, `5-`.
    case days
    /// Weekdays or dates, one or a list.
    case visits
    /// Six quantities.
    case readings
    /// Six points of three coordinates.
    case joints
    /// Six numbers of holes.
    case holeNumbers
    /// Two azimuths.
    case arc
    /// Dotted keys of numbers that can carry `± sd`.
    case keys
    /// Rows of numbers, one and one column for each key.
    case matrix
    /// A section of keys.
    case section(CaseKey.Section)
    /// A list of sections.
    case entries(CaseKey.Section)
    /// A name of the catalogue, or a ring's own numbers.
    case ring(CaseKey.Section)
    /// A class of struts or six of them, by name or by their own numbers, or `auto`.
    case struts(CaseKey.Section)
    /// A list of classes, by name or by their own numbers.
    case strutClasses(CaseKey.Section)
    /// A class of struts or six of them, by name.
    case classNames
    /// A list of struts, by number or with days.
    case holds(CaseKey.Section)
  }

  /// Whether a key may be left out; the words say what is to stand there.
  enum Presence: Sendable {
    case optional
    case required(String)
    /// Only beside certain other keys.
    case sometimes(String)
  }

  /// What is taken when the key is left out.
  struct Standard: Sendable {
    /// As it would be typed; nil where nothing typed means the same.
    let typed: String?
    /// As it is told.
    let words: String

    init(_ typed: String?, told words: String? = nil) {
      (self.typed, self.words) = (typed, words ?? typed ?? "")
    }
  }

  /// What may be answered where the key is asked for, besides what the row itself says.
  struct Question: Sendable {
    let words: String

    init(_ words: String) { self.words = words }
  }

  /// How the key stands in the template.
  enum Sample: Sendable {
    /// As a value of the case.
    case typed(CaseValue)
    /// As a comment.
    case comment(CaseValue)
  }

  /// What the key is called in its section.
  public let word: CaseKey.Word
  /// What stands there.
  public let content: Content
  /// The unit of the number in files, where it is an angle or a length.
  public let unit: QuantityUnit?
  /// The direction words, where the number goes with one.
  public var directions: DirectionPair? { limit.directions }
  /// What it means, in one sentence.
  public let meaning: String
  /// How it is measured or chosen, in two sentences.
  public let measurement: String
  /// What the number, or each number of a list, may be: that of ``CaseKey/valueRange``.
  package private(set) var limit = ValueRange(0...0)
  /// How many entries a list may have; 0 for what is no list.
  package private(set) var entries = 0...0
  let presence: Presence
  let standard: Standard?
  let question: Question?
  let sample: Sample?

  init(
    _ word: CaseKey.Word, _ content: Content, unit: QuantityUnit? = nil, presence: Presence = .optional,
    standard: Standard? = nil, question: Question? = nil, sample: Sample? = nil, meaning: String,
    measurement: String
  ) {
    (self.word, self.content, self.unit, self.presence) = (word, content, unit, presence)
    (self.standard, self.question, self.sample) = (standard, question, sample)
    (self.meaning, self.measurement) = (meaning, measurement)
  }

  /// Whether the key is asked for in an interview.
  package var isAsked: Bool { question != nil }

  /// What may be answered, in words.
  package var answerWords: String {
    [allowedWords, question?.words ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// The row as it stands in a section, with what its key may be there.
  func standing(in section: CaseKey.Section) -> CaseRow {
    let key = CaseKey(section, word)
    var row = self
    row.limit = key.valueRange ?? row.limit
    row.entries = key.entryCounts ?? row.entries
    return row
  }

  /// What is to stand where the key is missing that must be there, in words.
  var needed: String {
    switch presence {
    case .optional: ""
    case .required(let words), .sometimes(let words): words
    }
  }

  /// What is taken when the key is left out, as people are told; nil where that is nothing.
  package var assumed: String? { standard?.words }

  /// Whether the key must be there beside certain others only.
  package var isSometimesRequired: Bool { if case .sometimes = presence { true } else { false } }

  /// Whether the key must always be there.
  public var isRequired: Bool { if case .required = presence { true } else { false } }

  /// The range of its number in files; nil for what is no number.
  public var range: ClosedRange<Double>? { limit.range == 0...0 ? nil : limit.range }

  /// Whether the number, or each number of a list, may carry `± sd`.
  public var carriesDeviation: Bool {
    switch content {
    case .quantity, .readings: true
    default: false
    }
  }

  /// The words that may be typed, for what is one of some words.
  var choices: [String] { if case .choice(let words) = content { words } else { [] } }
}
