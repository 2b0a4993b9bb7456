import TextOutput
import TreatmentModel

extension CaseDecoder {
  /// How the levels move with each other.
  mutating func motion(_ top: SectionReader) -> LevelMotion {
    let word = top.choice(.motion, MotionWord.self, &faults)
    if top.node(.motion) == nil { assume(top.key(.motion)) }
    guard word == .transport else {
      if word == .independent || top.node(.motion) == nil {
        refuse([.travels, .limbNow, .limbTarget, .then], in: top, Self.ofTransport)
      }
      return .independent
    }
    let travels = top.choice(.travels, Transport.Direction.self, &faults)
    var transport = Transport(.distally)
    if top.node(.travels) == nil { assume(top.key(.travels)) }
    transport.travels = travels ?? transport.travels
    if let section = top.node(.limbNow).flatMap({ SectionReader($0, .limbNow, &faults) }) {
      transport.shortness = section.quantity(.axialTranslation, &deviations, &faults) ?? 0
    }
    transport.limbTarget = top.node(.limbTarget).flatMap { deformity($0, .limbTarget) }
    if let section = top.node(.then).flatMap({ SectionReader($0, .then, &faults) }) {
      transport.then = section.required(.limbTarget, &faults).flatMap { deformity($0, .thenLimbTarget) }
    }
    return .transport(transport)
  }

  /// Refuses what a level does not say in transport, and what it says in transport alone.
  mutating func refuseTransport(_ stated: LevelStatement, _ role: LevelSurroundings.Role) {
    let rates: [CaseKey.Word] = [.approachRate, .compressionRate]
    guard role != .none else { return refuse(rates, in: stated.scheduleSection, Self.ofTransport) }
    refuse([.starts], in: stated.section, "in transport both levels move together, from the first day on")
    guard role == .cut else { return }
    refuse(
      rates, in: stated.scheduleSection, "this key belongs to the level of the defect, or to all at the top")
    let none =
      "this level has the fresh cut, whose motion follows from the defect's level: it has none of its own"
    if let deformity = stated.deformity?.0, deformity != Deformity() {
      refuse([.deformity], in: stated.section, none)
    }
    if let target = stated.target, target != Deformity() { refuse([.target], in: stated.section, none) }
    if !stated.schedule.stages.isEmpty { refuse([.stages], in: stated.scheduleSection, none) }
  }

  /// Refuses a limb that has a way of its own beside stages of the fragment.
  mutating func refuseRestOfTransport(
    _ entries: [LevelStatement], _ motion: LevelMotion, _ top: SectionReader
  ) {
    guard case .transport(let transport) = motion, transport.limbTarget != nil,
      entries.indices.contains(transport.defectLevel.index),
      !entries[transport.defectLevel.index].schedule.stages.isEmpty
    else { return }
    refuse(
      [.limbTarget], in: top,
      "the limb goes its own way beside one stage of the fragment alone: leave this out, or the stages of the defect's level"
    )
  }
}
