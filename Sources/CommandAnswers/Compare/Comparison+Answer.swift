extension Commands {
  /// What `fixator compare --format json` prints; `hasErrors` where a plan has errors or a case has none.
  ///
  /// - Parameters:
  ///   - one: the text of a case, or a plan.json, which stands for the case that it was made of.
  ///   - other: of another.
  ///   - names: what the two are called.
  /// - Throws: ``CommandRefusal`` for what is no case.
  public static func compare(
    _ one: [UInt8], _ other: [UInt8], names: (String, String) = ("one", "other")
  ) throws(CommandRefusal) -> CommandAnswer {
    do throws(Comparison.Unreadable) {
      let comparison = try Comparison((one, names.0), (other, names.1))
      return CommandAnswer(
        text: comparison.json, hasErrors: comparison.lacksPlan || comparison.hasErrors)
    } catch { throw error.refusal }
  }
}
