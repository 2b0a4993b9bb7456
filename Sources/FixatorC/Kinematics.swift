import CFixator
import CommandAnswers
import HexapodKinematics
import LinearAlgebra
import RigidMotion
import TextOutput

/// As fixator.h says.
@c @implementation
public func fixator_lengths(
  _ frame: OpaquePointer?, _ rows: Int64, _ poses: UnsafePointer<Double>?,
  _ lengths: UnsafeMutablePointer<Double>?, _ jobs: Int32, _ message: AnswerRoom
) -> Int32 {
  doing(message) { () throws(CommandRefusal) in
    let (handle, rows) = (try HexapodHandle.of(frame), try Rows(rows, jobs: jobs))
    guard rows.count > 0 else { return }
    let (from, into) = (Shared(try rows.array(poses, "poses")), Shared(try rows.array(lengths, "lengths")))
    try rows.requireApart(
      CallerArray(poses, "poses", perRow: 56), CallerArray(lengths, "lengths", perRow: 48, isWritten: true))
    rows.forEachPiece { piece in
      for row in piece {
        let room = into.pointer + 6 * row
        guard let pose = RigidTransform(row: from.pointer + 7 * row) else {
          for strut in 0..<6 { room[strut] = .nan }
          continue
        }
        let found = handle.hexapod.strutLengths(at: pose)
        let isFinite = found.allSatisfy(\.isFinite)
        for strut in 0..<6 { room[strut] = isFinite ? found[strut] : .nan }
      }
    }
  }
}

/// As fixator.h says.
@c @implementation
public func fixator_poses(
  _ frame: OpaquePointer?, _ rows: Int64, _ lengths: UnsafePointer<Double>?, _ starts: UnsafePointer<Double>?,
  _ startRows: Int64, _ measuresStiffness: Int32, _ found: UnsafeMutablePointer<fixator_found>?,
  _ jobs: Int32, _ message: AnswerRoom
) -> Int32 {
  doing(message) { () throws(CommandRefusal) in
    let (handle, rows) = (try HexapodHandle.of(frame), try Rows(rows, jobs: jobs))
    guard starts == nil || startRows == 1 || startRows == Int64(rows.count) else {
      throw CommandRefusal(
        "starts: one pose, or one for each of \(counted(rows.count, "row")) (found \(startRows))")
    }
    guard rows.count > 0 else { return }
    let (from, into) = (Shared(try rows.array(lengths, "lengths")), Shared(try rows.array(found, "found")))
    try rows.requireApart(
      CallerArray(lengths, "lengths", perRow: 48),
      CallerArray(starts, "starts", perRow: 56, rows: Int(startRows)),
      CallerArray(found, "found", perRow: 80, isWritten: true))
    let batch = measuresStiffness != 0 ? handle.measuring : handle.plain
    let first = try starts.map { (starts) throws(CommandRefusal) in Shared(try rows.array(starts, "starts")) }
    if let first {
      for row in 0..<Int(startRows) where RigidTransform(row: first.pointer + 7 * row) == nil {
        throw CommandRefusal(
          "starts: row \(row) is no pose: seven finite numbers with a quaternion that is not zero are expected"
        )
      }
    }
    // With as many starts as rows, if that is one, the one is for all.
    let isEach = first != nil && startRows > 1
    let common = isEach ? nil : first.flatMap { RigidTransform(row: $0.pointer) }
    rows.forEachPiece { piece in
      var own = common.map { [$0] } ?? []
      if let first, isEach { own = piece.compactMap { RigidTransform(row: first.pointer + 7 * $0) } }
      solve(
        batch, from.pointer + 6 * piece.lowerBound, own, isEach: isEach, into.pointer + piece.lowerBound,
        piece.count)
    }
  }
}

/// Finds poses in the caller's arrays. Six lengths and a result lie there as they do in Swift, which ``BatchPose`` sees to.
private func solve(
  _ batch: PoseBatch, _ lengths: UnsafePointer<Double>, _ starts: [RigidTransform], isEach: Bool,
  _ found: UnsafeMutablePointer<fixator_found>, _ count: Int
) {
  let lengths = UnsafeRawBufferPointer(start: lengths, count: 48 * count).assumingMemoryBound(
    to: StrutLengths.self)
  let room = UnsafeMutableRawBufferPointer(start: found, count: 80 * count).assumingMemoryBound(
    to: BatchPose.self)
  guard !starts.isEmpty else { return batch.solve(lengths, into: room) }
  starts.withUnsafeBufferPointer { starts in
    // The last piece may have a single row.
    if isEach {
      batch.solve(lengths, fromEach: starts, into: room)
    } else {
      batch.solve(lengths, from: starts, into: room)
    }
  }
}

/// As fixator.h says.
@c @implementation
public func fixator_jacobians(
  _ frame: OpaquePointer?, _ rows: Int64, _ poses: UnsafePointer<Double>?,
  _ jacobians: UnsafeMutablePointer<Double>?, _ smallest: UnsafeMutablePointer<Double>?,
  _ largest: UnsafeMutablePointer<Double>?, _ jobs: Int32, _ message: AnswerRoom
) -> Int32 {
  doing(message) { () throws(CommandRefusal) in
    let (handle, rows) = (try HexapodHandle.of(frame), try Rows(rows, jobs: jobs))
    guard rows.count > 0 else { return }
    let from = Shared(try rows.array(poses, "poses"))
    for (room, name) in [(jacobians, "jacobians"), (smallest, "smallest"), (largest, "largest")] {
      if let room { _ = try rows.array(room, name) }
    }
    try rows.requireApart(
      CallerArray(poses, "poses", perRow: 56),
      CallerArray(jacobians, "jacobians", perRow: 288, isWritten: true),
      CallerArray(smallest, "smallest", perRow: 8, isWritten: true),
      CallerArray(largest, "largest", perRow: 8, isWritten: true))
    let (entries, least, most) = (Shared(jacobians), Shared(smallest), Shared(largest))
    rows.forEachPiece { piece in
      for row in piece {
        let jacobian = RigidTransform(row: from.pointer + 7 * row).map { handle.hexapod.jacobian(at: $0) }
        let found = jacobian.flatMap { $0.frobeniusNorm.isFinite ? $0 : nil }
        if let room = entries.pointer {
          for place in 0..<36 { room[36 * row + place] = found?.entries[place / 6, place % 6] ?? .nan }
        }
        guard least.pointer != nil || most.pointer != nil else { continue }
        let values = found?.singularValues ?? []
        least.pointer?[row] = values.count == 6 ? values[5] : .nan
        most.pointer?[row] = values.count == 6 ? values[0] : .nan
      }
    }
  }
}
