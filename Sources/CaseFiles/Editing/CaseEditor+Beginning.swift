import TreatmentModel

extension CaseEditor {
  /// Whether a text says nothing yet: it is empty, or has comments alone.
  package static func isBlank(_ text: String) -> Bool {
    text.split(whereSeparator: \.isNewline).allSatisfy { line in
      let line = line.drop { $0 == " " || $0 == "\t" || $0 == "\u{FEFF}" }
      return line.isEmpty || line.first == "#"
    }
  }

  /// A text that says nothing yet with its first key behind what stands there.
  ///
  /// - Throws: ``CaseEditError`` for a key that cannot be the first.
  package static func text(_ blank: String, beginningWith edit: CaseEdit) throws(CaseEditError) -> String {
    let (steps, value): (ArraySlice<CaseStep>, CaseValue) =
      switch edit {
      case .set(let key, let value): (key.steps[...], value)
      case .append(let key, let value): (key.steps[...], .list([value]))
      case .remove(let key): throw CaseEditError(key: key, reason: .absent)
      }
    do throws(CaseEditError.Reason) {
      guard case .section(let members) = try value.inside(steps) else { return blank }
      let gap = blank.isEmpty || blank.hasSuffix("\n") ? "" : "\n"
      return blank + gap + CaseValue.yamlFile(members)
    } catch { throw CaseEditError(key: edit.key, reason: error) }
  }
}
