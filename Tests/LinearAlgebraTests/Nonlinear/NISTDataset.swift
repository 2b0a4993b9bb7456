import Foundation
import LinearAlgebra

/// A nonlinear regression of NIST's Statistical Reference Datasets, read from `Fixtures/validation/nist_strd`.
struct NISTDataset: Sendable {
  let name: String
  /// The two starts; the first is the one far off.
  let starts: [[Double]]
  let certified: [Double]
  /// Certified standard deviations, scaled by the residual standard deviation.
  let standardDeviations: [Double]
  let residualSumOfSquares: Double
  let problem: DualProblem

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/validation/nist_strd")

  static func all() throws -> [NISTDataset] {
    try models.keys.sorted().map { try NISTDataset($0) }
  }

  private struct Unreadable: Error { let name: String }

  private init(_ name: String) throws {
    guard let model = Self.models[name] else { throw Unreadable(name: name) }
    let text = try String(contentsOf: Self.folder.appending(path: "\(name).dat"), encoding: .ascii)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    func numbers(_ line: Substring) -> [Double] {
      line.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    }
    // Rows such as "b1 =   25   0.25   1.92E-01   1.14E-02".
    let parameters = lines.prefix(60).filter { $0.contains("=") && numbers($0).count == 4 }.map(numbers)
    let rows = lines.drop { !$0.hasPrefix("Data:   y") && !$0.hasPrefix("Data:  y") }.dropFirst().map(numbers)
    let observations = rows.filter { $0.count >= 2 }
    let sum = lines.first { $0.hasPrefix("Residual Sum of Squares") }.flatMap { numbers($0).last }
    guard let sum, !parameters.isEmpty, !observations.isEmpty else { throw Unreadable(name: name) }
    self.name = name
    starts = [parameters.map { $0[0] }, parameters.map { $0[1] }]
    (certified, standardDeviations) = (parameters.map { $0[2] }, parameters.map { $0[3] })
    residualSumOfSquares = sum
    problem = DualProblem(parameters: parameters.count) { b in
      observations.map {
        model(b, Array($0.dropFirst())) - (name == "Nelson" ? Foundation.log($0[0]) : $0[0])
      }
    }
  }

  typealias Model = @Sendable ([Dual], [Double]) -> Dual

  /// The models as the files state them.
  private static let models: [String: Model] = [
    "Bennett5": { b, x in b[0] * Dual.pow(b[1] + x[0], -1 / b[2]) },
    "BoxBOD": { b, x in b[0] * (1 - Dual.exp(-b[1] * x[0])) },
    "Chwirut1": chwirut, "Chwirut2": chwirut,
    "DanWood": { b, x in b[0] * Dual.pow(Dual(x[0]), b[1]) },
    "ENSO": { b, x in
      let year = 2 * Double.pi * x[0] / 12
      let (long, short) = (2 * Double.pi * x[0] / b[3], 2 * Double.pi * x[0] / b[6])
      return b[0] + b[1] * cos(year) + b[2] * sin(year) + b[4] * Dual.cos(long) + b[5] * Dual.sin(long) + b[7]
        * Dual.cos(short) + b[8] * Dual.sin(short)
    },
    "Eckerle4": { b, x in b[0] / b[1] * Dual.exp(-0.5 * ((x[0] - b[2]) / b[1]).squared) },
    "Gauss1": gauss, "Gauss2": gauss, "Gauss3": gauss,
    "Hahn1": cubics,
    "Kirby2": { b, x in
      let x = x[0]
      return (b[0] + b[1] * x + b[2] * (x * x)) / (1 + b[3] * x + b[4] * (x * x))
    },
    "Lanczos1": lanczos, "Lanczos2": lanczos, "Lanczos3": lanczos,
    "MGH09": { b, x in b[0] * (x[0] * x[0] + x[0] * b[1]) / (x[0] * x[0] + x[0] * b[2] + b[3]) },
    "MGH10": { b, x in b[0] * Dual.exp(b[1] / (x[0] + b[2])) },
    "MGH17": { b, x in b[0] + b[1] * Dual.exp(-x[0] * b[3]) + b[2] * Dual.exp(-x[0] * b[4]) },
    "Misra1a": { b, x in b[0] * (1 - Dual.exp(-b[1] * x[0])) },
    "Misra1b": { b, x in b[0] * (1 - 1 / (1 + b[1] * (x[0] / 2)).squared) },
    "Misra1c": { b, x in b[0] * (1 - 1 / Dual.sqrt(1 + 2 * x[0] * b[1])) },
    "Misra1d": { b, x in b[0] * b[1] * x[0] / (1 + b[1] * x[0]) },
    "Nelson": { b, x in b[0] - b[1] * x[0] * Dual.exp(-b[2] * x[1]) },
    "Rat42": { b, x in b[0] / (1 + Dual.exp(b[1] - b[2] * x[0])) },
    "Rat43": { b, x in b[0] / Dual.pow(1 + Dual.exp(b[1] - b[2] * x[0]), 1 / b[3]) },
    "Roszman1": { b, x in b[0] - b[1] * x[0] - Dual.atan(b[2] / (x[0] - b[3])) / Double.pi },
    "Thurber": cubics,
  ]

  private static let chwirut: Model = { b, x in Dual.exp(-b[0] * x[0]) / (b[1] + b[2] * x[0]) }
  private static let cubics: Model = { b, x in
    let (x, square) = (x[0], x[0] * x[0])
    return (b[0] + b[1] * x + b[2] * square + b[3] * (square * x))
      / (1 + b[4] * x + b[5] * square + b[6] * (square * x))
  }
  private static let gauss: Model = { b, x in
    b[0] * Dual.exp(-b[1] * x[0]) + b[2] * Dual.exp(-((x[0] - b[3]) / b[4]).squared) + b[5]
      * Dual.exp(-((x[0] - b[6]) / b[7]).squared)
  }
  private static let lanczos: Model = { b, x in
    b[0] * Dual.exp(-b[1] * x[0]) + b[2] * Dual.exp(-b[3] * x[0]) + b[4] * Dual.exp(-b[5] * x[0])
  }
}
