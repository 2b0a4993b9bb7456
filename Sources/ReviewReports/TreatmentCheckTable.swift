import CorrectionPlanning
import Reports
import RigidMotion
import ScheduleReview
import TextOutput
import TreatmentModel

/// A second opinion on the schedules of two frames as text: the limb first, then each frame in a block of its own.
public struct TreatmentCheckTable {
  private let opinion: TreatmentOpinion
  private let isColoured: Bool
  private let options: OptionNames
  private let width: Int
  private let style: TextStyle

  /// A text, in colour if `isColoured`.
  ///
  /// - Parameters:
  ///   - options: what the program that prints it calls its options.
  ///   - width: how many columns there are, 80...100.
  public init(
    _ opinion: TreatmentOpinion, isColoured: Bool, options: OptionNames = .none, width: Int = 100
  ) {
    (self.opinion, self.isColoured, self.options) = (opinion, isColoured, options)
    self.width = min(max(width, 80), 100)
    style = TextStyle(isColoured: isColoured)
  }

  /// The whole text.
  public var text: String {
    let name = opinion.plan.treatment.common.name
    var lines = [
      style.bold(visible("second opinion on the schedules of both frames for \(name)", atMost: width)),
      "fixator: \(disclaimer)", "",
    ]
    // What explains stands before what follows from it.
    let isExplained = opinion.levels.contains { $0.findings.contains { $0.code.isMistake } }
    let (first, last) = isExplained ? (opinion.mistakes, opinion.consequences) : (opinion.findings, [])
    if first.isEmpty, !last.isEmpty {
      lines += wrapped(
        "both frames together: what was found of each frame stands first, then what follows for the limb",
        width: width)
    }
    if opinion.findings.isEmpty {
      lines += wrapped(
        opinion.limb.isEmpty
          ? "both frames together: no day was found on which both have a pose, so nothing can be told of the limb; what was found of each "
            + "stands below"
          : "both frames together: nothing wrong was found; what was found of each stands below", width: width
      )
    }
    for finding in first { lines += CheckTable.lines(finding, options, style, width: width) }
    if !opinion.limb.isEmpty, last.isEmpty { lines += [""] + limb }
    for (plan, level) in zip(opinion.plan.levels, opinion.levels) {
      let title = "\(plan.level.id.name.uppercased()) FRAME: its six struts"
      lines += ["", style.bold(title), String(repeating: "═", count: title.count)]
      lines += CheckTable(level, isColoured: isColoured, options: options, width: width).body
    }
    if !last.isEmpty {
      let title = "THE WHOLE LIMB: what follows for it"
      lines += ["", style.bold(title), String(repeating: "═", count: title.count)]
      for finding in last { lines += CheckTable.lines(finding, options, style, width: width) }
      if !opinion.limb.isEmpty { lines += [""] + limb }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var isTransport: Bool { opinion.plan.treatment.motion != .independent }

  /// The limb at a few days: the first, every tenth, the day on which it is farthest off, the last.
  private var limb: [String] {
    let days = opinion.limb
    let farthest = days.max { ($0.offDistance ?? 0) < ($1.offDistance ?? 0) }?.day
    let shown = days.filter {
      $0.day % 10 == 0 || $0.day == days.first?.day || $0.day == days.last?.day || $0.day == farthest
    }
    let hasDefect = days.contains { $0.docking != nil }
    let head =
      "day " + (hasDefect ? "  gap  offset  angle" : "")
      + "   off  the whole limb (distal \(width < 84 ? "in" : "fragment, from the") proximal)"
    let rows = shown.flatMap { day -> [String] in
      var line = String(day.day).paddedLeft(to: 3) + " "
      if let docking = day.docking {
        line += decimal(docking.gap, 1).paddedLeft(to: 5) + decimal(docking.offset, 1).paddedLeft(to: 8)
        line += (decimal(degrees(docking.angle), 1) + "°").paddedLeft(to: 7)
      } else if hasDefect {
        line += String(repeating: " ", count: 20)
      }
      line += (day.offDistance.map { decimal($0, 1) } ?? "").paddedLeft(to: 6) + " "
      return PlanTable.row(
        line + " ", line.count + 1, day.remaining?.words(digits: 1) ?? "turned by 90° or more", width: width)
    }
    let from =
      isTransport ? "the path that it should keep to" : "where the case's own plan has it on that day"
    return [head, head.ruled] + rows + [""]
      + wrapped(
        "off: the limb at the distal cut's rim from \(from), mm, by the readings as they stand", width: width)
  }
}
