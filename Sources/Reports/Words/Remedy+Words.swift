import CorrectionPlanning
import RigidMotion
import TextOutput
import TreatmentModel

extension Remedy {
  /// What to do, in words.
  ///
  /// - Parameter options: what the program that shows them calls its options.
  public func words(_ options: OptionNames = .none) -> String {
    let (day, record) = ("give \(options.day ?? "the day")", options.record ?? "the record")
    let height = options.chooseHeight.inBrackets
    return switch self {
    case .exchangeWord(let exchanges):
      exchanges.map(\.words).joined(separator: "; or ")
    case .measureAssembly:
      "no word alone explains it: look at the axial offset, the neutral height, the reference and the deformity again"
    case .checkStage(let words): "was \(words) meant?"
    case .otherHinge(let deformity):
      "put the origin on the hinge's axis, so that no translation goes with the angle, or leave the hinge out"
        + deformity.map { "; turning about this hinge alone corrects \($0.words(digits: 3))" }.orEmpty
    case .otherAxis(let axis): "was \(CaseKey(.hinge, .axis)): \(axis.rawValue) meant?"
    case .lessDistraction:
      "mostly it is 2 to 5 mm (\(CaseKey.top(.distraction))); if so much is meant, state the structures that it draws out, each with its rate"
    case .stateFarthestStructure:
      "state the structures on the tight side that are farthest from the axis, each with its place (\(CaseKey.top(.structuresAtRisk)))"
    case .holdOutside: "give the plate another \(CaseKey.Word.radial.name) or \(CaseKey.Word.along.name)"
    case .ownJoints:
      "give each strut a joint of its own, or, if it is meant, say so (\(CaseKey(.limits, .assembly)): \(AssemblyRule.warn))"
    case .holdOnRing:
      "turning the ring takes opening and joints along: let the opening lie elsewhere seen from the tab (\(CaseKey.Word.arc.name)), take other holes, or hold the joint on a plate that reaches the ring (\(CaseKey.Word.plates.name): \(CaseKey.Word.along.name))"
    case .stateJoints:
      "where struts stand on a foot plate nobody publishes: measure the six joint centres and give them (\(CaseKey.Word.joints.name)), beside its name too, or hold joints on it by \(CaseKey.Word.plates.name)"
    case .checkJoints:
      "look at the signs (\(CaseKey.Word.joints.name): x to the patient's left, y back), to which side the plate opens (\(CaseKey.Word.arc.name)) and how long its arms are (\(CaseKey.Word.arms.name))"
    case .otherStance:
      "declare another place or turn of the moving ring: farther from the reference ring, farther over, or turned about its own axis"
    case .lengthenFirst:
      "draw them apart first, length before angles"
        + options.suggestStages.map { " (\($0) writes such stages)" }.orEmpty
    case .stages(let stages):
      "length first keeps them apart: stages \(stages.map { $0.flowMapping }.joined(separator: ", then "))"
        + options.suggestStages.map { " (\($0) writes them)" }.orEmpty
    case .lengthenFirstFromHere:
      "lengthen first from here: make the rest a case of its own, with stages that do so"
    case .lengthOrFinerSteps:
      "only whole steps bring them so close: a millimetre more of length first, or finer steps, keeps them apart"
    case .otherPathOrStages:
      "none of the orders tried keeps the bone ends apart; a path of the kind straight, or stages of your own, may"
    case .leaveLonger(let overlap):
      "no order of stages avoids it, because they overlap where the plan ends too, by \(decimal(overlap, 1)) mm: leave "
        + "the limb longer by that (\(CaseKey.top(.target))), or, if bone is taken out, say so (\(CaseKey.top(.boneGap)))"
    case .otherClassOrHeight: "take another class or another neutral height\(height)"
    case .otherClassOrHeightOnTheWay: "take another class or another neutral height"
    case .freeStrutsOrOtherClasses: "free them, or take other classes"
    case .allowVisitOrOtherHeight: "allow a visit, or choose another height\(height)"
    case .classBetweenOrOtherHeight:
      "have a class between them (\(CaseKey(.frame, .strutClasses))), or choose another height\(height)"
    case .stateClasses: "give the classes (\(CaseKey(.frame, .struts))), for the changes depend on them"
    case .otherHeightOrHoles: "another height, or other holes for these struts, keeps them apart"
    case .longerStrutsOrNearerNeutral: "longer struts, or a neutral pose nearer to the start, lean less"
    case .roomierRings: "larger rings, or rings centred on the limb, leave more room"
    case .greaterHeightOrLargerRings: "a greater height or larger rings hold better"
    case .otherHeightOrStages: "start from another height, or correct in stages"
    case .finerStepsOrSlowerRate(.nearest): "finer steps, rounding together, or a slower rate keep to it"
    case .finerStepsOrSlowerRate(.together): "finer steps or a slower rate keep to it"
    case .finerSteps(.nearest): "finer steps, or rounding together, bring it closer"
    case .finerSteps(.together): "finer steps bring it closer"
    case .alignBeforeDocking: "correct offset and angle of the faces in a stage before contact"
    case .changeDefectOrLimb:
      "the cut's level goes as the defect's level and the limb's path have it: change the stages of the defect's level, or the limb's "
        + "target (\(CaseKey.top(.limbTarget)))"
    case .checkMiddle(let meant):
      meant.map {
        "it looks like centimetres: \(CaseKey(.middle, .length)) was likely meant to be \(shortest($0)) mm"
      }
        ?? "check \(CaseKey(.middle, .length)), and where the levels say that the middle ring is"
    case .stagesOrLimbTarget:
      "a limb with a target of its own (\(CaseKey.top(.limbTarget))) goes with a defect of one stage: leave that target out, and stages "
        + "before contact can be had"
    case .otherDockingTarget:
      "no stage before contact avoids it, for the target of the defect's level itself leaves the faces so: change that target "
        + "(\(CaseKey.top(.target))), or say how the faces are cut (\(CaseKey.top(.cut)))"
    case .stateLimbTarget:
      "state where the limb is to be (\(CaseKey.top(.limbTarget))), or correct the defect's level otherwise"
    case .checkPoint(let point): "\(point) sets the pace: check its place and rate"
    case .checkConvention(let convention): "make sure that they were measured for \(convention.rawValue)"
    case .checkUnit: "if that is what was measured, write it so: lengths are mm, angles degrees"
    case .measureFrame: "measure your frame and give its own numbers in the case"
    case .readAgain(let strut): "the reading of strut \(strut) is the likeliest to be wrong: read it again"
    case .readItAgain: "read it again"
    case .measureMountings: "no single reading explains it: measure the mountings and the deformity again"
    case .readAgainOnDay(let strut, let typed, let meant, let planDay, let isDigitSwap):
      "strut \(strut) reads \(decimal(typed, 1)) mm, with \(decimal(meant, 1)) mm"
        + (isDigitSwap ? " (two digits in each other's place)" : "")
        + " the readings would be those of day \(decimal(planDay, 1)): read it again"
    case .exchangeReadings(let one, let other, let planDay):
      "with struts \(one) and \(other) exchanged the readings would be those of day \(decimal(planDay, 1)): look which "
        + "strut is which"
    case .readAllAgain:
      "no single strut explains it: read all six again; if the plan that was followed had been resumed before, give "
        + "its schedule.csv as \(record)"
    case .stateDay: "\(day) if turns were missed or doubled"
    case .stateDays: "give it a column of days or dates"
    case .stateDayOfChanges: day
    case .stateDayOrLookAtBone:
      "make sure of the day\(options.day.inBrackets), and look on a film whether the gap can still be opened before turning by this plan"
    case .lookAtBone: "look on a film whether the gap can still be opened before turning by this plan"
    case .readAllOrStateDay: "read its six struts again, and make sure of the day\(options.day.inBrackets)"
    case .stateMountedIfWrong:
      "look at the struts; if others are on, say which (\((options.mounted.map { "\($0), or " }).orEmpty)"
        + "\(CaseKey.top(.strutsMounted)) in the case)"
    case .stateMounted:
      "look at the struts and say which are on (\((options.mounted.map { "\($0), or " }).orEmpty)"
        + "\(CaseKey.top(.strutsMounted)) in the case)"
    case .lookAtStructures: "look at nerves and vessels, and think of a pause"
    case .lookAtStructuresAndRecord:
      "look at nerves and vessels, and think of a pause; on which days it was, a record tells\(options.record.inBrackets)"
    case .checkVisits:
      "find out when it is done, for before and after the readings stand on another scale"
    case .spreadTurns: "spread these turns over more days"
    case .multiplyReadings(let factor):
      (factor > 1 ? "they look like centimetres" : "look for a lost decimal point")
        + ": multiplied by \(decimal(factor, factor > 1 ? 0 : 1)) the schedule fits the case"
    case .exchangeColumns: "with the two columns changed back the schedule is smooth"
    case .exchangeDigits(let meant):
      "two digits have changed places: \(decimal(meant, meant == meant.rounded() ? 0 : 2)) mm fits the days around it"
    case .typeAgain: "read or type it again"
    case .lookAtNeighbours: "look at its readings and its neighbours' again"
    case .checkScale: "look at which end its scale begins, and which way it is turned"
    case .checkOffset: "check its first reading and its reading offset"
    case .addLastRow(let count): count == 1 ? "add the last" : "add the last \(count)"
    case .addRow(let count):
      count == 1
        ? "add it, or the turns of two are done at once"
        : "add them, or the turns of \(count + 1) are done at once"
    case .turnBack(let strut, let shift):
      "look at strut \(strut): if it reads so, turn it by \(shift > 0 ? "+" : "-")\(decimal(abs(shift), abs(shift) == abs(shift).rounded() ? 0 : 2)) mm "
        + "over several days, or plan the rest anew from the struts as they are"
    case .goOnFromHere: "plan the rest anew from the struts as they are"
    case .removeRow: "take one of the rows away unless it is meant"
    case .exchangeRows: "exchange their rows"
    case .writeRowAgain: "write its own readings, or the turns of two days are done at once"
    case .reverseRows: "write them from the first day on"
    case .exchangeLevels: "exchange them where they are written before anybody turns by them"
    case .giveBothLevels: "give the table of each frame; until then nothing that is said of the limb counts"
    case .exchangeFrames: "look which readings are whose: the proximal frame's come first"
    case .readBothFramesAgain:
      "read all twelve again, and look which frame was turned less or more than the other"
    case .compareLevels: "hold the days of both levels against each other, and look at what is said of each"
    case .correctDates(let areByDate):
      "write what is wrong again; until then rates are measured by the "
        + (areByDate ? "dates, for the patient turns by them" : "numbers of the days")
    case .checkCalendar:
      "make sure of \(CaseKey(.schedule, .surgery)) and \(CaseKey(.schedule, .latency)), and on which day the patient began"
    case .makeAnew: "find out which is true, and make the other anew"
    case .checkWhoseSchedule:
      "deformity, mounting or readings are not those of this limb, or earlier days are not there"
    case .seeOtherFindings: "what is named above may explain it"
    case .completeSchedule: "the schedule does not end where the case says"
    }
  }
}

extension Optional where Wrapped == String {
  fileprivate var orEmpty: String { self ?? "" }
}

extension WordExchange {
  /// `mounting.axial-offset was likely meant to be 60 proximal: then this plan would leave 29.9 mm and 0.0°`.
  fileprivate var words: String {
    let meant = (magnitude.map { "\(shortest($0, decimals: 4)) " } ?? "") + self.meant
    return
      "\(key) was likely meant to be \(meant): of such a limb this plan would leave \(decimal(distance, 1)) mm and "
      + "\(decimal(degrees(angle), 1))°"
  }
}
