/// What the parser of the command line cannot know: how a value must be written that begins with `-`, or has several numbers.
struct CommandLineHint {
  let words: String

  /// Nil where nothing helps.
  ///
  /// - Parameter message: what the parser says.
  init?(_ arguments: [String], _ message: String) {
    if let (option, numbers) = CommandLineHint.scattered(arguments) {
      words =
        "the numbers of \(option) are one word, with commas and no spaces: \(option)=\(numbers.joined(separator: ","))"
      return
    }
    guard message.hasPrefix("Missing value for '") || message.hasPrefix("Unknown option '"),
      let (option, value) = CommandLineHint.negative(arguments),
      message.contains(option) || message.contains(value)
    else { return nil }
    words = "a value that begins with - is written behind =: \(option)=\(value)"
  }

  /// An option and the numbers behind it, where they are several words.
  private static func scattered(_ arguments: [String]) -> (String, [String])? {
    for (index, option) in arguments.enumerated() where ["--struts", "--pose", "--start"].contains(option) {
      let numbers = arguments[(index + 1)...].prefix { isNumber($0) }
      if numbers.count > 1 { return (option, numbers.map { $0.hasSuffix(",") ? String($0.dropLast()) : $0 }) }
    }
    return nil
  }

  /// An option and the word behind it, where that begins with a minus sign and a figure.
  private static func negative(_ arguments: [String]) -> (String, String)? {
    for (option, value) in zip(arguments, arguments.dropFirst())
    where option.hasPrefix("--") && !option.contains("=") {
      if value.first == "-", let next = value.dropFirst().first, next.isNumber || next == "." {
        return (option, value)
      }
    }
    return nil
  }

  private static func isNumber(_ word: String) -> Bool {
    Double(word.hasSuffix(",") ? String(word.dropLast()) : word) != nil
  }
}
