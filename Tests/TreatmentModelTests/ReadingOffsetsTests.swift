import HexapodKinematics
import TestSupport
import Testing
import TreatmentModel

@Suite struct ReadingOffsetsTests {
  /// Six telescopic struts of these offsets.
  private func struts(_ offset: (Int) -> Double) -> PerStrut<StrutHardware> {
    PerStrut {
      StrutHardware(
        name: "strut \($0 + 1)", range: 50...400, step: 0.25, readingOffset: offset($0),
        provenance: Provenance(source: "test", verified: false))
    }
  }

  @Test func sixAreConvertedAsOneIsToTheBit() {
    var random = SplitMix64(seed: printedSeed(311))
    for _ in 0..<1000 {
      let struts = struts { _ in random.uniform(-80...80) }
      let readings = StrutReadings { _ in random.uniform(50...400) }
      let lengths = struts.lengths(of: readings)
      #expect(lengths == StrutLengths { struts[$0].length(ofReading: readings[$0]) })
      #expect(lengths == StrutLengths { readings[$0] + struts[$0].readingOffset })
      #expect(struts.readings(of: lengths) == StrutReadings { struts[$0].reading(ofLength: lengths[$0]) })
      #expect(struts.readings(of: lengths) == StrutReadings { lengths[$0] - struts[$0].readingOffset })
    }
  }

  /// Of quarters of a millimetre nothing is lost, of other numbers a rounding each way.
  @Test func thereAndBackIsTheSame() {
    var random = SplitMix64(seed: printedSeed(312))
    for _ in 0..<1000 {
      let struts = struts { _ in 0.25 * Double(Int.random(in: -320...320, using: &random)) }
      let readings = StrutReadings { _ in 0.25 * Double(Int.random(in: 200...1600, using: &random)) }
      #expect(struts.readings(of: struts.lengths(of: readings)) == readings)
      let other = StrutReadings { _ in random.uniform(50...400) }
      let back = struts.readings(of: struts.lengths(of: other))
      #expect((0..<6).allSatisfy { abs(back[$0] - other[$0]) <= 480.0.ulp })
    }
  }

  @Test func scalesThatShowTheLengthChangeNothing() {
    let lengths = StrutLengths { 100.1 + Double($0) }
    #expect(ReadingOffsets.none.readings(of: lengths).values == lengths.values)
    #expect(ReadingOffsets.none.lengths(of: StrutReadings(values: lengths.values)) == lengths)
  }

  @Test func aShiftIsWhatAReadingChangesByOnOtherScales() {
    let (old, new) = (struts { Double($0) }, struts { 40 - 2 * Double($0) })
    let readings = StrutReadings(repeating: 120)
    let shift = new.readingOffsets.shift(from: old.readingOffsets)
    let shown = new.readings(of: old.lengths(of: readings))
    #expect((0..<6).allSatisfy { shown[$0] == readings[$0] + shift[$0] })
  }

  /// What the kernels in C rely on.
  @Test func lengthsAndReadingsAreSixNumbersAndNothingElse() {
    #expect(MemoryLayout<StrutLengths>.stride == 6 * MemoryLayout<Double>.stride)
    #expect(MemoryLayout<StrutReadings>.stride == 6 * MemoryLayout<Double>.stride)
    let readings = StrutReadings { Double($0) }
    withUnsafeBytes(of: readings) { bytes in
      #expect(Array(bytes.bindMemory(to: Double.self)) == [0, 1, 2, 3, 4, 5])
    }
  }

  @Test func fiveNumbersAreNoReadings() {
    #expect(StrutReadings([1, 2, 3, 4, 5]) == nil && StrutReadings([1, 2, 3, 4, 5, 6, 7]) == nil)
    #expect(StrutReadings([1, 2, 3, 4, 5, 6])?.values == PerStrut { 1 + Double($0) })
  }
}
