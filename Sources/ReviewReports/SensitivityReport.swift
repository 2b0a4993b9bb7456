import Reports
import TextOutput
import Uncertainty

/// A study of uncertainties as one page that needs nothing else: what to do, pictures, numbers.
public struct SensitivityReport: Sendable {
  private let study: Sensitivity
  private let version: String

  /// The report of a study.
  ///
  /// - Parameter version: of the program, as it is to be printed.
  public init(_ study: Sensitivity, version: String) { (self.study, self.version) = (study, version) }

  /// The document: HTML with its style and its pictures, no script.
  public var html: String {
    let name = study.plan.level.name
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
      <main><section><header><p class="kind">Error bars <span>sheet \(CaseFingerprint(study.plan).short)</span></p>
      \(Markup.heading(name))
      <p class="for">\(SensitivityTable(study, isColoured: false).subject)</p></header>
      \(advice)
      <h2>What may be left at the end</h2>
      \(remaining)
      <h2>Pictures</h2><div class="pictures">
      \([Picture.histograms(study), .shares(study)].map(\.figure))</div>
      \(measurements)\(inputs)</section></main>
      <footer>fixator \(version) · \(disclaimer)</footer>
      </body></html>

      """
    return page.string
  }

  private var advice: Markup {
    let lines = study.advice.map { line -> Markup in "<li>\(line)</li>\n" }
    return "<h2>What to do</h2><ul>\(lines)</ul>\n"
  }

  private var remaining: Markup {
    let tolerance = study.options.tolerance
    let rows = study.spreads.map { spread -> Markup in
      let unit = spread.number.unit
      let values = [
        spread.stated, spread.mean, spread.standardDeviation, spread.quantiles.p5, spread.quantiles.p50,
        spread.quantiles.p95,
      ]
      var positive = ""
      if case .remaining(let parameter) = spread.number { positive = parameter.directions.positive.rawValue }
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
      <p class="note">Outside: the chance of more than \(limits) away from the target; that any of the six is, \
      \(percent(study.anyOutside)).</p>

      """
  }

  private var measurements: Markup {
    guard !study.gains.isEmpty else { return "" }
    let rows = study.gains.map { gain -> Markup in
      let input = study.inputs[gain.input]
      return """
        <tr><th scope="row">\(input.place.words)</th><td>± \(size(input.standardDeviation, input.unit))</td>\
        <td>± \(size(gain.improvedTo, input.unit))</td><td>\(percent(gain.endError))</td></tr>

        """
    }
    return """
      <h2>Which measurement to take next</h2>
      <table class="plain"><thead><tr><th scope="col">measured again</th><th scope="col">now</th>\
      <th scope="col">then</th><th scope="col">end error then</th></tr></thead><tbody>
      \(rows)</tbody></table>
      <p class="note">End error in parts of the tolerance; now it is \(percent(study.endError)).</p>

      """
  }

  private var inputs: Markup {
    let rows = study.inputs.map { input -> Markup in
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
