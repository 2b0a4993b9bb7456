import TestSupport
import TreatmentModel

extension SplitMix64 {
  /// Twelve classes from 60 to 396 mm, each of which overlaps the next by 12 mm; every scale begins elsewhere, by 4 mm and more.
  package mutating func scaledStruts() -> [StrutHardware] {
    var offsets: [Double] = []
    return (0..<12).map { index in
      let low = 60 + 28 * Double(index)
      var offset = 0.0
      repeat { offset = uniform(5...(low - 5)).rounded() } while offsets.contains { abs($0 - offset) < 4 }
      offsets.append(offset)
      return StrutHardware(
        name: "scale-\(index)", range: (low - offset)...(low + 40 - offset), step: 1, readingOffset: offset,
        provenance: testStanding)
    }
  }

  /// A case with struts of ``scaledStruts()``, every second one a pure lengthening, along which classes are hardest to tell.
  package mutating func scaledCase() -> TreatedLevel {
    var sample = correctionCase()
    if next() % 2 == 0 {
      sample.deformity = Deformity()
      sample.deformity.axialTranslation = uniform(25...60)
      sample.target = Deformity()
      sample.schedule.stages = []
    }
    sample.schedule.adjustmentsPerDay = [1, 2, 4][Int(next() % 3)]
    sample.strutClasses = scaledStruts()
    sample.struts = .automatic(from: sample.strutClasses)
    return sample
  }
}
