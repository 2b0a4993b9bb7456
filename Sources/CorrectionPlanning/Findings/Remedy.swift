import HexapodKinematics
import TreatmentModel

/// What to do about a finding, for a program to act on or to put into words.
public enum Remedy: Sendable, Equatable {
  /// One of these words was likely meant to be its opposite.
  case exchangeWord([WordExchange])
  /// No word alone explains it: measure what says where the rings stand.
  case measureAssembly
  /// Make sure that a stage is not meant to be this.
  case checkStage(String)
  /// Leave a joint's hinge out or move it; with the deformity that turning about it alone corrects, where no stages are in between.
  case otherHinge(Deformity?)
  /// Draw a joint's surfaces apart by less, unless so much is meant.
  case lessDistraction
  /// Give each strut a joint of its own.
  case ownJoints
  /// Another direction of a hinge, about which the deformity is a turn.
  case otherAxis(TreatedJoint.Axis)
  /// State the structures on the tight side that are farthest from a joint's axis.
  case stateFarthestStructure
  /// Hold the joint outside the ring's inner edge.
  case holdOutside
  /// Put the tab elsewhere on a part ring, take other holes, or hold the joint on a plate.
  case holdOnRing
  case stateJoints
  case checkJoints
  /// Declare another neutral pose: farther away, farther over, or turned.
  case otherStance
  /// Draw the bone ends apart before angles are corrected.
  case lengthenFirst
  /// Correct in these stages, the last of which leads to the target.
  case stages([Deformity])
  /// Lengthen first in the rest of a plan that is resumed.
  case lengthenFirstFromHere
  /// A millimetre more of length, or finer steps.
  case lengthOrFinerSteps
  /// None of the orders of stages that were tried helps: another kind of path, or stages of one's own.
  case otherPathOrStages
  /// The ends overlap where the plan ends too, by this, mm: leave so much length, or state the bone that was taken out.
  case leaveLonger(Double)

  /// Another class of strut, or another neutral height.
  case otherClassOrHeight
  /// The same where struts stand at the end of their range on the way.
  case otherClassOrHeightOnTheWay
  /// Free what is held, or take other classes.
  case freeStrutsOrOtherClasses
  /// Allow a visit, or choose another height.
  case allowVisitOrOtherHeight
  /// Have a class of strut between the two, or choose another height.
  case classBetweenOrOtherHeight
  /// State the classes of the struts that are mounted.
  case stateClasses
  /// Another height, or other holes for the struts.
  case otherHeightOrHoles
  /// Longer struts, or a neutral pose nearer to the start.
  case longerStrutsOrNearerNeutral
  /// Larger rings, or rings centred on the limb.
  case roomierRings
  /// A greater height, or larger rings.
  case greaterHeightOrLargerRings
  /// Start from another height, or correct in stages.
  case otherHeightOrStages

  /// Finer steps, a slower rate, or, where each strut is rounded alone, rounding all together.
  case finerStepsOrSlowerRate(Rounding)
  /// Finer steps, or, where each strut is rounded alone, rounding all together.
  case finerSteps(Rounding)
  /// Correct offset and angulation of the docking faces in a stage before contact.
  case alignBeforeDocking
  /// Of a fresh cut, whose level follows: change the defect's level, or the limb's path.
  case changeDefectOrLimb
  /// Look at the length of the middle fragment; with what it may be in millimetres where it was given in centimetres.
  case checkMiddle(Double?)
  /// Leave the limb's own target out, for with it the defect's level has no stages.
  case stagesOrLimbTarget
  /// The target itself leaves the faces so.
  case otherDockingTarget
  /// State where the limb is to be when the defect is closed.
  case stateLimbTarget
  /// Look at the place and the rate of the point at risk that sets the pace.
  case checkPoint(String)
  /// Make sure that the angles were measured in this convention.
  case checkConvention(RotationConvention)
  /// Look whether numbers were measured in another unit than files have.
  case checkUnit
  /// Measure the frame and state its own dimensions.
  case measureFrame

  /// Read the strut again.
  case readAgain(strut: StrutNumber)
  /// Read again what the words name.
  case readItAgain
  /// Measure mountings and deformity again.
  case measureMountings
  /// Read this strut again: with the other reading, mm, all are those of this day.
  case readAgainOnDay(strut: StrutNumber, typed: Double, meant: Double, day: Double, isDigitSwap: Bool)
  /// Look which of two struts is which: exchanged, the readings are those of this day.
  case exchangeReadings(StrutNumber, StrutNumber, day: Double)
  /// Read all six again; give the record of a plan that had been resumed.
  case readAllAgain
  /// Say the day, or see what became of the bone.
  case stateDayOrLookAtBone
  /// See what became of the bone.
  case lookAtBone
  /// Read a frame again that was not to be turned, or say the day.
  case readAllOrStateDay
  /// Say which day today is, for turns may have been missed or doubled.
  case stateDay
  /// Give the table a column of days or dates.
  case stateDays
  /// Say which day today is, for which struts are mounted depends on it.
  case stateDayOfChanges
  /// Say which struts are on, for the limb is elsewhere with others.
  case stateMounted
  /// The same if what was told of them is wrong.
  case stateMountedIfWrong
  /// Look at nerves and vessels, and think of a pause.
  case lookAtStructures
  /// The same, and give the record, which tells on which days it was.
  case lookAtStructuresAndRecord

  /// Find out on which days struts are changed.
  case checkVisits
  /// Spread turns over more days.
  case spreadTurns
  /// Multiply the readings by this factor.
  case multiplyReadings(Double)
  /// Change the columns of two struts back.
  case exchangeColumns(StrutNumber, StrutNumber)
  /// Two digits have changed places: this is what was meant, mm.
  case exchangeDigits(meant: Double)
  /// Read or type a reading again.
  case typeAgain
  /// Look at a reading and its neighbours again.
  case lookAtNeighbours
  /// Look at which end a scale begins and which way its strut is turned; mirrored at this reading, mm, all fit.
  case checkScale
  /// Check a strut's first reading and its reading offset.
  case checkOffset
  /// Add the last rows: so many.
  case addLastRow(Int)
  /// Add the rows that are missing: so many.
  case addRow(Int)
  /// Bring a strut back by so much, mm, little by little, or plan the rest anew from the struts as they are.
  case turnBack(strut: StrutNumber, by: Double)
  /// Plan the rest anew from the struts as they are.
  case goOnFromHere
  /// Take one of two rows away.
  case removeRow
  /// Exchange two rows.
  case exchangeRows
  /// Write a row's own readings in place of another's.
  case writeRowAgain
  /// Write the rows in the order of their days.
  case reverseRows
  /// Give each level its own readings.
  case exchangeLevels
  /// Give the other level's table too.
  case giveBothLevels
  /// Give each frame its own readings, and read them again.
  case exchangeFrames
  /// Read the struts of both frames again.
  case readBothFramesAgain
  /// Hold the days of both levels against each other: one of them turns too far or too little on some.
  case compareLevels
  /// Write dates or numbers of days again; until then days are counted by the one or the other.
  case correctDates(areByDate: Bool)
  /// Make sure that the date of surgery and the latency are the patient's, and the schedule's dates too.
  case checkCalendar
  /// Find out whether case or schedule is true, and make the other anew.
  case makeAnew
  /// Find out whether deformity, mounting or readings are of another limb, or earlier days are left out.
  case checkWhoseSchedule
  /// What other findings name may explain it.
  case seeOtherFindings
  /// The schedule does not end where the case says.
  case completeSchedule
}
