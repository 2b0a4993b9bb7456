import ArgumentParser
import HexapodKinematics
import LinearAlgebra
import Reports
import RigidMotion
import TextOutput

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Version, libraries that are loaded, the kernel that the processor gets, and a self-test.",
    discussion: """
      Example:
        fixator doctor
      """)

  func run() throws {
    try reporting {
      let library = LoadedLibrary.current
      let worst = selfTest()
      let kernels = PoseKernel.available.map(\.rawValue).joined(separator: ", ")
      try writeToStandardOutput(
        """
        fixator \(Fixator.versionAndCommit): \(disclaimer)
        LAPACK \(library.lapackVersion): \(library.lapackPath)
        BLAS: \(library.blasPath)
        batch kernel: \(PoseKernel.best.rawValue) (this processor has \(kernels))
        self-test: lengths come back within \(worst.map { significant($0, 2) } ?? "nothing: it failed") mm

        """)
      guard let worst, worst < 1e-11 else { throw Status.fault }
    }
  }

  /// Largest difference of lengths after lengths → pose → lengths over a grid of poses, by the careful solver and by every
  /// kernel; nil if a pose is not found, or kernels differ in a bit.
  private func selfTest() -> Double? {
    let ring = { Ring(standard: $0, jointRadius: 93.8, halfAngle: radians(4.58)) }
    let neutral = Hexapod.neutralPose(height: 150, side: -1)
    guard let hexapod = try? Hexapod(reference: ring(.proximal), moving: ring(.distal), neutral: neutral)
    else { return nil }
    let lengths = (0..<64).map { index in
      let signs = (0..<6).map { index >> $0 & 1 == 0 ? -1.0 : 1 }
      let turn = Rotation(exp: 0.3 * Vector3(signs[3], signs[4], signs[5]))
      let offset = 30 * Vector3(signs[0], signs[1], signs[2])
      return hexapod.strutLengths(
        at: RigidTransform(rotation: turn, translation: neutral.translation + offset))
    }
    let solutions = PoseKernel.available.map { PoseBatch(hexapod, kernel: $0).solve(lengths) }
    guard let batch = solutions.first, solutions.allSatisfy({ $0 == batch }) else { return nil }
    let solver = PoseSolver(hexapod)
    var worst = 0.0
    for (lengths, fast) in zip(lengths, batch) {
      let careful = solver.solve(lengths)
      guard careful.isFound, fast.isFound else { return nil }
      for pose in [careful.pose, fast.pose] {
        let again = hexapod.strutLengths(at: pose)
        for strut in 0..<6 { worst = max(worst, abs(again[strut] - lengths[strut])) }
      }
    }
    return worst
  }
}
