import CorrectionPlanning
import HexapodKinematics
import SampleCases
import Testing
import TreatmentModel

@Suite struct TimelineTests {
  private func input(
    short: Double, target: Double = 0, latency: Int = 7, surgery: String? = "2026-03-01"
  ) -> TreatedLevel {
    var deformity = Deformity()
    deformity.axialTranslation = short
    let ring = RingHardware(
      name: "ring", shape: .standard(jointRadius: 93.8, halfAngle: 0.08, jointOffset: 0),
      provenance: Provenance(source: "test", verified: true))
    var input = testLevel(
      Level(
        reference: .proximal, deformity: deformity, mounting: Mounting(), distalRing: ring,
        struts: .automatic(from: []), mode: .chronic(neutralHeight: 150)),
      side: .left, proximalRing: ring)
    input.target.axialTranslation = target
    input.calendar.latency = latency
    input.calendar.surgery = surgery.flatMap { CalendarDate($0) }
    return input
  }

  @Test func phasesFollowEachOtherWithoutAGap() throws {
    let timeline = Timeline(input(short: 20), days: 26)
    #expect(timeline.spans.map(\.phase) == [.surgery, .latency, .correction, .consolidation])
    let dates = try timeline.spans.map { span in
      let dates = try #require(timeline.dates(of: span))
      return "\(dates.first) \(dates.last?.description ?? "open")"
    }
    #expect(
      dates == [
        "2026-03-01 2026-03-01", "2026-03-01 2026-03-07", "2026-03-08 2026-04-02", "2026-04-03 open",
      ])
    #expect(timeline.spans.map(\.length) == [1, 7, 26, nil])
  }

  @Test func phasesThatTakeNoDayAreLeftOut() {
    #expect(
      Timeline(input(short: 20, latency: 0), days: 0).spans.map(\.phase) == [.surgery, .consolidation])
    #expect(Timeline(input(short: 20, latency: 0), days: 5).spans[1].firstDay == 0)
  }

  /// 38 to 59 days per centimetre, rounded outwards.
  @Test func theEstimateIsARange() throws {
    let timeline = Timeline(input(short: 20.5), days: 26)
    let estimate = try #require(timeline.estimate)
    #expect(estimate.lengthening == 20.5)
    #expect(estimate.daysInFrame == 77...121)
    let removal = try #require(timeline.estimatedRemoval)
    #expect(removal.lowerBound.description == "2026-05-17" && removal.upperBound.description == "2026-06-30")
  }

  @Test func theTargetCounts() {
    #expect(Timeline(input(short: 20, target: -5), days: 26).estimate?.lengthening == 25)
    #expect(Timeline(input(short: 20, target: 20), days: 26).estimate == nil)
  }

  @Test(arguments: [0, 9.9, -20])
  func aPlanThatDoesNotLengthenByACentimetreHasNoEstimate(short: Double) {
    #expect(Timeline(input(short: short), days: 12).estimate == nil)
  }

  @Test func anIndexThatEndsBeforeTheTurningSaysNothing() {
    #expect(Timeline(input(short: 10), days: 31).estimate?.daysInFrame == 38...59)
    #expect(Timeline(input(short: 10), days: 32).estimate == nil)
  }

  @Test func withoutASurgeryThereAreDaysButNoDates() {
    let timeline = Timeline(input(short: 20, surgery: nil), days: 26)
    #expect(timeline.estimatedRemoval == nil && timeline.estimate != nil)
    #expect(timeline.spans.allSatisfy { timeline.dates(of: $0) == nil })
  }
}
