import TreatmentModel

extension CaseDecoder {
  /// The covariance of some inputs; nil, with the fault noted, where it is none.
  mutating func covariance(_ node: Node) -> InputCovariance? {
    guard let section = SectionReader(node, .covariance, &faults) else { return nil }
    let keys = section.required(.keys, &faults).flatMap { self.keys($0, section) }
    let rows = section.required(.matrix, &faults).flatMap { matrix($0, section) }
    guard let keys, let rows else { return nil }
    guard rows.count == keys.count, rows.allSatisfy({ $0.count == keys.count }) else {
      faults.add(
        ValueFault(.wrongKind, "a row and a column for each of the \(keys.count) keys must stand here"),
        section.node(.matrix)?.place ?? section.place, section.key(.matrix))
      return nil
    }
    let units = keys.map { CaseSchema.row(of: $0)?.unit ?? .millimetres }
    let inside = rows.enumerated().map { row, numbers in
      numbers.enumerated().map { units[row].inside(units[$0].inside($1)) }
    }
    do throws(InputCovariance.Problem) {
      return try InputCovariance(keys: keys, matrix: inside)
    } catch {
      faults.add(
        ValueFault(.uncertainty, error.words), section.node(.matrix)?.place ?? section.place,
        section.key(.matrix))
      return nil
    }
  }

  private mutating func keys(_ node: Node, _ section: SectionReader) -> [CaseKey]? {
    let (counts, all) = (section.row(.keys).entries, section.key(.keys))
    guard case .sequence(let items) = node.content, counts.contains(items.count) else {
      faults.add(
        ValueFault(
          .wrongKind, "a list of 1 to \(counts.upperBound) keys must stand here", found: node.kind),
        node.place, all)
      return nil
    }
    let found = items.enumerated().compactMap { index, item -> CaseKey? in
      if let key = CaseSchema.uncertainKey(item.kind) { return key }
      let known = CaseSchema.keys.filter { CaseSchema.row(of: $0)?.carriesDeviation == true }
      let hint =
        Spelling.nearest(to: item.kind, in: known.map(\.description)).map { "; did you mean \($0)?" } ?? ""
      faults.add(
        ValueFault(.wrongWord, "no number that may carry ± has this key\(hint)", found: item.kind),
        item.place, all.item(index + 1))
      return nil
    }
    return found.count == items.count ? found : nil
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
