import TreatmentModel

extension CalendarDate {
  private static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  /// `Sunday`.
  var weekdayName: String { CalendarDate.weekdays[weekday - 1] }

  /// `Sun`.
  var shortWeekday: String { String(weekdayName.prefix(3)) }

  /// `March`.
  var monthName: String { CalendarDate.months[components.month - 1] }

  /// `Mar`.
  var shortMonth: String { String(monthName.prefix(3)) }

  /// `8 March 2026`.
  var longWords: String { "\(components.day) \(monthName) \(components.year)" }

  /// `Sunday 8 March 2026`.
  var fullWords: String { "\(weekdayName) \(longWords)" }
}
