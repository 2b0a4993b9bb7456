import CaseFiles
import TreatmentModel

/// What a strut's scale can show, and how much longer it is than it reads, by the words of a case.
struct StrutScale: Sendable, Equatable {
  let readings: ClosedRange<Double>
  let offset: Double

  /// The generic classes of MODEL section 8, and the rod.
  private static let generic: [String: ClosedRange<Double>] = [
    "x-short": 75...96, "short": 90...125, "medium": 116...178, "long": 169...289, "rod": 60...300,
  ]

  /// - Parameters:
  ///   - frame: the section of the frame.
  ///   - strut: 0...5.
  ///   - name: that of the class which the program says is on.
  /// - Returns: nil for a class of which the case says nothing.
  init?(_ frame: TypedCase, strut: Int, named name: String) {
    let typed = frame.value(.struts)
    if let own = StrutScale(typed) ?? StrutScale(typed?.items.flatMap { $0.count == 6 ? $0[strut] : nil }) {
      self = own
      return
    }
    for entry in frame.list(.strutClasses) ?? [] where TypedCase(entry).text(.name) == name {
      guard let own = StrutScale(entry) else { continue }
      self = own
      return
    }
    guard let generic = StrutScale.generic[name] else { return nil }
    (readings, offset) = (generic, 0)
  }

  private init?(_ node: Node?) {
    let typed = TypedCase(node)
    guard let least = typed.number(.min), let most = typed.number(.max), least <= most else { return nil }
    (readings, offset) = (least...most, typed.number(.readingOffset) ?? 0)
  }
}
