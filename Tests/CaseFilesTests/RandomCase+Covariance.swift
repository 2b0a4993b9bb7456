import CaseFiles
import CorrectionPlanning
import HexapodKinematics
import TestSupport
import TreatmentModel

extension RandomCase {
  /// Of one to six of the numbers that the case has, or of sixty; of those that carry a ± it says the same.
  mutating func writeCovariance() {
    guard case .correction(let stated, _)? = try? CaseFile.parse(Array(text.utf8), name: "random"),
      let level = try? stated.soleLevel()
    else { return }
    var keys = CaseSchema.uncertainNumbers.flatMap { uncertain -> [CaseKey] in
      let (section, word) = (uncertain.key.section, uncertain.key.word)
      let count =
        switch section {
        case .structuresAtRisk: level.structuresAtRisk.count
        case .stages: level.schedule.stages.count
        case .strutClasses: text.contains("\(CaseKey.Word.strutClasses.name):") ? 1 : 0
        case .cut where isJoint, .hingeAt where !hasHinge: 0
        case .neutral where !text.contains("\(CaseKey.Word.neutral.name): {"): 0
        case .top where word == .boneGap: isJoint ? 0 : 6
        case .girths, .limbSections:
          text.contains("\(section.home?.word.name ?? "case"): [{axial")
            ? level.limbEnvelope?.sections.count ?? 0 : 0
        default: 6
        }
      let numbers = Array(1...6).prefix(count)
      if uncertain.isItem { return numbers.map { CaseKey(section, word, item: $0) } }
      return uncertain.isOfEntry
        ? numbers.map { CaseKey(section, word, entry: $0) } : count == 0 ? [] : [uncertain.key]
    }
    keys.shuffle(using: &random)
    keys = Array(keys.prefix(chance(1, of: 8) ? 60 : 1 + Int(random.next() % 6)))
    let deviations = keys.map { key in
      level.standardDeviations[key].map { (CaseSchema.row(of: key)?.unit ?? .millimetres).outside($0) }
        ?? (chance(1, of: 9) ? 0 : random.uniform(0.1...4))
    }
    let factor = keys.map { _ in (0..<4).map { _ in random.uniform(-1...1) } }
    let matrix = keys.indices.map { row in
      keys.indices.map { column -> String in
        let size = { (place: Int) in factor[place].reduce(0.1) { $0 + $1 * $1 } }
        let product = zip(factor[row], factor[column]).reduce(row == column ? 0.1 : 0) { $0 + $1.0 * $1.1 }
        let correlation = row == column ? 1 : product / (size(row) * size(column)).squareRoot()
        return (correlation * (deviations[row] * deviations[column])).description
      }
    }
    let names = keys.map { key in
      let name = key.description
      return chance(1, of: 2) ? "\"\(name)\"" : name.replacing("[", with: ".").replacing("]", with: "")
    }
    let rows = matrix.map { "[\($0.joined(separator: ", "))]" }
    text +=
      "covariance: "
      + flow([
        "keys: [\(names.joined(separator: ", "))]", "matrix: [\(rows.joined(separator: ", "))]",
        "source: 'films: again # the \"AP\" axis'",
      ]) + "\n"
  }
}
