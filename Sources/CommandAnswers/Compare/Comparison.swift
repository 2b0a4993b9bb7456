import CaseFiles
import CorrectionPlanning
import HexapodKinematics
import Reports
import TreatmentModel

/// What differs between two cases, and between the plans that are made of them.
public struct Comparison: Sendable {
  /// A case with its plan, or why it has none.
  public struct Side: Sendable {
    let name: String
    let plan: TreatmentPlan?
    let refusal: String?
  }

  /// A number of both plans, in words.
  struct Figure {
    let name: String
    let one: String
    let other: String
  }

  /// How far the readings of a strut lie apart, over the days that both plans have.
  struct StrutDifference {
    let level: LevelID
    let strut: StrutNumber
    /// Mm, the other less the one, where it is largest.
    let most: Double
    let day: Int
  }

  let one: Side
  let other: Side
  /// Keys that differ, in the order of the file.
  let keys: [CaseDifference]

  /// Whether cases and plans are the same.
  public var areSame: Bool { keys.isEmpty }
  /// Whether a case has no plan.
  public var lacksPlan: Bool { one.plan == nil || other.plan == nil }
  /// Whether a plan has errors.
  public var hasErrors: Bool { [one, other].contains { $0.plan?.hasErrors == true } }

  /// Compares two cases; what a plan.json was made of stands for it.
  ///
  /// - Parameters:
  ///   - one: text and name of the one.
  ///   - other: of the other.
  /// - Throws: ``Unreadable`` for what is no case.
  public init(
    _ one: (text: [UInt8], name: String), _ other: (text: [UInt8], name: String)
  ) throws(Unreadable) {
    let first = try Comparison.read(one)
    let second = try Comparison.read(other)
    do throws(CaseWritingError) { keys = try CaseDifference.all(first, second) } catch {
      throw Unreadable(name: one.name, refusal: CommandRefusal("\(error)"))
    }
    self.one = Comparison.side(one.name, first)
    self.other = Comparison.side(other.name, second)
  }

  /// Why there is nothing to compare.
  public struct Unreadable: Error {
    /// Of the file.
    public let name: String
    /// What is wrong with it.
    public let refusal: CommandRefusal
  }

  private static func read(_ file: (text: [UInt8], name: String)) throws(Unreadable) -> Treatment {
    do throws(CommandRefusal) {
      return try StatedCase(file.text, orElse: "a frame without a patient has no plan to compare").treatment
    } catch { throw Unreadable(name: file.name, refusal: error) }
  }

  private static func side(_ name: String, _ treatment: Treatment) -> Side {
    do throws(PlanningError) {
      return Side(name: name, plan: try Planner.plan(unchecked: treatment), refusal: nil)
    } catch { return Side(name: name, plan: nil, refusal: error.message(.fixator)) }
  }

  /// Both plans side by side; nil where one is missing.
  private var plans: (TreatmentPlan, TreatmentPlan)? {
    one.plan.flatMap { first in other.plan.map { (first, $0) } }
  }

  /// The chief numbers.
  var figures: [Figure] {
    guard let (first, second) = plans else { return [] }
    return PlanFigures(first).all.compactMap { name, text in
      Figure(name: name, one: text, other: PlanFigures(second).all.first { $0.name == name }?.text ?? "")
    }
  }

  /// By level and strut, those that differ; nil where the plans have not the same levels.
  var struts: [StrutDifference]? {
    guard let (first, second) = plans, first.levels.count == second.levels.count else { return nil }
    return first.levels.indices.flatMap { level in
      StrutNumber.allCases.compactMap { strut in
        difference(first.levels[level], second.levels[level], LevelID(level), strut)
      }
    }
  }

  private func difference(_ one: Plan, _ other: Plan, _ level: LevelID, _ strut: StrutNumber)
    -> StrutDifference?
  {
    let apart = zip(one.days, other.days).map { ($0.day, $1.set[strut] - $0.set[strut]) }
    guard let most = apart.max(by: { abs($0.1) < abs($1.1) }), most.1 != 0 else { return nil }
    return StrutDifference(level: level, strut: strut, most: most.1, day: most.0)
  }

  /// The first day on which anything is set otherwise; nil where none is.
  var firstDay: Int? {
    guard let (first, second) = plans, first.levels.count == second.levels.count else { return nil }
    return zip(first.levels, second.levels).compactMap { one, other in
      zip(one.days, other.days).first { $0.set != $1.set }?.0.day
    }.min()
  }

}
