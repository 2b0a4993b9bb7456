/// An object around many cases, such as `{"cases": [{…}, {…}]}`: what exports of databases are, and no case.
enum CasesInOne {
  /// - Throws: for a section of which no key is one of a case, and one has a list of sections: its cases would be read by guess.
  static func refuse(_ whole: Node) throws(PlacedFault) {
    guard case .mapping(let entries) = whole.content,
      !entries.contains(where: { entry in CaseSchema.rows(of: .top).contains { $0.word.name == entry.key } }),
      whole.outputFormat == nil,
      let list = entries.first(where: { isListOfSections($0.value) })
    else { return }
    throw PlacedFault(
      ValueFault(
        .wrongKind, "this is no case, but has a list of them: the cases must not stand inside another object",
        found: list.key, allowed: TextCheck.formsOfMany), list.keyPlace)
  }

  private static func isListOfSections(_ node: Node) -> Bool {
    guard case .sequence(let items) = node.content, let first = items.first,
      case .mapping = first.content
    else { return false }
    return true
  }
}
