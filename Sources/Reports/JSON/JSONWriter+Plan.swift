import CorrectionPlanning
import HexapodKinematics
import TextOutput
import TreatmentModel

extension JSONWriter {
  /// A list of six numbers, on one line.
  package mutating func numbers(_ values: PerStrut<Double>) {
    // Taken out of the six one by one, all of them would be copied for each.
    withUnsafeBytes(of: values) { bytes in
      numbers(count: 6) { bytes.load(fromByteOffset: $0 * MemoryLayout<Double>.stride, as: Double.self) }
    }
  }

  /// Lengths or readings, on one line.
  package mutating func numbers(_ values: some StrutValues) { numbers(values.values) }

  /// A day of the calendar, as a string.
  mutating func date(_ date: CalendarDate) {
    pen.byte(UInt8(ascii: "\""))
    pen.date(date)
    pen.byte(UInt8(ascii: "\""))
  }

  /// What ``CaseFingerprint`` makes of a plan, as a string.
  mutating func fingerprint(of plan: Plan) {
    pen.byte(UInt8(ascii: "\""))
    CaseFingerprint.write(plan, to: &pen)
    pen.byte(UInt8(ascii: "\""))
  }

  /// The six parameters as they would be typed: what `Deformity.words` says.
  mutating func deformity(_ deformity: Deformity) {
    object { json in
      for text in DeformityText.all {
        json.key(text.key)
        json.pen.byte(UInt8(ascii: "\""))
        json.pen.words(deformity, text)
        json.pen.byte(UInt8(ascii: "\""))
      }
    }
  }
}
