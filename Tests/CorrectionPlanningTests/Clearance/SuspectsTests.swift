import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import TestSupport
import Testing
import TreatmentModel

/// What the checks of a plan leave out is nothing that they look for.
@Suite struct SuspectsTests {
  private struct Study {
    let input: TreatedLevel
    let frame: MountedFrame
    let sampledPath: SampledPath
    let search: PathSearch

    init?(_ random: inout SplitMix64) throws {
      input = random.crowdedCase()
      guard let frame = try? MountedFrame(input), let sampledPath = try? SampledPath(input, frame) else {
        return nil
      }
      (self.frame, self.sampledPath) = (frame, sampledPath)
      search = try PathSearch(sampledPath, input.schedule.adjustmentsPerDay, frame)
    }

    /// The moments below a limit that are no suspects, and how many moments are none.
    func missed(_ margin: some PathMargin, share: Double) -> (missed: Int, cleared: Int) {
      let values = sampledPath.samples.map { margin.value(at: FrameState($0, frame)) }
      let (least, greatest) = (values.min() ?? 0, values.max() ?? 0)
      let limit = least + share * (greatest - least)
      let suspects = Set(search.suspects(limit, margin).joined())
      let cleared = values.indices.filter { !suspects.contains($0) }
      return (cleared.count { values[$0] < limit }, cleared.count)
    }
  }

  @Test func everyMomentBelowALimitIsASuspect() throws {
    var random = SplitMix64(seed: printedSeed(141))
    var (missed, cleared) = (0, 0)
    for _ in 0..<60 {
      guard let study = try Study(&random) else { continue }
      func look(_ found: (missed: Int, cleared: Int)) {
        missed += found.missed
        cleared += found.cleared
      }
      let share = random.uniform(0...0.7)
      look(study.missed(try #require(BoneEnds(study.input, start: study.input.stageEnds[0])), share: share))
      for strut in 0..<6 {
        for other in strut + 1..<6 {
          look(study.missed(StrutGap(strut, other, radii: 12, study.frame), share: share))
        }
        for end in StrutEnd.allCases {
          if let margin = JointTilt(strut, end, study.frame) { look(study.missed(margin, share: share)) }
        }
      }
    }
    print("\(cleared) moments left out")
    #expect(missed == 0)
    #expect(cleared > 1000)
  }

  /// A frame that is said to keep its stiffness from what the days say keeps it between them too.
  @Test func whatIsSurelyStiffIsStiffEverywhere() throws {
    var random = SplitMix64(seed: printedSeed(142))
    var (sure, unsure) = (0, 0)
    for _ in 0..<60 {
      guard let study = try Study(&random) else { continue }
      let known = KnownStiffness(
        study.sampledPath.samples, dayEnds: study.sampledPath.samples.dayEnds, study.frame)
      let neutral = try #require(known.neutral)
      let limit = random.uniform(0.3...1.1) * neutral
      guard
        study.search.isSurelyAbove(stiffness: limit, known: known.dayEnds(study.sampledPath))
      else {
        unsure += 1
        continue
      }
      sure += 1
      let margin = StiffnessMargin(study.frame)
      #expect(try study.search.minimum(margin).value >= limit * limit - margin.tolerance)
    }
    print("\(sure) sure, \(unsure) not")
    #expect(sure > 5 && unsure > 5)
  }
}
