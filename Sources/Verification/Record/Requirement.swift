/// What is required of the program, each held against something other than the code that it is about.
package enum Requirement: String, Sendable, CaseIterable {
  case path, end, wholeSteps = "whole-steps", rate, range, neverBack = "never-back", held
  case limb, docking, limbSteps = "limb-steps"
  case mistakes
  case films, filmStruts = "film-struts"
  case outside
  case exact

  /// In one sentence.
  package var sentence: String {
    switch self {
    case .path: "On every day the exact lengths put the moving fragment where the stated path has it."
    case .end: "The exact lengths of the last day put it at its target: the deformity is undone."
    case .wholeSteps:
      "The readings to be set, in whole steps, keep the rim of the cut and the fragment near the path on every day."
    case .rate: "No point of the rim goes further on any day than its rate allows."
    case .range: "No reading leaves the scale of the strut class that is on."
    case .neverBack: "No strut is turned back while its exact length goes one way."
    case .held: "A held strut is not turned."
    case .limb: "The frames of two levels together put the whole limb where it is to be, on every day."
    case .docking: "At the end the faces of a defect meet as the target says."
    case .limbSteps: "The readings of both frames, in whole steps, keep the whole limb near that place."
    case .mistakes: "A mistake that was put into a schedule is what is told first of it."
    case .films:
      "Films whose marks were projected from a known limb give that limb back: deformity and both mountings."
    case .filmStruts: "The struts' lengths that the same films give are those of the known frame."
    case .outside: "Numbers that this project did not make come out to the digits that their sources print."
    case .exact: "Results that have a closed form come out as it says."
    }
  }

  /// What the figures are held against, unless a scenario says otherwise.
  package var source: String {
    switch self {
    case .path, .end, .wholeSteps, .rate, .range, .neverBack, .held:
      "forward kinematics on plain rotation matrices from the typed words; Model.md 2 to 7"
    case .limb, .docking, .limbSteps: "the same of both levels, composed; Model.md 12"
    case .films, .filmStruts: "central projection of the known limb on plain matrices; Model.md 13"
    case .mistakes: "what was put in"
    case .outside, .exact: "the scenario's"
    }
  }
}
