import Foundation

/// A test problem of Moré, Garbow and Hillstrom, "Testing Unconstrained Optimization Software", ACM Transactions on
/// Mathematical Software 7 (1981) 17-41, by its number there.
struct ClassicalProblem: Sendable {
  let number: Int
  let name: String
  let start: [Double]
  /// Every minimum of the sum of squares that the paper prints for this size.
  let minima: [Double]
  let problem: DualProblem

  init(
    _ number: Int, _ name: String, _ start: [Double], _ minima: [Double],
    _ functions: @escaping @Sendable ([Dual]) -> [Dual]
  ) {
    (self.number, self.name, self.start, self.minima) = (number, name, start, minima)
    problem = DualProblem(parameters: start.count, functions)
  }

  /// Whether a sum of squares is one of the minima, to the printed digits; those of 0 to the square of rounding of 1.
  func isMinimum(_ sumOfSquares: Double) -> Bool {
    minima.contains { $0 == 0 ? sumOfSquares < 1e-20 : abs(sumOfSquares / $0 - 1) < 1e-5 }
  }
}

extension ClassicalProblem {
  static let all = fixedSize + dataFits + anySize

  private static let fixedSize: [ClassicalProblem] = [
    ClassicalProblem(1, "Rosenbrock", [-1.2, 1], [0], rosenbrock),
    ClassicalProblem(2, "Freudenstein and Roth", [0.5, -2], [0, 48.9842], freudensteinRoth),
    ClassicalProblem(3, "Powell badly scaled", [0, 1], [0], powellBadlyScaled),
    ClassicalProblem(4, "Brown badly scaled", [1, 1], [0], brownBadlyScaled),
    ClassicalProblem(5, "Beale", [1, 1], [0], beale),
    ClassicalProblem(7, "helical valley", [-1, 0, 0], [0], helicalValley),
    ClassicalProblem(13, "Powell singular", [3, -1, 0, 1], [0], powellSingular),
    ClassicalProblem(14, "Wood", [-3, -1, -3, -1], [0], wood),
  ]

  private static func rosenbrock(_ x: [Dual]) -> [Dual] { [10 * (x[1] - x[0].squared), 1 - x[0]] }

  private static func freudensteinRoth(_ x: [Dual]) -> [Dual] {
    let first: Dual = ((5 - x[1]) * x[1] - 2) * x[1]
    let second: Dual = ((x[1] + 1) * x[1] - 14) * x[1]
    return [x[0] + first - 13, x[0] + second - 29]
  }

  private static func powellBadlyScaled(_ x: [Dual]) -> [Dual] {
    [1e4 * x[0] * x[1] - 1, Dual.exp(-x[0]) + Dual.exp(-x[1]) - 1.0001]
  }

  private static func brownBadlyScaled(_ x: [Dual]) -> [Dual] { [x[0] - 1e6, x[1] - 2e-6, x[0] * x[1] - 2] }

  private static func beale(_ x: [Dual]) -> [Dual] {
    let powers = [x[1], x[1].squared, x[1].cubed]
    return zip([1.5, 2.25, 2.625], powers).map { $0 - x[0] * (1 - $1) }
  }

  private static func helicalValley(_ x: [Dual]) -> [Dual] {
    let turn: Dual = Dual.atan(x[1] / x[0]) * (0.5 / .pi) + (x[0].value < 0 ? 0.5 : 0)
    let radius = Dual.sqrt(x[0].squared + x[1].squared)
    return [10 * (x[2] - 10 * turn), 10 * (radius - 1), x[2]]
  }

  private static func powellSingular(_ x: [Dual]) -> [Dual] {
    let (root5, root10) = (5.0.squareRoot(), 10.0.squareRoot())
    let third: Dual = (x[1] - 2 * x[2]).squared
    return [x[0] + 10 * x[1], root5 * (x[2] - x[3]), third, root10 * (x[0] - x[3]).squared]
  }

  private static func wood(_ x: [Dual]) -> [Dual] {
    let (root90, root10) = (90.0.squareRoot(), 10.0.squareRoot())
    let sum: Dual = x[1] + x[3] - 2
    return [
      10 * (x[1] - x[0].squared), 1 - x[0], root90 * (x[3] - x[2].squared), 1 - x[2], root10 * sum,
      (x[1] - x[3]) / root10,
    ]
  }

  private static let dataFits: [ClassicalProblem] = [
    ClassicalProblem(6, "Jennrich and Sampson", [0.3, 0.4], [124.362]) { x in
      (1...10).map { 2 + 2 * Double($0) - (Dual.exp(Double($0) * x[0]) + Dual.exp(Double($0) * x[1])) }
    },
    ClassicalProblem(8, "Bard", [1, 1, 1], [8.21487e-3]) { x in
      let y = [0.14, 0.18, 0.22, 0.25, 0.29, 0.32, 0.35, 0.39, 0.37, 0.58, 0.73, 0.96, 1.34, 2.10, 4.39]
      return y.enumerated().map { index, y in
        let (u, v) = (Double(index + 1), Double(15 - index))
        return y - (x[0] + u / (v * x[1] + min(u, v) * x[2]))
      }
    },
    ClassicalProblem(9, "Gaussian", [0.4, 1, 0], [1.12793e-8]) { x in
      let half = [0.0009, 0.0044, 0.0175, 0.0540, 0.1295, 0.2420, 0.3521]
      return (half + [0.3989] + half.reversed()).enumerated().map { index, y in
        let t = (8 - Double(index + 1)) / 2
        return x[0] * Dual.exp(-0.5 * x[1] * (t - x[2]).squared) - y
      }
    },
    ClassicalProblem(10, "Meyer", [0.02, 4000, 250], [87.9458]) { x in
      let y: [Double] = [
        34780, 28610, 23650, 19630, 16370, 13720, 11540, 9744, 8261, 7030, 6005, 5147, 4427, 3820, 3307, 2872,
      ]
      return y.enumerated().map { index, y in
        x[0] * Dual.exp(x[1] / (45 + 5 * Double(index + 1) + x[2])) - y
      }
    },
    ClassicalProblem(11, "Gulf research and development", [5, 2.5, 0.15], [0]) { x in
      (1...99).map { index in
        let t = Double(index) / 100
        let away = x[1] - (25 + pow(-50 * log(t), 2 / 3.0))
        let distance = away.value < 0 ? -away : away
        return Dual.exp(-Dual.pow(distance, x[2]) / x[0]) - t
      }
    },
    // A second minimum, 0.0755887 as one of the parameters goes to infinity, is met from other starts.
    ClassicalProblem(12, "Box three-dimensional", [0, 10, 20], [0]) { x in
      (1...10).map { index in
        let t = Double(index) / 10
        return Dual.exp(-t * x[0]) - Dual.exp(-t * x[1]) - x[2] * (exp(-t) - exp(-10 * t))
      }
    },
    ClassicalProblem(15, "Kowalik and Osborne", [0.25, 0.39, 0.415, 0.39], [3.07505e-4, 1.02734e-3]) { x in
      let y = [0.1957, 0.1947, 0.1735, 0.1600, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246]
      let u = [4, 2, 1, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625]
      return zip(y, u).map { y, u in y - x[0] * (u * u + u * x[1]) / (u * u + u * x[2] + x[3]) }
    },
    ClassicalProblem(16, "Brown and Dennis", [25, 5, -5, -1], [85822.2]) { x in
      (1...20).map { index in
        let t = Double(index) / 5
        return (x[0] + t * x[1] - exp(t)).squared + (x[2] + sin(t) * x[3] - cos(t)).squared
      }
    },
    ClassicalProblem(17, "Osborne 1", [0.5, 1.5, -1, 0.01, 0.02], [5.46489e-5]) { x in
      let y = [
        0.844, 0.908, 0.932, 0.936, 0.925, 0.908, 0.881, 0.850, 0.818, 0.784, 0.751, 0.718, 0.685, 0.658,
        0.628,
        0.603, 0.580, 0.558, 0.538, 0.522, 0.506, 0.490, 0.478, 0.467, 0.457, 0.448, 0.438, 0.431, 0.424,
        0.420,
        0.414, 0.411, 0.406,
      ]
      return y.enumerated().map { index, y in
        let t = 10 * Double(index)
        return y - (x[0] + x[1] * Dual.exp(-t * x[3]) + x[2] * Dual.exp(-t * x[4]))
      }
    },
    ClassicalProblem(18, "Biggs EXP6", [1, 2, 1, 1, 1, 1], [5.65565e-3, 0]) { x in
      (1...13).map { index in
        let t = Double(index) / 10
        let y = exp(-t) - 5 * exp(-10 * t) + 3 * exp(-4 * t)
        return x[2] * Dual.exp(-t * x[0]) - x[3] * Dual.exp(-t * x[1]) + x[5] * Dual.exp(-t * x[4]) - y
      }
    },
    ClassicalProblem(19, "Osborne 2", [1.3, 0.65, 0.65, 0.7, 0.6, 3, 5, 7, 2, 4.5, 5.5], [4.01377e-2]) { x in
      let y = [
        1.366, 1.191, 1.112, 1.013, 0.991, 0.885, 0.831, 0.847, 0.786, 0.725, 0.746, 0.679, 0.608, 0.655,
        0.616,
        0.606, 0.602, 0.626, 0.651, 0.724, 0.649, 0.649, 0.694, 0.644, 0.624, 0.661, 0.612, 0.558, 0.533,
        0.495,
        0.500, 0.423, 0.395, 0.375, 0.372, 0.391, 0.396, 0.405, 0.428, 0.429, 0.523, 0.562, 0.607, 0.653,
        0.672,
        0.708, 0.633, 0.668, 0.645, 0.632, 0.591, 0.559, 0.597, 0.625, 0.739, 0.710, 0.729, 0.720, 0.636,
        0.581,
        0.428, 0.292, 0.162, 0.098, 0.054,
      ]
      return y.enumerated().map { index, y in
        let t = Double(index) / 10
        let peaks = (1...3).map { x[$0] * Dual.exp(-(t - x[7 + $0]).squared * x[4 + $0]) }
        return y - (x[0] * Dual.exp(-t * x[4]) + peaks[0] + peaks[1] + peaks[2])
      }
    },
  ]

  private static let anySize: [ClassicalProblem] = [
    watson(6, 2.28767e-3), watson(9, 1.39976e-6), watson(12, 4.72238e-10),
    ClassicalProblem(21, "extended Rosenbrock", Array(repeating: [-1.2, 1], count: 5).flatMap(\.self), [0]) {
      x in
      stride(from: 0, to: 10, by: 2).flatMap { [10 * (x[$0 + 1] - x[$0].squared), 1 - x[$0]] }
    },
    penalty(4, 2.24997e-5), penalty(10, 7.08765e-5),
    ClassicalProblem(25, "variably dimensioned", (1...10).map { 1 - Double($0) / 10 }, [0]) { x in
      let sum = x.enumerated().reduce(Dual(0)) { $0 + Double($1.offset + 1) * ($1.element - 1) }
      let offsets: [Dual] = x.map { $0 - 1 }
      return offsets + [sum, sum.squared]
    },
    // The start of the paper leads many methods to another minimum, 2.79506e-5, of ten parameters.
    ClassicalProblem(26, "trigonometric", Array(repeating: 0.1, count: 10), [0, 2.79506e-5]) { x in
      let cosines = x.reduce(Dual(0)) { $0 + Dual.cos($1) }
      return x.enumerated().map { index, x in
        10 - cosines + Double(index + 1) * (1 - Dual.cos(x)) - Dual.sin(x)
      }
    },
    ClassicalProblem(27, "Brown almost-linear", Array(repeating: 0.5, count: 10), [0, 1]) { x in
      let sum = x.reduce(Dual(0), +)
      return x.dropLast().map { $0 + sum - 11 } + [x.reduce(Dual(1), *) - 1]
    },
    ClassicalProblem(30, "Broyden tridiagonal", Array(repeating: -1, count: 10), [0]) { x in
      x.indices.map { index in
        let (before, after) = (index > 0 ? x[index - 1] : Dual(0), index < 9 ? x[index + 1] : Dual(0))
        return (3 - 2 * x[index]) * x[index] - before - 2 * after + 1
      }
    },
    // Linear functions: of full rank, of rank 1, and of rank 1 with columns and rows of zeros; n = 5, m = 10.
    ClassicalProblem(32, "linear, full rank", Array(repeating: 1, count: 5), [5]) { x in
      let sum = x.reduce(Dual(0), +)
      return (0..<10).map { ($0 < 5 ? x[$0] : Dual(0)) - 0.2 * sum - 1 }
    },
    ClassicalProblem(33, "linear, rank 1", Array(repeating: 1, count: 5), [90.0 / 42]) { x in
      let sum = x.enumerated().reduce(Dual(0)) { $0 + Double($1.offset + 1) * $1.element }
      return (1...10).map { Double($0) * sum - 1 }
    },
    ClassicalProblem(34, "linear, rank 1, zeros", Array(repeating: 1, count: 5), [124.0 / 34]) { x in
      let sum = x.enumerated().dropFirst().dropLast().reduce(Dual(0)) {
        $0 + Double($1.offset + 1) * $1.element
      }
      return (1...10).map { (row: Int) -> Dual in
        row == 1 || row == 10 ? Dual(-1) : Double(row - 1) * sum - 1
      }
    },
    chebyquad(7, 0), chebyquad(8, 3.51687e-3), chebyquad(9, 0), chebyquad(10, 6.50395e-3),
  ]

  private static func watson(_ size: Int, _ minimum: Double) -> ClassicalProblem {
    ClassicalProblem(20, "Watson, n = \(size)", Array(repeating: 0, count: size), [minimum]) { x in
      let sums: [Dual] = (1...29).map { index in
        let t = Double(index) / 29
        var (slope, sum) = (Dual(-1), Dual(0))
        for k in 0..<size {
          let power = pow(t, Double(k))
          sum = sum + power * x[k]
          if k > 0 { slope = slope + (Double(k) * power / t) * x[k] }
        }
        return slope - sum.squared
      }
      return sums + [x[0], x[1] - x[0].squared - 1]
    }
  }

  private static func penalty(_ size: Int, _ minimum: Double) -> ClassicalProblem {
    ClassicalProblem(23, "penalty I, n = \(size)", (1...size).map(Double.init), [minimum]) { x in
      x.map { 1e-5.squareRoot() * ($0 - 1) } + [x.reduce(Dual(-0.25)) { $0 + $1.squared }]
    }
  }

  private static func chebyquad(_ size: Int, _ minimum: Double) -> ClassicalProblem {
    ClassicalProblem(
      35, "Chebyquad, n = \(size)", (1...size).map { Double($0) / Double(size + 1) }, [minimum]
    ) { x in
      let shifted: [Dual] = x.map { 2 * $0 - 1 }
      var (older, newer) = ([Dual](repeating: Dual(1), count: size), shifted)
      return (1...size).map { (order: Int) -> Dual in
        if order > 1 {
          let next: [Dual] = (0..<size).map { 2 * shifted[$0] * newer[$0] - older[$0] }
          (older, newer) = (newer, next)
        }
        let integral = order % 2 == 0 ? -1 / Double(order * order - 1) : 0
        let sum: Dual = newer.reduce(Dual(0)) { $0 + $1 }
        return sum / Double(size) - integral
      }
    }
  }
}
