import CaseFiles
import TextOutput

extension Node {
  /// What stands at every key, as it is typed: texts, lists and objects; of a key that stands twice the first.
  var typedValues: JSONTree {
    switch content {
    case .scalar(let text, _): return isNull ? .null : .text(text)
    case .sequence(let items): return .list(items.map(\.typedValues))
    case .mapping(let entries):
      var told: Set<String> = []
      return .object(
        entries.filter { told.insert($0.key).inserted }.map { .init($0.key, $0.value.typedValues) })
    }
  }
}
