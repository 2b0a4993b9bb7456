import CaseFiles
import Reports
import TreatmentModel

extension TreatmentCalendar {
  /// The rules of the case's time zone, where its calendar has times.
  func zoneRules() throws(CommandRefusal) -> TimeZoneRules? {
    guard let name = timeZone, surgery != nil else { return nil }
    do throws(FileError) {
      if let rules = TimeZoneRules(name: name, try ZoneFile.bytes(name)) { return rules }
    } catch { throw CommandRefusal(error.description) }
    throw CommandRefusal("time zone \(name): the system's file of it has no rules that can be read")
  }
}
