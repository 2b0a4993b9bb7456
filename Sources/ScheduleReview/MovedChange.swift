import CorrectionPlanning
import HexapodKinematics
import TextOutput
import TreatmentModel

/// A strut change that is not as its plan has it.
struct MovedChange {
  /// How it is not.
  enum Kind: Equatable {
    /// Not done as long as the schedule goes.
    case notDone
    /// On a day other than planned.
    case otherDay(Int)
    /// Done before the first row.
    case fromStart
    /// To a class that the plan does not have on the strut, on a day or before the first row.
    case stranger(day: Int?)
  }

  let kind: Kind
  /// The day of the plan, and the schedule's on which that comes; nil where it has no such change.
  let planned: (day: Int, here: Int)?
  let from: StrutHardware
  let to: StrutHardware
  /// Whether the strut then has a length that both classes can take.
  let isPossible: Bool
  /// All that are so.
  var struts: [StrutNumber]

  /// Whether it is the same of another strut.
  func isSame(as other: MovedChange) -> Bool {
    kind == other.kind && planned?.day == other.planned?.day && from == other.from && to == other.to
      && isPossible == other.isPossible
  }

  /// What a strut's stretches differ by from what its plan changes.
  static func all(
    _ strut: StrutNumber, _ planned: StrutTimeline, _ course: PlanCourse, _ stretches: [ChangedStruts.Stretch]
  ) -> [MovedChange] {
    let rows = course.rows
    let changes = planned.changes.filter { $0.strut == strut }
    let chain = [planned.starts[strut]] + changes.map(\.to)
    // Of each stretch its place in the plan's order; nil for a class that the plan does not have.
    var (places, last) = ([Int?](), 0)
    for stretch in stretches {
      let place = chain[last...].firstIndex(of: stretch.hardware)
      places.append(place)
      last = place ?? last
    }
    var found: [MovedChange] = []
    func isPossible(_ index: Int) -> Bool {
      let (before, stretch) = (stretches[index - 1].hardware, stretches[index])
      let reading = rows[stretch.firstRow - 1].readings[strut]
      return before.excess(ofReading: reading) <= 0
        && stretch.hardware.holds(length: before.length(ofReading: reading))
    }
    func add(
      _ kind: Kind, _ day: Int?, _ from: StrutHardware, _ to: StrutHardware, isPossible: Bool = true
    ) {
      found.append(
        MovedChange(
          kind: kind, planned: day.map { ($0, course.day(ofPlanned: $0)) }, from: from, to: to,
          isPossible: isPossible, struts: [strut]))
    }
    for (index, place) in places.enumerated() where place == nil {
      let own = planned.hardware(strut, onDay: course.day(stretches[index].firstRow))
      if index == 0 {
        add(.stranger(day: nil), nil, own, stretches[0].hardware)
      } else {
        add(
          .stranger(day: rows[stretches[index].firstRow].day), nil, own, stretches[index].hardware,
          isPossible: isPossible(index))
      }
    }
    for (number, change) in changes.enumerated() {
      let here = course.day(ofPlanned: change.day)
      guard let index = places.firstIndex(where: { ($0 ?? -1) > number }) else {
        // What became of it once another class is on cannot be said.
        let end =
          places.contains(nil)
          ? rows[stretches[places.firstIndex(of: nil) ?? 0].firstRow] : rows[rows.count - 1]
        if here < end.day || (here == end.day && !places.contains(nil)) {
          add(.notDone, change.day, change.from, change.to)
        }
        continue
      }
      let row = stretches[index].firstRow
      if index == 0 {
        if here > rows[0].day { add(.fromStart, change.day, change.from, change.to) }
      } else if !course.mayBeOf(day: change.day, row),
        ![here, change.day + course.firstLag].contains(where: {
          $0 > rows[row - 1].day && $0 <= rows[row].day
        })
      {
        // Neither where the plan has it nor on its date.
        add(
          .otherDay(rows[row].day), change.day, change.from, change.to, isPossible: isPossible(index))
      }
    }
    return found
  }

  /// The same in words; `day` of the finding is the first on which the readings are not on the planned scale.
  func finding(isStated: Bool) -> Finding {
    let list = (struts.count == 1 ? "strut " : "struts ") + struts.map(\.description).joined(separator: ", ")
    let (verb, its) = struts.count == 1 ? ("is", "its") : ("are", "their")
    let plannedDay =
      planned.map { "day \($0.day)" + ($0.here == $0.day ? "" : ", here day \($0.here)") } ?? ""
    let instead = planned == nil ? "" : "; the plan changes \(from.name) to \(to.name) on \(plannedDay)"
    var day = planned?.here
    let what: String
    switch kind {
    case .notDone:
      what =
        "\(list) \(verb) not changed from \(from.name) to \(to.name), which the plan does on \(plannedDay): "
        + "\(its) readings go on on the scale of \(from.name)"
    case .otherDay(let found):
      day = min(found, day ?? found)
      what = "\(list) \(verb) changed from \(from.name) to \(to.name) on day \(found)" + instead
    case .fromStart:
      day = nil
      what = "\(list) \(verb) \(to.name) from the first row on" + instead
    case .stranger(let found):
      day = found
      what =
        "\(found.map { "from day \($0)" } ?? "from the first row") on \(list) \(struts.count == 1 ? "reads" : "read") as "
        + "\(to.name) does, where the plan has \(from.name)"
    }
    let reason = isPossible ? "" : "; then it has no length that both can take"
    return Finding(
      .strutChangeMoved, !isPossible ? .error : isStated ? .note : .warning, day: day, struts: struts,
      what: what + reason, remedy: .checkVisits)
  }
}
