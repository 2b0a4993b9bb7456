import ArgumentParser
import CommandAnswers
import HexapodKinematics
import TreatmentModel

/// The readings of today as they are typed: six of one frame, or twelve of two.
struct TypedStruts {
  /// Of each level, from proximal to distal.
  let levels: [StrutReadings]

  private static let option = "--struts"
  private static let forms =
    "\(option) takes 6 finite numbers as one word, separated by commas and without spaces; of a case of two levels 12, the proximal "
    + "frame's first, or proximal=… and distal=…"

  /// - Parameter words: each as it stands behind `--struts`.
  init(_ words: [String]) throws {
    let typed = words.map(LevelOfOption.init)
    switch typed.map(\.level) {
    case []: throw ValidationError("Missing expected argument '--struts <struts>'")
    case [nil]:
      let count = words[0].split(separator: ",", omittingEmptySubsequences: false).count
      guard [6, 12].contains(count) else {
        throw ValidationError("\(TypedStruts.forms); found \(count): '\(words[0])'")
      }
      let values = try numbers(words[0], count: count, option: TypedStruts.option)
      levels = stride(from: 0, to: values.count, by: 6).map { first in
        StrutReadings { values[first + $0] }
      }
    case let named where Set(named) == [LevelID(0), LevelID(1)] && named.count == 2:
      let ordered = named[0] == LevelID(0) ? typed : typed.reversed()
      levels = try ordered.map { one in
        let values = try numbers(one.value, count: 6, option: TypedStruts.option)
        return StrutReadings { values[$0] }
      }
    case let named where named.count == 1:
      throw ValidationError("\(TypedStruts.option): \(LevelOfOption.missing(beside: named[0])) is missing")
    default: throw ValidationError("\(TypedStruts.forms); found '\(words.joined(separator: "' and '"))'")
    }
    for readings in levels { try requireReach(readings, option: TypedStruts.option) }
  }

  /// Refuses readings of another number of levels than a case has.
  func require(_ count: Int, _ file: String) throws {
    guard levels.count != count else { return }
    tell(
      count == 1
        ? "\(file): this case has one level, and --struts has 12 readings: give its 6"
        : "\(file): this case has \(count) levels, and --struts has 6 readings: give 12, the proximal frame's first, or proximal=… "
          + "and distal=…")
    throw Status.badInput
  }
}

/// The tables behind `--done`, one or two, from proximal to distal where they say which they are.
func tables(_ words: [String]) throws -> [String] {
  let typed = words.map(LevelOfOption.init)
  guard typed.contains(where: { $0.level != nil }) else { return words }
  if typed.count == 1 {
    throw ValidationError("--done: \(LevelOfOption.missing(beside: typed[0].level)) is missing")
  }
  guard typed.count == 2, Set(typed.map(\.level)) == [LevelID(0), LevelID(1)] else {
    throw ValidationError(
      "--done takes one table, or of a case of two levels proximal=… and distal=…; found '\(words.joined(separator: "' and '"))'"
    )
  }
  return (typed[0].level == LevelID(0) ? typed : typed.reversed()).map(\.value)
}
