import CaseFiles
import TreatmentModel

extension Interview {
  /// What an interview knows of one of two levels, or of the only one.
  struct LevelAnswers {
    /// Where its keys stand: `levels[1].`; nothing for the only one.
    let base: String
    /// From 0.
    let index: Int
    let isOfLevels: Bool
    let reference: FragmentEnd?
    let mode: ModeWord?

    /// Whether the middle fragment carries its reference ring, so that the other level may say where that is.
    var isMiddleReference: Bool { isOfLevels && reference == (index == 0 ? .distal : .proximal) }
    /// Whether the middle fragment is the one that moves.
    var isMiddleMoving: Bool { isOfLevels && reference != nil && !isMiddleReference }
    /// The middle ring's place is asked of the proximal level.
    var asksMounting: Bool { index == 0 || !isMiddleReference }
    /// The same of the moving ring, which is measured in rings-first alone.
    var asksMovingMounting: Bool { mode == .ringsFirst && (index == 0 || !isMiddleMoving) }
  }

  func level(_ index: Int) -> LevelAnswers {
    let base = isOfLevels ? "\(CaseKey.Word.levels.name)[\(index + 1)]." : ""
    return LevelAnswers(
      base: base, index: index, isOfLevels: isOfLevels,
      reference: given("\(base)\(CaseKey.Word.reference.name)").flatMap(FragmentEnd.init(rawValue:)),
      mode: given("\(base)\(CaseKey.Word.frame.name).\(CaseKey.Word.mode.name)").flatMap(
        ModeWord.init(rawValue:)))
  }

  /// Which level transport's fresh cut is; nil where nothing is transported.
  var transportCut: Int? {
    guard given(CaseKey.Word.motion.name) == MotionWord.transport.rawValue else { return nil }
    return given(CaseKey.Word.travels.name) == Transport.Direction.proximally.rawValue ? 1 : 0
  }

  /// Sections that must be there, also where nothing in them was answered.
  var neededSections: [String] {
    (0..<(isOfLevels ? 2 : 1)).flatMap { index -> [String] in
      let level = level(index)
      var words: [String] = []
      if transportCut != index { words.append(CaseKey.Word.deformity.name) }
      if !level.isMiddleReference { words.append(CaseKey.Word.mounting.name) }
      if level.asksMovingMounting {
        words.append("\(CaseKey.Word.frame.name).\(CaseKey.Word.movingMounting.name)")
      }
      return words.map { level.base + $0 }
    }
  }
}
