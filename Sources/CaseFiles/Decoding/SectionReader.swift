import TextOutput
import TreatmentModel

/// A mapping of the file that holds what a section of the schema may hold.
package struct SectionReader {
  let kind: CaseKey.Section
  /// Number of the entry that it is in its list; 0 for none.
  private let number: Int
  /// The level in whose entry it stands; nil at the top of a case.
  private let level: LevelID?
  let place: FilePlace
  private let schema: SectionSchema
  /// Known keys, each once.
  private var entries: [Node.Entry] = []
  /// Where in ``entries`` each row of the schema stands; -1 for what is not there.
  private var places = Places(repeating: -1)

  /// Room for the keys of the longest section, and of those to come; a test holds the schema to it.
  package typealias Places = InlineArray<48, Int8>

  /// Checks a node's keys against the schema; nil, with the fault noted, when it is no mapping.
  ///
  /// - Parameter entry: its number in the list that it is an entry of.
  init?(_ node: Node, _ kind: CaseKey.Section, entry: Int = 0, _ faults: inout FaultList) {
    (self.kind, number, place, level) = (kind, entry, node.place, faults.level)
    schema = CaseSchema.section(level == nil ? kind : kind.inEntry)
    guard case .mapping(let entries) = node.content else {
      let isMissing = node.isNull
      faults.add(
        ValueFault(
          isMissing ? .missing : .wrongKind, "a section of keys must stand here", found: node.kind,
          allowed: Printable.choice(schema.told)),
        node.place, path)
      return nil
    }
    if takeClean(entries) { return }
    places = Places(repeating: -1)
    takeFaulty(entries, &faults)
  }

  /// Takes entries of which all keys are known and none stands twice; false otherwise. No more keys are looked at than are
  /// known.
  private mutating func takeClean(_ entries: [Node.Entry]) -> Bool {
    let count = schema.names.count
    guard entries.count <= count else { return false }
    var next = 0
    for index in entries.indices {
      // Keys mostly stand in the order in which they are known.
      var steps = 0
      while !entries[index].key.isSame(as: schema.names[next]) {
        (next, steps) = (next + 1 == count ? 0 : next + 1, steps + 1)
        if steps == count { return false }
      }
      guard places[next] < 0, !entries[index].value.isNull else { return false }
      places[next] = Int8(index)
    }
    self.entries = entries
    return true
  }

  /// Takes what is known, the first of each key, and notes the rest.
  private mutating func takeFaulty(_ entries: [Node.Entry], _ faults: inout FaultList) {
    var firsts: [String: FilePlace] = [:]
    for entry in entries {
      let dotted = path.isEmpty ? entry.key : "\(path).\(entry.key)"
      if let first = firsts[entry.key] {
        faults.add(
          ValueFault(.duplicateKey, "the key stands twice, first in line \(first.line)", found: entry.key),
          entry.keyPlace, dotted)
        continue
      }
      firsts[entry.key] = entry.keyPlace
      guard let place = schema.names.firstIndex(of: entry.key) else {
        guard !isCommon(entry.key) else {
          faults.add(
            ValueFault(
              .doesNotBelong,
              CaseSchema.joint.contains { $0.word.name == entry.key }
                ? "a joint is corrected in a case of its own, of one level: take \(entry.key) out"
                : "\(entry.key) stands once at the top of the case, for all levels",
              found: entry.key, allowed: Printable.choice(schema.told)), entry.keyPlace, dotted)
          continue
        }
        faults.add(
          ValueFault(
            .unknownKey, "unknown key\(schema.hint(for: entry.key))", found: entry.key,
            allowed: Printable.choice(schema.told)),
          entry.keyPlace, dotted)
        continue
      }
      places[place] = Int8(self.entries.count)
      self.entries.append(entry)
      // Those that must be there are missed by who asks for them.
      guard entry.value.isNull, !schema.rows[place].isRequired else { continue }
      faults.add(
        ValueFault(
          .missing, "\(entry.key) is empty: it says neither a value nor that there is none",
          found: "nothing", allowed: schema.rows[place].fillings), entry.value.place, dotted)
    }
  }

  /// Whether a key that a level's entry does not have is one of the whole case.
  private func isCommon(_ key: String) -> Bool {
    schema.section != kind && CaseSchema.section(kind).names.contains(key)
  }

  /// The dotted path of the section, with the number of its entry; empty for a whole file.
  var path: String {
    if let key = kind.key(entry: number == 0 ? nil : number) { return key.at(level).description }
    return level.flatMap { CaseKey.Section.levels.key(entry: $0.index + 1)?.description } ?? ""
  }

  /// The key of a word in this section.
  func key(_ word: CaseKey.Word) -> CaseKey { CaseKey(kind, word, entry: number).at(level) }

  /// The place of a word's row; a word that the section does not have has the first.
  @inline(__always)
  private func place(_ word: CaseKey.Word) -> Int {
    let place = schema.place(word)
    assert(place >= 0, "no such key in this section")
    return max(0, place)
  }

  /// The row of a word that the section has.
  func row(_ word: CaseKey.Word) -> CaseRow { schema.rows[place(word)] }

  /// What a number at a word may be.
  func limit(_ word: CaseKey.Word) -> ValueRange { schema.rows[place(word)].limit }

  /// The value of a word's key, unless it is absent or null.
  func node(_ word: CaseKey.Word) -> Node? {
    let index = Int(places[place(word)])
    guard index >= 0, !entries[index].value.isNull else { return nil }
    return entries[index].value
  }

  /// The value of a key that must be there.
  @discardableResult
  func required(_ word: CaseKey.Word, _ faults: inout FaultList) -> Node? {
    if let node = node(word) { return node }
    let index = Int(places[place(word)])
    faults.add(
      ValueFault(.missing, "\(word.name) is missing", allowed: row(word).needed),
      index >= 0 ? entries[index].value.place : place, key(word))
    return nil
  }

  /// The text of a scalar.
  func text(_ word: CaseKey.Word, _ faults: inout FaultList) -> (String, FilePlace)? {
    guard let node = node(word) else { return nil }
    guard case .scalar(let text, _) = node.content else {
      faults.add(
        ValueFault(.wrongKind, "one value must stand here", found: node.kind), node.place, key(word))
      return nil
    }
    return (text, node.place)
  }

  /// A quantity; its uncertainty is noted in `deviations`, in inside units.
  func quantity(
    _ word: CaseKey.Word, _ deviations: inout [CaseKey: Double], _ faults: inout FaultList
  ) -> Double? {
    let row = self.place(word)
    let unit = schema.rows[row].unit ?? .millimetres
    let isSigned = hasSignedNumber(word, schema.rows[row])
    guard let (text, place) = isSigned ? signedNumber(word, &faults) : text(word, &faults) else {
      return nil
    }
    do {
      let quantity =
        isSigned
        ? try Quantity(signed: text, schema.rows[row].limit)
        : try Quantity(text, schema.rows[row].limit, schema.rows[row].directions)
      if let deviation = quantity.deviation { deviations[key(word)] = unit.inside(deviation) }
      return unit.inside(quantity.value)
    } catch {
      faults.add(error, place, key(word))
      return nil
    }
  }

  /// A plain number without uncertainty.
  func number(_ word: CaseKey.Word, _ faults: inout FaultList) -> Double? {
    guard let (text, place) = text(word, &faults) else { return nil }
    return SectionReader.number(text, limit(word), place, key(word), &faults)
  }

  static func number(
    _ text: String, _ limit: ValueRange, _ place: FilePlace, _ key: CaseKey, _ faults: inout FaultList
  ) -> Double? {
    do throws(ValueFault) {
      let quantity = try Quantity(text, limit)
      guard quantity.deviation == nil else {
        throw ValueFault(.uncertainty, "no uncertainty is used here", found: text)
      }
      return quantity.value
    } catch {
      faults.add(error, place, key)
      return nil
    }
  }

  /// A whole number.
  func whole(_ word: CaseKey.Word, _ faults: inout FaultList) -> Int? {
    guard let (_, place) = text(word, &faults), let value = number(word, &faults) else { return nil }
    guard value == value.rounded() else {
      faults.add(
        ValueFault(
          .notWhole, "a whole number must stand here", found: Printable.number(value),
          allowed: limit(word).words),
        place, key(word))
      return nil
    }
    return Int(value)
  }

  /// `true` or `false`.
  func truth(_ word: CaseKey.Word, _ faults: inout FaultList) -> Bool? {
    guard let (text, place) = text(word, &faults) else { return nil }
    switch text {
    case "true": return true
    case "false": return false
    default:
      faults.add(
        ValueFault(
          .wrongWord, "true or false must stand here", found: text, allowed: row(word).allowedWords), place,
        key(word))
      return nil
    }
  }

  /// One of the words of an enumeration.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ word: CaseKey.Word, _ type: Choice.Type, _ faults: inout FaultList
  ) -> Choice? where Choice.RawValue == String {
    guard let (text, place) = text(word, &faults) else { return nil }
    if let choice = type.allCases.first(where: { $0.rawValue == text }) { return choice }
    let words = row(word).choices
    let hint = Spelling.nearest(to: text, in: words).map { "; did you mean \($0)?" } ?? ""
    faults.add(
      ValueFault(
        .wrongWord, "the word is not one of those allowed\(hint)", found: text,
        allowed: Printable.choice(words)), place, key(word))
    return nil
  }

  /// A name: 1...120 characters that can be shown.
  func name(_ word: CaseKey.Word, _ faults: inout FaultList) -> String? {
    guard let (text, place) = text(word, &faults) else { return nil }
    if let fault = text.nameFault {
      faults.add(
        ValueFault(.name, "a name has 1 to 120 characters, all of them visible; \(fault)", found: text),
        place,
        key(word))
      return nil
    }
    return text
  }
}

extension SectionSchema {
  /// What a key that is not known here was probably meant to be.
  fileprivate func hint(for key: String) -> String {
    if let near = Spelling.nearest(to: key, in: told) ?? Spelling.nearest(to: key, in: names) {
      return "; did you mean \(near)?"
    }
    guard hintsElsewhere, let home = CaseSchema.homes[key] else { return "" }
    return "; it belongs to \(home)"
  }
}

extension String {
  /// `==`, which is slow for what differs, behind a look at the length.
  @inline(__always)
  fileprivate func isSame(as other: String) -> Bool { utf8.count == other.utf8.count && self == other }
}

extension CaseRow {
  /// What may stand where nothing stands.
  fileprivate var fillings: String {
    let isNumber = directions != nil && range?.lowerBound == 0
    return isNumber
      ? "0, or no line at all, for none; \(limit.words)"
      : "a value, or no line at all\(range == nil ? "" : "; \(limit.words)")"
  }
}
