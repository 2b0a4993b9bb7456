import CaseFiles
import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

/// The frame of a case of one level, or of a file without a patient, for kinematics.
package struct StatedFrame: Sendable {
  /// Its geometry.
  package let hexapod: Hexapod
  /// Length less reading, strut by strut.
  package let readingOffsets: ReadingOffsets
  /// The struts of the case, strut by strut those that may be on; empty where the file says none.
  package let classes: PerStrut<[StrutHardware]>
  /// How far its struts may lean at their joints.
  package let cones: JointCones

  /// Why there is none.
  package enum Refusal: Error {
    /// Two rings that make no frame.
    case rings(Hexapod.Unusable)
    /// A case that says none.
    case planning(PlanningError)
    /// Scales that begin at different places, and nothing says which are on.
    case scales

    /// What is wrong, in words, of rings and scales.
    package var words: String {
      switch self {
      case .rings(let error): "the rings make no usable frame: \(error.words)"
      case .planning(let error): error.message
      case .scales: "\(CaseKey(.frame, .struts)): name the struts, so that readings can be told from lengths"
      }
    }
  }

  /// A frame without a patient.
  package init(_ frame: KinematicFrame) throws(Refusal) {
    do throws(Hexapod.Unusable) {
      hexapod = try Hexapod(
        reference: frame.referenceRing, moving: frame.movingRing,
        neutral: frame.neutralHeight.map { RigidTransform(translation: Vector3(0, 0, $0)) })
    } catch { throw .rings(error) }
    readingOffsets = .none
    classes = PerStrut(repeating: [])
    let limit = CheckLimits().jointTilt
    cones = JointCones(reference: limit, moving: limit)
  }

  /// What proves of readings that they allow one pose only: half a step about each, of the longest step where several struts may be
  /// on, of 1 where the file says none.
  package var certifier: PoseCertifier {
    PoseCertifier(
      hexapod, cones, play: classes.mapped { ($0.map(\.step).max() ?? 1) / 2 },
      ranges: classes.mapped { $0.map(\.lengths) })
  }

  /// The frame of a case.
  package init(_ level: TreatedLevel) throws(Refusal) {
    do throws(PlanningError) { hexapod = try MountedFrame(level).hexapod } catch { throw .planning(error) }
    cones = level.jointCones
    switch level.struts {
    case .given(let struts):
      readingOffsets = struts.readingOffsets
      classes = struts.mapped { [$0] }
    case .automatic(let classes):
      // Any class will do while all scales begin at the same place.
      let offsets = Set(classes.map(\.readingOffset))
      guard let offset = offsets.first, offsets.count == 1 else { throw .scales }
      readingOffsets = ReadingOffsets(PerStrut(repeating: offset))
      self.classes = PerStrut(repeating: classes)
    }
  }
}

extension StatedFrame {
  /// The frame of the text of a case, or of a frame without a patient.
  ///
  /// - Throws: ``CommandRefusal``.
  package static func parse(_ text: [UInt8]) throws(CommandRefusal) -> StatedFrame {
    let file: CaseFile
    do throws(CaseFileErrors) { file = try CaseFile.parse(text, name: "case") } catch {
      throw CommandRefusal(error, of: .case)
    }
    switch file {
    case .kinematic(let frame):
      do throws(Refusal) { return try StatedFrame(frame) } catch {
        throw CommandRefusal(error.words, of: .case)
      }
    case .correction(let treatment, let positions):
      let level: TreatedLevel
      do throws(PlanningError) { level = try treatment.soleLevel() } catch {
        throw CommandRefusal(error, positions)
      }
      return try of(level, positions)
    }
  }

  /// The frame of a case.
  static func of(
    _ level: TreatedLevel, _ positions: CasePositions
  ) throws(CommandRefusal) -> StatedFrame {
    do throws(Refusal) { return try StatedFrame(level) } catch {
      guard case .planning(let planning) = error else { throw CommandRefusal(error.words, of: .case) }
      throw CommandRefusal(planning, positions)
    }
  }

  /// A reading that is the length of no strut.
  package struct NoLength: Error {
    private let found: String

    fileprivate init(_ found: String) { self.found = found }

    /// In words.
    package func words(_ option: OptionSpelling) -> String { "\(option("struts")): \(found)" }
  }

  /// The lengths of six readings, which no strut has unless they are positive.
  package func lengths(ofReadings readings: [Double]) throws(NoLength) -> StrutLengths {
    let lengths = readingOffsets.lengths(of: StrutReadings { readings[$0] })
    for (index, length) in lengths.enumerated() where !(length > 0 && length.isFinite) {
      throw NoLength(
        "the reading \(shortest(readings[index])) of strut \(index + 1) is a length of "
          + "\(shortest(length)) mm; a strut's length is above 0")
    }
    return lengths
  }
}
