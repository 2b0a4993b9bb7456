import CFixator
import CommandAnswers
import Glibc

/// How a call ends, for whoever made it.
enum Status {
  static let done = Int32(FIXATOR_DONE)
  static let hasErrors = Int32(FIXATOR_HAS_ERRORS)
  static let usage = Int32(FIXATOR_USAGE)
  static let badInput = Int32(FIXATOR_BAD_INPUT)
  static let fault = Int32(FIXATOR_FAULT)
  static let stopped = Int32(FIXATOR_STOPPED)
}

/// Where a call puts its answer; nil where nobody gave room.
public typealias AnswerRoom = UnsafeMutablePointer<fixator_text>?

/// Puts a text there.
///
/// - Returns: `status`, or that there is no memory for it.
func answer(_ text: String, into room: AnswerRoom, _ status: Int32) -> Int32 {
  guard let room else { return status }
  var text = text
  return text.withUTF8 { bytes in
    guard let copy = malloc(bytes.count + 1)?.assumingMemoryBound(to: CChar.self) else { return Status.fault }
    if let start = bytes.baseAddress { memcpy(copy, start, bytes.count) }
    copy[bytes.count] = 0
    room.pointee = fixator_text(bytes: copy, length: bytes.count)
    return status
  }
}

/// Answers what a body finds, or why it finds nothing.
///
/// - Parameter isOptional: whether whoever calls may do without the words.
func answering(
  into room: AnswerRoom, isOptional: Bool = false, _ body: () throws(CommandRefusal) -> (String, Int32)
) -> Int32 {
  guard isOptional || room != nil else { return Status.usage }
  room?.pointee = fixator_text(bytes: nil, length: 0)
  do throws(CommandRefusal) {
    let (text, status) = try body()
    return text.isEmpty ? status : answer(text, into: room, status)
  } catch {
    return answer(error.json, into: room, error.subject == nil ? Status.usage : Status.badInput)
  }
}

/// The same where there is nothing to say when it is done.
func doing(_ message: AnswerRoom, _ body: () throws(CommandRefusal) -> Void) -> Int32 {
  answering(into: message, isOptional: true) { () throws(CommandRefusal) in
    try body()
    return ("", Status.done)
  }
}

extension CommandAnswer {
  var forCaller: (String, Int32) { (text, hasErrors ? Status.hasErrors : Status.done) }
}

/// The bytes of a text that somebody else holds.
///
/// - Parameter name: what messages call it.
/// - Throws: ``CommandRefusal`` for no text, and for more than any memory has.
func bytes(_ text: UnsafePointer<CChar>?, _ length: Int, _ name: String) throws(CommandRefusal) -> [UInt8] {
  guard let found = try bytesIfAny(text, length, name) else {
    throw CommandRefusal("\(name): there is no text (NULL)")
  }
  return found
}

/// The same of a text that may be left out.
func bytesIfAny(
  _ text: UnsafePointer<CChar>?, _ length: Int, _ name: String
) throws(CommandRefusal) -> [UInt8]? {
  guard let text else { return nil }
  // A size_t comes as it is; half of what 64 bits count is below zero here.
  guard (0...(1 << 40)).contains(length) else {
    throw CommandRefusal("\(name): no text is as long as that (found \(UInt(bitPattern: length)) bytes)")
  }
  return [UInt8](UnsafeRawBufferPointer(start: text, count: length))
}
