import CaseFiles
import CorrectionPlanning
import Reports
import TreatmentModel
import Uncertainty

/// Makes the lines of cases: reads, plans and writes.
struct LineMaker: Sendable {
  private let reader: CaseReader
  let options: BatchOptions

  init(_ reader: CaseReader, _ options: BatchOptions) {
    (self.reader, self.options) = (reader, options)
  }

  /// Adds the lines of an item.
  func make(_ item: BatchItem, _ text: inout BatchText, _ tally: inout BatchTally) {
    let reading: CaseReading
    let raw = options.isPlaced ? item.rawCase : item.rawCase.unplaced
    switch read(raw) {
    case .success(let found): reading = found
    case .failure(let failure):
      for line in item.lines.all {
        write(failure.numbered(draw(line)), &text, &tally, isUnreadable: item.rawCase.isUnreadable)
      }
      return
    }
    let input = options.isPlaced ? raw.input(line: reading.line) : nil
    switch reading.outcome {
    case .failure(let errors):
      let faults = errors.errors.map { CaseFailure.Fault($0) }
      for line in item.lines.all {
        let failure = CaseFailure(name: reading.name, input: input, draw: draw(line), faults: faults)
        write(failure, &text, &tally)
      }
    case .success(let (stated, positions)):
      make(item.lines, stated, positions, input, &text, &tally)
    }
  }

  /// The lines of a case that could be read.
  private func make(
    _ lines: LineNumbers, _ treatment: Treatment, _ positions: CasePositions, _ input: String?,
    _ text: inout BatchText, _ tally: inout BatchTally
  ) {
    if treatment.levels.count > 1, treatment.unplanned == nil {
      make(lines, several: treatment, positions, input, &text, &tally)
      return
    }
    let stated: TreatedLevel
    do throws(PlanningError) { stated = try treatment.soleLevel() } catch {
      let fault = LineFault(error).located(positions)
      for line in lines.all {
        let failure = CaseFailure(
          name: treatment.common.name, input: input, draw: draw(line), faults: [fault])
        write(failure, &text, &tally)
      }
      return
    }
    let draws = options.draws.map { _ in
      CaseDraws(
        stated, assumingPublished: options.assumesPublished, seed: options.seed,
        stream: CaseFingerprint(stated).number)
    }
    for line in lines.all {
      let number = draw(line)
      let drawn = number.flatMap { number in draws.map { $0[number] } }
      do throws(LineFault) {
        if let (key, fault) = drawn?.valueOutOfRange {
          throw LineFault(CaseFailure.Fault(key, fault, positions))
        }
        let plan = try planned(drawn ?? stated)
        var spread: PlanSummary.Spread?
        if let samples = options.sensitivitySamples { spread = try self.spread(plan, samples) }
        write(plan, spread, input, number, &text, &tally)
      } catch {
        let fault = error.located(positions)
        write(CaseFailure(name: stated.name, input: input, draw: number, faults: [fault]), &text, &tally)
      }
    }
  }

  /// The plan of a case that was read from a file, or drawn and looked at.
  private func planned(_ level: TreatedLevel) throws(LineFault) -> Plan {
    do throws(PlanningError) {
      return try Planner.plan(unchecked: level)
    } catch {
      throw LineFault(error)
    }
  }

  /// Writes the line of a plan.
  private func write(
    _ plan: Plan, _ spread: PlanSummary.Spread?, _ input: String?, _ draw: Int?, _ text: inout BatchText,
    _ tally: inout BatchTally
  ) {
    tally.countPlan(plan.checks)
    switch options.output {
    case .plans:
      // A level that was planned is one that files can state.
      let origin = options.program.flatMap { try? PlanOrigin(program: $0, plan.level) }
      plan.write(to: &text.json, input: input, draw: draw, options: options.names, origin: origin)
    case .mountingStudy: tally.study(plan)
    case .days: DayTable.write(plan, to: &text.table, input: input, draw: draw)
    case .summaries:
      PlanSummary(plan, spread: spread).write(
        to: &text.json, input: input, draw: draw, hasInputs: options.hasInputs)
    case .table:
      PlanSummary(plan, spread: spread).write(
        to: &text.table, input: input, draw: draw, hasSpread: options.sensitivitySamples != nil,
        hasInputs: options.hasInputs)
    }
  }

  private func spread(_ plan: Plan, _ samples: Int) throws(LineFault) -> PlanSummary.Spread {
    var study = SensitivityOptions()
    (study.samples, study.seed) = (samples, options.seed)
    let inputs = UncertainInputs(plan.level, assumingPublished: options.assumesPublished)
    do throws(PlanningError) {
      return PlanSummary.Spread(try SensitivityStudy.run(plan, inputs, study))
    } catch {
      throw LineFault(error)
    }
  }

  func draw(_ line: Int) -> Int? { options.draws == nil ? nil : line + 1 }

  func write(
    _ failure: CaseFailure, _ text: inout BatchText, _ tally: inout BatchTally, isUnreadable: Bool = false
  ) {
    tally.countFailure(at: failure.input ?? failure.name ?? "", isUnreadable: isUnreadable)
    switch options.output {
    case .mountingStudy: break
    case .table:
      PlanSummary.writeFailure(
        failure.message, isUnreadable: isUnreadable, case: failure.name, input: failure.input,
        draw: failure.draw,
        hasSpread: options.sensitivitySamples != nil, hasInputs: options.hasInputs, to: &text.table)
    case .days:
      DayTable.writeFailure(
        failure.message, isUnreadable: isUnreadable, case: failure.name, input: failure.input,
        draw: failure.draw, to: &text.table)
    case .plans, .summaries: failure.write(to: &text.json)
    }
  }
}

extension LineMaker {
  /// A case as it stands in its file, or why there is none.
  private func read(_ raw: RawCase) -> Result<CaseReading, CaseFailure> {
    switch raw.form {
    case .text(let format): .success(reader.read(raw.text, format, file: raw.file, at: raw.place))
    case .row(let table):
      .success(raw.text.withUnsafeBufferPointer { reader.row($0, of: table, line: raw.line) })
    case .damaged(let message, let isUnreadable):
      .failure(
        CaseFailure(
          name: nil, input: options.isPlaced ? raw.input(line: raw.line) : nil, draw: nil,
          faults: [
            CaseFailure.Fault(code: isUnreadable ? "unreadable" : "damaged", message: message, line: raw.line)
          ]))
    case .wrongTable(let errors):
      .failure(
        CaseFailure(
          name: nil, input: options.isPlaced ? raw.input(line: raw.line) : nil, draw: nil,
          faults: errors.errors.map { CaseFailure.Fault($0) }))
    case .list(let message):
      .failure(
        CaseFailure(
          name: nil, input: options.isPlaced ? raw.input(line: raw.line) : nil, draw: nil,
          faults: [
            CaseFailure.Fault(code: "damaged", message: message, line: raw.line, column: raw.place.column)
          ]))
    case .noObject(let number, let text):
      .failure(
        CaseFailure(
          name: nil, input: options.isPlaced ? raw.input(line: raw.line) : nil, draw: nil,
          faults: [
            CaseFailure.Fault(
              code: "damaged",
              message:
                "\(number.map { "entry \($0)" } ?? "this") is no case: an object { … } must begin here, and nothing else stand between the objects",
              found: Printable.text(String(decoding: text, as: UTF8.self)), line: raw.line,
              column: raw.place.column)
          ]))
    }
  }
}

extension CaseFailure {
  fileprivate func numbered(_ draw: Int?) -> CaseFailure {
    CaseFailure(name: name, input: input, draw: draw, faults: faults)
  }
}

extension RawCase {
  /// The same as if its file began with it.
  fileprivate var unplaced: RawCase {
    var form = form
    if case .noObject(_, let text) = form { form = .noObject(number: nil, text: text) }
    return RawCase(text: text, line: 1, form: form, file: file)
  }

  /// `file:line`, and the column behind that where it is not the first of its line.
  ///
  /// - Parameter line: on which what it says begins.
  fileprivate func input(line: Int) -> String {
    "\(file):\(line)" + (followsOnLine ? ":\(place.column)" : "")
  }

  fileprivate var isUnreadable: Bool {
    guard case .damaged(_, let isUnreadable) = form else { return false }
    return isUnreadable
  }
}

/// Why a case that could be read has no plan.
enum LineFault: Error {
  case value(CaseFailure.Fault)
  case planning(PlanningError)

  init(_ fault: CaseFailure.Fault) { self = .value(fault) }
  init(_ error: PlanningError) { self = .planning(error) }

  func located(_ positions: CasePositions) -> CaseFailure.Fault {
    switch self {
    case .value(let fault): return fault
    case .planning(let error): return CaseFailure.Fault(error, positions)
    }
  }
}

extension CaseFailure.Fault {
  init(_ key: CaseKey, _ fault: ValueFault, _ positions: CasePositions) {
    let place = positions.filePlace(of: key)
    self.init(
      code: fault.code.rawValue, key: key.description, message: fault.message, found: fault.found,
      allowed: fault.allowed,
      line: place.line, column: place.column)
  }
}
