import CorrectionPlanning

extension PlanCertificates {
  /// What was proven of a plan's readings, a sentence.
  package var words: String {
    let what = days == 1 ? "The one day's set of" : "Each of the \(days) days'"
    guard let first = missing.first else {
      return "\(what) readings allows one pose only within the joints' limits (proven)."
    }
    let days = Set(missing.map(\.day)).sorted()
    let shown = days.prefix(12).map(String.init).joined(separator: ", ") + (days.count > 12 ? ", …" : "")
    let part = first.part.map { ", adjustment \($0)" } ?? ""
    return
      "The readings of \(certifiedDays) of \(self.days) days are proven to allow one pose only within the joints' limits; not those of day\(days.count == 1 ? "" : "s") "
      + "\(shown) (day \(first.day)\(part): \(first.certificate.words))."
  }
}
