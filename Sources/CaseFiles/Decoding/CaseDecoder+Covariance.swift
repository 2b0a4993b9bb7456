import HexapodKinematics
import TreatmentModel

extension CaseDecoder {
  /// The covariance of some inputs; nil, with the fault noted, where it is none.
  ///
  /// - Parameter root: the whole case, of which all else has been read.
  mutating func covariance(_ node: Node, of root: Node) -> InputCovariance? {
    guard let section = SectionReader(node, .covariance, &faults) else { return nil }
    let keys = section.required(.keys, &faults).flatMap { self.keys($0, section, root) }
    let rows = section.required(.matrix, &faults).flatMap { matrix($0, section) }
    let source = section.text(.source, &faults)?.0
    guard let keys, let rows else { return nil }
    guard rows.count == keys.count, rows.allSatisfy({ $0.count == keys.count }) else {
      faults.add(
        ValueFault(.doesNotBelong, "a row and a column for each of the \(keys.count) keys must stand here"),
        section.node(.matrix)?.place ?? section.place, section.key(.matrix))
      return nil
    }
    let units = keys.map { CaseSchema.row(of: $0)?.unit ?? .millimetres }
    let inside = rows.enumerated().map { row, numbers in
      numbers.enumerated().map { units[row].inside(units[$0].inside($1)) }
    }
    do throws(InputCovariance.Problem) {
      let covariance = try InputCovariance(keys: keys, matrix: inside, source: source)
      refuseOtherDeviations(than: covariance, section)
      return covariance
    } catch {
      faults.add(
        ValueFault(.uncertainty, error.words), section.node(.matrix)?.place ?? section.place,
        section.key(.matrix))
      return nil
    }
  }

  /// A ± that is typed too says the same, but for rounding.
  private mutating func refuseOtherDeviations(than covariance: InputCovariance, _ section: SectionReader) {
    for (index, key) in covariance.keys.enumerated() {
      guard let typed = deviations[key], let meant = covariance.standardDeviation(of: key),
        abs(typed - meant) > 0.01 * meant
      else { continue }
      let unit = CaseSchema.row(of: key)?.unit ?? .millimetres
      faults.add(
        ValueFault(
          .uncertainty, "\(key) carries another ± than this covariance gives it; say it once",
          found: "± \(Printable.number(unit.outside(typed)))",
          allowed:
            "± \(Printable.number(unit.outside(meant))), the root of row \(index + 1), column \(index + 1)"),
        section.node(.matrix)?.place ?? section.place, section.key(.matrix))
    }
  }

  private mutating func keys(_ node: Node, _ section: SectionReader, _ root: Node) -> [CaseKey]? {
    let (counts, all) = (section.row(.keys).entries, section.key(.keys))
    guard case .sequence(let items) = node.content, counts.contains(items.count) else {
      faults.add(
        ValueFault(
          .wrongKind, "a list of 1 to \(counts.upperBound) keys must stand here", found: node.kind),
        node.place, all)
      return nil
    }
    let found = items.enumerated().compactMap { index, item -> CaseKey? in
      do throws(ValueFault) {
        guard case .scalar(let text, _) = item.content else {
          throw ValueFault(.wrongKind, "a key must stand here", found: item.kind)
        }
        return try CaseDecoder.uncertainKey(text, ofCase: root)
      } catch {
        faults.add(error, item.place, all.item(index + 1))
        return nil
      }
    }
    return found.count == items.count ? found : nil
  }

  /// The key of a number that the case has, or one of its levels.
  private static func uncertainKey(_ text: String, ofCase root: Node) throws(ValueFault) -> CaseKey {
    guard case .sequence(let levels)? = root[CaseKey.Word.levels]?.content else {
      return try uncertainKey(text, of: root)
    }
    guard let (level, rest) = CaseSchema.level(of: text) else {
      let key = try uncertainKey(text, of: root)
      guard !CaseSchema.isLevels(key) else {
        throw ValueFault(
          .wrongWord, "each level has this key: say which, such as \(key.at(.only))", found: text)
      }
      return key
    }
    guard levels.indices.contains(level.index) else {
      throw ValueFault(
        .doesNotBelong, "there is no such level", found: text, allowed: "1 to \(levels.count)")
    }
    let key = try uncertainKey(rest, of: levels[level.index])
    guard CaseSchema.isLevels(key) else {
      throw ValueFault(
        .wrongWord, "this key stands once at the top of the case", found: text, allowed: key.description)
    }
    // The middle ring is one ring, whichever level says it.
    return key.at(level).ofMiddleRing
  }

  /// The key of a number that a case of one level has, or an entry.
  private static func uncertainKey(_ text: String, of root: Node) throws(ValueFault) -> CaseKey {
    guard let (kind, key, number) = CaseSchema.uncertainNumber(text) else {
      let known = CaseSchema.uncertainNumbers.map(\.key.description)
      let hint = Spelling.nearest(to: text, in: known).map { "; did you mean \($0)?" } ?? ""
      throw ValueFault(.wrongWord, "no number that may carry ± has this key\(hint)", found: text)
    }
    if let missing = root.lacks(key) { throw ValueFault(.doesNotBelong, missing, found: text) }
    guard kind.isOfEntry || kind.isItem else { return key }
    let (section, word) = (key.section, key.word)
    guard let number else {
      let first =
        kind.isItem ? CaseKey(section, word, item: 1) : CaseKey(section, word, entry: 1)
      throw ValueFault(.wrongWord, "there are several of these: say which, such as \(first)", found: text)
    }
    // Struts are always six, however few classes are typed.
    let count = kind.isOfStrut ? StrutNumber.allCases.count : root.count(of: section)
    guard number <= count else {
      throw ValueFault(
        .doesNotBelong, "the list has no such entry", found: text,
        allowed: count == 0 ? "none" : "1 to \(count)")
    }
    return key
  }

  private mutating func matrix(_ node: Node, _ section: SectionReader) -> [[Double]]? {
    let (all, limit) = (section.key(.matrix), section.limit(.matrix))
    guard case .sequence(let rows) = node.content else {
      faults.add(
        ValueFault(.wrongKind, "a list of rows must stand here", found: node.kind), node.place, all)
      return nil
    }
    let found = rows.enumerated().compactMap { index, row -> [Double]? in
      let key = all.item(index + 1)
      guard case .sequence(let items) = row.content else {
        faults.add(
          ValueFault(.wrongKind, "a row of numbers must stand here", found: row.kind), row.place, key)
        return nil
      }
      let numbers = items.compactMap { SectionReader.number($0.kind, limit, $0.place, key, &faults) }
      return numbers.count == items.count ? numbers : nil
    }
    return found.count == rows.count ? found : nil
  }
}

extension InputCovariance.Problem {
  /// What is wrong with the matrix, in words.
  fileprivate var words: String {
    switch self {
    case .notSquare: "this is no square of numbers"
    case .repeated(let key): "\(key) stands twice among the keys"
    case .notFinite(let row, let column): "the number in row \(row), column \(column) is not finite"
    case .notSymmetric(let row, let column):
      "row \(row), column \(column) is not the same as row \(column), column \(row)"
    case .notPositiveSemidefinite(let key):
      "no errors go together like this: with \(key) some sum would have a negative variance (not positive semidefinite)"
    }
  }
}

extension Node {
  /// How many entries the list of a section has.
  fileprivate func count(of section: CaseKey.Section) -> Int {
    guard let home = section.home, let list = self.section(home.section)?[home.word],
      case .sequence(let items) = list.content
    else { return 0 }
    return items.count
  }

  /// Why a number has no error that goes with others: the case cannot have it.
  fileprivate func lacks(_ key: CaseKey) -> String? {
    var isJoint = false
    if case .scalar(JunctionWord.joint.rawValue, _)? = self[.between]?.content { isJoint = true }
    return switch (key.section, key.word) {
    case (.hingeAt, _): self[.hinge] == nil ? "this case has no hinge" : nil
    case (.neutral, _): section(.neutral) == nil ? "this case declares no neutral pose" : nil
    case (.cut, _), (.top, .boneGap): isJoint ? "this case has a joint in place of a cut" : nil
    default: nil
    }
  }

  private func section(_ section: CaseKey.Section) -> Node? {
    guard let home = section.home else { return self }
    return self.section(home.section)?[home.word]
  }

  fileprivate subscript(word: CaseKey.Word) -> Node? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == word.name }?.value
  }
}
