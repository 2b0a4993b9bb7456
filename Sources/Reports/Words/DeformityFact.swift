import RigidMotion
import TreatmentModel

extension TreatedLevel {
  /// The deformity as it is, with the fragment that it is said of; where that is the proximal one, the same limb said of the
  /// distal fragment beside it, which is how it is mostly said.
  func deformityFact(digits: Int) -> String {
    let words = deformity.words(digits: digits)
    guard deformity != Deformity() else { return words }
    let fact = "\(words) of the \(limb.reference.opposite.rawValue) fragment"
    guard limb.reference == .distal, let other = deformitySaidOfDistalFragment else { return fact }
    return
      "\(fact) (the same said of the distal fragment, seen from the proximal one: \(other.words(digits: digits)))"
  }

  /// Where the distal fragment is, seen from the proximal one; nil where the case's convention has no angles for it.
  var deformitySaidOfDistalFragment: Deformity? {
    let said = deformity.referenceFromMoving(limb, convention)
    return Deformity(
      referenceFromMoving: limb.reference == .distal ? said.inverse : said,
      Limb(side: limb.side, reference: .proximal), convention)
  }
}
