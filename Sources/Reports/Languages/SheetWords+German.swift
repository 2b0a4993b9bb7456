import CorrectionPlanning
import TextOutput
import TreatmentModel

/// The patient's words in German.
package struct GermanSheet: SheetWords {
  package init() {}

  private static let weekdays = [
    "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag",
  ]
  private static let months = [
    "Jan", "Feb", "März", "Apr", "Mai", "Juni", "Juli", "Aug", "Sept", "Okt", "Nov", "Dez",
  ]
  private static let colours = ["rot", "orange", "gelb", "grün", "blau", "violett"]
  /// What English names of bones are in German; others stay as they were typed.
  private static let bones: [String: String] = [
    "tibia": "Tibia", "femur": "Femur", "humerus": "Humerus", "fibula": "Fibula", "radius": "Radius",
    "ulna": "Ulna", "forearm": "Unterarm", "foot": "Fuß", "metatarsal": "Mittelfußknochen",
  ]
  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  package let language = SheetLanguage.german
  package let decimalMark = ","
  package func date(_ date: CalendarDate) -> String {
    let (year, month, day) = date.components
    return "\(GermanSheet.two(day)).\(GermanSheet.two(month)).\(year)"
  }
  package func weekday(_ date: CalendarDate) -> String { GermanSheet.weekdays[date.weekday - 1] }
  package func shortWeekday(_ date: CalendarDate) -> String { String(weekday(date).prefix(2)) }
  package func shortMonth(_ date: CalendarDate) -> String { GermanSheet.months[date.components.month - 1] }
  package func dayAndMonth(_ date: CalendarDate) -> String {
    "\(GermanSheet.two(date.components.day)).\(GermanSheet.two(date.components.month))."
  }
  package func fullDate(_ date: CalendarDate) -> String { "\(weekday(date)), \(self.date(date))" }
  package func day(_ number: Int) -> String { "Tag \(number)" }
  package let dayWord = "Tag"

  package func limb(_ side: Side, _ bone: String) -> String {
    "\(GermanSheet.bones[bone.lowercased()] ?? bone) \(side == .left ? "links" : "rechts")"
  }
  package func limbInText(_ side: Side, _ bone: String, level: Int?) -> String {
    limb(side, bone) + (level.map { ", Ebene \($0)" } ?? "")
  }
  package let disclaimer = "für Forschung, Lehre und Prüfung; kein Medizinprodukt"
  package let title = "Stellplan"
  package let kind = "Stellplan des Ringfixateurs für"
  package func sheet(_ fingerprint: String) -> String { "Blatt \(fingerprint)" }
  package let useOnlyIf =
    "Benutzen Sie dieses Blatt nur, wenn Ihre Klinik es Ihnen gegeben hat, und nur das neueste."
  package func replacing(from day: String) -> String { "Ab \(day) ersetzt es jedes frühere Blatt." }
  package let doNotUse = "Dieses Blatt nicht benutzen."
  package func planHasErrors(_ count: Int) -> String {
    "Der Plan hat \(count == 1 ? "einen Fehler" : "\(count) Fehler"):"
  }
  package func moreErrors(_ count: Int) -> String { "und \(count) weitere: siehe die Prüfungen des Plans" }
  package let marginError = "NICHT BENUTZEN, der Plan hat Fehler"
  package let pageOfPages = (page: "Seite ", of: " von ")
  package let today = "Heute"

  package let firstTurn = "Erste Verstellung"
  package let lastTurn = "Letzte Verstellung"
  package let turning = "Verstellzeit"
  package func days(_ count: Int) -> String { counted(count, "Tag", "Tage") }
  package let inAll = "insgesamt"
  package let times = "Uhrzeiten"
  package let everyDay = "jeden Tag"
  package func timesADay(_ count: Int) -> String { "\(count)-mal am Tag" }
  package func times(from first: String, to last: String) -> String { "\(first) bis \(last)" }
  package let oneStep = "Ein Schritt"
  package func clinicVisits(_ count: Int) -> String { count == 1 ? "Kliniktermin" : "Kliniktermine" }
  package func visits(_ count: Int) -> String { counted(count, "Termin", "Termine") }
  package func firstOfVisits(_ day: String) -> String { "der erste am \(day); siehe die Balken unten" }
  package let seeBars = "siehe die Balken unten"

  package let howToTurn = "So wird verstellt"
  package let findTheDate = "Suchen Sie das heutige Datum, dann die Uhrzeit."
  package func turnOnly(_ unit: String) -> Markup {
    """
    Verstellen Sie nur die Streben mit einem Kästchen in dieser Zeile. <span class="chip u c4">+1</span> heißt \(unit) \
    <b>länger</b>: Die Zahl an der Strebe wird größer. <span class="chip d c4">−1</span> heißt \(unit) <b>kürzer</b>: Die Zahl wird kleiner.
    """
  }
  package let readTheStrut = "Lesen Sie die Strebe ab. Sie muss jetzt die fett gedruckte Zahl zeigen."
  package let tickTheRow = "Haken Sie die Zeile ab."
  package let sheetIsFor = "Dieses Blatt ist für:"
  package let telephone = "Telefon Ihrer Klinik:"
  package let doNot = "Bitte nicht"
  package var doNots: [Markup] {
    [
      "Verstellen Sie keine Strebe, die in der Zeile kein Kästchen hat.",
      "Holen Sie eine vergessene Verstellung nicht selbst nach und machen Sie eine falsche nicht selbst rückgängig. Rufen Sie an.",
      "Wenden Sie keine Gewalt an, wenn sich eine Strebe nicht verstellen lässt.",
      "Lockern oder entfernen Sie keinen Teil des Ringfixateurs.",
      """
      <b>Hören Sie auf und rufen Sie an</b>, wenn Sie viel stärkere Schmerzen, Taubheit oder Kribbeln haben, wenn Fuß oder Hand kalt wird \
      oder sich verfärbt oder wenn eine Zahl nicht die auf diesem Blatt ist.
      """,
    ]
  }
  package func afterwards(_ otherFrame: String?, _ estimate: String?, holdsJoint: Bool) -> String {
    holdsJoint
      ? "Nach der letzten Verstellung bleibt der Ringfixateur und hält das Gelenk. Ihre Klinik entscheidet, wann er abgenommen wird."
      : "Nach der letzten Verstellung bleibt der Ringfixateur, bis der neue Knochen fest ist"
        + "\(otherFrame.map { "; das gilt auch für den \($0)en Rahmen" } ?? ""). "
        + "Ihre Klinik entscheidet nach dem Röntgenbild, wann er abgenommen wird.\(estimate.map { " \($0)" } ?? "")"
  }
  package func estimate(from first: String, to last: String) -> String {
    "Grob geschätzt ist das zwischen dem \(first) und dem \(last)."
  }
  package func estimate(days: ClosedRange<Int>) -> String {
    "Grob geschätzt ist das \(days.lowerBound) bis \(days.upperBound) Tage nach der Operation."
  }

  package func part(_ number: Int) -> String { "Teil \(number) der Korrektur beginnt" }
  package func part(_ number: Int, what: StageLeg.Purpose, from first: String, to last: String) -> String {
    let what =
      switch what {
      case .drawingApart: "Das Gelenk wird auseinandergezogen"
      case .turning: "Das Gelenk wird gedreht"
      case .correction, .rest: "Die Stellung des Gelenks wird berichtigt"
      }
    return "Teil \(number): \(what), " + (first == last ? first : "\(first) bis \(last)")
  }
  package func beforeFirstTurn(_ frame: String?) -> String {
    "Vor der ersten Verstellung zeigen die Streben\(frame.map { " des \($0)en Rahmens" } ?? "")"
  }
  package let columnDay = "Tag"
  package let columnTime = "Uhrzeit"
  package let columnDone = "Erledigt"
  package let nothingToTurn = "Heute nichts verstellen"
  package let clinicVisit = "Kliniktermin"
  package let turnNothingBefore = ": heute vorher nichts verstellen"
  package func colour(_ strut: Int) -> String { GermanSheet.colours[(strut + 5) % 6] }

  package func stepUnit(ofRods: Bool) -> String { ofRods ? "eine Umdrehung der Mutter" : "einen Schritt" }
  package func stepPlace(ofRods: Bool) -> String {
    ofRods ? "der Mutter auf der Stange" : "auf der Skala der Strebe"
  }
  package func turn(_ part: String) -> String { "\(part) Umdrehung" }
  package func strut(_ number: String) -> String { "Strebe \(number)" }
  package func struts(_ numbers: [String]) -> String {
    "\(numbers.count == 1 ? "Strebe" : "Streben") \(numbers.joined(separator: ", "))"
  }
  private static let units = [
    "deg": "°", "days": "Tage", "day": "Tage", "mm/day": "mm am Tag", "steps": "Schritte", "times": "-fach",
    "ratio": "",
  ]
  package func unit(_ name: String) -> String { GermanSheet.units[name] ?? name }
  package func changed(_ struts: [String], from old: String, to new: String, reading: String?) -> String {
    let list =
      struts.dropLast().joined(separator: ", ") + (struts.count > 1 ? " und " : "") + (struts.last ?? "")
    return
      "Strebenwechsel: Strebe\(struts.count > 1 ? "n" : "") \(list) von „\(old)“ auf „\(new)“"
      + (reading.map { ", die dann \($0) zeigt" } ?? "")
  }

  package func frame(_ level: LevelID) -> String { level.index == 0 ? "proximal" : "distal" }
  package func frameTitle(_ level: LevelID) -> String {
    level.index == 0 ? "PROXIMALER RAHMEN" : "DISTALER RAHMEN"
  }
  package func frameBand(_ level: LevelID, _ letter: String) -> String {
    "die sechs Streben \(level.index == 0 ? "näher am Rumpf" : "weiter vom Rumpf entfernt"): \(letter)1 bis \(letter)6. "
      + "Der \(frame(other: level))e Rahmen hat ein eigenes Blatt."
  }
  package func frameOrder(_ level: LevelID) -> String {
    "Verstellen Sie den \(frame(level))en Rahmen nach diesem Blatt, den \(frame(other: level))en nach dem anderen, beide zu jeder Uhrzeit."
  }
  package func scheduleOf(_ level: LevelID) -> String { "Stellplan des \(frame(level))en Rahmens" }
  package func todayOf(_ level: LevelID) -> String { "Heute, \(frame(level))" }

  package func calendarName(_ limb: String, _ name: String) -> String { "\(limb), Stellplan: \(name)" }
  package let lastDayOfTurning = "letzter Tag der Verstellung"
  package func frameStays(holdsJoint: Bool) -> String {
    "Der Ringfixateur bleibt\(holdsJoint ? " und hält das Gelenk" : ", bis der neue Knochen fest ist"). Die Klinik entscheidet, wann er abgenommen wird."
  }
  package let calledOff = "abgesagt, gehört nicht mehr zum Plan"
  package let calledOffWhy = "Der Plan wurde erneuert, und dies gehört nicht mehr dazu."
  package let otherCalledOff = "Abgesagt: Ein anderer Plan ist an die Stelle von diesem getreten"
  package let otherCalledOffWhy =
    "Dies gehörte zu einem anderen Fall. Der Kalender, in dem es stand, ist jetzt der von diesem:"
  package let turnStruts = "Streben verstellen"
  package let nothingTurned = "nichts zu verstellen"
  package func dayOf(_ day: Int, _ last: Int) -> String { "Tag \(day) von \(last)" }
  package func inTheEvening(_ readings: String) -> String { "Am Abend zeigen die Streben: \(readings)." }
  package func afterwards(_ readings: String) -> String { "Danach zeigen die Streben: \(readings)." }
  package let visit = "Kliniktermin"
  package let and = "und"
  package func noted(_ name: String, _ limb: String, _ frame: String?) -> String {
    "\(name), \(limb)\(frame.map { ", \($0)er Rahmen" } ?? ""). Fixator: \(disclaimer)."
  }
  package let errorTitle = "NICHT BENUTZEN, der Plan hat Fehler: "
}
