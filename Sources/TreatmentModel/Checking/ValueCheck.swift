import TextOutput

/// Collects what no case file could state. Goes on after every fault, so that all are found at once.
package struct ValueCheck {
  package private(set) var found: [InvalidValue] = []
  /// The level of a treatment of several that is looked at: keys and properties are its.
  var level: LevelID?
  private var place: String { level.map { "levels[\($0.index)]." } ?? "" }

  package init() {}

  /// Notes a fault.
  package mutating func add(
    _ code: InvalidValue.Code, _ key: CaseKey?, _ property: String, _ message: String, found: String,
    allowed: String? = nil
  ) {
    self.found.append(
      InvalidValue(
        code: code, key: key.map { $0.level == nil ? $0.at(level) : $0 }, property: place + property,
        message: message, found: found, allowed: allowed))
  }

  /// A number of a key, as it is in code.
  mutating func number(_ value: Double, _ key: CaseKey, _ property: @autoclosure () -> String) {
    if let range = key.valueRange { number(value, within: range, key, property()) }
  }

  /// A number that is stated in code alone; without a range any that is finite.
  package mutating func number(
    _ value: Double, within range: ValueRange?, _ key: CaseKey?, _ property: @autoclosure () -> String
  ) {
    guard let range else {
      if !value.isFinite { add(.notFinite, key, property(), "the number is not finite", found: "\(value)") }
      return
    }
    guard !range.contains(value) else { return }
    guard value.isFinite else {
      return add(
        .notFinite, key, property(), "the number is not finite", found: "\(value)", allowed: range.codeWords)
    }
    let isMeantInDegrees = range.unit == .degrees && range.contains(range.unit.inside(value))
    add(
      .outOfRange, key, property(),
      "the number is out of range"
        + (isMeantInDegrees ? "; angles are radians in code: radians(\(shortest(value)))?" : ""),
      found: range.words(of: value), allowed: range.codeWords)
  }

  /// A whole number of a key.
  mutating func whole(_ value: Int, _ key: CaseKey, _ property: @autoclosure () -> String) {
    guard let range = key.valueRange, !range.contains(Double(value)) else { return }
    add(
      .outOfRange, key, property(), "the number is out of range", found: String(value),
      allowed: range.codeWords)
  }

  /// How many entries a list has.
  mutating func count(_ count: Int, _ key: CaseKey, _ property: @autoclosure () -> String) {
    guard let counts = key.entryCounts, !counts.contains(count) else { return }
    add(
      .wrongKind, key, property(), "the list has too \(count < counts.lowerBound ? "few" : "many") entries",
      found: String(count), allowed: "\(counts.lowerBound) to \(counts.upperBound)")
  }

  /// A name.
  mutating func name(_ name: String, _ key: CaseKey, _ property: @autoclosure () -> String) {
    guard let fault = name.nameFault else { return }
    add(
      .name, key, property(), "a name has 1 to 120 characters, all of them visible; \(fault)",
      found: name.isEmpty ? "nothing" : visible(name, atMost: 60))
  }

  /// A standard deviation of a key's number.
  mutating func deviation(_ value: Double, _ key: CaseKey) {
    let property = "standardDeviations[\(key)]"
    guard let range = key.valueRange, key.carriesDeviation else {
      return add(.uncertainty, key, property, "no uncertainty is used here", found: "\(value)")
    }
    guard !(value >= 0 && value <= range.largestDeviation) else { return }
    add(
      .uncertainty, key, property, "a standard deviation is finite, at least 0 and at most the whole range",
      found: range.words(of: value), allowed: range.words)
  }
}

extension ValueRange {
  /// `-80 to 80 deg, positive for varus`: what the signed number in code may be.
  var codeWords: String {
    guard let directions else { return words }
    let most = shortest(range.upperBound)
    let unit = self.unit == .none ? "" : " \(self.unit.rawValue)"
    return "-\(most) to \(most)\(unit), positive for \(directions.positive.rawValue)"
  }

  /// `687.549 deg (12 radians)`: a number as it is in code.
  func words(of value: Double) -> String {
    guard unit == .degrees else {
      return unit == .none ? shortest(value) : "\(shortest(value)) \(unit.rawValue)"
    }
    let degrees = unit.outside(value)
    return "\(degrees.magnitude < 1e9 ? decimal(degrees, 3) : "\(degrees)") deg (\(shortest(value)) radians)"
  }
}
