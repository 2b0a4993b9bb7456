import CommandAnswers
import Testing

@Suite struct CommandAnswersSnippet {
  @Test func runs() throws {
    // snippet
    var draft = CaseDraft("# measured in March\nside: left\n")
    try draft.apply([.set("deformity.ap-angulation", .text("12 varus"))])
    do {
      print(try Commands.plan(Array(draft.text.utf8)).text)
    } catch {
      print(error.json)  // {"input": "case", "errors": [{"code": "missing", "key": "case", …}]}
    }
    // end
    #expect(draft.text.hasPrefix("# measured in March\n"))
  }
}
