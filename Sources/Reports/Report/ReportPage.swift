import TextOutput

/// A page that needs nothing else: its style, a few lines of script that mark today's row, and what stands in the margins of paper.
struct ReportPage {
  /// Of the case.
  let name: String
  let version: String
  let fingerprint: CaseFingerprint
  let hasErrors: Bool
  /// To its parts.
  let links: Markup
  /// Style besides that of all reports.
  let rules: Markup
  let body: Markup
  var words: any SheetWords = EnglishSheet()
  /// Links to today's rows, hidden until the script knows them; of two frames.
  var today: Markup?

  var html: String {
    let page: Markup = """
      <!DOCTYPE html>
      <html lang="\(words.language.rawValue)"><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
      script-src '\(TodayScript.hash)'; base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex">
      <title>\(words.title): \(name)</title>
      <style>
      \(PictureStyle.palette)\(PictureStyle.rules)\(ReportStyle.screen)\(ReportStyle.tables)\(ReportStyle.print).now .leaf::before{content:"\(words.today)"}
      \(rules)\(margins)</style>
      </head><body>
      <nav>\(links)\(today ?? "<a id=\"today\" hidden>\(words.today)</a>")\
      <span>\(words.disclaimer)</span></nav>
      <main>
      \(body)\
      </main>
      <footer>fixator \(version) · \(words.sheet(fingerprint.short)) · \(words.disclaimer)</footer>
      <script>\(TodayScript.text)</script>
      </body></html>

      """
    return page.string
  }

  /// What stands in the margins of every printed page.
  private var margins: Markup {
    let said = hasErrors ? "\(words.marginError) · " : ""
    let pages = words.pageOfPages
    return """
      @page{@bottom-left{content:\(Markup.styleString("\(said)\(words.disclaimer)"))}@bottom-right{content:\(Markup.styleString(pages.page)) counter(page) \(Markup.styleString(pages.of)) counter(pages)}\
      @top-left{content:\(Markup.styleString(visible(name, atMost: 44)))}@top-right{content:\(Markup.styleString("\(words.sheet(fingerprint.short)), fixator \(version)"))}}

      """
  }
}
