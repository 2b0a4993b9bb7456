import Batch
import CaseFiles
import CorrectionPlanning
import Foundation
import HexapodKinematics
import Reports
import ScheduleReview
import TestSupport
import Testing
import TreatmentModel

/// A plan that is written stands alone: it is a case again, and it is followed as it was planned.
@Suite struct PlanFileTests {
  private func file(_ text: String, of level: TreatedLevel? = nil) throws -> PlanFile {
    try PlanFile.parse(Array(text.utf8), name: "plan.json", of: level.map { Treatment($0) })
  }

  private func level(_ bytes: [UInt8], _ name: String) throws -> TreatedLevel {
    guard case .correction(let found, _) = try CaseFile.parse(bytes, name: name) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return try found.soleLevel()
  }

  /// The text of a plan with another value at a path of keys.
  private func changed(_ text: String, _ change: (inout [String: Any]) throws -> Void) throws -> String {
    var object = try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    try change(&object)
    // `format` stands first in what the program writes; here it need not.
    return String(
      decoding: try JSONSerialization.data(withJSONObject: object, options: .sortedKeys), as: UTF8.self)
  }

  private func faults(_ text: String) -> [String] {
    do throws(CaseFileErrors) {
      _ = try PlanFile.parse(Array(text.utf8), name: "plan.json")
      return []
    } catch {
      return error.errors.map(\.description)
    }
  }

  @Test(arguments: caseNames)
  func whatAPlanWasMadeFromPlansToTheSameBytes(name: String) throws {
    let text = try plan(name).fileText
    let object = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let madeFrom = try JSONSerialization.data(withJSONObject: try #require(object["made_from"]))
    #expect(try Planner.plan(try level(Array(madeFrom), "case.json")).fileText == text)
    // The plan itself is a case, and its days are those that were planned.
    let own = try level(Array(text.utf8), "plan.json")
    #expect(try Planner.plan(own).fileText == text)
    let read = try file(text)
    let again = try Planner.plan(own, asRecorded: read.plan)
    #expect(try again.fileText == text)
    #expect(read.resumedOn == nil && read.madeFrom != nil)
  }

  @Test func hardwareIsThatOfThePlanWhateverTheCatalogueHasBecome() throws {
    let text = try plan("tibia-varus-lengthening").fileText
    let other = try changed(text) { object in
      var hardware = try #require(object["hardware"] as? [String: [[String: Any]]])
      hardware["rings"]?[0]["joint-radius"] = 95
      object["hardware"] = hardware
    }
    guard case .standard(let radius, _, _) = try level(Array(other.utf8), "plan.json").proximalRing.shape
    else {
      Issue.record("the ring is another")
      return
    }
    #expect(radius == 95)
    // Rows of a table have the catalogue of the program, which is another by now.
    #expect(throws: CaseFileErrors.self) { try CaseBase(Array(other.utf8), name: "plan.json") }
    #expect(throws: Never.self) { try CaseBase(Array(text.utf8), name: "plan.json") }
  }

  @Test func signedNumbersAreTheWordsWithTheirSigns() throws {
    for name in ["tibia-varus-lengthening", "femur-valgus-distal-reference"] {
      let plan = try plan(name)
      let object = try #require(
        JSONSerialization.jsonObject(with: Data(try plan.fileText.utf8)) as? [String: Any])
      let days = try #require(object["days"] as? [[String: Any]])
      for (day, planned) in zip(days, plan.days) {
        let signed = try #require(day["remaining_signed"] as? [String: Double])
        for parameter in DeformityParameter.allCases {
          let key =
            parameter.name.replacingOccurrences(of: "-", with: "_")
            + (parameter.unit == .degrees ? "_deg" : "_mm")
          // Foundation's reader is right to 16 digits.
          #expect(
            abs(try #require(signed[key]) - parameter.unit.outside(planned.remaining[parameter])) < 1e-13)
        }
        #expect(signed.count == 6)
      }
      let rates = try #require(object["rates"] as? [[String: Any]])
      for (rate, paths) in zip(rates, plan.dailyPaths) {
        let daily = try #require(rate["daily_mm"] as? [Double])
        #expect(daily.count == plan.days.count && daily[0] == 0)
        for (one, other) in zip(daily.dropFirst(), paths.lengths) { #expect(abs(one - other) < 1e-14) }
        #expect(rate["name"] as? String == paths.name && rate["rate_mm"] as? Double == paths.rate)
      }
      #expect(rates.count == plan.dailyPaths.count)
    }
  }

  // MARK: - Following what was planned

  /// The plan that another rule made of the same case stands for that of another version.
  private func planByAnotherRule(_ name: String) throws -> (
    level: TreatedLevel, other: Plan, record: RecordedPlan
  ) {
    let own = try plan(name)
    var level = own.level
    level.schedule.rounding = level.schedule.rounding == .nearest ? .together : .nearest
    let other = try Planner.plan(level)
    let text = try changed(try other.fileText) { object in
      var madeFrom = try #require(object["made_from"] as? [String: Any])
      var schedule = madeFrom["schedule"] as? [String: Any] ?? [:]
      schedule["rounding"] = nil
      madeFrom["schedule"] = schedule
      object["made_from"] = madeFrom
    }
    return (own.level, other, try file(text).plan)
  }

  @Test func aPatientIsNotHeldAgainstAnotherPlanThanHis() throws {
    let (level, other, record) = try planByAnotherRule("tibia-varus-lengthening")
    let own = try Planner.plan(level)
    let day = try #require(other.days.indices.first { $0 > 5 && other.days[$0].set != own.days[$0].set })
    var request = ResumeRequest(readings: other.days[day].set)
    request.day = day
    let followed = try Planner.resume(level, from: request, following: record)
    let found = try #require(followed.resumption)
    #expect(found.isAsSet && found.plannedDay == Double(day) && found.offDistance == 0)
    #expect(try Planner.resume(level, from: request).resumption?.isAsSet == false)
    // Where the limb is on its path, the rest of the path is the same.
    for (one, planned) in zip(followed.days, other.days[day...]) {
      #expect(one.date == planned.date)
      #expect((one.fragmentPose.translation - planned.fragmentPose.translation).norm < 1e-9)
    }
    let schedule = TypedSchedule(other)
    let opinion = try SecondOpinion(level, schedule, plan: Planner.plan(level, asRecorded: record))
    #expect(opinion.comparison?.largest == PerStrut(repeating: 0))
    #expect(try SecondOpinion(level, schedule).comparison?.largest != PerStrut(repeating: 0))
  }

  @Test(arguments: ["strut-changes-on-weekdays", "length-first-then-angles", "femur-equal-steps"])
  func aRecordAloneIsThePlanThatItRecords(name: String) throws {
    let (level, other, record) = try planByAnotherRule(name)
    let plan = try Planner.plan(level, asRecorded: record)
    #expect(
      plan.days.map(\.set) == other.days.map(\.set) && plan.days.map(\.stage) == other.days.map(\.stage))
    #expect(plan.days.map(\.adjustments) == other.days.map(\.adjustments))
    for day in 0...other.lastDay {
      #expect(plan.strutTimeline.hardware(onDay: day) == other.strutTimeline.hardware(onDay: day))
    }
    for (one, planned) in zip(plan.days, other.days) {
      for strut in 0..<6 { #expect(abs(one.exact[strut] - planned.exact[strut]) < 1e-9) }
      #expect(abs(one.errorDistance - planned.errorDistance) < 1e-9)
    }
  }

  @Test func aPlanThatWasResumedIsResumedAgain() throws {
    let own = try plan("tibia-varus-lengthening")
    var late = ResumeRequest(readings: own.days[7].set)
    late.day = 10
    let resumed = try Planner.resume(own.level, from: late)
    let read = try file(try resumed.fileText)
    #expect(read.resumedOn == 10 && read.plan.firstDay == 10)
    var request = ResumeRequest(readings: try #require(resumed.day(16)).set)
    request.day = 17
    let again = try Planner.resume(own.level, from: request, following: read.plan)
    let found = try #require(again.resumption)
    #expect(found.isAsSet && found.plannedDay == 16 && found.lastPlannedDay == resumed.lastDay)
    #expect(again.lastDay == resumed.lastDay + 1)
    request.day = 9
    #expect(throws: PlanningError.self) {
      try Planner.resume(own.level, from: request, following: read.plan)
    }
    // Its schedule is what it is held against, from the day on which it begins.
    let opinion = try SecondOpinion(
      own.level, TypedSchedule(resumed), plan: Planner.plan(own.level, asRecorded: read.plan))
    #expect(!opinion.findings.contains { $0.code == .startMissed || $0.severity == .error })
    #expect(opinion.comparison?.days.count == resumed.days.count)
  }

  @Test func aPlanWithoutItsCaseIsHeldAgainstThePatient() throws {
    let own = try plan("tibia-varus-lengthening")
    let old = own.json(isPretty: false)
    #expect(throws: CaseFileErrors.self) { try CaseFile.parse(Array(old.utf8), name: "plan.json") }
    let read = try file(old, of: own.level)
    #expect(read.madeFrom == nil && read.plan.days.count == own.days.count)
    #expect(try CaseDifference(read, Treatment(own.level)) == nil)
    var other = own.level
    other.limb = Limb(side: .right, reference: other.limb.reference)
    #expect(try CaseDifference(read, Treatment(other))?.key == "side")
    other = own.level
    other.deformity.apAngulation += 0.01
    #expect(try CaseDifference(own.level, other)?.key == "deformity.ap-angulation")
  }

  @Test func everythingThatIsWrongIsNamedAtOnce() throws {
    let text = try plan("tibia-varus-lengthening").fileText
    let damaged = try changed(text) { object in
      var days = try #require(object["days"] as? [[String: Any]])
      days[3]["set"] = [1, 2, 3]
      days[4]["pose"] = ["translation_mm": [0, 0, 0], "quaternion_wxyz": [1, 1, 0, 0]]
      days[6]["day"] = 1.5
      object["days"] = days
      object["struts"] = ["long", "long", "strange", "long", "long", "long"]
    }
    let found = faults(damaged)
    for part in ["struts[3]", "days[4].set", "days[5].pose.quaternion_wxyz", "days[7].day"] {
      #expect(found.contains { $0.contains(part) }, "\(part)")
    }
    #expect(found.count == 4)
    // Days that do not follow each other make no plan.
    let gap = try changed(text) { object in
      var days = try #require(object["days"] as? [[String: Any]])
      days.remove(at: 5)
      object["days"] = days
    }
    #expect(faults(gap).count == 1)
    #expect(faults("{}").count == 1 && faults("[1]").count == 1 && !faults(String(text.dropLast(20))).isEmpty)
  }

  /// Keys in another order are followed all the same; readings and poses of two frames are not.
  @Test func aPlanIsFollowedWhateverTheOrderOfItsKeysAndRefusedWhereItIsNotOfItsFrame() throws {
    let own = try plan("tibia-varus-lengthening")
    let text = try own.fileText
    // Foundation writes keys sorted.
    let turned = try changed(text) { $0["side"] = "left" }
    #expect(!turned.hasPrefix("{\"format\"") && PlanFile.isPlan(Array(turned.utf8)))
    #expect(!PlanFile.isPlan(Array("case: a".utf8)))
    #expect(try Planner.plan(own.level, asRecorded: file(turned).plan).days.map(\.set) == own.days.map(\.set))
    let moved = try changed(text) { object in
      var days = try #require(object["days"] as? [[String: Any]])
      for index in days.indices {
        var pose = try #require(days[index]["pose"] as? [String: [Double]])
        pose["translation_mm"]?[2] -= 50
        days[index]["pose"] = pose
      }
      object["days"] = days
    }
    #expect(throws: PlanningError.self) { try Planner.plan(own.level, asRecorded: file(moved).plan) }
    let larger = try changed(text) { object in
      var hardware = try #require(object["hardware"] as? [String: [[String: Any]]])
      hardware["rings"]?[0]["joint-radius"] = 140
      object["hardware"] = hardware
    }
    let read = try file(larger)
    let level = try #require(read.madeFrom).treatment.soleLevel()
    #expect(throws: PlanningError.self) { try Planner.plan(level, asRecorded: read.plan) }
  }

  /// Any byte may be another: an error or a plan, never a trap.
  @Test func damagedPlansAreRefusedOrRead() throws {
    let text = Array(try plan("strut-changes-on-weekdays").fileText.utf8)
    var random = SplitMix64(seed: 8)
    var refused = 0
    for _ in 0..<(runsSoak ? 2000 : 60) {
      var bytes = text
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 32...126, using: &random)
      }
      do {
        let read = try PlanFile.parse(bytes, name: "plan.json")
        if let found = read.madeFrom {
          _ = try? Planner.plan(found.treatment.soleLevel(), asRecorded: read.plan)
        }
      } catch { refused += 1 }
    }
    #expect(refused > 0)
  }
}
