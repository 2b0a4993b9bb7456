import CaseFiles
import TreatmentModel

/// A section of a case as it was typed. Of the program only the reader of YAML and the names of keys are used: what the words mean, the
/// judge says itself.
struct TypedCase: Sendable {
  /// Nil for one that is not there.
  let node: Node?
  /// Where a key is looked for that does not stand here: what levels share stands once, at the top.
  var common: Node?

  init(_ node: Node?, common: Node? = nil) { (self.node, self.common) = (node, common) }

  /// The value of a key; nil for one that is not there.
  func value(_ key: CaseKey.Word) -> Node? {
    for node in [node, common].compactMap({ $0 }) {
      if case .mapping(let entries) = node.content,
        let entry = entries.first(where: { $0.key == key.name })
      {
        return entry.value
      }
    }
    return nil
  }

  /// The section of a key; an empty one where it is not there. In a section of a level what is common is looked for too.
  func section(_ key: CaseKey.Word) -> TypedCase {
    let shared = TypedCase(common).value(key)
    let own = TypedCase(node).value(key)
    return TypedCase(own ?? shared, common: own == nil ? nil : shared)
  }

  func has(_ key: CaseKey.Word) -> Bool { value(key) != nil }

  func text(_ key: CaseKey.Word) -> String? { value(key)?.text }

  func list(_ key: CaseKey.Word) -> [Node]? { value(key)?.items }

  /// A number without a word.
  func number(_ key: CaseKey.Word) -> Double? { text(key).flatMap { Double($0.prefix { $0 != " " }) } }

  /// A number by its word, positive for the words of MODEL's table of signs; 0 where nothing is said.
  func signed(_ key: CaseKey.Word) -> Double {
    guard let words = text(key)?.split(separator: " "), let number = words.first.flatMap({ Double($0) })
    else { return 0 }
    guard let word = words.last, words.count > 1 else { return number }
    return TypedCase.positive.contains(String(word)) ? number : -number
  }

  /// The same of an angle, in radians.
  func angle(_ key: CaseKey.Word) -> Double { signed(key) * .pi / 180 }

  /// INTERFACES' table of signs; every other word is negative.
  private static let positive: Set = [
    "varus", "apex-anterior", "procurvatum", "flexion", "equinus", "plantarflexion", "internal", "lateral",
    "posterior",
    "short", "shortening", "proximal",
  ]
}

extension Node {
  var text: String? { if case .scalar(let text, _) = content { text } else { nil } }
  var items: [Node]? { if case .sequence(let items) = content { items } else { nil } }
}
