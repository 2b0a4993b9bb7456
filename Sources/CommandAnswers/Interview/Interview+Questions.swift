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
      asked +=
        rows(.deformity, at: "", about: moving(at: "")) + rows(.mounting, at: "") + frame(.frame, at: "")
    }
    asked += rows(.schedule, at: "")
    return isOfLevels ? asked : asked + structures
  }

  private func question(
    _ word: CaseKey.Word, of section: CaseKey.Section, at base: String, about: String = ""
  ) -> InterviewQuestion? {
    guard let row = CaseSchema.rows(of: section).first(where: { $0.word == word }), row.isAsked else {
      return nil
    }
    return InterviewQuestion("\(base)\(word.name)", row, about: about)
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
  private func frame(
    _ section: CaseKey.Section, at base: String, rings: [CaseKey.Word] = [.proximalRing, .distalRing],
    height: String = ""
  )
    -> [InterviewQuestion]
  {
    let name = CaseKey.Word.frame.name
    let mode = given("\(base)\(name).\(CaseKey.Word.mode.name)").flatMap(ModeWord.init(rawValue:)) ?? .chronic
    return CaseSchema.rows(of: section).compactMap { row in
      switch row.word {
      case .proximalRing, .distalRing: guard rings.contains(row.word) else { return nil }
      case .neutralHeight: guard mode == .chronic else { return nil }
      case .strutsNow: guard mode == .residual else { return nil }
      default: break
      }
      return question(
        row.word, of: section, at: "\(base)\(name).", about: row.word == .neutralHeight ? height : "")
    }
  }

  /// Two levels; in transport the cut's has no deformity of its own.
  private var levelQuestions: [InterviewQuestion] {
    let isTransport = given(CaseKey.Word.motion.name) == MotionWord.transport.rawValue
    let cut = given(CaseKey.Word.travels.name) == Transport.Direction.proximally.rawValue ? 1 : 0
    var asked = [question(.motion, of: .top, at: "")]
    if isTransport { asked.append(question(.travels, of: .top, at: "")) }
    asked.append(question(.length, of: .middle, at: "\(CaseKey.Word.middle.name)."))
    let own = [CaseKey.Word.reference, .boneDiameter]
    var all = asked.compactMap { $0 }
    for index in 0..<2 {
      let base = "\(CaseKey.Word.levels.name)[\(index + 1)]."
      all += (isTransport ? own : own + (index == 1 ? [.starts] : [])).compactMap {
        question($0, of: .levels, at: base)
      }
      if !isTransport || index != cut { all += rows(.deformity, at: base, about: moving(at: base)) }
      if index == 0 { all += rows(.mounting, at: base) }
      let height =
        index == cut
        ? "In transport, of a fresh cut: the height on day 0, before it is opened."
        : "In transport, of missing bone: the height at contact."
      all += frame(
        .levelFrame, at: base, rings: index == 0 ? [.proximalRing, .distalRing] : [.distalRing],
        height: isTransport ? height : "")
    }
    return all
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
          ends: number == 1 ? "empty for none" : "empty for no more"))
      guard given(base + name.word.name) != nil else { break }
      asked += rows.filter { $0.word != .name }.map { InterviewQuestion(base + $0.word.name, $0) }
    }
    return asked
  }
}
