import TextOutput
import TreatmentModel

/// What a form for cases is made of: every key with what may stand there and what people are told of it, by section, from
/// ``CaseSchema`` and nothing else.
public enum CaseForm {
  /// An object of sections by name, `top` first; each a list of its keys in the order of files.
  public static let text: String = {
    var text = JSONText(isPretty: false)
    text.object { JSONTree.write(sections, to: &$0) }
    return text.text
  }()

  private static var sections: [JSONTree.Member] {
    ([.top] + CaseSchema.sections(under: .top)).map { section in
      .init("\(section)", .list(CaseSchema.rows(of: section).map { $0.formRow(in: section) }))
    }
  }
}

extension CaseRow {
  fileprivate func formRow(in section: CaseKey.Section) -> JSONTree {
    var members: [JSONTree.Member] = [
      .init("word", .text(word.name)), .init("label", .text(word.spaced)), .init("kind", .text(kind)),
      .init("meaning", .text(meaning)), .init("measurement", .text(measurement)),
    ]
    func add(_ name: String, _ text: String?) {
      if let text, !text.isEmpty { members.append(.init(name, .text(text))) }
    }
    func add(_ name: String, _ words: [String]) {
      if !words.isEmpty { members.append(.init(name, .list(words.map { .text($0) }))) }
    }
    add("unit", unit?.rawValue)
    add("section", content.inner.map { "\($0)" })
    add("words", directions.map { $0.words.map(\.rawValue) } ?? [])
    if let directions, directions.words.contains(where: { !$0.synonyms.isEmpty }) {
      let synonyms = directions.words.map { JSONTree.list($0.synonyms.map { .text($0) }) }
      members.append(.init("synonyms", .list(synonyms)))
    }
    add("choices", offered)
    add("allowed", allowedWords)
    add("default", standard?.typed)
    add("assumed", assumed)
    add("example", example)
    if let range, range.lowerBound.isFinite, range.upperBound.isFinite {
      members.append(.init("range", .list([.number(range.lowerBound), .number(range.upperBound)])))
    }
    if isRequired { members.append(.init("required", .bool(true))) }
    if carriesDeviation { members.append(.init("deviation", .bool(true))) }
    return .object(members)
  }

  /// The words of which one may be typed.
  private var offered: [String] {
    switch content {
    case .choice(let words): words
    case .count(let counts): counts.map(String.init)
    case .truth: ["true", "false"]
    default: []
    }
  }

  /// As it would be typed on one line.
  private var example: String? {
    switch sample {
    case .typed(let value), .comment(let value): value.isSection ? nil : value.flow(isJSON: false)
    case nil: nil
    }
  }

  private var kind: String {
    switch content {
    case .section: "section"
    case .entries: "entries"
    case .ring: "ring"
    case .struts: "strutChoice"
    case .strutClasses: "classes"
    case .classNames: "names"
    case .holds: "holds"
    case .choice, .count, .truth: "choice"
    case .quantity: "quantity"
    case .number: "number"
    case .whole: "whole"
    case .date: "date"
    case .readings: "readings"
    case .joints, .matrix, .holeNumbers, .arc, .keys, .visits: "list"
    case .name, .text, .start, .timeZone, .days: "text"
    }
  }
}
