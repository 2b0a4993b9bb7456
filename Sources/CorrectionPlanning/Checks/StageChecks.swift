import TextOutput
import TreatmentModel

extension PlanChecker {
  /// Stages that leave the limb on the other side of its deformity, where it neither comes from nor is to go: mostly a word.
  ///
  /// Length is drawn out beyond the target on purpose, to keep bone ends apart; there a stage is looked at only when it is the
  /// deformity's own size with the other word.
  var stageChecks: [Finding] {
    level.schedule.stages.enumerated().flatMap { index, stage in
      DeformityParameter.allCases.compactMap { parameter -> Finding? in
        let (now, target, left) = (level.deformity[parameter], level.target[parameter], stage[parameter])
        guard left * now < 0, left * target <= 0, parameter != .axialTranslation || left == -now else {
          return nil
        }
        var meant = stage
        meant[parameter] = -left
        return Finding(
          .stageOnOtherSide, .warning, value: parameter.unit.outside(left), limit: 0,
          unit: parameter.unit.rawValue,
          what:
            "stage \(index + 1) leaves \(stage.words(parameter, digits: 2)), on the other side of the deformity of "
            + "\(level.deformity.words(parameter, digits: 2))\(days(index, meant))",
          remedy: .checkStage(meant.words(parameter, digits: 2)))
      }
    }
  }

  /// How many days the plan would take with another stage.
  private func days(_ index: Int, _ meant: Deformity) -> String {
    var other = level
    other.schedule.stages[index] = meant
    guard plan.resumption == nil, let path = try? SampledPath(other, MountedFrame(unchecked: other)),
      let last = path.samples.last?.day, last != plan.duration
    else { return "" }
    return " (the plan takes \(counted(plan.duration, "day")), with the other word \(last))"
  }
}
