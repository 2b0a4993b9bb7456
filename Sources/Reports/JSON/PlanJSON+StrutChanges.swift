import CorrectionPlanning
import HexapodKinematics
import TextOutput
import TreatmentModel

extension Plan {
  /// `chosen` (only when something was chosen), `strut_classes`, `strut_changes`, `visits` and `height_hint` (only when there is one) of the `fixator-plan/1` object.
  ///
  /// - Parameter classes: ``mountedClasses``.
  func writeStrutChanges(_ classes: [StrutHardware], _ json: inout JSONWriter) {
    writeChosenValues(&json)
    json.key("strut_classes")
    json.list { list in
      for hardware in classes {
        list.item()
        list.object { hardware.write(&$0) }
      }
    }
    json.key("strut_changes")
    json.list { list in
      for change in strutTimeline.changes {
        list.item()
        list.object { change.write(&$0) }
      }
    }
    json.key("visits")
    json.list { list in
      for day in strutTimeline.visitDays {
        list.item()
        list.object { json in
          json.key("day")
          json.number(day)
          if let date = level.calendar.date(ofDay: day) { json.member("date", date) }
          json.key("struts")
          json.numbers(strutTimeline.changes(onDay: day).map(\.strut.rawValue))
        }
      }
    }
    if let heightHint {
      json.key("height_hint")
      json.object { json in
        json.key("neutral_height_mm")
        json.number(heightHint.neutralHeight)
        json.key("strut_changes")
        json.number(heightHint.strutChanges)
        json.key("visits")
        json.number(heightHint.visits)
      }
    }
  }

  private func writeChosenValues(_ json: inout JSONWriter) {
    guard !level.chosenValues.isEmpty else { return }
    json.key("chosen")
    json.list { list in
      for value in level.chosenValues {
        list.item()
        list.object { json in
          json.member("key", value.key.description)
          json.member("typed", value.words(value.typed))
          json.member("chosen", value.words(value.chosen))
          json.member("from", value.words(value.range.lowerBound))
          json.member("to", value.words(value.range.upperBound))
        }
      }
    }
  }

  /// Turns of the nut since the day before, beside the steps of `turns`; `null` for a strut that is no rod. Nothing without
  /// rods.
  func writeNutTurns(_ day: PlanDay, _ json: inout JSONWriter) {
    let struts = strutTimeline.hardware(onDay: day.day)
    guard struts.contains(where: { $0.thread != nil }) else { return }
    json.key("nut_turns")
    json.numbers(
      PerStrut { strut in
        struts[strut].thread.map { Double(day.turns[strut]) / Double($0.stepsPerTurn) } ?? .nan
      })
  }

  /// Every class that is mounted at some time, once.
  var mountedClasses: [StrutHardware] {
    (Array(struts) + strutTimeline.changes.map(\.to)).reduce(into: []) { classes, hardware in
      if !classes.contains(hardware) { classes.append(hardware) }
    }
  }
}

extension StrutHardware {
  fileprivate func write(_ json: inout JSONWriter) {
    json.member("name", name)
    var numbers = [
      ("min_mm", range.lowerBound), ("max_mm", range.upperBound), ("step_mm", step),
      ("reading_offset_mm", readingOffset),
    ]
    if let thread {
      numbers += [("pitch_mm", thread.pitch), ("steps_per_turn", Double(thread.stepsPerTurn))]
    }
    for (key, number) in numbers {
      json.key(key)
      json.number(number)
    }
  }
}

extension StrutChange {
  fileprivate func write(_ json: inout JSONWriter) {
    json.key("strut")
    json.number(strut.rawValue)
    json.member("from", from.name)
    json.member("to", to.name)
    if let window {
      json.key("earliest_day")
      json.number(window.lowerBound)
      json.key("latest_day")
      json.number(window.upperBound)
    }
    json.key("day")
    json.number(day)
  }
}
