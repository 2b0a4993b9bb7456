import HexapodKinematics
import TextOutput
import TreatmentModel

extension CaseInWords {
  /// Rings and struts, which are put in later, and the mode.
  var frame: Group {
    let frame = input
    var entries: [Entry] = [
      ("proximal ring", words(frame.proximalRing)), ("distal ring", words(frame.distalRing)),
    ]
    for (struts, hardware) in runs(plan.struts) {
      entries.append((struts, words(hardware)))
    }
    for change in plan.strutTimeline.changes where !plan.struts.contains(change.to) {
      let entry = ("put in later", words(change.to))
      if !entries.contains(where: { $0 == entry }) { entries.append(entry) }
    }
    if let mounted = input.strutsMounted {
      entries += runs(mounted).map { ("\($0.0), mounted when this was written", words($0.1)) }
    }
    entries += input.chosenValues.map { ("chosen by the planner", $0.words) }
    entries.append(("mode", frame.mode.word))
    switch frame.mode {
    case .chronic(let height):
      entries.append(("neutral height", quantity(height, "mm", input.neutralHeightKey)))
    case .residual(let readings): entries.append(("struts as read", list(readings)))
    case .ringsFirst(_, let readings?): entries.append(("struts as read", list(readings)))
    case .ringsFirst: break
    }
    for parameter in NeutralStance.parameters where frame.neutral[parameter] != 0 {
      let value = parameter.unit.outside(frame.neutral[parameter])
      let words = "\(rounded(abs(value))) \(parameter.directions.word(of: value).rawValue)"
      entries.append(
        (
          "moving ring in neutral, \(parameter.word.spaced)",
          with(words, parameter.unit, parameter.neutralKey)
        ))
    }
    return ("Frame", entries)
  }

  private func words(_ ring: RingHardware) -> String {
    let shape =
      switch ring.shape {
      case .standard(let radius, let halfAngle, let offset):
        "joint circle \(rounded(radius)) mm, \(CaseKey.Word.halfAngle.name) \(rounded(halfAngle * (180 / .pi)))°"
          + (offset == 0 ? "" : ", joint offset \(rounded(offset)) mm")
      case .holeCircle(let radius, let holes, let use, let offset):
        "hole circle \(rounded(radius)) mm, \(counted(holes, "hole")), holes \(use.map(String.init).joined(separator: ", "))"
          + (offset == 0 ? "" : ", joint offset \(rounded(offset)) mm")
      case .joints: "six joint centres of its own"
      }
    let inner = ring.innerRadius.map { ", inner radius \(rounded($0)) mm" } ?? ""
    let tilt = ring.jointTilt.map { ", joints lean up to \(rounded($0 * (180 / .pi)))°" } ?? ""
    let arc =
      ring.arc.map { arc in
        let (from, to) = arc.degreesFromTo
        return ", part of a circle from \(rounded(from))° to \(rounded(to))°"
          + (arc.arms > 0 ? " with straight arms of \(rounded(arc.arms)) mm" : "")
      } ?? ""
    let plates = ring.jointOffsets.sorted { $0.key < $1.key }.map { strut, offset in
      ", joint \(strut) on a plate, \(rounded(offset.radial)) mm outwards, \(rounded(offset.along)) mm along, "
        + "\(rounded(offset.axial)) mm towards the other ring"
    }
    return
      "\(ring.name): \(shape)\(inner)\(tilt)\(arc)\(plates.joined()); \(words(ring.provenance))"
  }

  private func words(_ strut: StrutHardware) -> String {
    let offset =
      strut.readingOffset == 0 ? "" : ", length \(rounded(strut.readingOffset)) mm more than the reading"
    let thread =
      strut.thread.map {
        " (a threaded rod, pitch \(rounded($0.pitch)) mm, \(counted($0.stepsPerTurn, "step")) a turn)"
      }
      ?? ""
    let radius = strut.radius.map { ", radius \(rounded($0)) mm" } ?? ""
    return "\(strut.name): \(rounded(strut.range.lowerBound)) to \(rounded(strut.range.upperBound)) mm, "
      + "steps of \(rounded(strut.step)) mm\(thread)\(offset)\(radius); \(words(strut.provenance))"
  }

  private func words(_ provenance: Provenance) -> String {
    "\(provenance.verified ? "given as verified" : "not verified") (\(provenance.source))"
  }

  /// Struts of one class in a row, as `struts 1 to 6`.
  private func runs(_ struts: PerStrut<StrutHardware>) -> [(String, StrutHardware)] {
    var runs: [(first: Int, last: Int, hardware: StrutHardware)] = []
    for (strut, hardware) in struts.enumerated() {
      if let run = runs.last, run.hardware == hardware {
        runs[runs.count - 1].last = strut + 1
      } else {
        runs.append((strut + 1, strut + 1, hardware))
      }
    }
    return runs.map {
      ($0.first == $0.last ? "strut \($0.first)" : "struts \($0.first) to \($0.last)", $0.hardware)
    }
  }
}
