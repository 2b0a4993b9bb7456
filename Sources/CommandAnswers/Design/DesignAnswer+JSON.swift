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
    json.number(space.count)
    json.key("tried")
    json.number(table.tried)
    json.key("serving")
    json.number(table.serving)
    json.key("planned")
    json.number(table.planned)
    for (name, words) in [
      ("rings", space.rings.map(\.name)), ("strut_classes", space.classes.map(\.name)),
    ] as [(StaticString, [String])] {
      json.key(name)
      json.list { list in
        for word in words {
          list.item()
          list.string(word)
        }
      }
    }
    json.key("heights_mm")
    json.numbers([space.heights.lowerBound, space.heights.upperBound])
    json.key("axial_offsets_mm")
    json.numbers([space.axialOffsets.lowerBound, space.axialOffsets.upperBound])
    json.member("step_mm", space.step)
    json.key("rotations_deg")
    json.numbers(space.rotations.sorted().map(MountingParameter.rotation.typedNumber))
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
    let frame = designed.frame
    write(designed.figures, to: &json)
    if let kept = designed.drawsKept {
      json.key("draws_kept")
      json.number(kept)
    }
    json.key("days")
    json.number(designed.plan.duration)
    json.member("proximal_ring", frame.proximalRing.name)
    json.member("distal_ring", frame.distalRing.name)
    json.member("neutral_height_mm", frame.neutralHeight)
    json.member("axial_offset", MountingParameter.axialOffset.typed(frame.axialOffset))
    json.member("axial_offset_mm", frame.axialOffset)
    json.member("rotation", MountingParameter.rotation.typed(frame.rotation))
    json.member("rotation_deg", MountingParameter.rotation.typedNumber(frame.rotation))
    json.key("struts")
    json.list { list in
      for strut in designed.plan.struts {
        list.item()
        list.string(strut.name)
      }
    }
    json.key("warnings")
    json.number(designed.plan.checks.count { $0.severity == .warning })
    json.key("errors")
    json.number(designed.plan.checks.count { $0.severity == .error })
    json.member("text", text)
  }
}
