import CaseFiles
import CommandAnswers
import TextOutput

/// The options of a call: a JSON object.
struct CallOptions {
  private let values: [String: Node]

  /// Reads them.
  ///
  /// - Parameter allowed: their names.
  /// - Throws: ``CommandRefusal`` for what is no JSON object, and for other names or one twice.
  init(
    _ text: UnsafePointer<CChar>?, _ length: Int, allowed: [String] = []
  ) throws(CommandRefusal) {
    guard let bytes = try bytesIfAny(text, length, "options"), !bytes.isEmpty else {
      values = [:]
      return
    }
    let node: Node
    do throws(PlacedFault) { node = try NodeReader.read(bytes, .json) } catch {
      throw CommandRefusal("options: \(error.fault)")
    }
    guard case .mapping(let entries) = node.content else {
      throw CommandRefusal("options: a JSON object is expected (found \(node.kind))")
    }
    var values: [String: Node] = [:]
    for entry in entries {
      guard allowed.contains(entry.key) else {
        let names = allowed.isEmpty ? "none here" : allowed.joined(separator: ", ")
        throw CommandRefusal("options: there is no \(visible(entry.key, atMost: 60)) (allowed: \(names))")
      }
      guard values[entry.key] == nil else { throw CommandRefusal("options: \(entry.key) stands there twice") }
      if !entry.value.isNull { values[entry.key] = entry.value }
    }
    self.values = values
  }

  /// Whether something is to be done; not unless it says so.
  func flag(_ name: String) throws(CommandRefusal) -> Bool {
    guard let node = values[name] else { return false }
    guard case .scalar(let text, isPlain: true) = node.content, let value = Bool(text) else {
      throw refusal(name, node, "true or false")
    }
    return value
  }

  /// A text.
  func text(_ name: String) throws(CommandRefusal) -> String? {
    guard let node = values[name] else { return nil }
    guard case .scalar(let text, isPlain: false) = node.content else { throw refusal(name, node, "a text") }
    return text
  }

  /// One of some words.
  func word<Word: RawRepresentable & CaseIterable>(
    _ name: String, _ type: Word.Type
  ) throws(CommandRefusal) -> Word? where Word.RawValue == String {
    guard let text = try text(name) else { return nil }
    guard let word = Word(rawValue: text) else {
      let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw CommandRefusal("options: \(name) is one of \(words) (found \(visible(text, atMost: 60)))")
    }
    return word
  }

  /// A whole number within a range.
  func whole<Number: FixedWidthInteger>(
    _ name: String, _ range: ClosedRange<Number>
  ) throws(CommandRefusal) -> Number? {
    guard let node = values[name] else { return nil }
    guard case .scalar(let text, isPlain: true) = node.content, let value = Number(text),
      range.contains(value)
    else { throw refusal(name, node, "a whole number from \(range.lowerBound) to \(range.upperBound)") }
    return value
  }

  /// A finite number.
  func number(_ name: String) throws(CommandRefusal) -> Double? {
    guard let node = values[name] else { return nil }
    guard let value = finite(node) else { throw refusal(name, node, "a finite number") }
    return value
  }

  /// As many finite numbers as one of some counts says.
  func numbers(_ name: String, count: Int...) throws(CommandRefusal) -> [Double]? {
    guard let node = values[name] else { return nil }
    let allowed = "a list of \(count.map { "\($0)" }.joined(separator: " or ")) finite numbers"
    guard case .sequence(let items) = node.content, count.contains(items.count) else {
      throw refusal(name, node, allowed)
    }
    var numbers: [Double] = []
    for item in items {
      guard let value = finite(item) else { throw refusal(name, item, allowed) }
      numbers.append(value)
    }
    return numbers
  }

  /// A text, or a list of them; empty where there is none.
  func texts(_ name: String) throws(CommandRefusal) -> [String] {
    guard let node = values[name] else { return [] }
    let items: [Node]
    if case .sequence(let list) = node.content { items = list } else { items = [node] }
    var texts: [String] = []
    for item in items {
      guard case .scalar(let text, isPlain: false) = item.content else {
        throw refusal(name, item, "a text or a list of texts")
      }
      texts.append(text)
    }
    return texts
  }

  /// The smaller number and the larger, both within some limits.
  func range(_ name: String, within limits: ClosedRange<Double>) throws(CommandRefusal) -> ClosedRange<
    Double
  >? {
    guard let two = try numbers(name, count: 2) else { return nil }
    guard two[0] <= two[1], limits.contains(two[0]), limits.contains(two[1]) else {
      throw CommandRefusal(
        "options: \(name) is the smaller number, then the larger, both from \(shortest(limits.lowerBound)) to "
          + "\(shortest(limits.upperBound)) (found \(shortest(two[0])), \(shortest(two[1])))")
    }
    return two[0]...two[1]
  }

  /// Whether there is only `true` or `false`.
  func isFlag(_ name: String) -> Bool {
    guard case .scalar(let text, isPlain: true)? = values[name]?.content else { return false }
    return Bool(text) != nil
  }

  private func finite(_ node: Node) -> Double? {
    guard case .scalar(let text, isPlain: true) = node.content, let value = Double(text), value.isFinite
    else {
      return nil
    }
    return value
  }

  private func refusal(_ name: String, _ node: Node, _ allowed: String) -> CommandRefusal {
    var found = visible(node.kind, atMost: 60)
    // Else the text "true" would be found where true is allowed.
    if case .scalar(_, isPlain: false) = node.content { found = "\"\(found)\"" }
    return CommandRefusal("options: \(name) is \(allowed) (found \(found))")
  }
}

/// What inputs without an uncertainty of their own take.
enum Assumption: String, CaseIterable {
  case published
}
