import Reports
import TextOutput
import Uncertainty

/// The parts of a page about a study, of one level or of two.
struct SensitivityMarkup {
  let inputs: [UncertainInput]
  let options: SensitivityOptions

  /// The whole page.
  ///
  /// - Parameters:
  ///   - subject: what was studied, in a sentence.
  ///   - sheet: the short fingerprint.
  static func page(
    _ name: String, subject: String, sheet: String, version: String, body: Markup
  ) -> String {
    let page: Markup = """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
      base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex">
      <title>Error bars: \(name)</title>
      <style>
      \(PictureStyle.palette)\(PictureStyle.rules)\(ReportStyle.screen)\(ReportStyle.tables)\(ReportStyle.print)</style>
      </head><body>
      <nav><span>\(disclaimer)</span></nav>
      <main><section><header><p class="kind">Error bars <span>sheet \(sheet)</span></p>
      \(Markup.heading(name))
      <p class="for">\(subject)</p></header>
      \(body)</section></main>
      <footer>fixator \(version) · \(disclaimer)</footer>
      </body></html>

      """
    return page.string
  }

  func advice(_ advice: [String]) -> Markup {
    let lines = advice.map { line -> Markup in "<li>\(line)</li>\n" }
    return "<h2>What to do</h2><ul>\(lines)</ul>\n"
  }

  /// - Parameter any: what the numbers are together of which some may be outside, and the share of the draws.
  func remaining(_ spreads: [EndSpread], any: String, _ anyOutside: Double) -> Markup {
    let tolerance = options.tolerance
    let rows = spreads.map { spread -> Markup in
      let unit = spread.number.unit
      let values = [
        spread.stated, spread.mean, spread.standardDeviation, spread.quantiles.p5, spread.quantiles.p50,
        spread.quantiles.p95,
      ]
      let positive = spread.number.positive ?? ""
      let cells = values.map { value -> Markup in
        "<td>\(decimal(unit.outside(value), 2).withMinus)</td>"
      }
      return """
        <tr><th scope="row">\(spread.number.words), \(unit == .degrees ? "°" : "mm")</th><td>\(positive)</td>\(cells)\
        <td>\(percent(spread.outside))</td></tr>

        """
    }
    let limits = "\(size(tolerance.angle, .degrees)) or \(size(tolerance.distance, .millimetres))"
    return """
      <table class="plain"><thead><tr><th scope="col">what is left</th><th scope="col">positive</th>\
      <th scope="col">stated</th><th scope="col">mean</th><th scope="col">sd</th><th scope="col">5 %</th>\
      <th scope="col">median</th><th scope="col">95 %</th><th scope="col">outside</th></tr></thead><tbody>
      \(rows)</tbody></table>
      <p class="note">Outside: the chance of more than \(limits) away from the target; that \(any) is, \
      \(percent(anyOutside)).</p>

      """
  }

  func measurements(_ gains: [MeasurementGain], endError: Double) -> Markup {
    guard !gains.isEmpty else { return "" }
    let rows = gains.map { gain -> Markup in
      let input = inputs[gain.input]
      return """
        <tr><th scope="row">\(input.words)</th><td>± \(size(input.standardDeviation, input.unit))</td>\
        <td>± \(size(gain.improvedTo, input.unit))</td><td>\(percent(gain.endError))</td></tr>

        """
    }
    return """
      <h2>Which measurement to take next</h2>
      <table class="plain"><thead><tr><th scope="col">measured again</th><th scope="col">now</th>\
      <th scope="col">then</th><th scope="col">end error then</th></tr></thead><tbody>
      \(rows)</tbody></table>
      <p class="note">End error in parts of the tolerance; now it is \(percent(endError)).</p>

      """
  }

  var inputList: Markup {
    let rows = inputs.map { input -> Markup in
      """
      <tr><th scope="row">\(input.key.description)</th><td>± \(size(input.standardDeviation, input.unit))</td>\
      <td>\(input.source ?? "case file")</td></tr>

      """
    }
    return """
      <h2>Uncertain inputs</h2>
      <table class="plain"><thead><tr><th scope="col">input</th><th scope="col">one standard deviation</th>\
      <th scope="col">from</th></tr></thead><tbody>
      \(rows)</tbody></table>
      <p class="note">Errors are independent and normal, truncated at four standard deviations.</p>

      """
  }
}
