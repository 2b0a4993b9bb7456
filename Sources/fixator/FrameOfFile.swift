import ArgumentParser
import CaseFiles
import CorrectionPlanning
import Glibc
import HexapodKinematics
import Reports
import RigidMotion
import TextOutput
import TreatmentModel

/// The frame of a file, for kinematics: of a case, or of a frame without a patient.
struct FrameOfFile {
  let hexapod: Hexapod
  /// Length less reading, strut by strut.
  let readingOffsets: ReadingOffsets
  /// The struts of the case, strut by strut those that may be on; empty where the file says none.
  private let classes: PerStrut<[StrutHardware]>

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
    case .kinematic(let frame): try self.init(frame, path: path)
    }
  }

  /// A frame without a patient; `path` is what its file is called.
  private init(_ frame: KinematicFrame, path: String) throws {
    do throws(Hexapod.Unusable) {
      hexapod = try Hexapod(
        reference: frame.referenceRing, moving: frame.movingRing,
        neutral: frame.neutralHeight.map { RigidTransform(translation: Vector3(0, 0, $0)) })
    } catch {
      tell("\(path): the rings make no usable frame: \(error.words)")
      throw Status.badInput
    }
    readingOffsets = .none
    classes = PerStrut(repeating: [])
  }

  /// The frame of a case; `path` is what its file is called.
  init(_ level: TreatedLevel, _ positions: CasePositions, path: String) throws {
    do throws(PlanningError) {
      hexapod = try MountedFrame(level).hexapod
    } catch {
      throw refuse(error, positions)
    }
    switch level.struts {
    case .given(let struts):
      readingOffsets = struts.readingOffsets
      classes = struts.mapped { [$0] }
    case .automatic(let classes):
      // Any class will do while all scales begin at the same place.
      let offsets = Set(classes.map(\.readingOffset))
      guard let offset = offsets.first, offsets.count == 1 else {
        tell(
          "\(path): \(CaseKey(.frame, .struts)): name the struts, so that readings can be told from lengths")
        throw Status.badInput
      }
      readingOffsets = ReadingOffsets(PerStrut(repeating: offset))
      self.classes = PerStrut(repeating: classes)
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
    let readings = readingOffsets.readings(of: lengths)
    for strut in StrutNumber.allCases where !classes[strut].isEmpty {
      guard !classes[strut].contains(where: { $0.range.contains(readings[strut]) }) else { continue }
      let ranges = classes[strut].map {
        "\(visible($0.name, atMost: 40)) \(shortest($0.range.lowerBound)) to \(shortest($0.range.upperBound)) mm"
      }
      words.append(
        "strut \(strut): no strut of the case reads \(decimal(readings[strut], 1)) mm (\(ranges.joined(separator: ", ")))"
      )
    }
    return words
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
