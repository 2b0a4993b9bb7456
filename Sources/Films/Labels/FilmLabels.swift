import HexapodKinematics
import TreatmentModel

/// What the joints on one film would be called after some changes.
struct FilmLabels: Hashable {
  /// Of each number as it was given the index of the strut that is meant.
  typealias Struts = SIMD8<UInt8>

  private(set) var isMirrored = false
  private(set) var isUpsideDown = false
  /// Whether what is given as one ring's marks is the other's.
  private(set) var areRingsExchanged = false
  private var proximal = Struts(0, 1, 2, 3, 4, 5, 6, 7)
  private var distal = Struts(0, 1, 2, 3, 4, 5, 6, 7)

  /// Whether it is a mirror image: both turned round it is only turned over.
  var isFlipped: Bool { isMirrored != isUpsideDown }

  /// Of the marks that are given as one ring's.
  subscript(given: FragmentEnd) -> Struts {
    get { given == .proximal ? proximal : distal }
    set { if given == .proximal { proximal = newValue } else { distal = newValue } }
  }

  /// After a change, of the film with a number. Rings are renamed after their struts.
  func after(_ change: Relabelling, film: Int) -> FilmLabels {
    var labels = self
    switch change {
    case .struts(let numbering, let ring, let films):
      guard films.contains(film) else { break }
      for end in FragmentEnd.allCases where ring == nil || ring == end {
        for strut in StrutNumber.allCases {
          guard let now = StrutNumber(index: Int(self[end][strut.index])) else { continue }
          labels[end][strut.index] = UInt8(numbering[now].index)
        }
      }
    case .pair(let pair):
      if pair.film == film { labels.exchange(pair.first, pair.second, on: pair.ring) }
    case .exchanged(let one, let other, let ring, let films):
      guard films.contains(film) else { break }
      for end in FragmentEnd.allCases where ring == nil || ring == end {
        labels.exchange(one, other, on: end)
      }
    case .rings(let films):
      if films.contains(film) { labels.areRingsExchanged.toggle() }
    case .mirrored(let films):
      if films.contains(film) { labels.isMirrored.toggle() }
    case .upsideDown(let films):
      if films.contains(film) { labels.isUpsideDown.toggle() }
    case .axes, .points, .frontal: break
    }
    return labels
  }

  private mutating func exchange(_ one: StrutNumber, _ other: StrutNumber, on ring: FragmentEnd) {
    let (first, second) = (UInt8(one.index), UInt8(other.index))
    for index in 0..<6 {
      let now = self[ring][index]
      self[ring][index] = now == first ? second : now == second ? first : now
    }
  }
}
