import RigidMotion
import TextOutput
import TreatmentModel

extension TreatedLevel {
  /// Refuses a stage, or a target, that lies more than half a turn from where it begins: every path would turn the shorter way
  /// round, away from the words.
  ///
  /// The words' own way is the one on which all six numbers change evenly. It leads more than half a turn away where its
  /// rotation, followed without a leap among unit quaternions from 1, ends nearer to -1.
  ///
  /// - Throws: ``PlanningError/Code/moreThanHalfATurn``.
  func refuseHalfTurns() throws(PlanningError) {
    let ends = [deformity] + schedule.stages + [target]
    for (index, (from, to)) in zip(ends, ends.dropFirst()).enumerated() where isMoreThanHalfATurn(from, to) {
      let isTarget = index == ends.count - 2
      let parameter = DeformityParameter.allCases.filter { $0.unit == .degrees }.max {
        abs(to[$0] - from[$0]) < abs(to[$1] - from[$1])
      }
      let word = (parameter ?? .axialRotation).word
      throw PlanningError(
        .moreThanHalfATurn,
        key: isTarget ? CaseKey(.target, word) : CaseKey(.stages, word, entry: index + 1),
        "\(isTarget ? "the target" : "stage \(index + 1)") lies more than 180° from where it begins, so that the fragment "
          + "would turn the other way round than its words say; go there in stages of less than half a turn each"
      )
    }
  }

  private func isMoreThanHalfATurn(_ from: Deformity, _ to: Deformity) -> Bool {
    let angles: [DeformityParameter] = [.apAngulation, .lateralAngulation, .axialRotation]
    // Angulations this small turn the fragment by at most twice what their projections change.
    let isSmall = [from, to].allSatisfy { max(abs($0.apAngulation), abs($0.lateralAngulation)) < radians(60) }
    guard !isSmall || angles.reduce(0, { $0 + abs(to[$1] - from[$1]) }) >= radians(90) else { return false }
    let steps = 180
    let start = from.referenceFromMoving(limb, convention).rotation
    var (before, sign) = (Rotation.identity, 1.0)
    for step in 1...steps {
      var between = from
      for angle in angles { between[angle] += Double(step) / Double(steps) * (to[angle] - from[angle]) }
      let now = start.inverse * between.referenceFromMoving(limb, convention).rotation
      if before.w * now.w + before.v.dot(now.v) < 0 { sign = -sign }
      before = now
    }
    return sign < 0
  }
}
