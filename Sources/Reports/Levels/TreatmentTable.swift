import CorrectionPlanning
import RigidMotion
import TextOutput
import TreatmentModel

/// The plans of two levels as a planner would pin them to the wall: the limb first, then each frame in a block of its own.
public struct TreatmentTable {
  private let plan: TreatmentPlan
  private let isColoured: Bool
  private let options: OptionNames
  private let width: Int
  private let style: TextStyle

  /// A table, in colour if `isColoured`.
  ///
  /// - Parameters:
  ///   - options: what the program that prints it calls its options.
  ///   - width: how many columns there are, 80...100.
  public init(_ plan: TreatmentPlan, isColoured: Bool, options: OptionNames = .none, width: Int = 100) {
    (self.plan, self.isColoured, self.options) = (plan, isColoured, options)
    self.width = min(max(width, 80), 100)
    style = TextStyle(isColoured: isColoured)
  }

  /// The whole text.
  public var text: String {
    var lines = PlanTable.title(plan.treatment.common.name, style, width: width)
    for (label, text) in facts {
      for (index, line) in wrapped(text, width: width - 14).enumerated() {
        lines.append((index == 0 ? label : "").padded(to: 12) + line)
      }
    }
    for check in plan.checks { lines += PlanTable.lines(check, options, style, width: width) }
    if let limb = plan.limb { lines += [""] + table(limb) }
    for level in plan.levels {
      let name = level.level.id.name
      let title = "\(name.uppercased()) FRAME: the six struts between the \(rings(level.level.id))"
      lines += ["", style.bold(title), String(repeating: "═", count: min(title.count, width))]
      lines += PlanTable(level, isColoured: isColoured, options: options, width: width, isPart: true).body
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func rings(_ level: LevelID) -> String {
    level.index == 0 ? "proximal and the middle ring" : "middle and the distal ring"
  }

  private var facts: [(String, String)] {
    let common = plan.treatment.common
    var facts = [
      ("limb", "\(common.side.rawValue) \(visible(common.bone, atMost: 40)), two levels, three rings")
    ]
    facts.append(("motion", motion))
    var duration = counted(plan.duration, "day")
    let first = plan.levels[0].days.dropFirst(1 + (plan.resumption?.pause ?? 0)).first
    if let first = first?.date, let last = plan.levels[0].days.last?.date {
      duration += ", \(first) to \(last)"
    }
    facts.append(("duration", duration))
    facts += plan.resumptionFacts
    let (changes, visits) = (
      plan.levels.reduce(0) { $0 + $1.strutTimeline.changes.count }, plan.visitDays.count
    )
    facts.append(
      (
        "visits",
        changes == 0
          ? "no strut has to be changed"
          : "\(counted(visits, "visit")) for \(counted(changes, "strut change")), of both frames together: \(visits == 1 ? "day" : "days") "
            + plan.visitDays.map(String.init).joined(separator: ", ")
      ))
    if let words = plan.estimateWords { facts.append(("estimate", words)) }
    if let limb = plan.limb {
      for pace in limb.paces {
        facts.append(
          (
            "limb's pace",
            "\(visible(pace.name, atMost: 40)) spans both cuts: at most \(decimal(pace.path, 2)) of \(shortest(pace.rate)) mm a day, on "
              + "day \(pace.day)"
          ))
      }
      let (distance, angle) = (limb.distanceSpread, limb.angleSpread)
      facts.append(
        (
          "whole steps",
          "move the limb by \(decimal(distance.mean, 2)) mm on average, at most \(decimal(distance.largest, 2)) mm at the distal "
            + "cut's rim and \(decimal(degrees(angle.largest), 2))°"
        ))
    }
    return facts
  }

  private var motion: String {
    switch plan.treatment.motion {
    case .independent: return "each level by itself"
    case .transport(let transport):
      let gap = plan.defectLength.map { ", defect of \(decimal($0, 1)) mm" } ?? ""
      let contact = plan.limb?.contactDay.map { ", contact on day \($0)" } ?? ""
      let limb =
        transport.limbTarget == nil ? "the limb stands still" : "the limb moves to its target on the way"
      return "transport \(transport.travels.rawValue): the middle fragment travels, \(limb)\(gap)\(contact)"
    }
  }

  /// The limb at a few days: the first, every tenth, contact, the last.
  private func table(_ limb: LimbCourse) -> [String] {
    let last = limb.days.count - 1
    let shown = limb.days.filter {
      $0.day % 10 == 0 || [limb.days[0].day, limb.contactDay, limb.days[last].day].contains($0.day)
    }
    let hasDefect = limb.days.contains { $0.docking != nil }
    let head =
      "day " + (hasDefect ? "  gap  offset  angle" : "")
      + "  the whole limb (distal fragment, from the proximal)"
    return [head, head.ruled]
      + shown.flatMap { day -> [String] in
        var line = String(day.day).paddedLeft(to: 3) + " "
        if let docking = day.docking {
          line += decimal(docking.gap, 1).paddedLeft(to: 5) + decimal(docking.offset, 1).paddedLeft(to: 8)
          line += (decimal(degrees(docking.angle), 1) + "°").paddedLeft(to: 7)
        } else if hasDefect {
          line += String(repeating: " ", count: 20)
        }
        return PlanTable.row(
          line + " ", line.count + 1, day.remaining?.words(digits: 1) ?? "turned by 90° or more", width: width
        )
      }
  }
}
