import ArgumentParser
import CaseFiles
import CommandAnswers
import CorrectionPlanning
import Glibc
import HexapodKinematics
import Reports
import RigidMotion
import TextOutput
import TreatmentModel

/// The frame of a file, for kinematics: of a case, or of a frame without a patient.
struct FrameOfFile {
  let stated: StatedFrame
  var hexapod: Hexapod { stated.hexapod }
  /// Length less reading, strut by strut.
  var readingOffsets: ReadingOffsets { stated.readingOffsets }
  /// What proves of readings that they allow one pose only.
  var certifier: PoseCertifier { stated.certifier }

  init(path: String) throws {
    switch try CaseFile.read(path: path) {
    case .correction(let treatment, let positions):
      if treatment.levels.count > 1, treatment.unplanned == nil {
        tell(
          "\(path): this case has \(treatment.levels.count) levels, and poses and readings are of one frame: write that frame's two rings and "
            + "its struts as a case of one level, or as a frame without a patient (fixator help pose)")
        throw Status.badInput
      }
      try self.init(soleLevel(of: treatment, positions), positions, path: path)
    case .kinematic(let frame):
      do throws(StatedFrame.Refusal) {
        self.init(stated: try StatedFrame(frame))
      } catch {
        tell("\(path): \(error.words)")
        throw Status.badInput
      }
    }
  }

  private init(stated: StatedFrame) { self.stated = stated }

  /// The frame of a case; `path` is what its file is called.
  init(_ level: TreatedLevel, _ positions: CasePositions, path: String) throws {
    do throws(StatedFrame.Refusal) {
      stated = try StatedFrame(level)
    } catch {
      if case .planning(let error) = error { throw refuse(error, positions) }
      tell("\(path): \(error.words)")
      throw Status.badInput
    }
  }

  /// What cannot be of a pose that was given: the moving ring on the wrong side, and readings that no strut has.
  func warnings(of pose: RigidTransform, _ lengths: StrutLengths) -> [String] {
    var words: [String] = []
    if let neutral = hexapod.neutral, pose.translation.z * neutral.translation.z <= 0 {
      let side = neutral.translation.z < 0 ? "distal" : "proximal"
      words.append(
        "the moving ring is on the wrong side: in this frame it is \(side) to the reference ring, z "
          + "\(neutral.translation.z < 0 ? "below" : "above") 0 (found z \(shortest(pose.translation.z)) mm)")
    }
    return words + warnings(of: readingOffsets.readings(of: lengths))
  }

  /// Which readings no strut has, and the unit in which all of them would be some.
  func warnings(of readings: StrutReadings) -> [String] {
    var words: [String] = []
    let classes = stated.classes
    func isOn(_ strut: StrutNumber, _ reading: Double) -> Bool {
      classes[strut].contains { $0.range.contains(reading) }
    }
    for strut in StrutNumber.allCases where !classes[strut].isEmpty {
      guard !isOn(strut, readings[strut]) else { continue }
      let ranges = classes[strut].map {
        "\(visible($0.name, atMost: 40)) \(shortest($0.range.lowerBound)) to \(shortest($0.range.upperBound)) mm"
      }
      words.append(
        "strut \(strut): no strut of the case reads \(decimal(readings[strut], 1)) mm (\(ranges.joined(separator: ", ")))"
      )
    }
    guard words.count == StrutNumber.allCases.count else { return words }
    let units: [(name: String, millimetres: Double)] = [
      ("centimetres", 10), ("inches", 25.4), ("metres", 1000),
    ]
    let fitting = units.filter { unit in
      StrutNumber.allCases.allSatisfy { isOn($0, readings[$0] * unit.millimetres) }
    }
    guard !fitting.isEmpty else { return words }
    return [
      "no strut of the case has these readings as millimetres; as \(fitting.map(\.name).joined(separator: " or as ")) all six would be some"
    ]
  }
}

/// The level of a treatment that has one, or the refusal of others.
func soleLevel(of treatment: Treatment, _ positions: CasePositions) throws -> TreatedLevel {
  do throws(PlanningError) {
    return try treatment.soleLevel()
  } catch {
    throw refuse(error, positions)
  }
}
