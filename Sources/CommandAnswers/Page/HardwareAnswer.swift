import CaseFiles
import HexapodKinematics
import Reports
import RigidMotion
import TextOutput
import TreatmentModel

extension Commands {
  /// Rings and struts that a case can name, one line of JSON: `fixator-hardware/1`.
  public static func hardware() throws(CommandRefusal) -> String {
    do throws(CaseFileErrors) { return try Catalogue.builtIn().json(isPretty: false) } catch {
      throw CommandRefusal(error, of: .case)
    }
  }

  /// The JSON Schema of a case: what `fixator schema case` prints.
  public static var caseSchema: String { CaseJSONSchema.text }

  /// What a form is made of.
  public static var form: String { CaseForm.text }
}

extension Catalogue {
  /// `fixator-hardware/1`.
  public func json(isPretty: Bool) -> String {
    var text = JSONText(isPretty: isPretty)
    text.object { json in
      json.member("format", "fixator-hardware/1")
      json.member("disclaimer", disclaimer)
      json.key("rings")
      json.list { list in
        for ring in rings {
          list.item()
          list.object { $0.write(ring) }
        }
      }
      json.key("struts")
      json.list { list in
        for strut in struts {
          list.item()
          list.object { $0.write(strut) }
        }
      }
    }
    return text.text
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ ring: RingHardware) {
    write(ring.name, ring.provenance)
    switch ring.shape {
    case .standard(let radius, let halfAngle, let offset):
      member("joint_radius_mm", radius)
      // As the catalogue has it: fourteen digits are as near as a turn to radians and back leaves it.
      member("half_angle_deg", Double(decimal(degrees(halfAngle), 10)) ?? degrees(halfAngle))
      member("joint_offset_mm", offset)
    case .holeCircle, .joints:
      key("joints_mm")
      let ring = ring.ring(.proximal)
      list { list in
        for joint in ring.joints {
          list.item()
          list.numbers([joint.x, joint.y, joint.z])
        }
      }
    }
    if let radius = ring.innerRadius { member("inner_radius_mm", radius) }
    if let arc = ring.arc?.degreesFromTo {
      key("arc_deg")
      numbers([arc.from, arc.to])
    }
    if let arms = ring.arc?.arms, arms > 0 { member("arms_mm", arms) }
    if let tilt = ring.jointTilt {
      member("joint_tilt_deg", Double(decimal(degrees(tilt), 10)) ?? degrees(tilt))
    }
  }

  fileprivate mutating func write(_ strut: StrutHardware) {
    write(strut.name, strut.provenance)
    member("min_mm", strut.range.lowerBound)
    member("max_mm", strut.range.upperBound)
    member("step_mm", strut.step)
    member("reading_offset_mm", strut.readingOffset)
    if let thread = strut.thread {
      member("pitch_mm", thread.pitch)
      key("steps_per_turn")
      number(thread.stepsPerTurn)
    }
    if let radius = strut.radius { member("radius_mm", radius) }
  }

  private mutating func write(_ name: String, _ provenance: Provenance) {
    member("name", name)
    key("verified")
    bool(provenance.verified)
    member("source", provenance.source)
  }
}
