import Testing
import TextOutput

@Suite struct TextOutputSnippet {
  @Test func runs() {
    // snippet
    var line = CSVText()
    line.number(187.5)
    line.comma()
    line.quoted("left tibia")
    let cell: Markup = "<td>\(decimal(0.125, 2)) & \("a < b")</td>"
    print(String(decoding: line.bytes, as: UTF8.self), cell.string)
    // end
    #expect(line.bytes == Array("187.5,\"left tibia\"".utf8))
    #expect(cell.string == "<td>0.12 & a &lt; b</td>" || cell.string == "<td>0.13 & a &lt; b</td>")
  }
}
