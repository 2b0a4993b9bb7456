import CaseFiles
import CorrectionPlanning
import TreatmentModel

/// A case, the program's plan of it, and what the judge makes of the plan's numbers.
package struct ScheduleTrial {
  let typed: TypedCase
  let judged: JudgedCase
  package let plan: Plan
  let walk: Walk
  /// Of each day, of each strut.
  let scales: [[StrutScale]]

  /// - Parameter judged: the case as the judge is told it; the same unless given.
  package init(_ text: String, judged other: String? = nil) throws {
    let bytes = Array(text.utf8)
    let typed = TypedCase(try NodeReader.read(other.map { Array($0.utf8) } ?? bytes))
    guard case .correction(let treatment, _) = try CaseFile.parse(bytes, name: "scenario") else {
      throw Unmeasured("a frame without a patient")
    }
    guard let judged = JudgedCase(typed) else { throw Unmeasured("the judge cannot read the case") }
    try self.init(typed, judged, try Planner.plan(treatment.soleLevel()))
  }

  init(_ typed: TypedCase, _ judged: JudgedCase, _ plan: Plan) throws {
    (self.typed, self.judged, self.plan) = (typed, judged, plan)
    let frame = typed.section(.frame)
    scales = try plan.days.map { day in
      try plan.strutTimeline.hardware(onDay: day.day).enumerated().map { strut, hardware in
        guard let scale = StrutScale(frame, strut: strut, named: hardware.name) else {
          throw Unmeasured("the judge does not know strut class \(hardware.name)")
        }
        return scale
      }
    }
    let days = zip(plan.days, scales).map { day, scales in
      WalkedDay(
        day: day.day - plan.firstDay, stage: day.stage, exact: Array(day.exact),
        set: zip(day.set, scales).map { $0 + $1.offset })
    }
    let schedule = typed.section(.schedule)
    let kind = JudgedPath.Kind(rawValue: schedule.text(.path) ?? "straight") ?? .straight
    let isEven = schedule.text(.pace) != "fastest" && !typed.has(.held)
    guard let walk = Walk(judged, days, kind: kind, isEven: isEven) else {
      throw Unmeasured("the lengths of a day have no pose near the day before")
    }
    self.walk = walk
  }

  /// Whether the limb is kept off its path, so that it is only near it for some days.
  var isHeldBack: Bool { plan.days.contains { $0.shortfall != nil } }

  package var figures: [Figure] {
    ends + pathFigures + stepFigures + rates + [ranges] + turns + held
  }

  private var ends: [Figure] {
    guard let last = walk.days.last, let target = judged.ends.last else { return [] }
    let rest = last.exact.difference(from: target)
    return [
      Figure(.end, "corresponding point", Spread([rest.distance]), .millimetres, within: 1e-9),
      Figure(.end, "rotation", Spread([inDegrees(rest.angle)]), .degrees, within: 1e-9),
    ]
  }

  private var pathFigures: [Figure] {
    guard !isHeldBack else { return [] }
    let rests = walk.days.map { $0.exact.difference(from: $0.wanted) }
    return [
      Figure(.path, "corresponding point", Spread(rests.map(\.distance)), .millimetres, within: 1e-9),
      Figure(.path, "rotation", Spread(rests.map { inDegrees($0.angle) }), .degrees, within: 1e-9),
    ]
  }

  private var stepFigures: [Figure] {
    let rim = judged.limb.rim(typed)
    let isAlone = typed.section(.schedule).text(.rounding) == "nearest"
    return [
      Figure(
        .wholeSteps, "rim of the cut",
        Spread(walk.days.map { ScheduleTrial.distance(of: rim, $0.set, $0.exact) }), .millimetres,
        within: isAlone ? 1.5 : 1),
      Figure(
        .wholeSteps, "rotation", Spread(walk.days.map { inDegrees($0.set.difference(from: $0.exact).angle) }),
        .degrees, within: 1),
    ]
  }

  /// Root mean square distance of points that a body carries, in two of its places.
  static func distance(of points: [PlainVector], _ one: PlainPlace, _ other: PlainPlace) -> Double {
    let squares = points.map { point in
      let way = one * point - other * point
      return inner(way, way)
    }
    return (squares.reduce(0, +) / Double(squares.count)).squareRoot()
  }

  private var rates: [Figure] {
    let schedule = typed.section(.schedule)
    let general = schedule.number(.rate) ?? 1
    let structures = (typed.list(.structuresAtRisk) ?? []).map { TypedCase($0) }
    let points =
      [("rim of the cut", judged.limb.rim(typed), general)]
      + structures.map {
        ($0.text(.name) ?? "structure", [judged.limb.place($0)], $0.number(.rate) ?? general)
      }
    return points.map { name, places, rate in
      let ways = walk.days.indices.dropFirst().map { index in
        isHeldBack ? chord(places, index) : walk.travel(places, on: index) ?? .infinity
      }
      return Figure(.rate, name + " in a day", Spread(ways), .millimetres, within: rate + 1e-9)
    }
  }

  /// Where the path is not the stated one: the straight way from day to day, which is the least that it can be.
  private func chord(_ points: [PlainVector], _ index: Int) -> Double {
    let (day, before) = (walk.days[index].exact, walk.days[index - 1].exact)
    return points.map { size(day * $0 - before * $0) }.max() ?? 0
  }

  private var ranges: Figure {
    let beyond = zip(plan.days, scales).flatMap { day, scales in
      zip(day.set, scales).map { reading, scale in
        max(0, scale.readings.lowerBound - reading, reading - scale.readings.upperBound)
      }
    }
    return Figure(.range, "beyond the scale", Spread(beyond), .millimetres, within: 0)
  }

  /// Against the exact lengths at each adjustment, which the judge takes from its own path.
  private var turns: [Figure] {
    guard !isHeldBack, typed.section(.schedule).text(.rounding) != "nearest" else { return [] }
    var back = 0
    var exact = walk.days.first.map { judged.frame.lengths(at: judged.ring($0.wanted)) } ?? []
    var set = plan.days[0].set.enumerated().map { $1 + scales[0][$0].offset }
    for index in plan.days.indices.dropFirst() {
      let (day, before) = (walk.days[index], walk.days[index - 1])
      let start = before.stage == day.stage ? before.part : 0
      for adjustment in plan.days[index].adjustments {
        let done = Double(adjustment.part) / Double(plan.days[index].adjustments.count)
        let part = start + (day.part - start) * done
        guard let place = walk.paths[day.stage - 1].place(part, near: day.wanted) else { continue }
        let now = judged.frame.lengths(at: judged.ring(place))
        let settings = adjustment.set.enumerated().map { $1 + scales[index][$0].offset }
        for strut in 0..<6 {
          let (rises, turned) = (now[strut] - exact[strut], settings[strut] - set[strut])
          if abs(rises) > 1e-8, rises * turned < -1e-9 { back += 1 }
        }
        (exact, set) = (now, settings)
      }
    }
    return [Figure(.neverBack, "turns back", Spread([Double(back)]), .times, within: 0)]
  }

  private var held: [Figure] {
    let moved = (typed.list(.held) ?? []).flatMap { entry -> [Double] in
      let section = TypedCase(entry)
      guard let strut = (section.number(.strut) ?? entry.text.flatMap { Double($0) }).map({ Int($0) }) else {
        return []
      }
      let ends = section.text(.days)?.split(separator: "-").compactMap { Int($0) } ?? [1, plan.lastDay]
      return (ends[0]...(ends.last ?? ends[0])).compactMap { day in
        guard let now = plan.day(day), let before = plan.day(day - 1) else { return nil }
        return abs(now.set[strut - 1] - before.set[strut - 1])
      }
    }
    guard typed.has(.held) else { return [] }
    return [Figure(.held, "held strut", Spread(moved), .millimetres, within: 0)]
  }
}

func inDegrees(_ radians: Double) -> Double { radians * 180 / .pi }
