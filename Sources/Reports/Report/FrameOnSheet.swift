import TextOutput
import TreatmentModel

/// One of the two frames of a limb, as its patient tells them apart: by name, by letter, and by a mark that black and white keeps.
struct FrameOnSheet {
  let level: LevelID
  var words: any SheetWords = EnglishSheet()

  /// `proximal`, as sections are called.
  var name: String { level.name }
  /// The same to a patient.
  var said: String { words.frame(level) }
  /// What its struts' numbers begin with.
  var letter: String { level.index == 0 ? "P" : "D" }
  /// `PROXIMAL FRAME`
  var title: String { words.frameTitle(level) }
  /// What the row of a day begins with that is marked as today's.
  var anchor: String { level.index == 0 ? TodayScript.anchor : TodayScript.otherAnchor }
  /// The frame that this is not.
  var other: LevelID { LevelID(1 - level.index) }

  /// From the head of the page.
  var link: Markup { "<a href=\"#schedule-\(name)\">\(words.scheduleOf(level))</a>" }

  /// Links to today's rows of both.
  static func today(_ words: any SheetWords) -> Markup {
    """
    <a id="today" hidden>\(words.todayOf(LevelID(0)))</a><a id="today-distal" hidden>\(words.todayOf(LevelID(1)))</a>
    """
  }

  /// The band over the sheet.
  var band: Markup {
    """
    <p class="frame f\(letter)"><b>\(title)</b> \(words.frameBand(level, letter))</p>

    """
  }

  /// The first thing to do.
  var order: Markup {
    "<li>\(words.frameOrder(level))</li>\n"
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
