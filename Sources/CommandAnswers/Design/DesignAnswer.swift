import CaseFiles
import CorrectionPlanning
import FrameDesign
import HexapodKinematics
import Reports
import TextOutput
import TreatmentModel

/// What `fixator design` answers: the frames that serve a limb of one or two levels best, each with its case file.
public struct DesignAnswer: Sendable {
  let table: DesignTable
  let name: String
  /// Of each frame, in the order of the table.
  let cases: [String]

  /// Whether there is no frame that serves.
  public var isEmpty: Bool { table.frames.isEmpty }
  /// In words how far the search had come, if it was ended.
  public var ended: String? { table.ended.map { "the search was ended after \($0.words)" } }

  /// Looks for the frames.
  ///
  /// - Throws: ``CommandRefusal`` for what is no case, no ring, or leaves no choice.
  public init(
    _ caseText: [UInt8], _ request: DesignRequest, watch: SearchWatch = .none
  ) throws(CommandRefusal) {
    let stated = try StatedCase(caseText, orElse: "a frame without a patient serves no limb yet")
    let isOne = stated.treatment.levels.count == 1
    let treatment = try isOne ? Treatment(stated.level()) : stated.treatmentOfToday()
    let bounds = try request.bounds(treatment)
    do throws(PlanningError) {
      table = try FrameDesigner(treatment, bounds, jobs: request.jobs).design(
        draws: request.draws, seed: request.seed, watch: watch)
    } catch { throw CommandRefusal(error, stated.positions) }
    name = treatment.common.name
    do throws(CaseWritingError) {
      var texts: [String] = []
      for frame in table.frames { texts.append(try CaseWriter(frame.plan.treatment).yaml) }
      cases = texts
    } catch { throw CommandRefusal("\(error)") }
  }

  /// Names of all files that ``files`` may have.
  public static var fileNames: [String] {
    ["design.json"]
      + (1...FrameDesigner.mostFrames).flatMap { [caseName($0), "\(stem($0)).svg"] }
  }

  /// `design.json`, and of each frame its case and its picture.
  public var files: [(name: String, text: String)] {
    [("design.json", json)]
      + table.frames.enumerated().flatMap { index, frame in
        [
          (DesignAnswer.caseName(index + 1), cases[index]),
          (
            "\(DesignAnswer.stem(index + 1)).svg",
            (Picture.limb(frame.plan) ?? Picture.frame(frame.plan.levels[0]))
              .svg(of: "\(name), frame \(index + 1)")
          ),
        ]
      }
  }

  private static func stem(_ number: Int) -> String { "frame-\(number < 10 ? "0" : "")\(number)" }

  static func caseName(_ number: Int) -> String { "\(stem(number)).yaml" }
}

extension Commands {
  /// What `fixator design` prints; `hasErrors` where no frame serves.
  ///
  /// - Throws: ``CommandRefusal`` for what is no case, no ring, or leaves no choice.
  public static func design(
    _ caseText: [UInt8], _ request: DesignRequest, while goesOn: @escaping () -> Bool = { true }
  ) throws(CommandRefusal) -> CommandAnswer {
    let answer = try DesignAnswer(caseText, request, watch: SearchWatch { _ in goesOn() })
    return CommandAnswer(text: answer.json, hasErrors: answer.isEmpty)
  }
}

extension MountingParameter {
  /// A value as it would be typed: `64 proximal`.
  func typed(_ inside: Double) -> String {
    let value = unit.outside(inside)
    let text = shortest(abs(value), decimals: 4)
    return text == "0" ? text : "\(text) \(directions.word(of: value).rawValue)"
  }

  /// The same as a number with its sign: radians come back as degrees that differ in the last digits.
  func typedNumber(_ inside: Double) -> Double { (unit.outside(inside) * 1e4).rounded() / 1e4 }
}
