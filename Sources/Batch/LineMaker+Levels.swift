import CaseFiles
import CorrectionPlanning
import Reports
import TreatmentModel
import Uncertainty

/// The lines of cases of several levels.
extension LineMaker {
  func make(
    _ lines: LineNumbers, several treatment: Treatment, _ positions: CasePositions, _ input: String?,
    _ text: inout BatchText, _ tally: inout BatchTally
  ) {
    let draws = options.draws.map { _ in
      TreatmentDraws(
        treatment, assumingPublished: options.assumesPublished, seed: options.seed,
        stream: CaseFingerprint(stated: treatment).number)
    }
    for line in lines.all {
      let number = draw(line)
      let drawn = number.flatMap { number in draws.map { $0[number] } }
      do throws(LineFault) {
        if options.output == .mountingStudy { throw LineFault(LineMaker.noStudy) }
        if let (key, fault) = drawn?.valueOutOfRange {
          throw LineFault(CaseFailure.Fault(key, fault, positions))
        }
        let plan = try planned(drawn ?? treatment)
        var spread: TreatmentSummary.Spread?
        if let samples = options.sensitivitySamples { spread = try self.spread(plan, samples) }
        write(plan, spread, input, number, &text, &tally)
      } catch {
        let failure = CaseFailure(
          name: treatment.common.name, input: input, draw: number, faults: [error.located(positions)])
        write(failure, &text, &tally)
      }
    }
  }

  private static let noStudy = PlanningError(
    .notPlannedYet, about: .treatment,
    "this case has two levels, each with a mounting of its own and one ring between them; the study of mounting errors puts all plans in "
      + "one picture and takes cases of one level; fixator sensitivity says of a case of two levels what its mountings leave"
  )

  private func planned(_ treatment: Treatment) throws(LineFault) -> TreatmentPlan {
    do throws(PlanningError) { return try Planner.plan(unchecked: treatment) } catch {
      throw LineFault(error)
    }
  }

  private func write(
    _ plan: TreatmentPlan, _ spread: TreatmentSummary.Spread?, _ input: String?, _ draw: Int?,
    _ text: inout BatchText, _ tally: inout BatchTally
  ) {
    tally.countPlan(plan.allChecks)
    let summary = TreatmentSummary(plan, spread: spread)
    switch options.output {
    case .plans:
      // A treatment that was planned is one that files can state.
      let origin = options.program.flatMap { try? PlanOrigin(program: $0, plan.treatment) }
      plan.write(to: &text.json, input: input, draw: draw, options: options.names, origin: origin)
    case .days: DayTable.write(plan, to: &text.table, input: input, draw: draw)
    case .summaries:
      summary.write(to: &text.json, input: input, draw: draw, hasInputs: options.hasInputs)
    case .table:
      summary.write(
        to: &text.table, input: input, draw: draw, hasSpread: options.sensitivitySamples != nil,
        hasInputs: options.hasInputs)
    case .mountingStudy: break
    }
  }

  private func spread(_ plan: TreatmentPlan, _ samples: Int) throws(LineFault) -> TreatmentSummary.Spread {
    var study = SensitivityOptions()
    (study.samples, study.seed) = (samples, options.seed)
    let inputs = LimbInputs(plan, assumingPublished: options.assumesPublished)
    do throws(PlanningError) {
      return TreatmentSummary.Spread(try SensitivityStudy.run(plan, inputs, study))
    } catch {
      throw LineFault(error)
    }
  }
}
