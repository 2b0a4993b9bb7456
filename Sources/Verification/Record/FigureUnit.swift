/// What a figure is measured in.
package enum FigureUnit: String, Sendable {
  case millimetres = "mm"
  case degrees = "deg"
  case days
  case times
  /// Numbers of a source that has no unit, or one of its own.
  case plain = ""

  /// As it stands behind a number.
  var behind: String {
    switch self {
    case .millimetres: " mm"
    case .degrees: "°"
    case .days: " days"
    case .times, .plain: ""
    }
  }
}
