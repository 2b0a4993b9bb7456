import HexapodKinematics
import TreatmentModel

/// Looks for the neutral height and the axial offset with which struts have to be changed least.
///
/// Tried are all whole millimetres of the ranges (every second, third … one where that would be more than
/// ``mostCandidates`` frames, or ``mostMoments`` moments of their paths), their ends, and what was typed. Better is, in this order: fewer struts
/// that cannot be served, fewer changes, fewer visits, the smaller lack of ``CheckLimit/strutReserve``, the larger smallest slack,
/// nearer to what was typed.
struct FrameSearch {
  private let typed: TreatedLevel
  private let typedHeight: Double
  private let freedom: DesignRanges
  /// Millimetres from one value tried to the next.
  private let step: Double

  /// What is tried when somebody waits for the choice.
  static let mostCandidates = 10_000.0
  /// Moments of all their paths together, which are what takes the time.
  static let mostMoments = 2_000_000.0

  /// - Parameter most: so many frames are tried at most, but for the ends of ranges and what was typed.
  /// - Throws: ``PlanningError/Code/nothingToChoose`` unless the mode is chronic.
  init(
    _ level: TreatedLevel, _ freedom: DesignRanges, atMost most: Double = mostCandidates
  ) throws(PlanningError) {
    guard case .chronic(let height) = level.mode else {
      throw PlanningError(
        .nothingToChoose, key: CaseKey(.frame, .mode),
        "only in chronic mode can height and offset be chosen; this frame is there already")
    }
    (typed, typedHeight, self.freedom) = (level, height, freedom)
    func width(_ range: ClosedRange<Double>?) -> Double {
      range.map { $0.upperBound - $0.lowerBound + 1 } ?? 1
    }
    step = max(
      1,
      (width(freedom.heights) * width(freedom.axialOffsets) / most).squareRoot()
        .rounded(.up))
  }

  /// A height, an offset and what they lead to.
  private struct Candidate {
    let height: Double
    let axialOffset: Double
    let merit: [Double]
  }

  /// The cases to plan, the best first: all that serve every strut, or the best of those that do not; and how far the search had
  /// come, if it was ended.
  ///
  /// - Throws: ``PlanningError`` if there is none of which a plan can be made.
  func cases(
    _ watch: SearchWatch = .none
  ) throws(PlanningError) -> (levels: [TreatedLevel], ended: SearchWatch.Progress?) {
    let trials = try FrameTrials(typed)
    var (candidates, refusal, isEnded) = ([Candidate](), PlanningError?.none, false)
    let frames = frames
    var progress = SearchWatch.Progress(0, of: frames.count, "frames")
    for (number, frame) in frames.enumerated() {
      progress = SearchWatch.Progress(number, of: frames.count, progress.what)
      guard watch.goesOn(progress) else {
        isEnded = true
        break
      }
      do throws(PlanningError) {
        let merit = try merit(changed(frame.height, frame.axialOffset), trials)
        candidates.append(
          Candidate(
            height: frame.height, axialOffset: frame.axialOffset,
            merit: merit + [frame.distance, frame.height, frame.axialOffset]))
      } catch {
        refusal = refusal ?? error
      }
    }
    if candidates.isEmpty, isEnded { throw PlanningError(ended: progress, "there is no plan of any of them") }
    if candidates.isEmpty, let refusal { throw refusal }
    candidates.sort { $0.merit.lexicographicallyPrecedes($1.merit) }
    let serving = candidates.prefix { $0.merit[0] == 0 }
    let best = serving.isEmpty ? candidates.prefix(1) : serving
    return (best.map { changed($0.height, $0.axialOffset) }, isEnded ? progress : nil)
  }

  /// What is tried, nearest to what was typed first: a search that is ended has seen what is likeliest to serve.
  private var frames: [(height: Double, axialOffset: Double, distance: Double)] {
    let heights = values(freedom.heights, typedHeight)
    let frames = values(freedom.axialOffsets, typed.mounting.axialOffset).flatMap { axialOffset in
      heights.map { height in
        let distance = abs(height - typedHeight) + abs(axialOffset - typed.mounting.axialOffset)
        return (height: height, axialOffset: axialOffset, distance: distance)
      }
    }
    return frames.sorted {
      ($0.distance, $0.height, $0.axialOffset) < ($1.distance, $1.height, $1.axialOffset)
    }
  }

  private func values(_ range: ClosedRange<Double>?, _ typed: Double) -> [Double] {
    guard let range else { return [typed] }
    let whole = stride(from: range.lowerBound.rounded(.up), through: range.upperBound, by: step)
    let ends = [range.lowerBound, range.upperBound] + (range.contains(typed) ? [typed] : [])
    return Set(Array(whole) + ends).sorted()
  }

  private func changed(_ height: Double, _ axialOffset: Double) -> TreatedLevel {
    var changed = typed
    changed.mode = .chronic(neutralHeight: height)
    changed.mounting.axialOffset = axialOffset
    if let range = freedom.heights {
      changed.chosenValues.append(
        ChosenValue(key: typed.neutralHeightKey, typed: typedHeight, chosen: height, range: range))
    }
    if let range = freedom.axialOffsets {
      changed.chosenValues.append(
        ChosenValue(
          key: MountingParameter.axialOffset.key, typed: typed.mounting.axialOffset, chosen: axialOffset,
          range: range))
    }
    return changed
  }

  /// Smaller is better, the first number that differs decides.
  private func merit(_ level: TreatedLevel, _ trials: FrameTrials) throws(PlanningError) -> [Double] {
    let trial = try trials.trial(level)
    return [
      Double(trial.faults), Double(trial.changes), Double(trial.visits), trial.lackOfReserve,
      -(trial.slack.map(Double.init) ?? .infinity),
    ]
  }
}

extension Planner {
  /// At most so many plans are made in full to find one without errors.
  static let mostFullPlans = 40

  /// The plan of a case whose neutral height, or axial offset, or both, are chosen so that its struts need the fewest
  /// changes; of these, the fewest visits; of these, the least lack of ``CheckLimit/strutReserve``; of these, the most slack; of these, what is nearest to what was typed. Of plans in
  /// this order the first without errors is taken; if the first ``mostFullPlans`` that serve all struts have errors, the
  /// first of all.
  ///
  /// What was chosen stands in the plan's ``TreatedLevel/chosenValues``.
  ///
  /// - Parameter watch: may end the search; the plan is then the best of those that were tried, and has the finding
  ///   ``Finding/Code/searchEnded``.
  /// - Throws: ``PlanningError`` as ``plan(_:)``, also for ranges that are none (``DesignRanges/invalidValues``) and when there is
  ///   nothing to choose (mode other than chronic); ``PlanningError/Code/searchEnded`` when the search is ended before there is a plan.
  public static func plan(
    _ level: TreatedLevel, choosing freedom: DesignRanges, watch: SearchWatch = .none
  ) throws(PlanningError) -> Plan {
    try level.refuseInvalidValues()
    if let invalid = InvalidValues(freedom.invalidValues) { throw PlanningError(invalid) }
    var (first, refusal) = (Plan?.none, PlanningError?.none)
    // A frame that cannot be planned as it was typed may have heights at which it can.
    let moments = (try? SampledPath(level, MountedFrame(unchecked: level)))?.samples.count ?? 1
    let most = min(FrameSearch.mostCandidates, FrameSearch.mostMoments / Double(moments))
    let (cases, ended) = try FrameSearch(level, freedom, atMost: max(1, most)).cases(watch)
    let full = cases.prefix(mostFullPlans)
    for (number, candidate) in full.enumerated() {
      // The first is made in any case: without it there would be nothing.
      let progress = SearchWatch.Progress(number, of: full.count, "plans of the best frames")
      if let first, !watch.goesOn(progress) {
        return first.with(Finding(ended: ended ?? progress))
      }
      do throws(PlanningError) {
        let plan = try plan(unchecked: candidate)
        if !plan.hasErrors { return ended.map { plan.with(Finding(ended: $0)) } ?? plan }
        first = first ?? plan
      } catch {
        refusal = refusal ?? error
      }
    }
    if let first { return ended.map { first.with(Finding(ended: $0)) } ?? first }
    if let ended { throw PlanningError(ended: ended, "there is no plan of any of them") }
    throw refusal ?? PlanningError(.nothingToChoose, key: .top(.frame), "the range to choose from is empty")
  }
}

extension Plan {
  /// The same plan with another finding.
  fileprivate func with(_ finding: Finding) -> Plan {
    var plan = self
    plan.checks = (checks + [finding]).ordered { $0.day ?? 0 }
    return plan
  }
}
