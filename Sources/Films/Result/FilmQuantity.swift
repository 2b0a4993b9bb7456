import Glibc
import HexapodKinematics
import LinearAlgebra
import RigidMotion
import TreatmentModel

/// A number that films give.
public enum FilmQuantity: Sendable, Hashable {
  /// A parameter of the deformity.
  case deformity(DeformityParameter)
  /// A parameter of the reference ring's mounting.
  case mounting(MountingParameter)
  /// A parameter of the moving ring's mounting.
  case movingMounting(MountingParameter)
  /// A strut's length, joint to joint.
  case strut(StrutNumber)

  /// All of them, in the order of a case.
  static let all: [FilmQuantity] =
    DeformityParameter.allCases.map { .deformity($0) } + MountingParameter.allCases.map { .mounting($0) }
    + MountingParameter.allCases.map { .movingMounting($0) } + StrutNumber.allCases.map { .strut($0) }

  /// Its key in a case; nil for a strut's length, which no case has.
  public var key: CaseKey? {
    switch self {
    case .deformity(let parameter): parameter.key
    case .mounting(let parameter): parameter.key
    case .movingMounting(let parameter): parameter.movingKey
    case .strut: nil
    }
  }

  /// Degrees or millimetres.
  public var unit: QuantityUnit {
    switch self {
    case .deformity(let parameter): parameter.unit
    case .mounting(let parameter), .movingMounting(let parameter): parameter.unit
    case .strut: .millimetres
    }
  }

  /// The words, that of a positive number first; nil for a length.
  public var directions: DirectionPair? {
    switch self {
    case .deformity(let parameter): parameter.directions
    case .mounting(let parameter), .movingMounting(let parameter): parameter.directions
    case .strut: nil
    }
  }
}

/// A number from films, in the program's units and signs.
public struct FilmValue: Sendable, Equatable {
  /// What it is.
  public let quantity: FilmQuantity
  /// Radians or millimetres, positive for the first word.
  public let value: Double
  /// One standard deviation; 0 for what is an input without one.
  public let standardDeviation: Double
}

/// The numbers that an adjusted set gives, with their covariance by the derivative of all of them by everything adjusted.
struct FilmNumbers {
  private(set) var values: [FilmValue] = []
  /// In the order of ``values``.
  private(set) var covariance = Matrix(rows: 0, columns: 0)
  /// Wanted, and not to be had.
  private(set) var undetermined: [FilmQuantity] = []
  private(set) var isTooFarOver = false
  /// Of each value its derivative by all that is adjusted.
  private(set) var gradients = Matrix(rows: 0, columns: 0)
  /// Of each input that is independent of all marks, what one standard deviation of it does to each value.
  private(set) var inputSlopes: [[Double]] = []

  init(_ scope: AdjustmentScope, _ problem: FilmAdjustment, _ fit: LocalFit, at point: FilmPoint) {
    let set = scope.set
    let inputs = [set.axialRotation, set.apAxis.turn]
    func numbers(_ point: FilmPoint, _ shift: [Double] = [0, 0]) -> LimbOnFilms {
      LimbOnFilms(
        scope, point, axialRotation: inputs[0].value + shift[0], turn: inputs[1].value + shift[1])
    }
    let here = numbers(point)
    isTooFarOver = here.isTooFarOver
    let quantities = FilmQuantity.all.filter { here[$0] != nil && scope.determines($0) }
    var gradients = Matrix(rows: quantities.count, columns: problem.parameterCount)
    var moved = point
    func change(_ ahead: LimbOnFilms, _ behind: LimbOnFilms, _ quantity: FilmQuantity) -> Double {
      let change = (ahead[quantity] ?? .nan) - (behind[quantity] ?? .nan)
      return quantity.unit == .degrees ? change.remainder(dividingBy: 2 * .pi) : change
    }
    for column in 0..<problem.parameterCount where scope.turnsTheLimb(column, problem.layout) {
      let distance = problem.size(of: column, at: point) * 1e-4
      func at(_ side: Double) -> LimbOnFilms {
        problem.move(point, along: column, by: side * distance, &moved)
        return numbers(moved)
      }
      let (ahead, behind) = (at(1), at(-1))
      // Back where it was.
      problem.move(point, along: column, by: 0, &moved)
      for (row, quantity) in quantities.enumerated() {
        gradients[row, column] =
          set.stated(quantity) != nil ? 0 : change(ahead, behind, quantity) / (2 * distance)
      }
    }
    var spread = fit.covariance(of: gradients)
    var inputSlopes: [[Double]] = []
    // Inputs that are independent of all marks.
    for (index, input) in inputs.enumerated() where input.standardDeviation > 0 {
      var shift = [0.0, 0.0]
      shift[index] = 1e-4
      let (ahead, behind) = (numbers(point, shift), numbers(point, shift.map { -$0 }))
      // What an input does not move moves by rounding.
      let slopes = quantities.map { quantity in
        let slope = change(ahead, behind, quantity) / 2e-4
        return abs(slope) < 1e-9 ? 0 : slope * input.standardDeviation
      }
      inputSlopes.append(slopes)
      for row in slopes.indices {
        for column in slopes.indices { spread[row, column] += slopes[row] * slopes[column] }
      }
    }
    let known = quantities.indices.filter { fit.determines(gradients, row: $0) && spread[$0, $0].isFinite }
    undetermined = quantities.indices.filter { !known.contains($0) }.map { quantities[$0] }
    values = known.map {
      FilmValue(
        quantity: quantities[$0], value: set.stated(quantities[$0]) ?? here[quantities[$0]] ?? 0,
        standardDeviation: max(0, spread[$0, $0]).squareRoot())
    }
    covariance = Matrix(rows: known.count, columns: known.count) { spread[known[$0], known[$1]] }
    let all = gradients
    self.gradients = Matrix(rows: known.count, columns: all.columns) { all[known[$0], $1] }
    self.inputSlopes = inputSlopes.map { slopes in known.map { slopes[$0] } }
  }
}

extension FilmSet {
  /// A number that is an input, which no mark changes; nil for any other.
  fileprivate func stated(_ quantity: FilmQuantity) -> Double? {
    if case .tab(let turn) = apAxis, quantity == .mounting(.rotation) { return turn.value }
    return quantity == .deformity(.axialRotation) ? axialRotation.value : nil
  }
}

extension APAxis {
  /// What it states, radians; 0 for `beam`.
  var turn: Measured {
    switch self {
    case .beam: Measured(0)
    case .tab(let turn), .turned(let turn): turn
    }
  }
}

extension LimbOnFilms {
  /// A number; nil for one that cannot be had.
  subscript(quantity: FilmQuantity) -> Double? {
    switch quantity {
    case .deformity(let parameter): deformity?[parameter]
    case .mounting(let parameter): mounting?[parameter]
    case .movingMounting(let parameter): movingMounting?[parameter]
    case .strut(let strut): struts?[strut]
    }
  }
}

extension AdjustmentScope {
  /// Whether the limb's numbers change with a parameter: of films only with how the AP film and the first look.
  fileprivate func turnsTheLimb(_ column: Int, _ layout: AdjustmentLayout) -> Bool {
    guard column < layout.filmParameters else { return true }
    return layout.films.enumerated().contains { number, slots in
      (number == 0 || set.films[films[number]].isAP) && (slots.pose..<slots.pose + 3).contains(column)
    }
  }

  /// Whether the points are there that a number is about.
  func determines(_ quantity: FilmQuantity) -> Bool {
    let (origin, corresponding) = (points.contains(.origin), points.contains(.correspondingPoint))
    switch quantity {
    case .deformity(let parameter): return parameter.unit == .degrees || (origin && corresponding)
    case .mounting(let parameter): return parameter.unit == .degrees || origin
    case .movingMounting(let parameter): return parameter.unit == .degrees || corresponding
    case .strut: return true
    }
  }
}
