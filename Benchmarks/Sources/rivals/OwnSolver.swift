import ArgumentParser
import HexapodKinematics
import ProblemSets

/// The ways in which this project solves. The batch gives poses and outcomes, as rivals do, unless it says more.
enum OwnSolver: String, ExpressibleByArgument, CaseIterable {
  case careful
  case batch
  case batchAllCores = "batch-all-cores"
  case batchStiffness = "batch-stiffness"
  case batchAVX2 = "batch-avx2"
  case batchPortable = "batch-portable"

  func contender(for problems: Problems) throws -> any Contender {
    switch self {
    case .careful: CarefulContender(problems)
    case .batch: try batch(problems)
    case .batchAllCores: AllCoresContender(try batch(problems))
    case .batchStiffness: try batch(problems, measuringStiffness: true)
    case .batchAVX2: try batch(problems, kernel: .avx2)
    case .batchPortable: try batch(problems, kernel: .portable)
    }
  }

  private func batch(
    _ problems: Problems, measuringStiffness: Bool = false, kernel: PoseKernel = .best
  ) throws -> BatchContender {
    guard PoseKernel.available.contains(kernel) else {
      throw RivalProcess.Failure(reason: "this processor has no \(kernel.rawValue)")
    }
    return BatchContender(
      PoseBatch(problems.hexapod, measuringStiffness: measuringStiffness, kernel: kernel), problems)
  }
}
