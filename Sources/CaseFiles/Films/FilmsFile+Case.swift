import Films
import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

extension FilmsFile {
  /// Why films make no case.
  public enum NoCase: Error, Sendable, Equatable {
    /// The file does not say which bone it is.
    case noBone
    /// The file has no frame.
    case noFrame
    /// Something is so wrong that the numbers are not to be used.
    case errors
    /// Numbers that a case needs could not be had.
    case missing([FilmQuantity])
    /// A number is known so badly that no case can say so: one standard deviation in the units of a case.
    case vague(FilmQuantity, Double)
    /// A number is more than a case can have.
    case outOfRange(CaseKey)
    /// The errors of the numbers do not go together.
    case covariance
    /// The case cannot be written.
    case unwritable(CaseWritingError)

    /// What is wrong, in words.
    public var words: String {
      switch self {
      case .noBone: "a case needs \(CaseKey(.filmsFile, .bone)), which the file does not say"
      case .noFrame: "a case needs \(CaseKey(.filmsFile, .frame)), which the file does not have"
      case .errors: "what the films give has errors, and no case is made of it"
      case .missing(let quantities):
        "a case needs \(quantities.map(\.name).joined(separator: ", ")), which the marks do not give"
      case .vague(let quantity, let deviation):
        "what is known is too little for a case: \(quantity.name) only to ± \(decimal(deviation, 0)) "
          + (quantity.unit == .degrees ? "degrees" : "mm")
      case .outOfRange(let key): "\(key) is more than a case can have"
      case .covariance: "the covariance of the numbers is none, to rounding"
      case .unwritable(let error): "it cannot be written: \(error)"
      }
    }
  }

  /// A case's covariance has no numbers above the square of this, degrees or mm.
  private static let mostDeviation = 1000.0

  /// The case that films give: rings-first, with both mountings, readings if there are any, and the covariance of all numbers in the
  /// place of their ±.
  ///
  /// - Parameter source: what the covariance says of where it comes from.
  /// - Throws: ``NoCase``.
  public func treatment(_ solution: FilmSolution, source: String? = nil) throws(NoCase) -> Treatment {
    guard let films, let rings = films.rings else { throw .noFrame }
    guard let bone else { throw .noBone }
    guard !solution.hasErrors else { throw .errors }
    let wanted = FilmQuantity.ofCase
    let missing = wanted.filter { solution[$0] == nil }
    guard missing.isEmpty else { throw .missing(missing) }
    for value in solution.values {
      let deviation = value.quantity.unit.outside(value.standardDeviation)
      guard deviation <= FilmsFile.mostDeviation else { throw .vague(value.quantity, deviation) }
    }
    var (deformity, mounting, moving) = (Deformity(), Mounting(), Mounting())
    for value in solution.values {
      switch value.quantity {
      case .deformity(let parameter): deformity[parameter] = value.value
      case .mounting(let parameter): mounting[parameter] = value.value
      case .movingMounting(let parameter): moving[parameter] = value.value
      case .strut: continue
      }
      if let key = value.quantity.key, let range = key.valueRange, !range.contains(value.value) {
        throw .outOfRange(key)
      }
    }
    let limb = films.set.limb
    var common = CommonStatement(name: name, side: side, bone: bone)
    common.strutClasses = films.strutClasses
    common.standardDeviations = films.hardwareDeviations
    for (key, deviation) in films.readingDeviations {
      common.standardDeviations[CaseKey(.frame, .strutsNow, item: key.item)] = deviation
    }
    common.covariance = try covariance(solution, source)
    common.assumedDefaults = assumed
    return Treatment(
      common, proximalRing: rings.proximal,
      Level(
        reference: limb.reference, deformity: deformity, mounting: mounting, distalRing: rings.distal,
        struts: films.struts, mode: .ringsFirst(movingMounting: moving, readings: films.readings)))
  }

  /// The case that films give as the text of a file.
  ///
  /// - Parameter source: what the covariance says of where it comes from.
  /// - Throws: ``NoCase``.
  public func caseText(_ solution: FilmSolution, source: String? = nil) throws(NoCase) -> String {
    let treatment = try treatment(solution, source: source)
    do throws(CaseWritingError) {
      return try CaseWriter(treatment).yaml
    } catch {
      throw .unwritable(error)
    }
  }

  /// What the file leaves to the case's defaults, so that they are not written.
  private var assumed: [AssumedDefault] {
    let sections: [CaseKey.Section] = [.top, .deformity, .schedule, .frame]
    return sections.flatMap { section in
      CaseSchema.rows(of: section).compactMap { row in
        row.assumed.map { AssumedDefault(key: CaseKey(section, row.word), value: $0) }
      }
    }
  }

  /// Of all numbers that are not known exactly.
  private func covariance(_ solution: FilmSolution, _ source: String?) throws(NoCase) -> InputCovariance? {
    let places = solution.values.indices.filter {
      solution.values[$0].quantity.key != nil && solution.values[$0].standardDeviation > 0
    }
    guard !places.isEmpty else { return nil }
    do throws(InputCovariance.Problem) {
      return try InputCovariance(
        keys: places.compactMap { solution.values[$0].quantity.key },
        matrix: places.map { row in places.map { solution.covariance(row, $0) } }, source: source)
    } catch {
      throw .covariance
    }
  }
}

extension FilmQuantity {
  /// Those that a case has.
  static let ofCase: [FilmQuantity] =
    DeformityParameter.allCases.map { .deformity($0) } + MountingParameter.allCases.map { .mounting($0) }
    + MountingParameter.allCases.map { .movingMounting($0) }
}
