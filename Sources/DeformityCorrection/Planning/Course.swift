import Hexapod

/// The motion of a case in whole steps: everything that a plan is made from, before it is looked at.
struct Course: Sendable {
  let correctionCase: CorrectionCase
  let frame: MountedFrame
  let struts: PerStrut<StrutHardware>
  /// One for each stage that moves.
  let pacing: [Pacing]
  /// What can be done of the path: the first day's start, then each day's adjustments, all days with as many.
  let moments: [Moment]
  /// The readings to set, moment by moment.
  let settings: [PerStrut<Double>]
  let start: TurningStart
}
