/// What a program calls the options that words of a report may point to; nil where it has none.
public struct OptionNames: Sendable, Equatable {
  /// Searches the neutral height with the fewest strut changes.
  public var chooseHeight: String?
  /// Writes stages in which the bone ends do not collide.
  public var suggestStages: String?
  /// Says which day today is.
  public var day: String?
  /// Says which struts are on.
  public var mounted: String?
  /// Gives the record of the days that were done.
  public var record: String?
  /// Writes everything that was found.
  public var allFindings: String?
  /// Writes all rows.
  public var allRows: String?

  /// Of a program without options.
  public static let none = OptionNames()

  /// Names as they are typed.
  public init(
    chooseHeight: String? = nil, suggestStages: String? = nil, day: String? = nil,
    mounted: String? = nil, record: String? = nil, allFindings: String? = nil, allRows: String? = nil
  ) {
    (self.chooseHeight, self.suggestStages, self.day) = (chooseHeight, suggestStages, day)
    (self.mounted, self.record) = (mounted, record)
    (self.allFindings, self.allRows) = (allFindings, allRows)
  }
}
