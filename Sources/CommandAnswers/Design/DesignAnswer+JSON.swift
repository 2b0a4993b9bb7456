import CorrectionPlanning
import FrameDesign
import Reports
import TextOutput
import TreatmentModel

extension DesignAnswer {
  /// A `fixator-design/1` object.
  public var json: String {
    var text = JSONText(isPretty: true)
    text.object { json in
      json.member("format", "fixator-design/1")
      json.member("disclaimer", disclaimer)
      json.member("case", name)
      json.key("searched")
      json.object(searched)
      if let typed = table.typed {
        json.key("typed")
        json.object { json in
          write(typed, to: &json)
          json.key("serves")
          json.bool(table.typedServes)
        }
      }
      json.key("draws")
      json.number(table.draws)
      json.key("frames")
      json.list { list in
        for (frame, text) in zip(table.frames, cases) {
          list.item()
          list.object { write(frame, text, to: &$0) }
        }
      }
      if let ended { json.member("ended", ended) }
    }
    return text.text
  }

  private func searched(_ json: inout JSONWriter) {
    let space = table.space
    json.key("frames")
    json.number(space.count + table.finer)
    json.key("tried")
    json.number(table.tried)
    json.key("serving")
    json.number(table.serving)
    json.key("planned")
    json.number(table.planned)
    for (name, words) in [
      ("rings", space.rings.map(\.name)), ("strut_classes", space.classNames),
    ] as [(StaticString, [String])] {
      json.key(name)
      json.list { list in
        for word in words {
          list.item()
          list.string(word)
        }
      }
    }
    guard table.isOfLevels else {
      write(space.levels[0], to: &json)
      json.member("step_mm", space.step)
      turns(space.levels[0], to: &json)
      return
    }
    json.member("step_mm", space.step)
    json.key("finer")
    json.number(table.finer)
    json.key("levels")
    json.list { list in
      for level in space.levels {
        list.item()
        list.object { json in
          json.member("level", level.level.name)
          write(level, to: &json)
          turns(level, to: &json)
        }
      }
    }
  }

  private func write(_ level: DesignScope.OfLevel, to json: inout JSONWriter) {
    if let heights = level.heights {
      json.key("heights_mm")
      json.numbers([heights.lowerBound, heights.upperBound])
    }
    if let offsets = level.axialOffsets {
      json.key("axial_offsets_mm")
      json.numbers([offsets.lowerBound, offsets.upperBound])
    }
  }

  private func turns(_ level: DesignScope.OfLevel, to json: inout JSONWriter) {
    guard !level.rotations.isEmpty else { return }
    json.key("rotations_deg")
    json.numbers(level.rotations.sorted().map(MountingParameter.rotation.typedNumber))
  }

  private func write(_ figures: FrameFigures, to json: inout JSONWriter) {
    json.key("visits")
    json.number(figures.visits)
    json.key("strut_changes")
    json.number(figures.changes)
    json.member("margin_mm", figures.margin)
    json.member("stiffness", figures.stiffness)
  }

  private func write(_ designed: DesignedFrame, _ text: String, to json: inout JSONWriter) {
    write(designed.figures, to: &json)
    if let kept = designed.drawsKept {
      json.key("draws_kept")
      json.number(kept)
    }
    json.key("days")
    json.number(designed.plan.duration)
    json.member("proximal_ring", designed.levels[0].proximalRing.name)
    let levels = Array(zip(designed.levels, designed.plan.levels))
    if table.isOfLevels {
      json.key("levels")
      json.list { list in
        for (frame, plan) in levels {
          list.item()
          list.object { json in
            json.member("level", plan.level.id.name)
            write(frame, plan, to: &json)
          }
        }
      }
    } else if let (frame, plan) = levels.first {
      write(frame, plan, to: &json)
    }
    json.key("warnings")
    json.number(designed.allFindings.count { $0.severity == .warning })
    json.key("errors")
    json.number(designed.allFindings.count { $0.severity == .error })
    json.member("text", text)
  }

  private func write(_ frame: DesignFrame, _ plan: Plan, to json: inout JSONWriter) {
    json.member("distal_ring", frame.distalRing.name)
    if let height = frame.neutralHeight { json.member("neutral_height_mm", height) }
    if let offset = frame.axialOffset {
      json.member("axial_offset", MountingParameter.axialOffset.typed(offset))
      json.member("axial_offset_mm", offset)
    }
    if let rotation = frame.rotation {
      json.member("rotation", MountingParameter.rotation.typed(rotation))
      json.member("rotation_deg", MountingParameter.rotation.typedNumber(rotation))
    }
    json.key("struts")
    json.list { list in
      for strut in plan.struts {
        list.item()
        list.string(strut.name)
      }
    }
  }
}

extension DesignTable {
  /// Whether its frames are those of several levels.
  var isOfLevels: Bool { space.levels.count > 1 }
}

extension DesignScope {
  /// Each once: a case's own struts have one name.
  var classNames: [String] {
    classes.map(\.name).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
  }
}

extension DesignedFrame {
  /// What is to be known of each frame, then of the limb.
  var allFindings: [Finding] { plan.levels.flatMap(\.checks) + plan.checks }
}
