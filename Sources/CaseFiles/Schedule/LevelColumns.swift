import HexapodKinematics
import TextOutput
import TreatmentModel

/// Divides a table of twelve readings into one of six for each level.
enum LevelColumns {
  /// The rows of each level's table, from proximal to distal; with faults they are of no use.
  struct Split {
    var levels: [[TableRow]] = []
    var faults: [(fault: ValueFault, line: Int)] = []
  }

  /// A strut of a level, by the name of its column.
  private struct Name: Equatable {
    let level: LevelID
    let strut: Int
  }

  private static let levels = [LevelID(0), LevelID(1)]
  static let allowed =
    "columns proximal_1 to proximal_6 and distal_1 to distal_6, or a table of six struts for each level"

  static func split(_ rows: [TableRow]) -> Split {
    var rows = rows
    joinNames(&rows)
    spellOut(&rows)
    if let head = rows.prefix(TableRules.mostTitles + 1).firstIndex(where: { hasBoth($0.texts) }) {
      return columns(rows, head)
    }
    if hasBoth(rows.map { $0.text(0) }) { return transposed(rows) }
    return Split(faults: [fault(rows)])
  }

  /// The levels that the names of columns have, or where these have none one of the titles above them.
  static func levels(namedIn rows: [TableRow]) -> Set<LevelID> {
    let head = rows.prefix(TableRules.mostTitles + 1)
    let names = head.firstIndex(where: ScheduleParser.areNames)
    func found(_ texts: [String]) -> Set<LevelID> {
      Set(texts.compactMap { LevelWord.level(LevelWord.words($0)) })
    }
    let byColumns = found(names.map { rows[$0].texts } ?? rows.map { $0.text(0) })
    guard byColumns.isEmpty, let names else { return byColumns }
    return found(rows[..<names].flatMap(\.texts))
  }

  /// Writes names as the patient's sheets have them, P1 to P6 and D1 to D6, in full: all twelve, in a row or first in their rows.
  private static func spellOut(_ rows: inout [TableRow]) {
    func full(_ text: String) -> String? {
      let letters = Array(text.uppercased())
      guard letters.count == 2, let level = ["P": levels[0], "D": levels[1]][letters[0]],
        "123456".contains(letters[1])
      else { return nil }
      return "\(level.name)_\(letters[1])"
    }
    if let head = rows.prefix(TableRules.mostTitles + 1).firstIndex(where: {
      Set($0.texts.compactMap(full)).count == 12
    }) {
      rows[head] = TableRow(texts: rows[head].texts.map { full($0) ?? $0 }, line: rows[head].line)
    } else if Set(rows.compactMap { full($0.text(0)) }).count == 12 {
      rows = rows.map { row in
        TableRow(texts: row.texts.enumerated().map { $0 == 0 ? full($1) ?? $1 : $1 }, line: row.line)
      }
    }
  }

  private static func name(_ text: String) -> Name? {
    guard let level = LevelWord.level(LevelWord.words(text)),
      case .strut(let strut, _)? = try? ScheduleColumn(text)
    else { return nil }
    return Name(level: level, strut: strut)
  }

  /// Whether most struts of both levels are named.
  private static func hasBoth(_ texts: [String]) -> Bool {
    let found = texts.compactMap(name)
    return levels.allSatisfy { level in Set(found.filter { $0.level == level }.map(\.strut)).count >= 4 }
  }

  /// What lacks or stands twice among twelve names.
  private static func faults(_ names: [Name?], _ texts: [String], _ line: Int) -> [(ValueFault, Int)] {
    levels.flatMap { level in
      (1...6).compactMap { strut -> (ValueFault, Int)? in
        let found = names.indices.filter { names[$0] == Name(level: level, strut: strut) }
        guard found.count != 1 else { return nil }
        let what = found.isEmpty ? "nothing is named" : "more than one is named"
        return (
          ValueFault(
            found.isEmpty ? .missing : .duplicateKey, "\(what) as strut \(strut) of the \(level.name) level",
            found: (found.isEmpty ? texts.filter { !$0.isEmpty } : found.map { texts[$0] }).joined(
              separator: ", "),
            allowed: allowed), line
        )
      }
    }
  }

  private static func columns(_ rows: [TableRow], _ head: Int) -> Split {
    let texts = rows[head].texts
    let names = texts.map(name)
    var split = Split(faults: faults(names, texts, rows[head].line))
    let of = texts.map { LevelWord.level(LevelWord.words($0)) }
    let last = names.lastIndex { $0 != nil } ?? 0
    for row in rows[(head + 1)...] where ScheduleParser.numbers(row) >= 6 {
      let extra = row.texts.dropFirst(texts.count)
      guard row.count <= last || !extra.allSatisfy(\.isEmpty) else { continue }
      split.faults.append(
        (
          ValueFault(
            .wrongKind, "the line has \(counted(row.count, "field")) instead of \(texts.count)",
            found: row.texts.joined(separator: " ; "),
            allowed: "decimal points where commas separate the fields"), row.line
        ))
    }
    split.levels = levels.map { level in
      let kept = texts.indices.filter { of[$0] == nil || of[$0] == level }
      let struts = texts.indices.filter { names[$0]?.level == level }
      let others = texts.indices.filter { names[$0] != nil && names[$0]?.level != level }
      return rows.enumerated().compactMap { index, row in
        // A row with the other level's readings alone is a day that this level has no row of.
        if index > head, struts.allSatisfy({ row.text($0).isEmpty }),
          others.allSatisfy({ !row.text($0).isEmpty })
        {
          return nil
        }
        return TableRow(texts: kept.filter { $0 < row.count }.map(row.text), line: row.line)
      }
    }
    return split
  }

  private static func transposed(_ rows: [TableRow]) -> Split {
    let texts = rows.map { $0.text(0) }
    let names = texts.map(name)
    var split = Split(faults: faults(names, texts, rows.first?.line ?? 1))
    let of = texts.map { LevelWord.level(LevelWord.words($0)) }
    split.levels = levels.map { level in
      rows.indices.filter { of[$0] == nil || of[$0] == level }.map { rows[$0] }
    }
    return split
  }

  /// Makes one line of names of two: a level's name, as merged cells leave it, stands above the first of its six.
  private static func joinNames(_ rows: inout [TableRow]) {
    let head = rows.prefix(TableRules.mostTitles + 1)
    for index in head.indices.dropFirst() {
      let (upper, lower) = (rows[index - 1].texts, rows[index].texts)
      let struts = lower.map { text -> Int? in
        guard LevelWord.level(LevelWord.words(text)) == nil,
          case .strut(let strut, _)? = try? ScheduleColumn(text)
        else { return nil }
        return strut
      }
      guard (1...6).allSatisfy({ strut in struts.count { $0 == strut } == 2 }) else { continue }
      let above = upper.map { LevelWord.level(LevelWord.words($0)) }
      guard above.compactMap({ $0 }).count == 2, levels.allSatisfy(above.contains) else { continue }
      let texts = (0..<max(upper.count, lower.count)).map { column -> String in
        let own = column < lower.count ? lower[column] : ""
        if column < struts.count, struts[column] != nil,
          let level = above[..<min(column + 1, above.count)].last(where: { $0 != nil }) ?? nil
        {
          return "\(level.name) \(own)"
        }
        return own.isEmpty && column < upper.count ? upper[column] : own
      }
      rows[index] = TableRow(texts: texts, line: rows[index].line)
      rows.remove(at: index - 1)
      return
    }
  }

  /// Why a table does not say which reading is whose.
  private static func fault(_ rows: [TableRow]) -> (fault: ValueFault, line: Int) {
    let head = rows.prefix(TableRules.mostTitles + 1)
    let named = head.first(where: ScheduleParser.areNames) ?? rows.first
    let texts = named?.texts ?? []
    let found = levels(namedIn: rows)
    let message =
      if found.count == 1, let level = found.first {
        "the table has struts of the \(level.name) level alone, and this case has two levels"
      } else {
        "this case has two levels, and which readings are whose cannot be told"
      }
    return (
      ValueFault(.missing, message, found: texts.joined(separator: ", "), allowed: allowed), named?.line ?? 1
    )
  }
}
