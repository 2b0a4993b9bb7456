import TreatmentModel

/// What a file is to say after a change, apart from how it is written: every change of a text is held against it.
extension Node {
  /// The tree after a change.
  func edited(_ edit: CaseEdit) throws(CaseEditError) -> Node {
    let steps = edit.key.steps[...]
    do throws(CaseEditError.Reason) {
      switch edit {
      case .set(_, let value): return try set(steps, value)
      case .append(_, let value):
        let count = try entryCount(steps)
        return try set(steps + [.entry(count + 1)], value)
      case .remove: return try removing(steps)
      }
    } catch {
      throw CaseEditError(key: edit.key, reason: error)
    }
  }

  /// How many entries the list at the end of the way has; 0 where there is none.
  func entryCount(_ steps: ArraySlice<CaseStep>) throws(CaseEditError.Reason) -> Int {
    guard let step = steps.first else {
      if isNull { return 0 }
      guard case .sequence(let items) = content else { throw .otherKind(found: kind) }
      return items.count
    }
    return try child(step)?.entryCount(steps.dropFirst()) ?? 0
  }

  /// What a step leads to; nil where nothing stands.
  private func child(_ step: CaseStep) throws(CaseEditError.Reason) -> Node? {
    if isNull { return nil }
    switch (step, content) {
    case (.word(_, let word), .mapping(let entries)): return entries.first { $0.key == word.name }?.value
    case (.entry(let number), .sequence(let items)):
      return items.indices.contains(number - 1) ? items[number - 1] : nil
    default: throw .otherKind(found: kind)
    }
  }

  private func set(_ steps: ArraySlice<CaseStep>, _ value: CaseValue) throws(CaseEditError.Reason) -> Node {
    guard let step = steps.first else { return Node(value) }
    let next = try child(step)?.set(steps.dropFirst(), value)
    let new =
      if let next { next } else { Node(try value.inside(steps.dropFirst())) }
    return try replacing(step, by: new)
  }

  private func removing(_ steps: ArraySlice<CaseStep>) throws(CaseEditError.Reason) -> Node {
    guard let step = steps.first, let child = try child(step) else { throw .absent }
    return try replacing(step, by: steps.count == 1 ? nil : child.removing(steps.dropFirst()))
  }

  /// The same with another value at a step; with nil without it.
  private func replacing(_ step: CaseStep, by new: Node?) throws(CaseEditError.Reason) -> Node {
    switch step {
    case .word(_, let word):
      var entries: [Entry] = []
      if case .mapping(let present) = content { entries = present }
      let place = entries.firstIndex { $0.key == word.name }
      if let place { entries.remove(at: place) }
      if let new {
        entries.insert(Entry(key: word.name, keyPlace: .start, value: new), at: place ?? entries.count)
      }
      return Node(edited: .mapping(entries))
    case .entry(let number):
      var items: [Node] = []
      if case .sequence(let present) = content { items = present }
      guard (1...items.count + 1).contains(number) else { throw .noSuchEntry }
      if items.indices.contains(number - 1) { items.remove(at: number - 1) }
      if let new { items.insert(new, at: number - 1) }
      return Node(edited: .sequence(items))
    }
  }

  private init(edited content: Content) {
    self.init(content: content, place: .start, weight: 1, height: 0)
  }

  private init(_ value: CaseValue) {
    switch value {
    case .typed(let text): self.init(edited: .scalar(text, isPlain: false))
    case .list(let items): self.init(edited: .sequence(items.map { Node($0) }))
    case .section(let members):
      self.init(
        edited: .mapping(
          members.map { Entry(key: $0.word.name, keyPlace: .start, value: Node($0.value)) }))
    }
  }

  /// Whether both say the same to a reader of cases: places, quotes and the order of keys do not count.
  func saysTheSame(as other: Node) -> Bool {
    switch (content, other.content) {
    case (.scalar(let one, _), .scalar(let another, _)): one == another && isNull == other.isNull
    case (.sequence(let one), .sequence(let another)):
      one.count == another.count && zip(one, another).allSatisfy { $0.saysTheSame(as: $1) }
    case (.mapping(let one), .mapping(let another)):
      one.count == another.count
        && zip(one.byKey, another.byKey).allSatisfy {
          $0.key == $1.key && $0.value.saysTheSame(as: $1.value)
        }
    default: false
    }
  }
}

extension [Node.Entry] {
  /// Sorted by key; those of one key in their order.
  fileprivate var byKey: [Node.Entry] {
    enumerated().sorted { ($0.element.key, $0.offset) < ($1.element.key, $1.offset) }.map(\.element)
  }
}

extension CaseValue {
  /// The value inside the sections and lists that the rest of its way asks for.
  func inside(_ steps: ArraySlice<CaseStep>) throws(CaseEditError.Reason) -> CaseValue {
    guard let step = steps.first else { return self }
    let inner = try inside(steps.dropFirst())
    switch step {
    case .word(_, let word): return .section([Member(word, inner)])
    case .entry(1): return .list([inner])
    case .entry: throw .noSuchEntry
    }
  }
}
