import HexapodKinematics
import TreatmentModel

/// Strut changes that were not done on the days of their plan, told from what was on the struts on some days.
struct MovedVisits {
  /// Changes of one visit that have this in common.
  struct Move {
    /// When they really were.
    enum Really: Equatable {
      /// Not until the last day of which something is known.
      case notYet
      /// The day on which the new ones are on for the first time, and the last day that is known to be before it.
      case done(by: Int, after: Int?)
    }

    /// As planned.
    let day: Int
    let really: Really
    var changes: [StrutChange]
    /// Whether other struts were changed at the visit as planned.
    var isPart = false
  }

  /// In the order of the plan.
  private(set) var moves: [Move] = []
  /// Struts that have on what the plan never has on them.
  private(set) var strangers: [StrutNumber] = []

  /// - Parameter known: what is on, on days in order.
  init(_ timeline: StrutTimeline, _ known: [(day: Int, mounted: PerStrut<StrutHardware>)]) {
    guard let last = known.last else { return }
    for strut in StrutNumber.allCases {
      let changes = timeline.changes.filter { $0.strut == strut }
      let chain = [timeline.starts[strut]] + changes.map(\.to)
      if !chain.contains(last.mounted[strut]) { strangers.append(strut) }
      // The place of each class in the plan's order; of a class that comes twice, the one that the plan has on by then.
      var (places, last) = ([(day: Int, place: Int)](), 0)
      for entry in known {
        let planned = changes.count { $0.day <= entry.day }
        let on = entry.mounted[strut]
        let place =
          chain[planned] == on ? planned : chain[last...].firstIndex(of: on) ?? chain.firstIndex(of: on)
        guard let place else { continue }
        places.append((entry.day, place))
        last = place
      }
      for (index, change) in changes.enumerated() {
        let after = places.last { $0.place <= index }
        let by = places.first { $0.place > index }
        if let by, by.day < change.day {
          add(change, .done(by: by.day, after: known.last { $0.day < by.day }?.day))
        } else if let after, after.day >= change.day {
          add(change, by.map { .done(by: $0.day, after: after.day) } ?? .notYet)
        }
      }
    }
    for index in moves.indices {
      let all = timeline.changes(onDay: moves[index].day).count
      moves[index].isPart =
        moves.filter { $0.day == moves[index].day }.reduce(0) { $0 + $1.changes.count } < all
    }
  }

  private mutating func add(_ change: StrutChange, _ really: Move.Really) {
    if let known = moves.firstIndex(where: { $0.day == change.day && $0.really == really }) {
      moves[known].changes.append(change)
    } else {
      moves.append(Move(day: change.day, really: really, changes: [change]))
      moves.sort { $0.day < $1.day }
    }
  }
}

extension MovedVisits.Move {
  /// `the visit of day 13 has not taken place: strut 3 is still a`.
  func words(today: Int) -> String {
    let struts = changes.map(\.strut)
    let list =
      struts.count == 1 ? "strut \(struts[0])" : "struts \(struts.map(\.description).joined(separator: ", "))"
    let verb = struts.count == 1 ? "is" : "are"
    func classes(_ of: (StrutChange) -> StrutHardware) -> String {
      let names = changes.map { of($0).name }
      return names.allSatisfy { $0 == names[0] } ? names[0] : names.joined(separator: ", ")
    }
    switch really {
    case .notYet:
      return "\(list) \(verb) still \(classes(\.from)): "
        + (isPart ? "not changed at the visit of day \(day)" : "the visit of day \(day) has not taken place")
    case .done(let by, let after):
      let when: String
      if let after, after + 1 < by {
        when = "was between day \(after + 1) and day \(by)"
      } else if after != nil || by < today {
        when = "was on day \(by)"
      } else {
        when = by < day ? "was on day \(by) or before" : "was late"
      }
      return
        "\(list) \(by == today || after == nil ? "\(verb) \(classes(\.to)) already" : "became \(classes(\.to)) on another day"): "
        + "the visit of day \(day) \(when)"
    }
  }
}
