import CorrectionPlanning
import Foundation
import Glibc
import HexapodKinematics
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel

/// Whether the long runs are wanted: `.ci/soak --filter PathSearchTests`.
let isSoak = runsSoak

extension SplitMix64 {
  /// A case that may well collide: large deformities, low frames, thick struts and limbs.
  mutating func crowdedCase() -> TreatedLevel {
    var result = correctionCase()
    let (angle, length) = (uniform(5...45), uniform(5...50))
    result.deformity = deformity(degrees: angle, millimetres: length)
    result.mode = .chronic(neutralHeight: uniform(70...220))
    let strut = StrutHardware(
      name: "any", range: 10...1000, step: 1, readingOffset: 0, provenance: testStanding,
      radius: uniform(4...16))
    result.struts = .given(PerStrut(repeating: strut))
    result.distalRing = RingHardware(
      name: "other", shape: .standard(jointRadius: uniform(60...130), halfAngle: 0.08, jointOffset: 0),
      provenance: testStanding)
    let sections = [uniform(60...180), uniform(-20...20), uniform(-180 ... -60)].map { axial in
      LimbEnvelope.Section(axial: axial, width: uniform(60...150), depth: uniform(60...150))
    }
    result.limbEnvelope = LimbEnvelope(
      sections, apOffset: uniform(-10...10), lateralOffset: uniform(0...20))
    result.cut?.diameter = uniform(15...35)
    result.cut?.gap = uniform(0...5)
    result.schedule.adjustmentsPerDay = 1
    return result
  }
}

/// A margin without its type.
struct AnyMargin {
  let name: String
  let code: Finding.Code
  let struts: [Int]
  let limit: Double
  let value: (FrameState) -> Double
  let minimum: (PathSearch) throws -> PathSearch.Minimum
  let firstBelow: (PathSearch, Double) throws -> PathSearch.Place?

  init(
    _ name: String, _ code: Finding.Code, _ struts: [Int], _ margin: some PathMargin, limit: Double
  ) {
    (self.name, self.code, self.struts, self.limit) = (name, code, struts, limit)
    value = { margin.value(at: $0) }
    minimum = { search throws(PlanningError) in try search.minimum(margin) }
    firstBelow = { search, limit throws(PlanningError) in try search.firstBelow(limit, margin) }
  }
}

/// Everything that is watched along the path of a case, with the limits of its checks.
func margins(_ input: TreatedLevel, _ frame: MountedFrame, start: RigidTransform) throws -> [AnyMargin] {
  guard case .given(let struts) = input.struts else { return [] }
  let radii = struts.map { $0.radius ?? StrutHardware.assumedRadius }
  let neutral = try #require(frame.hexapod.neutral)
  let softest = input.limits.nearSingular * frame.hexapod.stiffness(at: neutral)
  var all = [
    AnyMargin("stiffness", .nearSingular, [], StiffnessMargin(frame), limit: softest * softest),
    AnyMargin(
      "bone ends", .boneEndsCollide, [], try #require(BoneEnds(input, start: start)),
      limit: -input.limits.boneOverlap),
  ]
  for strut in 0..<6 {
    for end in StrutEnd.allCases {
      all.append(
        AnyMargin(
          "tilt \(strut + 1)", .jointTilt, [strut + 1], try #require(JointTilt(strut, end, frame)),
          limit: cos(input.limits.jointTilt))
      )
    }
    for other in strut + 1..<6 {
      all.append(
        AnyMargin(
          "struts \(strut + 1) \(other + 1)", .strutsCollide, [strut + 1, other + 1],
          StrutGap(strut, other, radii: radii[strut] + radii[other], frame), limit: input.limits.strutGap))
    }
  }
  guard let envelope = input.limbEnvelope else { return all }
  let limb = LimbShape(envelope, input.limb, frame)
  for strut in 0..<6 {
    all.append(
      AnyMargin(
        "limb \(strut + 1)", .strutMeetsLimb, [strut + 1], LimbGap(strut, radius: radii[strut], limb, frame),
        limit: input.limits.limbClearance))
  }
  for end in StrutEnd.allCases {
    for half in StrutEnd.allCases {
      all.append(
        AnyMargin(
          "ring \(end), half \(half)", .strutMeetsLimb, [], RingGap(end, innerRadius: 70, half, limb, frame),
          limit: input.limits.limbClearance))
    }
  }
  return all
}

@Suite struct PathSearchTests {
  private struct Tally {
    var cases = 0
    var margins = 0
    var violated = 0
    var lessSevere = 0
    var later = 0
    var widest = 0.0
  }

  /// The search against samples of the path: never later, never less severe, and not much more severe either.
  /// 8 cases of 800 samples each; soaking, 500 cases of 10,000.
  @Test(arguments: 0..<4)
  func minimaAreNeverLaterAndNeverLessSevereThanThoseOfSamples(part: Int) throws {
    var random = SplitMix64(seed: printedSeed(UInt64(400 + part)))
    var tally = Tally()
    while tally.cases < (isSoak ? 125 : 2) {
      let input = random.crowdedCase()
      guard let frame = try? MountedFrame(input), let path = try? CorrectionPath(input, frame),
        !path.stages.isEmpty
      else { continue }
      tally.cases += 1
      try compare(input, frame, path, count: isSoak ? 10_000 : 800, &random, &tally)
    }
    print(
      "part \(part): \(tally.cases) cases, \(tally.margins) minima, \(tally.violated) limits broken, "
        + "\(tally.lessSevere) less severe, \(tally.later) later, at most \(tally.widest) more severe")
    #expect(tally.lessSevere == 0 && tally.later == 0)
    #expect(tally.widest < 0.02)
  }

  private func compare(
    _ input: TreatedLevel, _ frame: MountedFrame, _ path: CorrectionPath, count: Int,
    _ random: inout SplitMix64, _ tally: inout Tally
  ) throws {
    let search = try PathSearch(path, frame)
    let samples = try samples(path, frame, count)
    for margin in try margins(input, frame, start: path.start) {
      tally.margins += 1
      let values = samples.map { margin.value($0.state) }
      let least = values.min() ?? 0
      let found = try margin.minimum(search)
      if found.value > least + 1e-12 {
        tally.lessSevere += 1
        Issue.record("\(margin.name): \(found.value) instead of \(least)")
      }
      tally.widest = max(tally.widest, least - found.value)
      // The check's own limit, and limits that only just touch or cut off a little.
      for limit in [margin.limit, least + 1e-9, least + random.uniform(0...0.5)] {
        guard let first = values.firstIndex(where: { $0 < limit }) else { continue }
        if limit == margin.limit { tally.violated += 1 }
        let day = try margin.firstBelow(search, limit)?.day
        if day ?? .max > samples[first].day {
          tally.later += 1
          Issue.record("\(margin.name) below \(limit): not on day \(samples[first].day)")
        }
      }
    }
  }

  private func samples(
    _ path: CorrectionPath, _ frame: MountedFrame, _ count: Int
  ) throws -> [(day: Int, state: FrameState)] {
    let each = count / path.stages.count
    return try path.stages.flatMap { stage in
      try (0...each).map { index in
        let s = Double(index) / Double(each)
        return (stage.day(at: s), FrameState(fragment: try stage.path.pose(at: s), frame))
      }
    }
  }

  /// The same of a plan's checks, held against samples of the exact path and against what is set at the end of each day;
  /// the poses of what is set are found here by the solver, there by Newton's steps, and agree to 1e-8 mm.
  @Test func theChecksOfAPlanAreNeverLaterAndNeverLessSevereThanSamples() throws {
    var random = SplitMix64(seed: printedSeed(420))
    var (done, raised) = (0, 0)
    while done < (isSoak ? 200 : 12) {
      var input = random.crowdedCase()
      // A third with a held strut, which takes the limb off the path: only its days are known then.
      if done % 3 == 0 { input.holds = [StrutHold(strut: 3, days: 2...6)] }
      guard let plan = try? Planner.plan(input), plan.duration > 0 else { continue }
      let frame = try MountedFrame(input)
      let path = try CorrectionPath(input, frame)
      var states =
        input.holds.isEmpty
        ? try samples(path, frame, isSoak ? 5_000 : 500)
        : plan.days.map { ($0.day, FrameState(fragment: $0.fragmentPose, frame)) }
      for day in plan.days where day.isReached {
        let lengths = plan.struts.lengths(of: day.set)
        let pose = frame.fragmentPose(ofRing: frame.solver.solve(lengths, from: day.pose).pose)
        states.append((day.day, FrameState(fragment: pose, frame)))
      }
      done += 1
      for margin in try margins(input, frame, start: path.start)
      where margin.code != .nearSingular && !margin.name.hasPrefix("ring") {
        let below = states.map { ($0.day, margin.value($0.state)) }.filter { $0.1 < margin.limit }
        guard let first = below.map(\.0).min(), let least = below.map(\.1).min() else { continue }
        raised += 1
        let check = plan.checks.first {
          $0.code == margin.code && $0.struts.map(\.number.rawValue) == margin.struts
        }
        let value = try #require(check?.value, "\(margin.name) is not reported")
        #expect(check?.day ?? .max <= first, "\(margin.name)")
        switch margin.code {
        case .jointTilt: #expect(cos(radians(value)) <= least + 1e-10, "\(margin.name)")
        case .boneEndsCollide: #expect(-value <= least + 1e-8, "\(margin.name)")
        default: #expect(value <= least + 1e-8, "\(margin.name)")
        }
      }
    }
    print("\(done) plans, \(raised) limits broken")
    #expect(raised > done)
  }
}

@Suite struct MirroredCheckTests {
  /// What is found on a left limb is found on the right limb in its mirror, on the struts 1↔2, 3↔6, 4↔5.
  @Test func aLeftLimbIsCheckedLikeARightOne() throws {
    var random = SplitMix64(seed: printedSeed(430))
    let mirrored = [2, 1, 6, 5, 4, 3]
    var found = 0
    for _ in 0..<8 {
      var left = random.crowdedCase()
      left.limb.side = .left
      left.schedule.path = .straight
      var right = left
      right.limb.side = .right
      let (one, other) = (try Planner.plan(left).checks, try Planner.plan(right).checks)
      #expect(one.count == other.count)
      for check in one {
        let struts = check.struts.map { mirrored[$0.number.index] }.sorted()
        // Two rings may both be found too near to the limb on one day: the value tells them apart.
        let hasTwin = other.contains { twin in
          twin.code == check.code && twin.severity == check.severity && twin.day == check.day
            && twin.struts.map(\.number.rawValue).sorted() == struts
            && abs((twin.value ?? 0) - (check.value ?? 0)) < 0.01
        }
        #expect(hasTwin, "\(check.what.plain)")
        found += 1
      }
    }
    #expect(found > 20)
  }
}
