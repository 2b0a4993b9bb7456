import CorrectionPlanning
import TreatmentModel

/// A frame that was tried, with what is known of its figures so far.
struct DesignCandidate: Sendable {
  /// How much is known.
  enum Knowledge: Sendable {
    /// Visits, changes and stiffness as a plan has them; the margin is not above that of ranges.
    case tried
    /// Nor above what clearances leave at a few moments.
    case sketched
    /// As the plan has them.
    case planned
    /// The plan has a fault that another frame may not have.
    case refused
  }

  let index: Int
  var figures: FrameFigures
  var knowledge = Knowledge.tried

  /// A frame of two levels, of whose trial clearances were looked at too.
  init(_ index: Int, sketched figures: FrameFigures) {
    (self.index, self.figures, knowledge) = (index, figures, .sketched)
  }

  /// Nil for a frame that cannot serve every strut, or is none.
  init?(_ index: Int, _ level: TreatedLevel, _ trials: FrameTrials) {
    guard let trial = try? trials.trial(level), trial.faults == 0 else { return nil }
    self.index = index
    figures = FrameFigures(
      visits: trial.visits, changes: trial.changes, margin: trial.rangeMargin, stiffness: trial.stiffness)
  }

  /// The same, known better.
  func refined(_ level: TreatedLevel, _ trials: FrameTrials) -> DesignCandidate {
    var better = self
    switch knowledge {
    case .tried:
      guard let trial = try? trials.trial(level) else {
        better.knowledge = .refused
        break
      }
      better.figures = figures.with(
        margin: min(figures.margin, FrameClearance(level, trial).sketch(trial)))
      better.knowledge = .sketched
    case .sketched: better = planned(Treatment(level))
    case .planned, .refused: break
    }
    return better
  }

  /// The same as its plan has it.
  func planned(_ treatment: Treatment) -> DesignCandidate {
    var better = self
    if let plan = try? Planner.plan(unchecked: treatment), plan.serves,
      let exact = try? plan.frameFigures()
    {
      (better.figures, better.knowledge) = (exact, .planned)
    } else {
      better.knowledge = .refused
    }
    return better
  }
}

extension FrameFigures {
  fileprivate func with(margin: Double) -> FrameFigures {
    FrameFigures(visits: visits, changes: changes, margin: margin, stiffness: stiffness)
  }
}

extension Plan {
  /// Whether its frame does what a frame can: no strut waits for a visit, and no error is the frame's.
  package var serves: Bool {
    strutTimeline.awaited.isEmpty
      && !checks.contains { $0.severity == .error && !$0.isOfLimbAlone }
  }
}

extension TreatmentPlan {
  /// The same of all its frames, and of what they are in the way of each other.
  package var serves: Bool {
    levels.allSatisfy(\.serves)
      && !checks.contains { $0.severity == .error && !$0.isOfLimbAlone }
  }
}

extension Finding {
  /// Whether it is the same in whichever frame: bone ends that whole steps alone bring together are not.
  fileprivate var isOfLimbAlone: Bool {
    Code.ofLimbAlone.contains(code) && remedy != .lengthOrFinerSteps
  }
}

extension Finding.Code {
  /// What is the same in whichever frame.
  fileprivate static let ofLimbAlone: Set<Finding.Code> = [
    .boneEndsCollide, .conventionSpread, .stageOnOtherSide, .hingeLeavesRest, .distractionLarge,
    .durationImplausible, .defaultAssumed, .dockingContact,
  ]
}
