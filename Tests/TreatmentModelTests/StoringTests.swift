import Foundation
import HexapodKinematics
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel

/// What is stored comes back to the last bit, and nothing comes back that could not have been made.
@Suite struct StoringTests {
  private func stored<Value: Codable & Equatable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
  }

  private func expectRefusal<Value: Decodable>(_ type: Value.Type, _ json: String) {
    #expect(throws: DecodingError.self, "\(json)") {
      try JSONDecoder().decode(type, from: Data(json.utf8))
    }
  }

  @Test func whatIsStoredComesBack() throws {
    var random = SplitMix64(seed: printedSeed(20_261_130))
    for _ in 0..<200 {
      let level = random.correctionCase()
      let deformity = level.deformity
      #expect(try stored(deformity) == deformity)
      #expect(try stored(level.mounting) == level.mounting)
      let pose = deformity.referenceFromMoving(level.limb, level.convention)
      #expect(try stored(pose) == pose)
      let readings = StrutReadings { _ in random.uniform(10...1000) }
      #expect(try stored(readings) == readings)
      #expect(try stored(DayReadings(day: 3, readings: readings)) == DayReadings(day: 3, readings: readings))
      let lengths = StrutLengths { _ in random.uniform(1...1000) }
      #expect(try stored(lengths) == lengths)
    }
    let strut = StrutID(LevelID(1), 5)
    #expect(try stored(strut) == strut)
    #expect(try stored(RingID(2)) == RingID(2))
    let date = try #require(CalendarDate(year: 2026, month: 3, day: 1))
    #expect(try stored(date) == date)
  }

  @Test func whatCouldNotBeStatedIsNotRead() throws {
    let text = String(decoding: try JSONEncoder().encode(Deformity()), as: UTF8.self)
    expectRefusal(Deformity.self, text.replacing(#""apAngulation":0"#, with: #""apAngulation":12"#))
    expectRefusal(Deformity.self, #"{"apAngulation":0}"#)
    let mounting = String(decoding: try JSONEncoder().encode(Mounting()), as: UTF8.self)
    expectRefusal(Mounting.self, mounting.replacing(#""axialOffset":0"#, with: #""axialOffset":-6000"#))
    expectRefusal(StrutReadings.self, "[1,2,3,4,5]")
    expectRefusal(StrutLengths.self, "[1,2,3,4,5,-6]")
    expectRefusal(StrutNumber.self, "7")
    expectRefusal(LevelID.self, "-1")
    expectRefusal(RingID.self, "-1")
    expectRefusal(CalendarDate.self, #""2026-02-30""#)
    expectRefusal(Rotation.self, #"{"w":1,"v":[1,0,0]}"#)
    expectRefusal(Rotation.self, #"{"w":-1,"v":[0,0,0]}"#)
  }

  @Test func whatIsPrintedIsReadByPeople() {
    let deformity = Deformity(varusDegrees: 12, internalDegrees: -10, short: 20)
    #expect("\(deformity)" == "12 deg varus, 10 deg external, 20 mm short")
    #expect("\(Deformity())" == "no deformity")
    #expect("\(Mounting(lateral: 5, proximal: -60))" == "ap-offset 5 mm lateral, axial-offset 60 mm distal")
    #expect("\(Mounting())" == "centred and orthogonal, tab anterior")
    #expect("\(StrutReadings { 215 + Double($0) / 2 })" == "readings 215, 215.5, 216, 216.5, 217, 217.5 mm")
    #expect("\(StrutID(LevelID(0), 3))" == "strut 3 of level 1" && "\(RingID(1))" == "ring 2")
    #expect("\(generic155)" == "generic-155" && "\(longStrut)" == "any, reads 10 to 1000 mm")
    #expect("\(Limb(side: .left, reference: .distal))" == "left, reference ring distal")
    let turn = RigidTransform(
      rotation: Rotation(axis: Vector3(0, 0, 1), angle: radians(12)), translation: Vector3(3, 0, 150))
    #expect("\(turn)" == "[3, 0, 150], 12° about [0, 0, 1]" && "\(Rotation.identity)" == "no rotation")
  }

  @Test func degreesByNameAreThoseOfFiles() {
    var deformity = Deformity()
    deformity[.apAngulation] = radians(12)
    deformity[.lateralAngulation] = -radians(8)
    deformity[.axialRotation] = radians(10)
    (deformity.apTranslation, deformity.lateralTranslation, deformity.axialTranslation) = (6, -4, 20)
    let named = Deformity(
      varusDegrees: 12, apexAnteriorDegrees: -8, internalDegrees: 10, lateral: 6, posterior: -4, short: 20)
    #expect(named == deformity)
    var mounting = Mounting()
    (mounting.apOffset, mounting.lateralOffset, mounting.axialOffset) = (5, 12, -60)
    (mounting.rotation, mounting.apTilt, mounting.lateralTilt) = (-radians(8), radians(3), radians(-2))
    let placed = Mounting(
      lateral: 5, posterior: 12, proximal: -60, internalDegrees: -8, lateralTiltDegrees: 3,
      posteriorTiltDegrees: -2)
    #expect(placed == mounting)
    #expect(RingShape.standard(jointRadius: 93.8, halfAngleDegrees: 4.58) == generic155.shape)
  }
}
