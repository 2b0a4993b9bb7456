import CFixator
import FixatorC
import Foundation
import Glibc

/// Calls of libfixator as others make them.
enum LibraryCall {
  /// A function that takes a text, options and room for the answer.
  typealias OfText = (
    UnsafePointer<CChar>?, Int, UnsafePointer<CChar>?, Int, UnsafeMutablePointer<fixator_text>?
  ) -> Int32

  /// What a call came to.
  struct Outcome {
    let text: String
    let status: Int32
  }

  /// Calls it.
  ///
  /// - Parameter options: JSON.
  static func answer(_ text: [UInt8], _ options: String = "", _ function: OfText) -> Outcome {
    var answer = fixator_text()
    let status = text.withUnsafeBytes { text in
      options.withCString { options in
        function(
          text.baseAddress?.assumingMemoryBound(to: CChar.self), text.count, options, strlen(options), &answer
        )
      }
    }
    defer { fixator_text_free(&answer) }
    return Outcome(text: answer.bytes.map { String(cString: $0) } ?? "", status: status)
  }

  /// Options as JSON.
  static func options(_ values: [String: Any]) throws -> String {
    String(decoding: try JSONSerialization.data(withJSONObject: values), as: UTF8.self)
  }

  /// Functions of two texts, as one of the first.
  static func with(
    _ other: [UInt8],
    _ function:
      @escaping (
        UnsafePointer<CChar>?, Int, UnsafePointer<CChar>?, Int, UnsafePointer<CChar>?, Int,
        UnsafeMutablePointer<fixator_text>?
      ) -> Int32
  ) -> OfText {
    { text, length, options, optionsLength, room in
      other.withUnsafeBytes {
        function(
          text, length, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count, options, optionsLength,
          room)
      }
    }
  }

  /// `fixator_check` of one schedule.
  static func check(_ schedule: [UInt8]) -> OfText {
    with(schedule) { fixator_check($0, $1, $2, $3, nil, 0, $4, $5, $6) }
  }

  /// `fixator_batch`, which lets its lines go.
  static func batch(
    _ text: UnsafePointer<CChar>?, _ length: Int, _ options: UnsafePointer<CChar>?, _ optionsLength: Int,
    _ room: UnsafeMutablePointer<fixator_text>?
  ) -> Int32 {
    fixator_batch(text, length, options, optionsLength, { _, _, _ in 0 }, nil, room)
  }
}
