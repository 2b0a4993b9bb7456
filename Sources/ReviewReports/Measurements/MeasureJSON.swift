import FrameMeasurement
import HexapodKinematics
import Reports
import RigidMotion
import TextOutput
import TreatmentModel

/// What a frame's states say of it as `fixator-measure/1`; angles in degrees, lengths in millimetres.
public enum MeasureJSON {
  /// The object.
  public static func text(_ solution: FrameSolution, isPretty: Bool = true) -> String {
    var text = JSONText(isPretty: isPretty)
    text.object { json in
      for (key, text) in [
        ("format", "fixator-measure/1"), ("disclaimer", disclaimer), ("frame", solution.states.name),
        ("rings", solution.states.rings.rawValue), ("joint_offsets", solution.states.jointOffsets.rawValue),
      ] {
        json.key(key)
        json.string(text)
      }
      json.measured(solution)
      json.key("checks")
      json.list { json in for finding in solution.findings { json.finding(finding) } }
    }
    return text.text
  }
}

extension JSONWriter {
  fileprivate mutating func measured(_ solution: FrameSolution) {
    member("resolution_mm", solution.resolution)
    key("values")
    list { json in for value in solution.values { json.value(value, isFound: true) } }
    let told = solution.values.indices.filter { solution.values[$0].isTold }
    key("covariance")
    object { json in
      json.key("names")
      json.list { json in
        for index in told {
          json.item()
          json.string(solution.values[index].name)
        }
      }
      json.key("matrix")
      json.list { json in
        for row in told {
          json.item()
          json.numbers(
            told.map { column in
              let units = [row, column].map { solution.values[$0].quantity.unit }
              return units[0].outside(units[1].outside(solution.covariance[row, column]))
            })
        }
      }
    }
    key("open")
    list { json in
      for direction in solution.open {
        json.item()
        json.object { json in
          json.key("names")
          json.list { json in
            for share in direction {
              json.item()
              json.string(share.name)
            }
          }
          json.key("changes")
          json.numbers(direction.map(\.change))
          json.key("units")
          json.list { json in
            for share in direction {
              json.item()
              json.string(share.unit.rawValue)
            }
          }
        }
      }
    }
    if let further = solution.furtherState {
      key("further_state")
      object { json in
        json.member("words", further.words)
        json.key("values")
        json.list { json in for value in further.values { json.value(value, isFound: false) } }
      }
    }
    key("states")
    list { json in for index in solution.states.states.indices { json.state(index, solution) } }
    member("chi_square", solution.chiSquare)
    key("degrees_of_freedom")
    number(solution.degreesOfFreedom)
    key("outliers")
    list { json in for fit in solution.outliers { json.observation(fit, solution) } }
  }

  private mutating func value(_ value: FrameValue, isFound: Bool) {
    let unit = value.quantity.unit
    item()
    object { json in
      json.member("name", value.name)
      json.key("is_told")
      json.bool(value.isTold)
      if isFound {
        json.key("value")
        json.number(value.isTold ? unit.outside(value.value) : .nan)
      }
      json.member("sd", unit.outside(value.standardDeviation))
      json.member("unit", unit.rawValue)
    }
  }

  private mutating func state(_ index: Int, _ solution: FrameSolution) {
    item()
    object { json in
      json.member("state", solution.states.states[index].name)
      if index < solution.poses.count {
        json.key("pose")
        json.object { json in
          let (translation, rotation) = (solution.poses[index].translation, solution.poses[index].rotation)
          json.key("translation_mm")
          json.numbers([translation.x, translation.y, translation.z])
          json.key("quaternion_wxyz")
          json.numbers([rotation.w, rotation.v.x, rotation.v.y, rotation.v.z])
        }
      }
      json.key("observations")
      json.list { json in
        for fit in solution.fits where fit.observation.stateIndex == index { json.observation(fit, solution) }
      }
    }
  }

  private mutating func observation(_ fit: ObservationFit, _ solution: FrameSolution) {
    let isAngle = solution.isAngle(fit.observation)
    let unit = isAngle ? QuantityUnit.degrees : .millimetres
    item()
    object { json in
      json.member("what", solution.words(fit.observation))
      json.member("misfit", unit.outside(fit.misfit))
      json.member("slip", unit.outside(fit.slip))
      json.member("unit", unit.rawValue)
      json.member("residual_sd", fit.test)
      json.member("redundancy", fit.redundancy)
    }
  }

  fileprivate mutating func finding(_ finding: FrameFinding) {
    item()
    object { json in
      json.member("code", finding.code.rawValue)
      json.member("severity", finding.severity.rawValue)
      if let state = finding.state { json.member("state", state) }
      if let value = finding.value { json.member("value", value) }
      if let limit = finding.limit { json.member("limit", limit) }
      if !finding.unit.isEmpty { json.member("unit", finding.unit) }
      json.member("message", finding.message)
    }
  }
}
