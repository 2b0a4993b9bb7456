import HexapodKinematics

/// Where the scales of six struts begin: the one place where readings become lengths and lengths readings (MODEL section 4,
/// reading = length - offset). Each way is one rounding a strut.
@frozen
public struct ReadingOffsets: Sendable, Equatable {
  /// Length, joint to joint, less reading of each strut, mm.
  public let values: PerStrut<Double>

  /// Scales that begin here, mm.
  @inlinable
  public init(_ values: PerStrut<Double>) { self.values = values }

  /// Scales that show the length, joint to joint.
  public static let none = ReadingOffsets(PerStrut(repeating: 0))

  /// The lengths of struts that read so.
  @inlinable
  public func lengths(of readings: StrutReadings) -> StrutLengths {
    StrutLengths { readings[$0] + values[$0] }
  }

  /// The readings of struts of these lengths.
  @inlinable
  public func readings(of lengths: StrutLengths) -> StrutReadings {
    StrutReadings { lengths[$0] - values[$0] }
  }

  /// What a reading changes by, mm, when the strut is read on these scales in place of `other` ones.
  @inlinable
  public func shift(from other: ReadingOffsets) -> PerStrut<Double> {
    PerStrut { other.values[$0] - values[$0] }
  }
}

extension PerStrut<StrutHardware> {
  /// Where the six scales begin.
  public var readingOffsets: ReadingOffsets { ReadingOffsets(mapped(\.readingOffset)) }

  /// The lengths of these struts that read so.
  public func lengths(of readings: StrutReadings) -> StrutLengths { readingOffsets.lengths(of: readings) }

  /// The readings of these struts at these lengths.
  public func readings(of lengths: StrutLengths) -> StrutReadings { readingOffsets.readings(of: lengths) }

  /// The readings that each can take.
  public var readingRanges: StrutRanges<StrutReadings> { StrutRanges { self[$0].range } }
}

extension StrutHardware {
  /// The reading of a strut of this length, joint to joint, mm.
  public func reading(ofLength length: Double) -> Double { length - readingOffset }

  /// The length, joint to joint, of a strut that reads so, mm.
  public func length(ofReading reading: Double) -> Double { reading + readingOffset }

  /// The lengths, joint to joint, that it can take.
  public var lengths: ClosedRange<Double> {
    length(ofReading: range.lowerBound)...length(ofReading: range.upperBound)
  }
}
