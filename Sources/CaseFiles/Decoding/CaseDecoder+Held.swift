import HexapodKinematics
import TreatmentModel

extension CaseDecoder {
  private static let holdForm =
    "[3] for the whole plan, or [{\(CaseKey.Word.strut.name): 3, \(CaseKey.Word.days.name): 5-9}]"
  private static let daysForm = "one day, 5, or first and last, 5-9, or 5- to the end"

  /// `held`: a list of strut numbers and of sections with `strut` and `days`.
  mutating func holds(_ top: SectionReader) -> [StrutHold] {
    guard let node = top.node(.held) else { return [] }
    let most = top.row(.held).entries.upperBound
    guard case .sequence(let items) = node.content, items.count <= most else {
      faults.add(
        ValueFault(
          .wrongKind, "a list of at most \(most) struts must stand here", found: node.kind,
          allowed: Self.holdForm), node.place, top.key(.held))
      return []
    }
    var found: [StrutHold] = []
    for (index, item) in items.enumerated() {
      let key = top.key(.held).item(index + 1)
      guard let hold = hold(item, key) else { continue }
      if let other = found.first(where: { $0.strut == hold.strut && $0.days.overlaps(hold.days) }) {
        faults.add(
          ValueFault(
            .doesNotBelong,
            "strut \(hold.strut) is held on some of these days already; say it once", found: hold.daysWords,
            allowed: "days other than \(other.daysWords)"), item.place, key)
      }
      found.append(hold)
    }
    return found
  }

  private mutating func hold(_ node: Node, _ key: CaseKey) -> StrutHold? {
    if case .scalar(let text, _) = node.content {
      return strutNumber(text, node.place, key).map { StrutHold(strut: $0) }
    }
    guard let section = SectionReader(node, .held, entry: key.item ?? 0, &faults) else { return nil }
    section.required(.strut, &faults)
    let strut = section.text(.strut, &faults).flatMap { strutNumber($0.0, $0.1, section.key(.strut)) }
    guard let (text, place) = section.text(.days, &faults) else {
      return section.node(.days) == nil ? strut.map { StrutHold(strut: $0) } : nil
    }
    do throws(ValueFault) {
      let days = try Self.days(text, section.limit(.days))
      return strut.map { StrutHold(strut: $0, days: days) }
    } catch {
      faults.add(error, place, section.key(.days))
      return nil
    }
  }

  private mutating func strutNumber(_ text: String, _ place: FilePlace, _ key: CaseKey) -> StrutNumber? {
    guard let value = SectionReader.number(text, ValueRange.strutNumber, place, key, &faults) else {
      return nil
    }
    guard value == value.rounded() else {
      faults.add(
        ValueFault(
          .notWhole, "a strut's number must stand here", found: text, allowed: ValueRange.strutNumber.words),
        place, key)
      return nil
    }
    return StrutNumber(rawValue: Int(value))
  }

  private static func days(_ text: String, _ limit: ValueRange) throws(ValueFault) -> ClosedRange<Int> {
    let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    let first = try day(parts[0], of: text, limit)
    guard parts.count == 2 else { return first...first }
    let isOpen = parts[1].allSatisfy { $0 == " " }
    let last = isOpen ? Int.max : try day(parts[1], of: text, limit)
    guard first <= last else {
      throw ValueFault(
        .outOfRange, "the first day comes after the last", found: text, allowed: "\(last)-\(first)")
    }
    return first...last
  }

  private static func day(_ part: Substring, of text: String, _ limit: ValueRange) throws(ValueFault) -> Int {
    let digits = part.trimmingBlanks
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
      throw ValueFault(.notANumber, "days of turning must stand here", found: text, allowed: daysForm)
    }
    guard digits.utf8.count <= 6, let day = Int(digits), limit.range.contains(Double(day)) else {
      throw ValueFault(
        .outOfRange, "there is no such day of turning; day 1 is the first", found: text,
        allowed: limit.words)
    }
    return day
  }
}

extension Substring {
  fileprivate var trimmingBlanks: Substring {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }
}

extension StrutHold {
  fileprivate var daysWords: String {
    days.upperBound == Int.max ? "\(days.lowerBound)-" : "\(days.lowerBound)-\(days.upperBound)"
  }
}
