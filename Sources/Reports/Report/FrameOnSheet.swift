import TextOutput
import TreatmentModel

/// One of the two frames of a limb, as its patient tells them apart: by name, by letter, and by a mark that black and white keeps.
struct FrameOnSheet {
  let level: LevelID

  /// `proximal`
  var name: String { level.name }
  /// What its struts' numbers begin with.
  var letter: String { level.index == 0 ? "P" : "D" }
  /// `PROXIMAL FRAME`
  var title: String { "\(name.uppercased()) FRAME" }
  /// What the row of a day begins with that is marked as today's.
  var anchor: String { level.index == 0 ? TodayScript.anchor : TodayScript.otherAnchor }
  /// The frame that this is not.
  var other: LevelID { LevelID(1 - level.index) }
  private var place: String { level.index == 0 ? "nearer to your trunk" : "farther from your trunk" }

  /// The band over the sheet.
  var band: Markup {
    """
    <p class="frame f\(letter)"><b>\(title)</b> the six struts \(place): \(letter)1 to \(letter)6. \
    The \(other.name) frame has a sheet of its own.</p>

    """
  }

  /// The first thing to do.
  var order: Markup {
    "<li>Turn the \(name) frame by this sheet, the \(other.name) frame by the other, both at each time.</li>\n"
  }

  /// Of the table.
  var style: Markup { " f\(letter)" }

  /// What two frames on one page need besides the style of one.
  static let rules: Markup = """
    .frame{margin:1rem 0 0;padding:.5rem .8rem;border:3px solid var(--ink);font-size:1rem}.frame b{font-size:1.375rem;margin-right:.6rem}
    .frame.fD{background:var(--ink);color:var(--paper)}.turns.fP{border-left:6px solid var(--ink)}.turns.fD{border-left:10px double var(--ink)}
    .turns .whose strong{color:var(--ink);font-size:1.1em}.turns.fD .leaf{background:var(--line);background-clip:padding-box}
    @media print{#schedule-proximal,#schedule-distal{page:sheet}.frame{margin:0 0 2mm;padding:1.5mm 3mm;font-size:9.5pt}.frame b{font-size:14pt}}

    """
}
