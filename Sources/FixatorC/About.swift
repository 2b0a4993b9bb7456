import CFixator
import CommandAnswers
import Glibc
import HexapodKinematics
import LinearAlgebra
import Reports
import TextOutput

/// As fixator.h says.
@c @implementation
public func fixator_abi_version() -> Int32 { Int32(FIXATOR_ABI_VERSION) }

/// As fixator.h says.
@c @implementation
public func fixator_text_free(_ text: AnswerRoom) {
  guard let text else { return }
  free(text.pointee.bytes)
  text.pointee = fixator_text(bytes: nil, length: 0)
}

/// As fixator.h says.
@c @implementation
public func fixator_about(_ room: AnswerRoom) -> Int32 {
  answering(into: room) { () throws(CommandRefusal) in
    var text = JSONText(isPretty: false)
    text.object { json in
      json.member("program", "fixator \(Commands.version)")
      json.member("disclaimer", disclaimer)
      json.key("abi")
      json.number(Int(FIXATOR_ABI_VERSION))
      json.member("kernel", PoseKernel.best.rawValue)
      json.member("lapack", LoadedLibrary.current.lapackPath)
    }
    return (text.text, Status.done)
  }
}
