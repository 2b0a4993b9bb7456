import TextOutput

/// A case of a batch that has no plan, as one line: `{"case": …, "input": "file:line", "errors": […]}`.
public struct CaseFailure: Error, Sendable, Equatable {
  /// One thing that is wrong.
  public struct Fault: Sendable, Equatable {
    /// For programs.
    public let code: String
    /// Dotted key; empty when it is about the whole case.
    public let key: String
    /// What is wrong and what to do about it.
    public let message: String
    /// What was found.
    public let found: String?
    /// What is allowed, in words.
    public let allowed: String?
    /// Where it stands.
    public let line: Int
    /// Where it stands in the line, from 1; nil where that is not known.
    public let column: Int?

    /// A fault.
    public init(
      code: String, key: String = "", message: String, found: String? = nil, allowed: String? = nil,
      line: Int,
      column: Int? = nil
    ) {
      (self.code, self.key, self.message, self.found) = (code, key, message, found)
      (self.allowed, self.line, self.column) = (allowed, line, column)
    }

    /// `line 12, column 5, deformity.ap-angulation: message (found …; allowed: …)`.
    var words: String {
      let details = [found.map { "found \($0)" }, allowed.map { "allowed: \($0)" }].compactMap { $0 }
      let place = "line \(line)" + (column.map { ", column \($0)" } ?? "")
      return "\(place)\(key.isEmpty ? "" : ", \(key)"): \(message)"
        + (details.isEmpty ? "" : " (\(details.joined(separator: "; ")))")
    }
  }

  /// What the case is called, where that could be read.
  public let name: String?
  /// Where it stands, `file:line`, if that is told.
  public let input: String?
  /// Number of a case that was varied, from 1.
  public let draw: Int?
  /// What is wrong; never empty.
  public let faults: [Fault]

  /// A failure.
  public init(name: String?, input: String?, draw: Int?, faults: [Fault]) {
    (self.name, self.input, self.draw, self.faults) = (name, input, draw, faults)
  }

  /// All faults in one sentence.
  public var message: String { faults.map(\.words).joined(separator: " | ") }

  /// Writes the line.
  public func write(to text: inout JSONText) {
    text.object { json in
      if let name { json.member("case", name) }
      if let input { json.member("input", input) }
      if let draw {
        json.key("draw")
        json.number(draw)
      }
      json.key("errors")
      json.list { list in
        for fault in faults {
          list.item()
          list.object { fault.write(to: &$0) }
        }
      }
    }
  }
}

extension CaseFailure.Fault {
  fileprivate func write(to json: inout JSONWriter) {
    json.member("code", code)
    if !key.isEmpty { json.member("key", key) }
    json.member("message", message)
    if let found { json.member("found", found) }
    if let allowed { json.member("allowed", allowed) }
    json.key("line")
    json.number(line)
    guard let column else { return }
    json.key("column")
    json.number(column)
  }
}
