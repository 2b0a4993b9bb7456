import CorrectionPlanning

/// What findings say in German. `{Struts}`, `{day}`, `{value}` and `{limit}` stand for what a finding has; a part in square brackets goes
/// where it has not. The planner page's file of them is made from this one.
package enum GermanFindings {
  package static func text(_ code: Finding.Code) -> String {
    switch code {
    case .strutOutOfRange:
      "[{Struts}: ]Die Ablesung verlässt den Bereich der Strebe[ an Tag {day}][: {value}, Grenze {limit}]. Andere Strebenklasse oder andere Neutralhöhe wählen."
    case .strutChangeWindow:
      "[{Struts}: ]Für den nötigen Streben-Wechsel gibt es keinen möglichen Tag[ (Tag {day})]. Einen Termin zulassen oder eine andere Neutralhöhe wählen."
    case .jointTilt:
      "[{Struts}: ]Die Strebe neigt sich im Gelenk zu stark[ (Tag {day})][: {value}, erlaubt {limit}]. Längere Streben oder größere Höhe."
    case .nearSingular:
      "Der Ringfixateur ist[ an Tag {day}] viel weicher als in Neutralstellung[: {value}, Grenze {limit}]. Größere Höhe, größere Ringe oder Korrektur in Stufen."
    case .wrongAssembly:
      "Der Weg führt[ an Tag {day}] durch eine singuläre Stellung, oder die Ablesungen gehören zu keiner Stellung in der Nähe des Plans. Andere Höhe oder Korrektur in Stufen."
    case .ringOnWrongSide:
      "Ein Ring liegt auf der falschen Seite des Knochenschnitts oder des anderen Rings[: {value}, Grenze {limit}]. Abstand axial, Neutralhöhe und Referenz prüfen."
    case .boneOutsideRing:
      "Der Knochen verläuft außerhalb eines Rings[: {value}, Grenze {limit}]. Abstände und Kippung des Rings nachmessen."
    case .jointShared:
      "[{Struts}: ]Zwei Streben haben dasselbe Gelenk eines Rings. Jeder Strebe ein eigenes Loch geben."
    case .ringReversed:
      "Ein Ring ist gegenüber der angegebenen Neutralstellung verkehrt herum montiert[ (Tag {day})]. Kippung, Drehung und Abstände der Neutralstellung prüfen."
    case .jointOffArc:
      "[{Struts}: ]Das Gelenk steht dort, wo der Ring offen ist[: {value}, Grenze {limit}]. Ring drehen, andere Löcher nehmen oder das Gelenk auf eine Platte setzen."
    case .strutsCollide:
      "[{Struts}: ]Die Streben kommen sich zu nahe[ (Tag {day})][: {value}, Grenze {limit}]. Andere Höhe oder andere Löcher."
    case .strutMeetsLimb:
      "[{Struts}: ]Strebe oder Ring kommt der Haut zu nahe[ (Tag {day})][: {value}, Grenze {limit}]. Größere oder besser zentrierte Ringe; an Schwellung denken."
    case .boneEndsCollide:
      "Die Knochenenden müssten[ an Tag {day}] ineinanderlaufen[: {value}, erlaubt {limit}]. Zuerst verlängern, dann die Achse korrigieren."
    case .rateExceeded:
      "Ein gefährdeter Punkt bewegt sich[ an Tag {day}] schneller als erlaubt[: {value}, Grenze {limit}]. Feinere Schritte oder kleinere Rate."
    case .roundingError:
      "Ganze Schritte weichen[ an Tag {day}] vom Plan ab[: {value}, Grenze {limit}]. Feinere Schritte, oder gemeinsam runden."
    case .strutChangeMoved:
      "[{Struts}: ]Der Streben-Wechsel war an einem anderen Tag als geplant oder gar nicht[ (Tag {day})]. Nachsehen, welche Streben montiert sind."
    case .strutHeld:
      "[{Struts}: ]Die Strebe wird[ ab Tag {day}] nicht verstellt[; das kostet {value}, Grenze {limit}]."
    case .targetMissed:
      "Der Plan erreicht sein Ziel nicht[: es fehlen {value}, Grenze {limit}]. Gehaltene Streben freigeben oder andere Strebenklassen wählen."
    case .conventionSpread:
      "Die drei Winkel bedeuten je nach Konvention verschiedene Drehungen[: Unterschied {value}, Grenze {limit}]. Prüfen, für welche Konvention sie gemessen wurden."
    case .stageOnOtherSide:
      "Eine Stufe liegt auf der anderen Seite der Fehlstellung[: {value}, Grenze {limit}]. Ihr Richtungswort prüfen."
    case .hingeLeavesRest:
      "Die Drehung um das Scharnier des Gelenks führt nicht ganz zum Ziel[: es bleiben {value}]. Den Ursprung auf die Achse legen oder das Scharnier weglassen."
    case .distractionLarge:
      "Die Gelenkflächen werden weiter auseinandergezogen als üblich[: {value}, Grenze {limit}]. Meist sind es 2 bis 5 mm; sonst die Strukturen angeben, die das dehnt."
    case .durationImplausible:
      "Der Plan dauert viel länger, als Strecke und Rate erwarten lassen[: {value}, Grenze {limit}]. Lage und Rate der gefährdeten Struktur prüfen."
    case .inputsDisagree:
      "[{Struts}: ]Doppelte Angaben widersprechen sich[: {value}, Grenze {limit}]. Ablesung und Montage nachmessen."
    case .hardwareUnverified:
      "Die Maße der verwendeten Ringe oder Streben hat niemand nachgeprüft. Den eigenen Ringfixateur messen und seine Zahlen angeben."
    case .defaultAssumed:
      "Nicht alle Werte sind angegeben oder sicher bekannt, Vorgaben wurden angenommen[: {value}, Grenze {limit}]. Die Liste im Plan durchsehen; einer Tabelle ohne Tage eine Spalte mit Tagen oder Daten geben."
    case .unitDoubtful:
      "Ein Wert ist in seiner Einheit unglaubhaft[: {value}, Grenze {limit}]. Längen sind mm, Winkel Grad."
    case .unitWrong:
      "[{Struts}: ]Die Ablesungen stehen[ ab Tag {day} oder nur an diesem Tag] in einer anderen Einheit. In mm eintragen."
    case .strutsSwapped:
      "[{Struts}: ]Zwei Streben sind[ ab Tag {day} oder nur an diesem Tag] vertauscht. Die Spalten zurücktauschen."
    case .levelsSwapped:
      "[{Struts}: ]Ablesungen der einen Ebene stehen an der Stelle der anderen[ (ab Tag {day} oder nur an diesem Tag)]. Vor dem Verstellen tauschen."
    case .digitsTransposed:
      "[{Struts}: ]Zwei Ziffern sind vertauscht[ (Tag {day})][: {value}]. Die Ablesung berichtigen."
    case .strutMirrored:
      "[{Struts}: ]Die Strebe läuft in die falsche Richtung[ (Tag {day})]. Skala und Drehrichtung prüfen."
    case .strutOffset:
      "[{Struts}: ]Alle Ablesungen der Strebe weichen gleich weit ab[: {value}, Grenze {limit}]. Die erste Ablesung prüfen."
    case .sideWrong:
      "Der Zeitplan gehört zur anderen Körperseite. Klären, was stimmt, und das andere neu erstellen."
    case .referenceWrong:
      "Der Zeitplan gehört zum anderen Referenzfragment. Klären, was stimmt, und das andere neu erstellen."
    case .conventionWrong:
      "Die Winkel des Zeitplans folgen einer anderen Konvention. Klären, was stimmt, und das andere neu erstellen."
    case .strutsRenumbered:
      "Die Streben des Zeitplans sind anders nummeriert. Die Nummern am Ringfixateur prüfen."
    case .rowMissing: "Eine Zeile fehlt[ (Tag {day})]. Sie ergänzen, sonst wird doppelt verstellt."
    case .rowDoubled:
      "Eine Zeile steht doppelt oder anstelle einer anderen[ (Tag {day})]. Sie streichen oder richtig eintragen."
    case .rowOutOfOrder: "Zeilen stehen nicht an ihrer Stelle[ (Tag {day})]. Die Zeilen ordnen."
    case .jump:
      "[{Struts}: ]Die Ablesung springt[ an Tag {day}][: {value}, Grenze {limit}]. Sie und ihre Nachbarn prüfen."
    case .turnMissed:
      "[{Struts}: ]Eine Verstellung wurde ausgelassen[ (Tag {day})][: {value}]. Den Rest von den heutigen Ablesungen aus neu planen."
    case .turnReversed:
      "[{Struts}: ]Eine Verstellung ging in die falsche Richtung[ (Tag {day})][: {value}]. Den Rest von den heutigen Ablesungen aus neu planen."
    case .turnDoubled:
      "[{Struts}: ]Eine Verstellung wurde doppelt gemacht[ (Tag {day})][: {value}]. Den Rest von den heutigen Ablesungen aus neu planen."
    case .restDay: "Es gibt Tage ohne Verstellung[ (ab Tag {day})][: {value}]."
    case .dockingContact:
      "Die Ränder der Dockingflächen treffen sich vor ihren Mitten, oder die Flächen treffen sich nie[ (Tag {day})][: {value}, Grenze {limit}]. Versatz und Winkel vor dem Kontakt korrigieren."
    case .dockingOffset:
      "Beim Kontakt liegen die Dockingflächen nebeneinander[ (Tag {day})][: {value}, Grenze {limit}]. Versatz und Winkel vor dem Kontakt korrigieren."
    case .limbMoves:
      "Ganze Schritte bewegen die Extremität, die ruhen soll[ (Tag {day})][: {value}, Grenze {limit}]. Feinere Schritte, und die Tage beider Rahmen vergleichen."
    case .limbCrooked:
      "Am Ende bleibt die Extremität schief[: {value}, Grenze {limit}]. Das Ziel der Extremität angeben oder die Ebene anders korrigieren."
    case .defectNeedsTwoCuts:
      "Ein so langer Defekt wird besser von zwei Schnitten aus geschlossen[: {value}, Grenze {limit}]."
    case .datesDisagree:
      "Die Daten gehören nicht zu ihren Tagen oder nicht zum Fall[ (Tag {day})]. Operationstag und Latenz prüfen."
    case .notResolved:
      "Ob hier ein Fehler liegt, war nicht zu entscheiden[ (Tag {day})]. Als möglich ansehen; andere Höhe oder Stufen wählen."
    case .searchEnded: "Die Suche nach dem besten Rahmen wurde vorzeitig beendet. Sie zu Ende laufen lassen."
    case .startMissed:
      "Der Zeitplan beginnt nicht dort, wo der Fall beginnt[: {value}, Grenze {limit}]. Fehlstellung, Montage und Ablesungen prüfen."
    }
  }
}
