import TreatmentModel

/// Whose calendar it is, by the beginning of its events' UIDs: the case's name, side, bone and level.
struct CalendarIdentity: Sendable, Equatable {
  /// How every UID of this program ends.
  static let ending = "@fixator"

  /// What the UIDs of this level begin with.
  let prefix: String
  /// What they began with before side, bone and level belonged to them: both legs of a patient had the same.
  let earlierPrefix: String
  /// What those of the same limb's distal frame begin with, where this is its first: they are called off as its own.
  private let distalPrefix: String?

  init(_ level: TreatedLevel) {
    func prefix(_ id: LevelID) -> String {
      let own = [level.name, level.limb.side.rawValue, level.bone, String(id.index + 1)]
      return CalendarIdentity.prefix("fixator-calendar/2\n\(own.joined(separator: "\n"))")
    }
    self.prefix = prefix(level.id)
    distalPrefix = level.id == .only ? prefix(LevelID(1)) : nil
    earlierPrefix = CalendarIdentity.prefix("fixator-calendar/1\n\(level.name)")
  }

  private static func prefix(_ text: String) -> String { String(SHA256.hex(text.utf8).prefix(24)) + "-" }

  /// The UID of one of its events.
  func identifier(_ event: String) -> String { prefix + event + CalendarIdentity.ending }

  /// Whether an event is of this level, by either kind of UID, or of the same limb's distal frame where this is its first.
  func has(_ event: EarlierCalendar.Event) -> Bool {
    [prefix, earlierPrefix, distalPrefix].contains { prefix in
      prefix.map { event.identifier.hasPrefix($0) } ?? false
    }
  }
}

extension TreatedLevel {
}
