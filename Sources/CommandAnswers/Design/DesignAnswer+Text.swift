import CorrectionPlanning
import FrameDesign
import HexapodKinematics
import Reports
import TextOutput
import TreatmentModel

extension DesignAnswer {
  /// In words.
  ///
  /// - Parameter width: how many columns there are, 80...100.
  public func text(isColoured: Bool, width columns: Int = 100) -> String {
    let width = min(max(columns, 80), 100)
    let style = TextStyle(isColoured: isColoured)
    let title = "\(visible(name, atMost: width - 30)): frames that serve the limb best"
    var lines = [style.bold(title), "fixator: \(disclaimer)", ""]
    lines += searched.flatMap { wrapped($0, width: width) } + [""]
    guard !isEmpty else { return (lines + empty(width)).joined(separator: "\n") + "\n" }
    lines += rows
    lines.append("")
    for words in explanations { lines += wrapped(words, width: width) }
    return lines.joined(separator: "\n") + "\n"
  }

  private var explanations: [String] {
    let (gap, limb) = (CheckLimit.strutGap.key, CheckLimit.limbClearance.key)
    let ranges = "margin, mm: the smallest distance from a reading to the end of its range"
    var words = ["\(ranges), between two struts beyond \(gap), and from the limb's outside beyond \(limb)"]
    if table.isOfLevels {
      words.append(
        "visits are those of both levels, changes all of them, margin and stiffness the smallest of both; struts of the one level that come "
          + "nearer than \(gap) to the other's struts or far ring take away from the margin what is missing")
    }
    let faults = table.frames.map { codes(.error, $0) }
    if let common = faults.first, faults.contains(where: { !$0.isEmpty }) {
      let named = faults.reduce(common) { known, own in known + own.filter { !known.contains($0) } }
      words.append(
        "DO NOT USE before this is cleared, which no frame mends: \(named.joined(separator: ", ")) (fixator plan says more)"
      )
    }
    if table.frames.contains(where: isTight) {
      words.append(
        "!: less than \(shortest(CheckLimits.nearRangeEnd)) mm, so that a number that is a little wrong takes a strut to the end of its range "
          + "or against another part")
    }
    for (index, frame) in table.frames.enumerated() where !warnings(frame).isEmpty {
      words.append("frame \(index + 1) has warnings: \(warnings(frame).joined(separator: ", "))")
    }
    guard table.ended == nil else { return words }
    words.append(
      "no frame that was tried is as good as one of these in visits, changes, margin and stiffness and better in one of them"
    )
    words.append(
      table.draws == 0
        ? "no number of the case carries a ±, so that nothing is said of how sure the changes are"
        : "kept: of \(table.draws) limbs drawn from the ± of the case, for how many a new plan needs no more changes"
    )
    return words
  }

  private func warnings(_ designed: DesignedFrame) -> [String] { codes(.warning, designed) }

  /// Codes, each once, in the order of its plan.
  private func codes(_ severity: Finding.Severity, _ designed: DesignedFrame) -> [String] {
    designed.allFindings.filter { $0.severity == severity }.reduce(into: []) {
      if !$0.contains($1.code.rawValue) { $0.append($1.code.rawValue) }
    }
  }

  private func isTight(_ designed: DesignedFrame) -> Bool {
    designed.figures.margin < CheckLimits.nearRangeEnd
  }

  private func empty(_ width: Int) -> [String] {
    wrapped(
      "none of them serves this limb: struts leave their ranges, or the plan has errors. Wider bounds (--height, --axial-offset, --rings, "
        + "--struts, --rotation) may have one; fixator plan says what is wrong with the frame as it is typed.",
      width: width)
  }

  private var searched: [String] {
    let space = table.space
    let isWhole = table.tried == space.count + table.finer
    let each = table.isOfLevels ? "set of rings at each turn" : "pair of rings at each turn"
    let extra =
      space.count > space.mostFrames
      ? " (more than the \(space.mostFrames) asked for: so many has each \(each), with the least, the typed and the largest height "
        + "and offset)" : ""
    let tried = isWhole ? "\(table.tried) frames tried" : "\(table.tried) of \(space.count) frames tried"
    let rings = space.rings.map(\.name).joined(separator: ", ")
    let classes = space.classNames.joined(separator: ", ")
    let kept = space.levels.allSatisfy(\.keepsStruts) ? ", each at its number as the case has it" : ""
    let step = "from one height or offset to the next \(shortest(space.step, decimals: 4)) mm"
    let finer = table.finer > 0 ? ", and between the best of these at ever smaller distances" : ""
    let own = space.levels.map { level in
      bounds(of: level).map { table.isOfLevels ? "\(level.level.name) \($0)" : $0 }
    }
    let all = ["rings \(rings)", "struts \(classes)\(kept)"] + own.flatMap { $0 } + [step + finer]
    return [
      "\(tried), of which \(table.serving) serve every strut; \(table.planned) of these planned in full\(extra)",
      all.joined(separator: "; "),
    ]
  }

  private func bounds(of level: DesignScope.OfLevel) -> [String] {
    func range(_ range: ClosedRange<Double>) -> String {
      "\(shortest(range.lowerBound, decimals: 4)) to \(shortest(range.upperBound, decimals: 4))"
    }
    var words: [String] = []
    if let heights = level.heights { words.append("height \(range(heights)) mm") }
    let (offset, rotation) = (MountingParameter.axialOffset, MountingParameter.rotation)
    if let offsets = level.axialOffsets {
      words.append(
        "axial offset \(offset.typed(offsets.lowerBound)) to \(offset.typed(offsets.upperBound)) mm")
    }
    let rotations = level.rotations.sorted()
    if let first = rotations.first, let last = rotations.last {
      let step = shortest(QuantityUnit.degrees.outside(level.rotationStep), decimals: 2)
      words.append(
        rotations.count > 1
          ? "rotation \(rotation.typed(first)) to \(rotation.typed(last)) by \(step)°" : "rotation as typed")
    }
    return words
  }

  private var rows: [String] {
    let hasDraws = table.draws > 0
    var head = ["frame", "visits", "changes", "margin", "stiffness"]
    if hasDraws { head.append("kept") }
    let ofFrame = head.count
    if table.isOfLevels { head.append("level") }
    head += ["height", "axial offset", "rotation", "proximal, distal ring", "struts 1 to 6 at first"]
    var cells = [head]
    for (index, designed) in table.frames.enumerated() {
      var row = ["\(index + 1)"] + figures(designed.figures)
      if isTight(designed) { row[3] += "!" }
      if hasDraws { row.append(designed.drawsKept.map { String($0) } ?? "") }
      for (frame, plan) in zip(designed.levels, designed.plan.levels) {
        if table.isOfLevels { row.append(plan.level.id.name) }
        row.append(frame.neutralHeight.map { shortest($0, decimals: 4) } ?? "-")
        row.append(frame.axialOffset.map(MountingParameter.axialOffset.typed) ?? "-")
        row.append(frame.rotation.map(MountingParameter.rotation.typed) ?? "-")
        row.append(rings(frame))
        row.append(struts(plan.struts))
        cells.append(row)
        // What is said of all frames stands at the first.
        row = [String](repeating: "", count: ofFrame)
      }
    }
    var widths = head.map(\.count)
    for row in cells {
      for (column, cell) in row.enumerated() { widths[column] = max(widths[column], cell.count) }
    }
    if let typed = table.typed {
      var row = ["typed"] + figures(typed)
      if hasDraws { row.append("") }
      if !table.typedServes { row.append("(its plan has errors, or struts wait)") }
      cells.append(row)
    }
    return cells.map { row -> String in
      let padded = row.enumerated().map { column, cell -> String in cell.padded(to: widths[column]) }
      let line = padded.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  private func figures(_ figures: FrameFigures) -> [String] {
    [
      "\(figures.visits)", "\(figures.changes)", decimal(figures.margin, 1), decimal(figures.stiffness, 3),
    ]
  }

  private func rings(_ frame: DesignFrame) -> String {
    let (one, other) = (frame.proximalRing.name, frame.distalRing.name)
    return visible(one == other ? one : "\(one), \(other)", atMost: 40)
  }

  private func struts(_ struts: PerStrut<StrutHardware>) -> String {
    let names = struts.map { visible($0.name, atMost: 20) }
    return names.allSatisfy { $0 == names[0] } ? "all \(names[0])" : names.joined(separator: " ")
  }
}
