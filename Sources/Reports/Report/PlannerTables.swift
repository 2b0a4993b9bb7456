import CorrectionPlanning
import HexapodKinematics
import TextOutput
import TreatmentModel

/// The exact numbers of a plan, day by day.
struct PlannerTables {
  let plan: Plan

  var markup: Markup {
    """
    <h2>Readings and exact lengths, mm</h2>
    <div class="scroll">\(lengths)</div><h2>What is left, and how exactly the plan is met</h2>
    <div class="scroll">\(remaining)</div><p class="note">Set: whole steps, as on the sheet. Exact: joint to joint, before rounding. Off: distance and angle \
    of the fragment that the set readings give from the plan. Stiffness: smallest singular value of the scaled Jacobian.</p>

    """
  }

  private var dated: Bool { plan.days[0].date != nil }

  private func lead(_ day: PlanDay) -> Markup {
    let date: Markup = day.date.map { "<td>\($0.description)</td>" } ?? ""
    return "<th scope=\"row\">\(day.day)</th>\(date)"
  }

  private var leadHead: Markup {
    "<th scope=\"col\" rowspan=\"2\">day</th>\(dated ? "<th scope=\"col\" rowspan=\"2\">date</th>" as Markup : "")"
  }

  private var lengths: Markup {
    let turns = TurnList(plan)
    let numbers = (1...6).map { "<th scope=\"col\" class=\"c\($0)\">\($0)</th>" as Markup }
    let rows = plan.days.map { day -> Markup in
      let set = day.set.map { "<td>\(turns.words(reading: $0))</td>" as Markup }
      let exact = day.exact.enumerated().map { strut, length -> Markup in
        "<td\(strut == 0 ? " class=\"g\"" as Markup : "")>\(decimal(length, 3))</td>"
      }
      return "<tr>\(lead(day))\(set)\(exact)</tr>\n"
    }
    return """
      <table class="numbers"><thead><tr>\(leadHead)<th scope="colgroup" colspan="6">set</th>\
      <th scope="colgroup" colspan="6">exact</th></tr><tr>\(numbers)\(numbers)</tr></thead><tbody>
      \(rows)</tbody></table>

      """
  }

  private var remaining: Markup {
    let heads = DeformityParameter.allCases.map { parameter -> Markup in
      let unit = parameter.unit == .degrees ? "°" : "mm"
      return
        "<th scope=\"col\">\(parameter.directions.words.map(\.rawValue).joined(separator: " / ")), \(unit)</th>"
    }
    let rows = plan.days.map { day -> Markup in
      let values = DeformityParameter.allCases.map { parameter -> Markup in
        "<td>\(decimal(parameter.unit.outside(day.remaining[parameter]), 2).withMinus)</td>"
      }
      return """
        <tr>\(lead(day))\(values)<td>\(decimal(day.errorDistance, 3))</td><td>\(decimal(day.errorAngle * (180 / .pi), 3))</td>\
        <td>\(decimal(day.stiffness, 4))</td></tr>

        """
    }
    return """
      <table class="numbers words"><thead><tr>\(leadHead)<th scope="colgroup" colspan="6">left</th>\
      <th scope="colgroup" colspan="2">off</th><th scope="col" rowspan="2">stiff-<wbr>ness</th></tr><tr>\(heads)<th scope="col">mm</th>\
      <th scope="col">°</th></tr></thead><tbody>
      \(rows)</tbody></table>

      """
  }
}
