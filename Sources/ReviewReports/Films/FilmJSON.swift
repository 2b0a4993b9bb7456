import Films
import HexapodKinematics
import Reports
import RigidMotion
import TextOutput
import TreatmentModel

/// What films say as `fixator-films/1`; angles in degrees, lengths in millimetres.
public enum FilmJSON {
  /// The object.
  ///
  /// - Parameters:
  ///   - name: the case's.
  ///   - solution: what the films of a limb say; nil where there are none.
  ///   - angles: those of a long film; nil where there is none.
  public static func text(
    _ name: String, _ solution: FilmSolution?, _ angles: Malalignment?, isPretty: Bool = true
  ) -> String {
    var text = JSONText(isPretty: isPretty)
    text.object { json in
      for (key, text) in [("format", "fixator-films/1"), ("disclaimer", disclaimer), ("case", name)] {
        json.key(key)
        json.string(text)
      }
      if let solution { json.films(solution) }
      if let angles { json.malalignment(angles) }
      json.key("checks")
      json.list { json in
        for finding in (solution?.findings ?? []) + (angles?.findings ?? []) { json.finding(finding) }
      }
    }
    return text.text
  }
}

extension JSONWriter {
  fileprivate mutating func films(_ solution: FilmSolution) {
    key("views")
    list { json in for view in solution.views { json.view(view, solution) } }
    if let apart = solution.beamsApart { member("beams_apart_deg", QuantityUnit.degrees.outside(apart)) }
    let values = solution.values.indices.filter { solution.values[$0].quantity.key != nil }
    key("parameters")
    object { json in for index in values { json.parameter(solution.values[index]) } }
    let spread = values.filter { solution.values[$0].standardDeviation > 0 }
    if !spread.isEmpty {
      key("covariance")
      object { json in
        json.key("keys")
        json.list { json in
          for index in spread {
            json.item()
            json.string(solution.values[index].quantity.name)
          }
        }
        json.key("matrix")
        json.list { json in
          for row in spread {
            json.item()
            json.numbers(
              spread.map { column in
                let units = [row, column].map { solution.values[$0].quantity.unit }
                return units[0].outside(units[1].outside(solution.covariance(row, column)))
              })
          }
        }
      }
    }
    if let struts = solution.struts {
      key("struts_mm")
      numbers(struts)
      key("struts_sd_mm")
      numbers(StrutNumber.allCases.map { solution[.strut($0)]?.standardDeviation ?? .nan })
    }
    if !solution.hasErrors, let after = AfterCorrection(solution) { afterCorrection(after, solution.set) }
    if let comparison = solution.comparison, let best = comparison.explanation {
      key("struts_explained")
      object { json in
        json.member("words", best.words)
        json.member("chi_square", comparison.chiSquareExplained)
        json.member("chi_square_now", comparison.chiSquare)
      }
    }
    member("chi_square", solution.chiSquare)
    key("degrees_of_freedom")
    number(solution.degreesOfFreedom)
    key("alternatives")
    list { json in for other in solution.alternatives { json.alternative(other) } }
    key("outliers")
    list { json in
      for fit in solution.outliers {
        json.item()
        json.object { json in
          json.member("film", solution.set.films[fit.film].name)
          json.member("mark", "\(fit.subject)")
          json.member("misfit_mm", fit.distance)
          json.member("residual_sd", fit.test)
        }
      }
    }
  }

  private mutating func afterCorrection(_ after: AfterCorrection, _ set: FilmSet) {
    key("after_correction")
    object { json in
      json.member("lever_mm", AfterCorrection.lever)
      json.spread(after.now)
      json.key("shares")
      json.list { json in
        for share in after.shares {
          json.item()
          json.object { json in
            if let film = share.film { json.member("film", set.films[film].name) }
            if let subject = share.subject { json.member("mark", "\(subject)") }
            json.member("share", share.share)
          }
        }
      }
      if let further = after.furtherFilm {
        json.key("further_film")
        json.object { json in
          json.member("film", set.films[0].name)
          json.member("turned_deg", QuantityUnit.degrees.outside(further.turn))
          json.spread(further.spread)
        }
      }
    }
  }

  private mutating func spread(_ spread: AfterCorrection.Spread) {
    member("displacement_sd_mm", spread.displacement)
    member("angle_sd_deg", QuantityUnit.degrees.outside(spread.angle))
  }

  private mutating func view(_ view: FilmView, _ solution: FilmSolution) {
    let fits = solution.fits.filter { $0.film == view.film }
    item()
    object { json in
      json.member("film", solution.set.films[view.film].name)
      json.key("pose")
      json.object { json in
        for (key, vector) in [
          ("source_mm", view.source), ("right", view.right), ("up", view.up), ("beam", view.beam),
        ] {
          json.key(key)
          json.numbers([vector.x, vector.y, vector.z])
        }
      }
      json.member("sid_mm", view.sourceDistance)
      json.member("sid_sd_mm", view.sourceDistanceDeviation)
      json.key("centre_mm")
      json.numbers([view.centre.x, view.centre.y])
      json.key("marks")
      json.list { json in
        for fit in fits {
          json.item()
          json.string("\(fit.subject)")
        }
      }
      json.key("misfit_mm")
      json.numbers(fits.map(\.distance))
      json.key("residual_sd")
      json.numbers(fits.map(\.test))
      json.key("redundancy")
      json.numbers(fits.map(\.redundancy))
    }
  }

  private mutating func parameter(_ value: FilmValue) {
    key(value.quantity.name)
    object { json in
      json.member("value", value.quantity.unit.outside(value.value))
      json.member("sd", value.quantity.unit.outside(value.standardDeviation))
      json.member("unit", value.quantity.unit.rawValue)
      json.member("words", value.words(digits: 2))
    }
  }

  private mutating func alternative(_ other: FilmAlternative) {
    item()
    object { json in
      json.member("chi_square", other.chiSquare)
      json.member("ratio", other.ratio)
      json.key("films")
      json.list { json in
        for film in other.films {
          json.item()
          json.string(film)
        }
      }
      json.key("moves_ring")
      json.bool(other.movesRing)
      if let struts = other.struts {
        json.key("struts_mm")
        json.numbers(struts)
      }
    }
  }

  fileprivate mutating func finding(_ finding: FilmFinding) {
    item()
    object { json in
      json.member("code", finding.code.rawValue)
      json.member("severity", finding.severity.rawValue)
      if let film = finding.film { json.member("film", film) }
      if !finding.subjects.isEmpty {
        json.key("marks")
        json.list { json in
          for subject in finding.subjects {
            json.item()
            json.string("\(subject)")
          }
        }
      }
      if let value = finding.value { json.member("value", value) }
      if let limit = finding.limit { json.member("limit", limit) }
      if !finding.unit.isEmpty { json.member("unit", finding.unit) }
      json.member("message", finding.message)
    }
  }
}
