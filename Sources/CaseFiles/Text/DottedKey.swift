/// Dotted keys: `frame.struts-now[3]`, or in the header of a table `frame.struts-now.3`.
enum DottedKey {
  /// One step into a section or a list.
  enum Step: Hashable {
    /// A key of a section.
    case key(String)
    /// An entry of a list, from 1.
    case entry(Int)
  }

  /// The steps of a key; parts that are whole numbers are entries.
  static func steps(of key: String) -> [Step] {
    key.split(separator: ".", omittingEmptySubsequences: false).flatMap { part -> [Step] in
      var pieces = part.split(separator: "[", omittingEmptySubsequences: false).map(String.init)
      for index in pieces.indices.dropFirst() where pieces[index].hasSuffix("]") {
        pieces[index].removeLast()
      }
      return pieces.map { piece in
        let isNumber =
          !piece.isEmpty && piece.utf8.count <= 6 && piece.utf8.allSatisfy { (48...57).contains($0) }
        return isNumber ? Int(piece).map { .entry($0) } ?? .key(piece) : .key(piece)
      }
    }
  }
}
