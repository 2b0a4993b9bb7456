import Foundation
import HexapodKinematics
import RigidMotion

/// Six lengths of one frame, many times, and where the search for each pose begins.
public struct Problems: Sendable {
  /// The frame.
  public let hexapod: Hexapod
  /// Its neutral pose.
  public let neutral: RigidTransform
  /// Strut lengths in millimetres.
  public let lengths: [StrutLengths]
  /// One start for all searches, or one for each.
  public let starts: [RigidTransform]
}

extension Problems {
  /// Reads what ``write(to:)`` wrote.
  public init(contentsOf file: URL) throws {
    let values = try readDoubles(file)
    var next = values.makeIterator()
    func take() throws -> Double {
      guard let value = next.next() else { throw CocoaError(.fileReadCorruptFile) }
      return value
    }
    func pose() throws -> RigidTransform {
      try RigidTransform(doubles: [take(), take(), take(), take(), take(), take(), take()])
    }
    func ring() throws -> Ring {
      try Ring(joints: PerStrut { _ in try Vector3(take(), take(), take()) })
    }
    let (count, startCount) = try (Int(take()), Int(take()))
    let (reference, moving) = try (ring(), ring())
    neutral = try pose()
    hexapod = try Hexapod(reference: reference, moving: moving, neutral: neutral)
    lengths = try (0..<count).map { _ in try StrutLengths { _ in try take() } }
    starts = try (0..<startCount).map { _ in try pose() }
  }

  /// Writes the file that every rival reads (its layout is in Rivals/rival.h).
  public func write(to file: URL) throws {
    var values = [Double(lengths.count), Double(starts.count)]
    for joint in Array(hexapod.referenceJoints) + Array(hexapod.movingJoints) {
      values += [joint.x, joint.y, joint.z]
    }
    values += neutral.doubles
    for six in lengths { values += Array(six) }
    for start in starts { values += start.doubles }
    try writeDoubles(values, file)
  }
}
