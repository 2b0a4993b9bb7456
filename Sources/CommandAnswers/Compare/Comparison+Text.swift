import CorrectionPlanning
import Reports
import TextOutput
import TreatmentModel

extension Comparison {
  /// In words.
  ///
  /// - Parameter width: how many columns there are, 80...100.
  public func text(isColoured: Bool, width columns: Int = 100) -> String {
    let width = min(max(columns, 80), 100)
    let style = TextStyle(isColoured: isColoured)
    var lines = [
      style.bold("one:   \(visible(one.name, atMost: width - 7))"),
      style.bold("other: \(visible(other.name, atMost: width - 7))"), "fixator: \(disclaimer)", "",
    ]
    if keys.isEmpty {
      lines.append("the cases are the same, and so are their plans")
    } else {
      lines += table(
        ("differs in the case", "one", "other"),
        keys.map { ($0.key, $0.one ?? "not said", $0.other ?? "not said") }, width)
      lines += [""] + planLines(width, style)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func planLines(_ width: Int, _ style: TextStyle) -> [String] {
    let refused = [one, other].compactMap { side in
      side.refusal.map { "\(visible(side.name, atMost: 40)) has no plan: \($0)" }
    }
    guard refused.isEmpty else { return refused.flatMap { wrapped($0, width: width) } }
    var lines = table(("of the plans", "one", "other"), figures.map { ($0.name, $0.one, $0.other) }, width)
    lines.append("")
    lines += strutLines.flatMap { wrapped($0, width: width) }
    for (title, found) in [
      ("found in the one alone:", findings(ofFirst: true)),
      ("found in the other alone:", findings(ofFirst: false)),
      ("found in both, in the other with these figures:", changedFindings),
    ] where !found.isEmpty {
      lines += ["", title]
      for (finding, places) in PlacedFinding.joined(found) {
        lines += PlanTable.lines(
          finding, .fixator, style, width: width, of: PlacedFinding.words(places))
      }
    }
    return lines
  }

  private var strutLines: [String] {
    guard let struts else {
      return ["the plans have not the same levels: their struts are not held against each other"]
    }
    guard let firstDay else { return ["every strut is set to the same on all days that both plans have"] }
    let head = "readings differ from day \(firstDay) on; the other's less the one's, at most:"
    guard let levels = one.plan?.levels.count, levels > 1 else { return ["\(head) \(apart(struts))"] }
    return [head]
      + (0..<levels).map { index in
        let own = struts.filter { $0.level.index == index }
        return "\(LevelID(index).name) frame: \(own.isEmpty ? "the same" : apart(own))"
      }
  }

  /// `strut 1 by +2 mm (day 4)`, those by the same on the same day together.
  private func apart(_ struts: [StrutDifference]) -> String {
    var groups: [[StrutDifference]] = []
    for strut in struts {
      if let index = groups.firstIndex(where: { $0[0].most == strut.most && $0[0].day == strut.day }) {
        groups[index].append(strut)
      } else {
        groups.append([strut])
      }
    }
    return groups.map { group in
      let numbers = group.map { "\($0.strut)" }
      let who =
        group.count == 6
        ? "each strut"
        : (group.count == 1 ? "strut " : "struts ") + numbers.dropLast().joined(separator: ", ")
          + (numbers.count > 1 ? " and " : "") + (numbers.last ?? "")
      return "\(who) by \(signed(group[0].most)) mm (day \(group[0].day))"
    }.joined(separator: ", ")
  }

  private func signed(_ value: Double) -> String { (value > 0 ? "+" : "") + shortest(value, decimals: 2) }

  /// Three columns; what is too long for one goes on below.
  private func table(
    _ head: (String, String, String), _ rows: [(String, String, String)], _ width: Int
  ) -> [String] {
    let name = min(40, ([head] + rows).map(\.0.count).max() ?? 0)
    let each = (width - name - 4) / 2
    func cells(_ row: (String, String, String)) -> [String] {
      let parts = [
        wrapped(row.0, width: name), wrapped(visible(row.1, atMost: 400), width: each),
        wrapped(visible(row.2, atMost: 400), width: each),
      ]
      let widths = [name + 2, each + 2, 0]
      return (0..<(parts.map(\.count).max() ?? 0)).map { (line: Int) -> String in
        let cells = zip(parts, widths).map { (part: [String], width: Int) -> String in
          (line < part.count ? part[line] : "").padded(to: width)
        }
        return cells.joined().trimmingTrailingSpaces
      }
    }
    let first = cells(head)
    return first + [String(repeating: "─", count: first.map(\.count).max() ?? 0)] + rows.flatMap(cells)
  }
}

extension String {
  fileprivate var trimmingTrailingSpaces: String { String(reversed().drop { $0 == " " }.reversed()) }
}
