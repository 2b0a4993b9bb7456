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
  /// Links to today's rows, hidden until the script knows them.
  var today: Markup = "<a id=\"today\" hidden>Today</a>"

  var html: String {
    let page: Markup = """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
      script-src '\(TodayScript.hash)'; base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex">
      <title>Strut schedule: \(name)</title>
      <style>
      \(PictureStyle.palette)\(PictureStyle.rules)\(ReportStyle.screen)\(ReportStyle.tables)\(ReportStyle.print)\(rules)\(margins)</style>
      </head><body>
      <nav>\(links)\(today)\
      <span>\(disclaimer)</span></nav>
      <main>
      \(body)\
      </main>
      <footer>fixator \(version) · sheet \(fingerprint.short) · \(disclaimer)</footer>
      <script>\(TodayScript.text)</script>
      </body></html>

      """
    return page.string
  }

  /// What stands in the margins of every printed page.
  private var margins: Markup {
    let said = hasErrors ? "DO NOT USE, the plan has errors · " : ""
    return """
      @page{@bottom-left{content:\(Markup.styleString("\(said)\(disclaimer)"))}@bottom-right{content:"page " counter(page) " of " counter(pages)}\
      @top-left{content:\(Markup.styleString(visible(name, atMost: 44)))}@top-right{content:\(Markup.styleString("sheet \(fingerprint.short), fixator \(version)"))}}

      """
  }
}
