import CaseFiles
import TreatmentModel

extension Interview {
  /// Everything that is asked, as far as the answers so far say it: from the patient to the calendar, `mode` before the keys that depend on
  /// it.
  var questions: [InterviewQuestion] {
    let first: [CaseKey.Word] = [.caseName, .side, .bone]
    var asked = first.compactMap { question($0, of: .top, at: "") } + [.levels]
    if isOfLevels {
      asked += levelQuestions
    } else {
      asked += [.reference, .boneDiameter].compactMap { question($0, of: .top, at: "") }
      if isOfJoint { asked += joint }
      asked += rows(.deformity, at: "", about: moving(at: "")) + rows(.mounting, at: "")
      asked += frame(.frame, of: level(0))
    }
    asked += rows(.schedule, at: "")
    return isOfLevels ? asked : asked + structures
  }

  private func question(
    _ word: CaseKey.Word, of section: CaseKey.Section, at base: String, about: String = "",
    ends: String? = nil
  ) -> InterviewQuestion? {
    guard let row = CaseSchema.rows(of: section).first(where: { $0.word == word }), row.isAsked else {
      return nil
    }
    return InterviewQuestion("\(base)\(word.name)", row, about: about, ends: ends)
  }

  /// The asked keys of a section of the top or of a level.
  private func rows(_ section: CaseKey.Section, at base: String, about: String = "") -> [InterviewQuestion] {
    guard let name = section.key()?.word.name else { return [] }
    return CaseSchema.rows(of: section).compactMap {
      question($0.word, of: section, at: "\(base)\(name).", about: $0.unit == nil ? "" : about)
    }
  }

  /// Of which fragment a deformity is said.
  private func moving(at base: String) -> String {
    guard let reference = given("\(base)\(CaseKey.Word.reference.name)").flatMap(FragmentEnd.init(rawValue:))
    else { return "" }
    return "Of the \(reference.opposite.rawValue) fragment, seen from the \(reference.rawValue) one."
  }

  /// Each mode has its own keys.
  private func frame(_ section: CaseKey.Section, of level: LevelAnswers) -> [InterviewQuestion] {
    let at = "\(level.base)\(CaseKey.Word.frame.name)."
    let mode = level.mode ?? .chronic
    return CaseSchema.rows(of: section).flatMap { row -> [InterviewQuestion] in
      var (about, ends) = ("", String?.none)
      switch row.word {
      case .proximalRing, .distalRing:
        // The middle ring is asked for once.
        if level.index == 1, row.word == .proximalRing { return [] }
        if level.isOfLevels { about = ring(row.word, level) }
      case .neutralHeight:
        guard mode == .chronic else { return [] }
        about = height(level)
      case .strutsNow:
        guard mode != .chronic else { return [] }
        if mode == .ringsFirst { ends = "empty for none" }
      case .movingMounting:
        guard level.asksMovingMounting else { return [] }
        return rows(.movingMounting, at: at, about: "Of the ring on the moving fragment.")
      default: break
      }
      return question(row.word, of: section, at: at, about: about, ends: ends).map { [$0] } ?? []
    }
  }

  /// Which of three rings it is.
  private func ring(_ word: CaseKey.Word, _ level: LevelAnswers) -> String {
    if word == .proximalRing { return "Of the three, the first." }
    return level.index == 0
      ? "Of the three, the middle ring, between the two cuts." : "Of the three, the last, below both cuts."
  }

  private func height(_ level: LevelAnswers) -> String {
    guard let cut = transportCut else { return "" }
    return level.index == cut
      ? "In transport, of a fresh cut: the height on day 0, before it is opened."
      : "In transport, of missing bone: the height at contact."
  }

  /// Two levels; in transport the cut's has no deformity of its own.
  private var levelQuestions: [InterviewQuestion] {
    let isTransport = given(CaseKey.Word.motion.name) == MotionWord.transport.rawValue
    var asked = [question(.motion, of: .top, at: "")]
    if isTransport { asked.append(question(.travels, of: .top, at: "")) }
    asked.append(question(.length, of: .middle, at: "\(CaseKey.Word.middle.name)."))
    let own = [CaseKey.Word.reference, .boneDiameter]
    var all = asked.compactMap { $0 }
    for index in 0..<2 {
      let level = level(index)
      let base = level.base
      all += (isTransport ? own : own + (index == 1 ? [.starts] : [])).compactMap {
        question($0, of: .levels, at: base)
      }
      if transportCut != index { all += rows(.deformity, at: base, about: moving(at: base)) }
      if isTransport, transportCut != index {
        let target = "\(base)\(CaseKey.Word.target.name)."
        all += [
          question(
            .axialTranslation, of: .target, at: target,
            about: "At the end: 2 short presses the docking faces together by 2 mm.")
        ].compactMap { $0 }
      }
      if level.asksMounting { all += rows(.mounting, at: base, about: mounted(level)) }
      all += frame(.levelFrame, of: level)
    }
    return all
  }

  /// The middle ring's place may follow from the other level.
  private func mounted(_ level: LevelAnswers) -> String {
    level.isMiddleReference ? "Of the middle ring; empty where the distal level says where that is." : ""
  }

  /// A joint's hinge, whose place is asked for where it has an axis, and how far its surfaces are drawn apart.
  private var joint: [InterviewQuestion] {
    let base = "\(CaseKey.Word.hinge.name)."
    var asked = [question(.axis, of: .hinge, at: base, ends: "empty for no hinge")]
    if given("\(base)\(CaseKey.Word.axis.name)") != nil {
      asked += HingeParameter.allCases.map {
        question($0.word, of: .hingeAt, at: "\(base)\(CaseKey.Word.at.name).")
      }
    }
    return (asked + [question(.distraction, of: .top, at: "")]).compactMap { $0 }
  }

  /// Structures at risk, until no name comes.
  private var structures: [InterviewQuestion] {
    let list = CaseKey.Word.structuresAtRisk.name
    let rows = CaseSchema.rows(of: .structuresAtRisk).filter(\.isAsked)
    guard let name = rows.first(where: { $0.word == .name }) else { return [] }
    var asked: [InterviewQuestion] = []
    for number in 1...20 {
      let base = "\(list)[\(number)]."
      asked.append(
        InterviewQuestion(
          base + name.word.name, name, about: "It must not be pulled faster than its rate.",
          ends: number > 1 ? "empty for no more" : isOfJoint ? nil : "empty for none"))
      guard given(base + name.word.name) != nil else { break }
      asked += rows.filter { $0.word != .name }.map { InterviewQuestion(base + $0.word.name, $0) }
    }
    return asked
  }
}
