extension Markup {
  /// A quoted string inside a style sheet, such as the value of `content`: every character but letters, digits and spaces is
  /// written as its number (CSS Syntax Level 3, section 4.3.7), so that none ends the string or the style element.
  package static func styleString(_ text: String) -> Markup {
    var quoted: Markup = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ": quoted += Markup(text: String(scalar))
      case _ where scalar.isObeyed: quoted += "\\FFFD "
      default: quoted += "\\\(String(scalar.value, radix: 16)) "
      }
    }
    return quoted + "\""
  }
}
