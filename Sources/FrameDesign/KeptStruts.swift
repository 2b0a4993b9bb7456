import HexapodKinematics
import TreatmentModel

extension TreatedLevel {
  /// Whether each strut stays at its number as the case has it. Its own struts are no classes: what one of them reads says nothing of
  /// another, so that none of them is to be had six times.
  var keepsStruts: Bool {
    guard case .given(let six) = struts else { return false }
    if standardDeviations.keys.contains(where: { $0.section == .struts && $0.entry != nil }) { return true }
    // Of one alone there is nothing to choose.
    guard six.contains(where: { $0 != six[0] }) else { return strutClasses.isEmpty }
    return six.areOneByOne
  }
}

extension PerStrut<StrutHardware> {
  /// Whether two that differ have one name, or begin to be read elsewhere though they are of one kind: so do struts that were measured
  /// one by one, and no classes of a maker.
  fileprivate var areOneByOne: Bool {
    contains { one in
      contains { other in
        let isOneKind = other.range == one.range && other.turnsLike(one)
        return other != one
          && (other.name == one.name || (isOneKind && other.readingOffset != one.readingOffset))
      }
    }
  }
}
