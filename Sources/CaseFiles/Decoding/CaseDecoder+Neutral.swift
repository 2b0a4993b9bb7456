import TreatmentModel

extension CaseDecoder {
  /// What `frame.neutral` says: nothing of the height, which is the mode's.
  struct StatedNeutral {
    /// Nil where it does not stand there.
    var section: SectionReader?
    var stance = NeutralStance.inLine
  }

  /// How the rings stand to each other in neutral; nil, with the faults noted, for what makes no stance.
  mutating func neutral(_ frame: SectionReader) -> StatedNeutral? {
    guard let node = frame.node(.neutral) else { return StatedNeutral() }
    guard let section = SectionReader(node, .neutral, &faults) else { return nil }
    if frame.node(.neutralHeight) != nil {
      refuse(
        [.neutralHeight], in: frame,
        "\(CaseKey(.frame, .neutral)) says how the rings stand in neutral, the \(CaseKey.Word.height.name) too: one of the two"
      )
    }
    var numbers = Mounting()
    for parameter in NeutralStance.parameters {
      numbers[parameter] = section.quantity(parameter.word, &deviations, &faults) ?? 0
    }
    guard let stance = NeutralStance(numbers) else {
      refuseTilts(section)
      return nil
    }
    return StatedNeutral(section: section, stance: stance)
  }

  /// Notes that two tilts have no direction.
  mutating func refuseTilts(_ section: SectionReader) {
    let node = section.node(.lateralTilt)
    faults.add(
      ValueFault(
        .doesNotBelong,
        "a tilt of 90 deg beside another tilt has no direction: turn the ring by \(CaseKey.Word.rotation.name) of the other ring instead",
        found: node?.kind ?? "a tilt", allowed: "0 beside 90 deg"), node?.place ?? section.place,
      section.key(.lateralTilt))
  }

  /// The height of rings that are parallel and in line in neutral.
  mutating func neutralHeight(_ frame: SectionReader) -> Double? {
    frame.required(.neutralHeight, &faults)
    return frame.quantity(.neutralHeight, &deviations, &faults)
  }
}
