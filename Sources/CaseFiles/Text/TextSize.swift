/// How much a text may hold.
package struct TextSize: Sendable {
  /// What is measured, in words: "a case".
  let what: String
  /// Largest size in bytes.
  let bytes: Int
  /// Most values, sections and lists.
  let nodes: Int

  /// A hundred times a long case.
  static let oneCase = TextSize(what: "a case", bytes: 1 << 20, nodes: NodeBuilder.mostNodes)
  /// Several times the longest plan, turned every hour.
  static let plan = TextSize(what: "a plan", bytes: 1 << 26, nodes: 1 << 22)
}
