import TreatmentModel

extension LevelsTrial {
  var figures: [Figure] {
    limbFigures + docking + steps + rates + [
      Figure(.range, "beyond the scales", beyond, .millimetres, within: 0)
    ]
  }

  private var last: Int { days[0].count - 1 }

  /// In transport the limb against where it is to be; otherwise each level against its own path, and the limb at the end.
  private var limbFigures: [Figure] {
    var (distances, angles) = (Spread(), Spread())
    func add(_ rest: (distance: Double, angle: Double)) {
      distances.add(rest.distance)
      angles.add(inDegrees(rest.angle))
    }
    if isTransport {
      let (start, end) = (limb(0).exact, limbEnd)
      if end.difference(from: start).distance + end.difference(from: start).angle < 1e-9 {
        for day in 0...last { add(limb(day).exact.difference(from: start)) }
      } else {
        add(limb(last).exact.difference(from: end))
      }
    } else {
      for (level, judged) in levels.enumerated() {
        let paths = zip(judged.ends, judged.ends.dropFirst()).map {
          JudgedPath(kind: .straight, first: $0, last: $1, judged: judged)
        }
        for day in days[level] { add(LevelsTrial.nearest(day.exact, on: paths)) }
      }
      add(limb(last).exact.difference(from: limbEnd))
    }
    return [
      Figure(.limb, "distal fragment", distances, .millimetres, within: 1e-9),
      Figure(.limb, "rotation", angles, .degrees, within: 1e-9),
    ]
  }

  /// How far a pose is from the nearest of the stages' ways.
  private static func nearest(_ place: PlainPlace, on paths: [JudgedPath])
    -> (distance: Double, angle: Double)
  {
    let rests = paths.compactMap { path in
      path.place(path.part(of: place), near: place).map { place.difference(from: $0) }
    }
    return rests.min { $0.distance + $0.angle < $1.distance + $1.angle } ?? (.infinity, .infinity)
  }

  /// Where the limb is to be at the end.
  private var limbEnd: PlainPlace {
    let targets = levels.map { $0.ends[$0.ends.count - 1] }
    guard isTransport else { return limb(targets[0], targets[1]) }
    let start = limb(0).exact
    let then = root.section(.then)
    guard root.has(.limbTarget) || then.has(.limbTarget) else { return start }
    let target = (root.has(.limbTarget) ? root : then).section(.limbTarget)
    let now = root.section(.limbNow).signed(.axialTranslation)
    // Straight, in line with the middle fragment's two points, and as long as on day 0 but for what it is said to be short by.
    let straight = PlainPlace(
      shift: PlainVector(middle.shift.x, middle.shift.y, start.shift.z - now))
    let limb = PlainLimb(lateral: levels[0].limb.lateral, side: -1)
    return straight * limb.deformity(target, convention: "film")
  }

  private var docking: [Figure] {
    guard isTransport, let end = days[defect].last else { return [] }
    let rest = end.exact.difference(from: levels[defect].ends[levels[defect].ends.count - 1])
    return [
      Figure(.docking, "docking point", Spread([rest.distance]), .millimetres, within: 1e-9),
      Figure(.docking, "rotation", Spread([inDegrees(rest.angle)]), .degrees, within: 1e-9),
    ]
  }

  private var steps: [Figure] {
    // The rim of the distal cut as the most distal fragment carries it.
    let rim = levels[1].limb.rim(levels[1].typed)
    let limbs = (0...last).map { limb($0) }
    return [
      Figure(
        .limbSteps, "rim of the distal cut",
        Spread(limbs.map { ScheduleTrial.distance(of: rim, $0.set, $0.exact) }), .millimetres, within: 1.2),
      Figure(
        .limbSteps, "rotation", Spread(limbs.map { inDegrees($0.set.difference(from: $0.exact).angle) }),
        .degrees, within: 0.8),
    ]
  }

  /// The straight way from day to day, which is the least that a point goes. Faces of a defect that meet have rates of their own.
  private var rates: [Figure] {
    levels.enumerated().compactMap { level, judged in
      if isTransport, level == defect { return nil }
      let rim = judged.limb.rim(judged.typed)
      let ways = zip(days[level], days[level].dropFirst()).map { before, day in
        rim.map { size(day.exact * $0 - before.exact * $0) }.max() ?? 0
      }
      let rate = judged.typed.section(.schedule).number(.rate) ?? 1
      let name = judged.typed.text(.level) ?? ""
      return Figure(
        .rate, "rim of the \(name) cut in a day", Spread(ways), .millimetres, within: rate + 1e-9)
    }
  }
}
