import HexapodKinematics
import TreatmentModel

/// What is known of a limb of several levels on the day on which its plan is to go on, and how it is to go on.
public struct TreatmentResumeRequest: Sendable, Equatable {
  /// The six struts of each level as they read today, mm, from proximal to distal.
  public var readings: [StrutReadings]
  /// Today, as in ``ResumeRequest/day``.
  public var day: Int?
  /// Days without a turn of any level before it goes on, 0...``ResumeRequest/longestPause``.
  public var pause = 0
  /// Share of every rate with which it goes on, above 0, at most 1.
  public var slow = 1.0
  /// For each level the readings at the end of days that have been, as ``ResumeRequest/done``; empty where nothing was written
  /// down.
  public var done: [[DayReadings]] = []
  /// As in ``ResumeRequest/areDaysDoneAssumed``.
  public var areDaysDoneAssumed = false

  /// To go on from these readings.
  public init(readings: [StrutReadings]) { self.readings = readings }

  /// What is known of one level.
  func level(_ index: Int) -> ResumeRequest {
    var request = ResumeRequest(readings: readings[index])
    (request.day, request.pause, request.slow) = (day, pause, slow)
    (request.done, request.areDaysDoneAssumed) = (done.isEmpty ? [] : done[index], areDaysDoneAssumed)
    return request
  }

  /// The day on which the struts of all levels were written down to read as today, or else the last that was written down.
  var recordedDay: Int? {
    let same = readings.indices.map { level($0).daysRecorded(readings[$0]) }
    let all = same.dropFirst().reduce(same.first ?? []) { $0.intersection($1) }
    return all.min() ?? done.compactMap { $0.last?.day }.max()
  }
}
