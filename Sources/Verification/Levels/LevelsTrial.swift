import CaseFiles
import CorrectionPlanning
import TreatmentModel

/// A case of two levels, the program's plan of it, and what the judge makes of the numbers of both frames (Model.md 12).
struct LevelsTrial {
  let root: TypedCase
  /// From proximal to distal.
  let levels: [JudgedCase]
  let plan: TreatmentPlan
  /// `C`: the distal level's point seen from the proximal one's, on the middle fragment.
  let middle: PlainPlace
  /// The fragment of each level on each day, by the exact lengths and by those that are set.
  let days: [[(exact: PlainPlace, set: PlainPlace)]]
  /// How far a reading is beyond its scale.
  let beyond: Spread

  /// - Parameter missed: the day of the plan on which nothing more was turned, and for how many days; then the plan is the one that goes on
  ///   from there.
  init(_ text: String, missed: (after: Int, days: Int)? = nil) throws {
    let bytes = Array(text.utf8)
    let root = TypedCase(try NodeReader.read(bytes))
    guard case .correction(let treatment, _) = try CaseFile.parse(bytes, name: "scenario"),
      let nodes = root.list(.levels), nodes.count == 2
    else { throw Unmeasured("not two levels") }
    var plan = try Planner.plan(treatment)
    if let missed {
      let readings = plan.levels.compactMap { $0.day(missed.after)?.set }
      guard readings.count == 2 else { throw Unmeasured("no day to resume on") }
      var request = TreatmentResumeRequest(readings: readings)
      request.day = missed.after + missed.days
      plan = try Planner.resume(treatment, from: request)
    }
    (self.root, self.plan) = (root, plan)
    let typed = nodes.map { TypedCase($0, common: root.node) }
    let section = root.section(.middle)
    let lateral: Double = root.text(.side) == "left" ? 1 : -1
    middle = PlainPlace(
      shift: PlainVector(
        lateral * section.signed(.ap), section.signed(.lateral), -(section.number(.length) ?? .nan)))
    guard let levels = LevelsTrial.settled(typed, middle) else {
      throw Unmeasured("the judge cannot settle the middle ring")
    }
    self.levels = levels
    var (walked, beyond) = ([[(exact: PlainPlace, set: PlainPlace)]](), Spread())
    for (index, judged) in levels.enumerated() {
      let own = plan.levels[index]
      let frame = typed[index].section(.frame)
      // Acute stages are done before day 0; of a fresh cut that travels nothing is typed, and it begins where it was cut.
      let acute = (typed[index].section(.schedule).list(.stages) ?? []).count {
        TypedCase($0).text(.acute) == "true"
      }
      var near = judged.ring(judged.ends[min(acute, judged.ends.count - 1)])
      walked.append(
        try own.days.map { day in
          let classes = own.strutTimeline.hardware(onDay: day.day)
          var lengths: [Double] = []
          for strut in 0..<6 {
            guard let scale = StrutScale(frame, strut: strut, named: classes[strut].name) else {
              throw Unmeasured("the judge does not know strut class \(classes[strut].name)")
            }
            let reading = day.set[strut]
            beyond.add(max(0, scale.readings.lowerBound - reading, reading - scale.readings.upperBound))
            lengths.append(reading + scale.offset)
          }
          guard let exact = judged.frame.place(Array(day.exact), near: near),
            let set = judged.frame.place(lengths, near: exact)
          else { throw Unmeasured("the lengths of day \(day.day) have no pose near the day before") }
          near = exact
          return (judged.fragment(exact), judged.fragment(set))
        })
    }
    (days, self.beyond) = (walked, beyond)
  }

  /// Both levels, the one first that says where the middle ring sits.
  private static func settled(_ typed: [TypedCase], _ middle: PlainPlace) -> [JudgedCase]? {
    func settlesItself(_ level: TypedCase) -> Bool {
      let frame = level.section(.frame)
      return level.has(.mounting) && (frame.text(.mode) != "rings-first" || frame.has(.movingMounting))
    }
    guard let first = typed.indices.first(where: { settlesItself(typed[$0]) }),
      let one = JudgedCase(typed[first], sharing: typed[1 - first].section(.frame))
    else { return nil }
    // The middle ring is the distal ring of the proximal level and the proximal ring of the distal one.
    let isReference = one.limb.isProximalReference == (first == 1)
    let ring = isReference ? one.reference : one.moving
    let seen = first == 0 ? middle.inverse * ring : middle * ring
    let second = 1 - first
    let other =
      (typed[second].text(.reference) == "proximal") == (second == 1)
      ? JudgedCase(typed[second], mounted: seen, sharing: typed[first].section(.frame))
      : JudgedCase(typed[second], carrying: seen, sharing: typed[first].section(.frame))
    return other.map { first == 0 ? [one, $0] : [$0, one] }
  }

  /// `T` of a level: its distal fragment seen from its proximal one.
  private func step(_ level: Int, _ fragment: PlainPlace) -> PlainPlace {
    levels[level].limb.isProximalReference ? fragment : fragment.inverse
  }

  /// The most distal fragment seen from the most proximal one.
  func limb(_ first: PlainPlace, _ second: PlainPlace) -> PlainPlace {
    step(0, first) * middle * step(1, second)
  }

  /// The whole limb on a day.
  func limb(_ day: Int) -> (exact: PlainPlace, set: PlainPlace) {
    let (one, other) = (days[0][day], days[1][day])
    return (limb(one.exact, other.exact), limb(one.set, other.set))
  }

  var isTransport: Bool { root.text(.motion) == "transport" }

  /// The level that a transport closes.
  var defect: Int { root.text(.travels) == "proximally" ? 0 : 1 }
}
