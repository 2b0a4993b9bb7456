import TreatmentModel

/// Where the keys of a case stand, to say of which line a planner's refusal speaks.
public struct CasePositions: Sendable {
  private let file: String
  private let root: Node
  /// Where values stand that the file itself does not have.
  private let borrowed: FilePlace

  init(file: String, _ root: Node, borrowed: FilePlace = .start) {
    (self.file, self.root, self.borrowed) = (file, root, borrowed)
  }

  /// `file:line:column` of a key, or of the nearest section around it; of the whole case for nil.
  public func place(of key: CaseKey?) -> String { "\(Printable.path(file)):\(filePlace(of: key))" }

  /// Line and column of a key, or of the nearest section around it; of the whole case for nil.
  public func filePlace(of key: CaseKey?) -> FilePlace {
    var node = root
    for step in key.map({ DottedKey.steps(of: $0.description) }) ?? [] {
      guard let next = node[step] else { break }
      node = next
    }
    return node.place == .elsewhere ? borrowed : node.place
  }
}

extension Node {
  /// What a step leads to; nil when there is nothing.
  fileprivate subscript(step: DottedKey.Step) -> Node? {
    switch (step, content) {
    case (.key(let key), .mapping(let entries)): entries.first { $0.key == key }?.value
    case (.entry(let number), .sequence(let items)):
      items.indices.contains(number - 1) ? items[number - 1] : nil
    default: nil
    }
  }
}
