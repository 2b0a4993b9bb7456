import CorrectionPlanning
import TextOutput

extension Timeline {
  /// The estimate as one sentence that says what it is; nil where there is none.
  var estimateWords: String? {
    guard let estimate else { return nil }
    let (index, days) = (Timeline.daysPerCentimetre, estimate.daysInFrame)
    let dates =
      estimatedRemoval.map { ", removal between \($0.lowerBound) and \($0.upperBound)" } ?? ""
    return "\(days.lowerBound) to \(days.upperBound) days in the frame from surgery\(dates): "
      + "\(shortest(index.lowerBound)) to \(shortest(index.upperBound)) days per cm for "
      + "\(decimal(estimate.lengthening, 1)) mm of lengthening, the range of published indices; radiographs decide"
  }

  /// The members `timeline` and, where there is one, `time_in_frame_estimate` of `fixator-plan/1`.
  func write(_ json: inout JSONWriter) {
    json.key("timeline")
    json.list { list in
      for span in spans {
        list.item()
        list.object { write(span, &$0) }
      }
    }
    guard let estimate else { return }
    json.key("time_in_frame_estimate")
    json.object { json in
      json.key("lengthening_mm")
      json.number(estimate.lengthening)
      json.key("days_per_cm")
      json.numbers([Timeline.daysPerCentimetre.lowerBound, Timeline.daysPerCentimetre.upperBound])
      json.key("days")
      json.numbers([Double(estimate.daysInFrame.lowerBound), Double(estimate.daysInFrame.upperBound)])
      if let removal = estimatedRemoval {
        json.member("removal_from", removal.lowerBound)
        json.member("removal_to", removal.upperBound)
      }
    }
  }

  private func write(_ span: Span, _ json: inout JSONWriter) {
    json.member("phase", span.phase.rawValue)
    if let dates = dates(of: span) {
      json.member("from", dates.first)
      if let last = dates.last { json.member("to", last) }
    }
    if let length = span.length {
      json.key("days")
      json.number(length)
    }
  }
}

extension Timeline.Phase {
  /// What ends one whose last day nobody knows.
  var end: String {
    self == .retention ? "as long as the joint has to be held" : "until radiographs show union"
  }
}

extension TreatmentPlan {
  /// The time in the frame of a limb of which bone is missing; nil of other limbs.
  var estimateWords: String? {
    guard let defect = defectLength, let days = timeline.daysInFrame else { return nil }
    let index = Timeline.daysPerCentimetreOfDefect
    return
      "\(days.lowerBound) to \(days.upperBound) days in the frame from surgery: \(shortest(index.lowerBound)) (two cuts) to \(shortest(index.upperBound)) (one cut) "
      + "days per cm for \(decimal(defect, 1)) mm of defect (doi 10.3389/fsurg.2022.858240); at docking series report an axial "
      + "deviation in 18.4 % (doi 10.1186/s13018-023-04356-6); radiographs decide"
  }
}
