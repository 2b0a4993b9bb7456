import TreatmentModel

/// Numbers with a sign in the place of a word: `{deg: -12}`.
extension SectionReader {
  /// Whether a section stands at the key of a number that may be signed.
  @inline(__always)
  func hasSignedNumber(_ word: CaseKey.Word, _ row: CaseRow) -> Bool {
    guard row.signedUnit != nil, case .mapping? = node(word)?.content else { return false }
    return true
  }

  /// The text of a signed number, which stands at the key of its unit and alone.
  func signedNumber(_ word: CaseKey.Word, _ faults: inout FaultList) -> (String, FilePlace)? {
    let row = row(word)
    guard let unit = row.signedUnit?.rawValue, let node = node(word),
      case .mapping(let entries) = node.content
    else { return nil }
    let allowed = "\(unit): and a number, \(row.limit.signedWords)"
    let others = entries.filter { $0.key != unit }
    guard let entry = entries.first(where: { $0.key == unit }), others.isEmpty else {
      let fault = ValueFault(
        others.isEmpty ? .missing : .unknownKey, "a signed number stands alone, at the key of its unit",
        found: others.first?.key ?? node.kind, allowed: allowed)
      faults.add(fault, others.first?.keyPlace ?? node.place, key(word))
      return nil
    }
    guard entries.count == 1 else {
      let fault = ValueFault(.duplicateKey, "the key stands twice", found: unit, allowed: allowed)
      faults.add(fault, entries[1].keyPlace, key(word))
      return nil
    }
    guard case .scalar(let text, _) = entry.value.content, !entry.value.isNull else {
      let isMissing = entry.value.isNull
      let fault = ValueFault(
        isMissing ? .missing : .wrongKind, "a signed number must stand here", found: entry.value.kind,
        allowed: row.limit.signedWords)
      faults.add(fault, entry.value.place, key(word))
      return nil
    }
    return (text, entry.value.place)
  }
}

extension CaseRow {
  /// The unit by which its number may be typed with a sign; nil where no word says its direction.
  var signedUnit: QuantityUnit? { content == .quantity && directions != nil ? unit : nil }
}

extension ValueRange {
  /// What the number may be with a sign in the place of its word.
  var signed: ValueRange { ValueRange(-range.upperBound...range.upperBound, unit) }

  /// `-80 to 80 deg, positive for varus`.
  var signedWords: String {
    signed.words + (directions.map { ", positive for \($0.positive.rawValue)" } ?? "")
  }
}
