import DeformityCorrection

/// A mapping of the file whose keys are known, with its place and dotted path.
struct Section {
  let path: String
  let place: FilePlace
  /// Known keys, each once. There are few: a look along them is quicker than a hash.
  private var entries: [Node.Entry] = []

  /// Checks a node's keys against `known`; nil, with the fault noted, when it is no mapping.
  init?(
    _ node: Node, _ path: String, known: [String],
    elsewhere: @autoclosure () -> [String: String] = [:], _ faults: inout FaultList
  ) {
    self.path = path
    place = node.place
    guard case .mapping(let entries) = node.content else {
      let isMissing = node.isNull
      faults.add(
        ValueFault(
          isMissing ? .missing : .wrongKind, "a section of keys must stand here", found: node.kind,
          allowed: Printable.choice(known)),
        node.place, path)
      return nil
    }
    self.entries = Section.areClean(entries, known) ? entries : []
    guard self.entries.count < entries.count else { return }
    var firsts: [String: FilePlace] = [:]
    for entry in entries {
      let dotted = path.isEmpty ? entry.key : "\(path).\(entry.key)"
      if let first = firsts[entry.key] {
        faults.add(
          ValueFault(.duplicateKey, "the key stands twice, first in line \(first.line)", found: entry.key),
          entry.keyPlace, dotted)
        continue
      }
      firsts[entry.key] = entry.keyPlace
      guard known.contains(entry.key) else {
        let hint =
          Spelling.nearest(to: entry.key, in: known).map { "; did you mean \($0)?" }
          ?? elsewhere()[entry.key].map { "; it belongs to \($0)" } ?? ""
        faults.add(
          ValueFault(.unknownKey, "unknown key\(hint)", found: entry.key, allowed: Printable.choice(known)),
          entry.keyPlace, dotted)
        continue
      }
      self.entries.append(entry)
    }
  }

  /// Whether all keys are known and none stands twice. No more keys are looked at than are known.
  private static func areClean(_ entries: [Node.Entry], _ known: [String]) -> Bool {
    guard entries.count <= known.count, known.count <= UInt64.bitWidth else { return false }
    var (seen, next) = (0 as UInt64, 0)
    for index in entries.indices {
      // Keys mostly stand in the order in which they are known.
      var steps = 0
      while !entries[index].key.isSame(as: known[next]) {
        (next, steps) = (next + 1 == known.count ? 0 : next + 1, steps + 1)
        if steps == known.count { return false }
      }
      guard seen & 1 << UInt64(next) == 0 else { return false }
      seen |= 1 << UInt64(next)
    }
    return true
  }

  func dotted(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  /// The value of a key, unless it is absent or null.
  func node(_ key: String) -> Node? {
    guard let index = entries.indices.first(where: { entries[$0].key.isSame(as: key) }),
      !entries[index].value.isNull
    else { return nil }
    return entries[index].value
  }

  /// The value of a key that must be there.
  func required(_ key: String, allowed: @autoclosure () -> String, _ faults: inout FaultList) -> Node? {
    if let node = node(key) { return node }
    faults.add(
      ValueFault(.missing, "\(key) is missing", allowed: allowed()),
      entries.first { $0.key == key }?.value.place ?? place, dotted(key))
    return nil
  }

  /// The text of a scalar.
  func text(_ key: String, _ faults: inout FaultList) -> (String, FilePlace)? {
    guard let node = node(key) else { return nil }
    guard case .scalar(let text, _) = node.content else {
      faults.add(
        ValueFault(.wrongKind, "one value must stand here", found: node.kind), node.place, dotted(key))
      return nil
    }
    return (text, node.place)
  }

  /// A quantity; its uncertainty is noted in `deviations`, in inside units.
  func quantity(
    _ key: String, _ limit: Limit, _ directions: DirectionPair? = nil, unit: QuantityUnit = .millimetres,
    _ deviations: inout [String: Double], _ faults: inout FaultList
  ) -> Double? {
    guard let (text, place) = text(key, &faults) else { return nil }
    do {
      let quantity = try Quantity(text, limit, directions)
      if let deviation = quantity.deviation { deviations[dotted(key)] = unit.inside(deviation) }
      return unit.inside(quantity.value)
    } catch {
      faults.add(error, place, dotted(key))
      return nil
    }
  }

  /// A plain number without uncertainty.
  func number(_ key: String, _ limit: Limit, _ faults: inout FaultList) -> Double? {
    guard let (text, place) = text(key, &faults) else { return nil }
    return Section.number(text, limit, place, dotted(key), &faults)
  }

  static func number(
    _ text: String, _ limit: Limit, _ place: FilePlace, _ key: String, _ faults: inout FaultList
  ) -> Double? {
    do throws(ValueFault) {
      let quantity = try Quantity(text, limit)
      guard quantity.deviation == nil else {
        throw ValueFault(.uncertainty, "no uncertainty is used here", found: text)
      }
      return quantity.value
    } catch {
      faults.add(error, place, key)
      return nil
    }
  }

  /// A whole number.
  func whole(_ key: String, _ limit: Limit, _ faults: inout FaultList) -> Int? {
    guard let (_, place) = text(key, &faults), let value = number(key, limit, &faults) else { return nil }
    guard value == value.rounded() else {
      faults.add(
        ValueFault(
          .notWhole, "a whole number must stand here", found: Printable.number(value), allowed: limit.words),
        place, dotted(key))
      return nil
    }
    return Int(value)
  }

  /// One of the words of an enumeration.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Choice.Type, _ faults: inout FaultList
  ) -> Choice? where Choice.RawValue == String {
    guard let (text, place) = text(key, &faults) else { return nil }
    if let choice = type.allCases.first(where: { $0.rawValue == text }) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    let hint = Spelling.nearest(to: text, in: words).map { "; did you mean \($0)?" } ?? ""
    faults.add(
      ValueFault(
        .wrongWord, "the word is not one of those allowed\(hint)", found: text,
        allowed: Printable.choice(words)), place, dotted(key))
    return nil
  }

  /// A name: 1...120 characters that can be shown.
  func name(_ key: String, _ faults: inout FaultList) -> String? {
    guard let (text, place) = text(key, &faults) else { return nil }
    if (1...120).contains(text.utf8.count), text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) {
      return text
    }
    guard (1...120).contains(text.count), !text.unicodeScalars.contains(where: Printable.isHidden) else {
      faults.add(
        ValueFault(.name, "a name has 1 to 120 characters, all of them visible", found: text), place,
        dotted(key))
      return nil
    }
    return text
  }
}

extension String {
  /// `==`, which is slow for what differs, behind a look at the length.
  @inline(__always)
  fileprivate func isSame(as other: String) -> Bool { utf8.count == other.utf8.count && self == other }
}
