import DeformityCorrection

/// What a number in a case file may be, in the units of the file.
struct Limit: Sendable {
  let range: ClosedRange<Double>
  let unit: String

  init(_ range: ClosedRange<Double>, _ unit: String) {
    (self.range, self.unit) = (range, unit)
  }

  /// `0 to 80 deg`.
  var words: String {
    "\(Printable.number(range.lowerBound)) to \(Printable.number(range.upperBound)) \(unit)"
      .trimmingSpaces
  }
}

extension String {
  fileprivate var trimmingSpaces: String { hasSuffix(" ") ? String(dropLast()) : self }
}

/// Every range of the case file in one table. Wider than any sane case, narrower than any slip of the keyboard.
enum Limits {
  static let angulation = Limit(0...80, "deg")
  static let axialRotation = Limit(0...120, "deg")
  static let translation = Limit(0...150, "mm")
  static let axialTranslation = Limit(0...300, "mm")
  static let mountingOffset = Limit(0...200, "mm")
  static let axialOffset = Limit(0...500, "mm")
  static let ringRotation = Limit(0...180, "deg")
  static let tilt = Limit(0...45, "deg")
  static let boneDiameter = Limit(5...100, "mm")
  static let neutralHeight = Limit(20...600, "mm")
  static let jointRadius = Limit(20...300, "mm")
  static let halfAngle = Limit(0...59.9, "deg")
  static let jointOffset = Limit(-100...100, "mm")
  static let jointCoordinate = Limit(-400...400, "mm")
  static let freeCoordinate = Limit(-1_000_000...1_000_000, "")
  static let holes = Limit(6...360, "")
  static let reading = Limit(10...1000, "mm")
  static let readingOffset = Limit(-500...500, "mm")
  static let step = Limit(0.05...10, "mm")
  static let pitch = Limit(0.5...3, "mm")
  /// Positions of a nut: quarter turns, the flats of a hexagon, and what divides or doubles them.
  static let stepsPerTurn = [1, 2, 3, 4, 6, 8]
  static let rate = Limit(0.05...5, "mm/day")
  static let latency = Limit(0...60, "days")
  static let adjustments = Limit(1...24, "a day")
  static let structurePlace = Limit(0...300, "mm")
  static let boneGap = Limit(0...150, "mm")
  static let innerRadius = Limit(10...290, "mm")
  static let strutRadius = Limit(1...30, "mm")
  static let jointTilt = Limit(1...90, "deg")
  static let girth = Limit(50...1500, "mm")
  static let limbSize = Limit(15...500, "mm")
  static let limbOffset = Limit(0...100, "mm")
  static let mostSections = 20
  static let mostStages = 20
  static let mostClasses = 12
  static let mostVisits = 100
  static let mostStructures = 50
  static let strutNumber = Limit(1...6, "")
  static let day = Limit(1...Double(Planner.longestPlan), "")
  static let mostHolds = 100
}
