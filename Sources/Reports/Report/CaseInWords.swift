import CorrectionPlanning
import HexapodKinematics
import TextOutput
import TreatmentModel

/// The inputs of a case as sentences and lists that a planner can read against the films.
package struct CaseInWords {
  /// A name and what it is.
  package typealias Entry = (name: String, value: String)
  /// Entries under a heading.
  package typealias Group = (title: String, entries: [Entry])

  let plan: Plan
  let input: TreatedLevel

  /// Of a plan what it was made of, or with the same struts, days and pace the case that it is set beside.
  package init(_ plan: Plan, of level: TreatedLevel? = nil) {
    (self.plan, input) = (plan, level ?? plan.level)
  }

  package var groups: [Group] {
    var groups =
      [limb, deformity] + otherWording + [
        mounting(input.mounting, "Mounting of the reference ring", .mounting)
      ]
    if case .ringsFirst(let moving, _) = input.mode {
      groups.append(mounting(moving, "Mounting of the moving ring", .movingMounting))
    }
    groups += [frame, schedule]
    if plan.resumption != nil { groups.append(("Resumed", plan.resumptionFacts + resumedReadings)) }
    if !input.schedule.stages.isEmpty || input.target != Deformity() { groups.append(targets) }
    if !input.holds.isEmpty { groups.append(holds) }
    if !input.structuresAtRisk.isEmpty { groups.append(structures) }
    if let envelope = input.limbEnvelope { groups.append(self.envelope(envelope)) }
    if input.limits != CheckLimits() { groups.append(limits) }
    if let covariance = input.covariance {
      let keys = covariance.keys.map(\.description).joined(separator: ", ")
      groups.append(("Errors that go together", [("with a covariance", keys)]))
    }
    return groups
  }

  private var limb: Group {
    (
      "Limb",
      [
        ("side", input.limb.side.rawValue), ("bone", input.bone),
        ("reference ring on", "the \(input.limb.reference.rawValue) fragment"),
        (
          "bone diameter at the \(input.junctionWord)",
          quantity(input.junction.diameter, "mm", .top(.boneDiameter))
        ),
      ] + junction
    )
  }

  private var junction: [Entry] {
    switch input.junction {
    case .cut(let cut):
      [("gap of the cut on day 0", quantity(cut.gap, "mm", .top(.boneGap)))]
        + CutParameter.allCases.filter { cut[$0] != 0 }.map { parameter in
          let value = parameter.unit.outside(cut[parameter])
          return (
            "cut, \(parameter.word.spaced)",
            "\(rounded(abs(value))) \(parameter.unit.rawValue) \(parameter.directions.word(of: value).rawValue)"
          )
        }
    case .joint(let joint): self.joint(joint)
    }
  }

  private func envelope(_ envelope: LimbEnvelope) -> Group {
    let sections = envelope.sections.reversed().map { section -> Entry in
      let place = MountingParameter.axialOffset.directions.word(of: section.axial).rawValue
      let size =
        section.width == section.depth
        ? "\(rounded(.pi * section.width)) mm round"
        : "\(rounded(section.width)) mm wide, \(rounded(section.depth)) mm deep"
      return (
        section.axial == 0 ? "at the \(input.junctionWord)" : "\(rounded(abs(section.axial))) mm \(place)",
        size
      )
    }
    let centre = [(envelope.apOffset, MountingParameter.apOffset), (envelope.lateralOffset, .lateralOffset)]
      .filter { $0.0 != 0 }
      .map { "\(rounded(abs($0.0))) mm \($0.1.directions.word(of: $0.0).rawValue)" }
    return (
      "Limb as measured", sections + (centre.isEmpty ? [] : [("centre", centre.joined(separator: ", "))])
    )
  }

  /// Limits other than the defaults.
  private var limits: Group {
    let entries: [Entry] = CheckLimit.allCases.filter { input.limits[$0] != CheckLimits()[$0] }.map {
      ($0.word.spaced, "\(rounded(input.limits[$0])) \($0.unit)")
    }
    let assembly = input.limits.assembly
    return (
      "Limits of the checks",
      entries + (assembly == .error ? [] : [(CaseKey.Word.assembly.spaced, assembly.rawValue)])
    )
  }

  private var deformity: Group {
    let entries = DeformityParameter.allCases.map { parameter -> Entry in
      let words = input.deformity.words(parameter, digits: 3)
      return (
        parameter.word.spaced,
        words == "0"
          ? "none"
          : with(words, parameter.unit, parameter.key) + ofJoint(parameter, input.deformity[parameter])
      )
    }
    return (
      "Deformity of the \(input.limb.reference.opposite.rawValue) fragment",
      entries + [("angle convention", input.convention.rawValue + assumed(CaseKey(.deformity, .convention)))]
    )
  }

  /// A proximal fragment's deformity as it is mostly said: of the distal one.
  private var otherWording: [Group] {
    guard input.limb.reference == .distal, input.deformity != Deformity(),
      let other = input.deformitySaidOfDistalFragment
    else { return [] }
    return [
      ("The same said of the distal fragment", [("seen from the proximal one", other.words(digits: 3))])
    ]
  }

  private func mounting(_ mounting: Mounting, _ title: String, _ section: CaseKey.Section) -> Group {
    let entries = MountingParameter.allCases.compactMap { parameter -> Entry? in
      let value = parameter.unit.outside(mounting[parameter])
      let isTilt = parameter == .apTilt || parameter == .lateralTilt
      guard value != 0 || !isTilt else { return nil }
      let words =
        value == 0
        ? "none"
        : with(
          "\(rounded(abs(value))) \(parameter.directions.word(of: value).rawValue)", parameter.unit,
          CaseKey(section, parameter.word))
      return (parameter.word.spaced, words)
    }
    return (title, entries)
  }

  private var schedule: Group {
    let (calendar, schedule) = (input.calendar, input.schedule)
    var entries: [Entry] = []
    if let surgery = calendar.surgery { entries.append(("surgery", surgery.fullWords)) }
    if let zone = calendar.timeZone { entries.append(("time zone", zone)) }
    entries += [
      ("latency", counted(calendar.latency, "day") + assumed(CaseKey(.schedule, .latency))),
      ("rate", "\(rounded(schedule.rate)) mm a day" + assumed(CaseKey(.schedule, .rate))),
      (
        "adjustments a day", "\(schedule.adjustmentsPerDay)" + assumed(CaseKey(.schedule, .adjustmentsPerDay))
      ),
      ("path", input.pathWord.spaced + assumed(CaseKey(.schedule, .path))),
      ("pace", schedule.pace.rawValue + assumed(CaseKey(.schedule, .pace))),
      ("rounding", schedule.rounding.rawValue + assumed(CaseKey(.schedule, .rounding))),
      (
        "rounding lever",
        "\(rounded(schedule.roundingLever)) mm" + assumed(CaseKey(.schedule, .roundingLever))
      ),
    ]
    if let words = plan.jointWords { entries.append(("what is done to the joint", words)) }
    if let visits = calendar.visits.words { entries.append(("visits", visits)) }
    for (index, pacing) in plan.pacing.enumerated() {
      entries.append(
        (
          plan.pacing.count > 1 ? "pace of part \(index + 1) set by" : "pace set by",
          "\(pacing.point): \(decimal(pacing.largestDailyPath, 2)) of \(rounded(pacing.rate)) mm a day"
        ))
    }
    return ("Schedule", entries)
  }

  private var resumedReadings: [Entry] {
    plan.resumption.map { [("struts as read", list($0.readings))] } ?? []
  }

  private var targets: Group {
    let stages = input.schedule.stages.enumerated().map {
      ("left after part \($0 + 1)", $1.words(digits: 2))
    }
    return ("Stages and target", stages + [("left at the end", input.target.words(digits: 2))])
  }

  private var holds: Group {
    let entries = input.holds.map { hold -> Entry in
      let first = hold.days.lowerBound
      let days =
        hold.days.upperBound == Int.max
        ? (first == 1 ? "the whole plan" : "from day \(first) on")
        : hold.days.count == 1 ? "day \(first)" : "days \(first) to \(hold.days.upperBound)"
      return ("strut \(hold.strut)", days)
    }
    return ("Struts that are not turned", entries)
  }

  private var structures: Group {
    let entries = input.structuresAtRisk.map { structure -> Entry in
      let place = [
        (structure.ap, MountingParameter.apOffset), (structure.lateral, .lateralOffset),
        (structure.axial, .axialOffset),
      ].compactMap { value, parameter in
        value == 0 ? nil : "\(rounded(abs(value))) mm \(parameter.directions.word(of: value).rawValue)"
      }
      return (
        structure.name,
        (place.isEmpty ? "at the origin" : place.joined(separator: ", "))
          + "; at most \(rounded(structure.rate ?? input.schedule.rate)) mm a day"
      )
    }
    return ("Structures at risk, in the corrected limb seen from the origin", entries)
  }

  // MARK: words

  func list(_ readings: StrutReadings) -> String {
    readings.map(rounded).joined(separator: ", ") + " mm"
  }

  func quantity(_ value: Double, _ unit: String, _ key: CaseKey) -> String {
    "\(rounded(value)) \(unit)" + deviation(key, .millimetres) + assumed(key)
  }

  /// `12 varus` with its unit and, where it has one, its uncertainty: `12° varus ± 1.5°`.
  func with(_ words: String, _ unit: QuantityUnit, _ key: CaseKey) -> String {
    let parts = words.split(separator: " ", maxSplits: 1)
    let symbol = unit == .degrees ? "°" : " mm"
    return "\(parts[0])\(symbol) \(parts.dropFirst().joined())" + deviation(key, unit) + assumed(key)
  }

  private func deviation(_ key: CaseKey, _ unit: QuantityUnit) -> String {
    input.standardDeviations[key].map {
      " ± \(rounded(unit.outside($0)))\(unit == .degrees ? "°" : " mm") (1 SD)"
    } ?? ""
  }

  private func assumed(_ key: CaseKey) -> String {
    input.assumedDefaults.contains { $0.key == key } ? " (assumed)" : ""
  }

  func rounded(_ value: Double) -> String { shortest(value, decimals: 4).withMinus }
}

extension String {
  fileprivate var spaced: String { String(map { $0 == "-" ? " " : $0 }) }
}
