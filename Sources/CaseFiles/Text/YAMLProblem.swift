import CYAML

/// Where libyaml could not go on, and why.
struct YAMLProblem: Error {
  let place: FilePlace
  let message: String

  init(_ parser: yaml_parser_t, _ start: FilePlace) {
    place = FilePlace(parser.problem_mark, from: start)
    let problem = parser.problem.map { String(cString: $0) } ?? "no memory"
    let isInContext = parser.context != nil && parser.context_mark.line < parser.problem_mark.line
    let context = isInContext ? "; it began in line \(Int(parser.context_mark.line) + start.line)" : ""
    message = YAMLProblem.inPlainWords(problem) + context
  }

  private static func inPlainWords(_ problem: String) -> String {
    switch problem {
    case "found character that cannot start any token":
      "a character that cannot stand here (tabs are no indentation in YAML: use spaces)"
    case "mapping values are not allowed in this context":
      "a colon where no key can stand: is the line indented right, or is a quote missing?"
    case "did not find expected key": "no key where one should stand: is the line indented right?"
    case "could not find expected ':'": "no colon after the key"
    case "did not find expected '-' indicator": "no - where the next entry of the list should begin"
    case "did not find expected ',' or ']'": "no comma or ] where the list should go on or end"
    case "did not find expected ',' or '}'": "no comma or } where the section should go on or end"
    case "found unexpected end of stream": "the file ends inside a quoted text"
    default: "not YAML: \(problem)"
    }
  }
}
