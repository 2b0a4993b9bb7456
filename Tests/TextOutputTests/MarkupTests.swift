import Testing
import TextOutput

@Suite struct MarkupTests {
  @Test func whatIsInterpolatedIsEscaped() {
    let name = #"<a href="x" title='y'>&</a>"#
    let markup: Markup = "<p title=\"\(name)\">\(name)</p>"
    let escaped = "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;"
    #expect(markup.string == "<p title=\"\(escaped)\">\(escaped)</p>")
  }

  @Test func markupInsideMarkupIsNotEscapedAgain() {
    let inner: Markup = "<b>\("1 < 2")</b>"
    #expect(("<p>\(inner)\([inner, inner])\(7)</p>" as Markup).string.contains("<p><b>1 &lt; 2</b><b>"))
  }

  @Test func whatAProgramWouldObeyIsReplaced() {
    #expect(
      Markup(text: "a\u{0}b\u{1B}[31m\u{202E}c\u{85}").string == "a\u{FFFD}b\u{FFFD}[31m\u{FFFD}c\u{FFFD}")
    #expect(Markup(text: "Ångström 左脛骨 الساق 👩🏽‍⚕️").string == "Ångström 左脛骨 الساق 👩🏽‍⚕️")
  }

  @Test func coordinatesHaveATenthAndNoExponent() {
    let values = [0, 1, -0.04, 12.25, -3.96, 1e20, .nan, .infinity]
    #expect(values.map(Markup.tenths) == ["0", "1", "0", "12.3", "-4", "0", "0", "0"])
  }

  @Test func nothingEndsAStringOfAStyleSheet() {
    let text = Markup.styleString(#"</style>"\ é"#).string
    #expect(text == #""\3c \2f style\3e \22 \5c  \e9 ""#)
  }
}
