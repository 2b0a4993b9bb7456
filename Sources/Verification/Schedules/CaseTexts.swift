/// The cases of a resource: documents of YAML, each with its scenario's name in the comment above it.
struct CaseTexts {
  let cases: [(name: String, text: String)]

  init(_ bytes: [UInt8]) {
    var (cases, lines) = ([(String, String)](), [Substring]())
    func end() {
      let first = lines.first { $0.hasPrefix("# ") }
      if let first { cases.append((String(first.dropFirst(2)), lines.joined(separator: "\n") + "\n")) }
      lines = []
    }
    for line in String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line == "---" { end() } else { lines.append(line) }
    }
    end()
    self.cases = cases
  }
}
