import CaseFiles
import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import TestSupport
import Testing
import TreatmentModel

/// What is made in code is held against the very ranges that files are held against.
@Suite struct StatedInCodeTests {
  /// Every number of the schema but those that code states otherwise: a girth is a width and a depth there, a
  /// strut one of six, and a covariance and an arc are looked at when they are made.
  private static let numbers = CaseSchema.keysOfOneLevel.filter { key in
    CaseSchema.row(of: key)?.range != nil && ![.girths, .covariance].contains(key.section)
      && key.word != .strut && key.word != .arc
  }

  @Test func theNumbersOfTheSchemaAreMany() { #expect(Self.numbers.count > 80) }

  @Test(arguments: numbers)
  func aNumberOutsideItsRangeIsRefusedInCodeAsInAFile(key: CaseKey) throws {
    let key = CaseKey(key.section, key.word, entry: key.section.isList ? 1 : nil, item: key.isList ? 3 : nil)
    let row = try #require(CaseSchema.row(of: key))
    let (range, isWhole) = (try #require(row.range), [.whole, .days].contains(row.content))
    let step = isWhole ? 1 : 0.001
    let ends = [range.lowerBound, range.upperBound]
    // The widest opening of all needs a wider ring.
    for end in key.word == .innerRadius ? [ends[0]] : ends {
      #expect(try codes(of: end, at: key) == (file: nil, code: nil), "\(end)")
    }
    let outside = row.directions == nil ? [ends[0] - step, ends[1] + step] : [ends[1] + step]
    for number in outside {
      let found = try codes(of: number, at: key)
      #expect(found.code == "out-of-range", "\(number)")
      // A file says `days` as a text, in which a number below its range may be no number at all.
      #expect(found.file == "out-of-range" || row.content == .days, "\(number)")
    }
    guard !isWhole else { return }
    for number in [Double.nan, .infinity, -.infinity] {
      // Swift makes no range of what is no number.
      if number.isNaN, [.min, .max].contains(key.word) { continue }
      #expect(try codeInCode(of: number, at: key) == "not-finite", "\(number)")
    }
    if row.directions != nil {
      #expect(try codeInCode(of: -inside(ends[1] + step, key), at: key) == "out-of-range")
    }
  }

  /// Every way of writing a case that ``RandomCase`` knows; all of it in the soak.
  @Test func whatAFileStatesIsAllowedInCode() throws {
    var random = SplitMix64(seed: printedSeed(20_261_129))
    for _ in 0..<(runsSoak ? 10_000 : 400) {
      let text = RandomCase(&random).text
      let treatment = try treatment(text)
      #expect(treatment.invalidValues == [], "\(text)")
    }
  }

  @Test func deviationsAreAllowedWhereFilesTakeThem() {
    for key in CaseSchema.keys {
      #expect(key.carriesDeviation == CaseSchema.row(of: key)?.carriesDeviation, "\(key)")
    }
  }

  /// What is found at a key for a number in files' unit: by the reader, and in code.
  private func codes(of number: Double, at key: CaseKey) throws -> (file: String?, code: String?) {
    var editor = try CaseEditor(Array(Self.text(key).utf8), name: "case")
    let row = try #require(CaseSchema.row(of: key))
    let word = number == 0 ? "" : row.directions.map { " \($0.positive.rawValue)" } ?? ""
    let typed = CaseValue.typed(shown(number) + word)
    try editor.apply(.set(key, key.word == .joints ? .list([.typed("-20"), typed, .typed("0")]) : typed))
    var found: String?
    do {
      _ = try treatment(editor.text)
    } catch let errors as CaseFileErrors {
      found = errors.errors.first { $0.key == key.description }?.code.rawValue
    }
    return (found, try codeInCode(of: inside(number, key), at: key))
  }

  private func shown(_ number: Double) -> String {
    let text = ((number * 1e6).rounded() / 1e6).description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private func inside(_ number: Double, _ key: CaseKey) -> Double {
    key.valueRange?.unit == .degrees ? radians(number) : number
  }

  private func codeInCode(of value: Double, at key: CaseKey) throws -> String? {
    let treatment = try treatment(Self.text(key))
    var level = try #require(treatment[LevelID.only])
    #expect(level.invalidValues == [])
    let isKnown = level.set(key, to: value)
    // A stance, a plate and arms are not made of numbers that make none.
    if !isKnown, key.word == .arms || [.neutral, .proximalPlates, .distalPlates].contains(key.section) {
      return value.isFinite ? "out-of-range" : "not-finite"
    }
    try #require(isKnown, "this test does not know the property")
    // An envelope is not made of sections without a width or depth.
    if key.section == .limbSections, level.limbEnvelope == nil { return "not-finite" }
    let found = level.invalidValues
    let own = found.first { $0.key == key }
    // The planner's doors refuse it with everything that was found.
    let error = own == nil ? nil : #expect(throws: PlanningError.self) { try Planner.plan(level) }
    if own != nil { #expect(error?.code == .invalidValues && error?.values == found) }
    return own?.code.rawValue
  }

  private func treatment(_ text: String) throws -> Treatment {
    guard case .correction(let found, _) = try CaseFile.parse(Array(text.utf8), name: "case") else {
      throw CancellationError()
    }
    return found
  }
}

/// Every number of the schema has a property.
extension StatedInCodeTests {
  /// A case that states the key, whatever ring, strut and mode it needs.
  private static func text(_ key: CaseKey) -> String {
    let mode =
      switch (key.section, key.word) {
      case (.movingMounting, _):
        "mode: rings-first, moving-mounting: {axial-offset: 90 distal}"
      case (.neutral, _): "mode: chronic, neutral: {rotation: 5 internal, height: 150}"
      case (.frame, .strutsNow): "mode: residual, struts-now: [170, 170, 170, 170, 170, 170]"
      default: "mode: chronic, neutral-height: 150"
      }
    let strut = key.word == .pitch ? "min: 100, max: 300, pitch: 1, steps-per-turn: 4" : "min: 100, max: 300"
    let isJoint = key.section == .hingeAt || key.word == .distraction
    let joint = isJoint ? "between: joint\nhinge: {axis: long}\n" : ""
    return joint + """
      case: a
      side: left
      bone: tibia
      reference: proximal
      deformity: {}
      mounting: {axial-offset: 60 distal}
      frame: {proximal-ring: \(ring(.proximalRing, key)), distal-ring: \(ring(.distalRing, key)),
        struts: {\(strut)}, strut-classes: [{name: own, \(strut)}], \(mode)}
      structures-at-risk: [{name: nerve}]
      schedule: {stages: [{}]}
      held: [{strut: 3, days: 5}]
      limb-envelope: {sections: [{axial: 10 distal, width: 90, depth: 90}]}
      limits: {near-singular: 1, singular: 0}

      """
  }

  private static func ring(_ section: CaseKey.Section, _ key: CaseKey) -> String {
    if key.section == section.plates { return "{joint-radius: 93.8, half-angle: 4.58, plates: [{strut: 3}]}" }
    guard key.section == section else { return "generic-155" }
    switch key.word {
    case .holeCircleRadius, .holes: return "{hole-circle-radius: 90, holes: 60, use: [1, 2, 3, 4, 5, 6]}"
    case .arms: return "{joint-radius: 93.8, half-angle: 4.58, arc: [90, 270]}"
    case .joints:
      let joints = [(80, 20), (80, -20), (-20, 80), (-60, 60), (-60, -60), (-20, -80)]
      return "{joints: [\(joints.map { "[\($0.0), \($0.1), 0]" }.joined(separator: ", "))]}"
    default: return "{joint-radius: 93.8, half-angle: 4.58}"
    }
  }
}

extension CaseKey {
  /// Whether it holds a list of numbers.
  fileprivate var isList: Bool { word == .strutsNow || word == .joints }
}

extension CaseKey.Section {
  /// Whether it is an entry of a list.
  fileprivate var isList: Bool {
    [.strutClasses, .structuresAtRisk, .stages, .held, .limbSections, .proximalPlates, .distalPlates]
      .contains(self)
  }
}

extension TreatedLevel {
  /// Sets the property that a key states; false for a key that has none here.
  fileprivate mutating func set(_ key: CaseKey, to value: Double) -> Bool {
    switch (key.section, key.word) {
    case (.top, .boneDiameter): cut?.diameter = value
    case (.top, .boneGap): cut?.gap = value
    case (.cut, let word):
      guard let parameter = CutParameter.allCases.first(where: { $0.word == word }) else { return false }
      cut?[parameter] = value
    case (.top, .distraction): joint?.distraction = value
    case (.hingeAt, let word):
      guard let parameter = HingeParameter.allCases.first(where: { $0.word == word }) else { return false }
      joint?.hinge?[parameter] = value
    case (.schedule, .roundingLever): schedule.roundingLever = value
    case (.deformity, let word): return deformity.set(word, to: value)
    case (.target, let word): return target.set(word, to: value)
    case (.stages, let word): return schedule.stages[0].set(word, to: value)
    case (.mounting, let word): return mounting.set(word, to: value)
    case (.movingMounting, let word):
      guard case .ringsFirst(var moving, let readings) = mode, moving.set(word, to: value) else {
        return false
      }
      mode = .ringsFirst(movingMounting: moving, readings: readings)
    case (.frame, .neutralHeight), (.neutral, .height): mode = .chronic(neutralHeight: value)
    case (.neutral, let word):
      var numbers = Mounting()
      for parameter in NeutralStance.parameters { numbers[parameter] = neutral[parameter] }
      guard numbers.set(word, to: value), let stance = NeutralStance(numbers) else { return false }
      neutral = stance
    case (.proximalPlates, let word):
      guard let ring = proximalRing.withPlate(word, value) else { return false }
      proximalRing = ring
    case (.distalPlates, let word):
      guard let ring = distalRing.withPlate(word, value) else { return false }
      distalRing = ring
    case (.frame, .strutsNow):
      var readings = StrutReadings(repeating: 170)
      readings[2] = value
      mode = .residual(readings: readings)
    case (.proximalRing, let word):
      guard let ring = proximalRing.with(word, value) else { return false }
      proximalRing = ring
    case (.distalRing, let word):
      guard let ring = distalRing.with(word, value) else { return false }
      distalRing = ring
    case (.struts, let word):
      guard case .given(let struts) = struts, let strut = struts[0].with(word, value) else { return false }
      self.struts = .given(PerStrut(repeating: strut))
    case (.strutClasses, let word):
      guard let strut = strutClasses[0].with(word, value) else { return false }
      strutClasses = [strut]
    case (.structuresAtRisk, .ap): structuresAtRisk[0].ap = value
    case (.structuresAtRisk, .lateral): structuresAtRisk[0].lateral = value
    case (.structuresAtRisk, .axial): structuresAtRisk[0].axial = value
    case (.structuresAtRisk, .rate): structuresAtRisk[0].rate = value
    case (.schedule, .latency): calendar.latency = Int(value)
    case (.schedule, .rate): schedule.rate = value
    case (.schedule, .adjustmentsPerDay): schedule.adjustmentsPerDay = Int(value)
    case (.held, .days): holds = [StrutHold(strut: 3, days: Int(value)...Int(value))]
    case (.limbEnvelope, let word):
      guard let envelope = limbEnvelope else { return false }
      limbEnvelope = LimbEnvelope(
        envelope.sections, apOffset: word == .apOffset ? value : 0,
        lateralOffset: word == .apOffset ? 0 : value)
    case (.limbSections, let word):
      limbEnvelope = LimbEnvelope([
        LimbEnvelope.Section(
          axial: word == .axial ? value : 0, width: word == .width ? value : 90,
          depth: word == .depth ? value : 90)
      ])
    case (.limits, let word):
      guard let limit = CheckLimit.allCases.first(where: { $0.word == word }) else { return false }
      limits[limit] = limit.isAngle ? degrees(value) : value
    default: return false
    }
    return true
  }
}

extension Deformity {
  fileprivate mutating func set(_ word: CaseKey.Word, to value: Double) -> Bool {
    guard let parameter = DeformityParameter.allCases.first(where: { $0.word == word }) else { return false }
    self[parameter] = value
    return true
  }
}

extension Mounting {
  fileprivate mutating func set(_ word: CaseKey.Word, to value: Double) -> Bool {
    guard let parameter = MountingParameter.allCases.first(where: { $0.word == word }) else { return false }
    self[parameter] = value
    return true
  }
}

extension StrutHardware {
  fileprivate func with(_ word: CaseKey.Word, _ value: Double) -> StrutHardware? {
    let low = word == .min ? value : word == .max ? min(range.lowerBound, value) : range.lowerBound
    let high = word == .max ? value : max(range.upperBound, low)
    let span = ClosedRange(uncheckedBounds: (low, high))
    let offset = word == .readingOffset ? value : readingOffset
    guard word != .pitch else {
      return StrutHardware(
        name: name, range: range, thread: Thread(pitch: value, stepsPerTurn: 4), readingOffset: offset,
        provenance: provenance)
    }
    return StrutHardware(
      name: name, range: span, step: word == .step ? value : step, readingOffset: offset,
      provenance: provenance,
      radius: word == .radius ? value : nil)
  }
}
