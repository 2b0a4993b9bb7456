import CorrectionPlanning
import RigidMotion
import TextOutput
import TreatmentModel

extension TreatedJoint.Hinge {
  /// `medial-lateral axis through the origin`, `long axis 4 mm lateral of the origin`.
  var words: String {
    let offsets = HingeParameter.allCases.filter { self[$0] != 0 }.map { parameter in
      "\(shortest(abs(self[parameter]), decimals: 4)) mm \(parameter.directions.word(of: self[parameter]).rawValue)"
    }
    let place = offsets.isEmpty ? "through the origin" : "\(offsets.joined(separator: ", ")) of the origin"
    return "\(axis.rawValue) axis \(place)"
  }
}

extension JointStage {
  /// What it does, in a word of `fixator-plan/1`.
  var word: String {
    switch purpose {
    case .correction: "corrected"
    case .drawingApart: "drawn-apart"
    case .turning: "turned"
    case .rest: "rest"
    }
  }

  /// `turned 30.0° about the hinge on days 4 to 24`.
  fileprivate func words(_ joint: TreatedJoint) -> String {
    let what =
      switch purpose {
      case .correction: "corrected"
      case .drawingApart: "surfaces drawn apart to \(shortest(joint.distraction, decimals: 4)) mm"
      case .turning(let angle): "turned \(decimal(degrees(abs(angle)), 1))° about the hinge"
      case .rest(let rest, _):
        "what the hinge leaves, \(decimal(rest.distance, 1)) mm and \(decimal(degrees(rest.angle), 1))°, corrected"
      }
    return "\(what) on \(days.count == 1 ? "day" : "days") \(days.lowerBound)"
      + (days.count == 1 ? "" : " to \(days.upperBound)")
  }
}

extension Plan {
  /// What is done to a joint and when, in words; nil where the bone is cut.
  var jointWords: String? {
    guard let joint = level.joint else { return nil }
    var parts = jointStages.map { $0.words(joint) }
    if parts.isEmpty { parts = ["nothing is turned"] }
    if joint.distraction > 0 {
      parts.append("its surfaces stay \(shortest(joint.distraction, decimals: 4)) mm apart at the end")
    }
    return "not cut: " + parts.joined(separator: "; ")
  }

  /// The `joint` member of `fixator-plan/1`.
  func writeJoint(_ json: inout JSONWriter) {
    guard let joint = level.joint else { return }
    json.key("joint")
    json.object { json in
      json.member("drawn_apart_mm", joint.distraction)
      if let hinge = joint.hinge {
        json.member("hinge_axis", hinge.axis.rawValue)
        json.key("hinge_at_mm")
        json.numbers(hinge.place(level.limb.side).list)
      }
      json.key("stages")
      json.list { list in
        for stage in jointStages {
          list.item()
          list.object { $0.write(stage) }
        }
      }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ stage: JointStage) {
    key("stage")
    number(stage.number)
    member("what", stage.word)
    for (name, day) in [("first_day", stage.days.lowerBound), ("last_day", stage.days.upperBound)] {
      key(name)
      number(day)
    }
    switch stage.purpose {
    case .turning(let angle): member("angle_deg", degrees(abs(angle)))
    case .rest(let rest, _):
      member("left_mm", rest.distance)
      member("left_deg", degrees(rest.angle))
    case .correction, .drawingApart: break
    }
  }
}
