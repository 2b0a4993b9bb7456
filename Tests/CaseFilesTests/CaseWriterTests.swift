import CaseFiles
import CorrectionPlanning
import Foundation
import TestSupport
import Testing
import TreatmentModel

@Suite struct CaseWriterTests {
  /// Every way of writing a case that ``RandomCase`` knows; all of it in the soak.
  @Test func aCaseThatIsWrittenReadsBackEqual() throws {
    let seed = printedSeed(20_260_301)
    var (random, made, written) = (SplitMix64(seed: seed), 0, WrittenKeys())
    for number in 0..<(runsSoak ? 10_000 : 400) {
      let typed = RandomCase(&random).text
      let stated = try read(typed, "typed \(number)")
      let writer = try CaseWriter(stated)
      #expect(try read(writer.yaml, "yaml \(number)") == stated, "\(number):\n\(typed)\n\(writer.yaml)")
      #expect(try read(writer.json, "json \(number)") == stated, "\(number):\n\(typed)\n\(writer.json)")
      written.note(writer.members, .top)
      made += 1
    }
    #expect(made == (runsSoak ? 10_000 : 400))
    // Cases of every kind: each key of the schema was written, and each of its words.
    let unwritten = CaseSchema.keysOfOneLevel.filter { written.counts[$0] == nil }
    #expect(unwritten.isEmpty, "\(unwritten)")
    for key in CaseSchema.keysOfOneLevel {
      guard case .choice(let words)? = CaseSchema.row(of: key)?.content else { continue }
      // Defaults of limits are not written, nor that a bone is cut.
      let unwritten =
        key.section == .limits ? [AssemblyRule.error.rawValue] : key == .top(.between) ? ["cut"] : []
      let written = written.words[key]?.union(unwritten)
      #expect(written == Set(words), "\(key)")
    }
    let rarest = written.counts.min { $0.value < $1.value }
    print(
      "\(made) cases, \(written.counts.count) keys, the rarest \(rarest?.value ?? 0) times, covariance "
        + "\(written.counts[.top(.covariance)] ?? 0) times")
  }

  /// Every way of writing a case of two levels that ``RandomCase`` knows; all of it in the soak.
  @Test func aCaseOfTwoLevelsThatIsWrittenReadsBackEqual() throws {
    var random = SplitMix64(seed: printedSeed(20_261_130))
    var written = WrittenKeys()
    for number in 0..<(runsSoak ? 10_000 : 200) {
      let typed = RandomCase(levels: &random).text
      let stated = try readWhole(typed, "typed \(number)")
      #expect(stated.levels.count == 2 && stated.invalidValues == [], "\(number):\n\(typed)")
      let writer = try CaseWriter(stated)
      for text in [writer.yaml, writer.json] {
        let back = try readWhole(text, "written \(number)")
        #expect(back == stated, "\(number):\n\(typed)\n\(text)")
        #expect(try CaseDifference(stated, back) == nil, "\(number)")
      }
      written.note(writer.members, .top)
    }
    // Rates of docking are written in the level that has them.
    let unwritten = CaseSchema.keys.filter {
      CaseSchema.isOfLevels($0) && $0.section != .schedule && written.counts[$0] == nil
    }
    #expect(unwritten.isEmpty, "\(unwritten)")
  }

  @Test func whatNobodyTypedIsNotWritten() throws {
    let text = """
      case: short
      side: left
      bone: tibia
      reference: proximal
      deformity: {ap-angulation: 12 ± 1.5 varus}
      mounting: {axial-offset: 60 proximal}
      frame: {proximal-ring: generic-155, distal-ring: generic-155, mode: chronic, neutral-height: 150}

      """
    let yaml = try CaseWriter(read(text, "short")).yaml
    #expect(
      yaml == """
        case: short
        side: left
        bone: tibia
        reference: proximal

        deformity:
          ap-angulation: 12 ± 1.5 varus

        mounting:
          axial-offset: 60 proximal

        frame:
          proximal-ring: generic-155
          distal-ring: generic-155
          mode: chronic
          neutral-height: 150

        """)
  }

  private func read(_ text: String, _ name: String) throws -> TreatedLevel {
    // Of some no plan is made.
    let found = try readWhole(text, name)
    return try #require(found.levels.count == 1 ? found[LevelID.only] : nil)
  }

  private func readWhole(_ text: String, _ name: String) throws -> Treatment {
    do {
      guard case .correction(let found, _) = try CaseFile.parse(Array(text.utf8), name: name) else {
        throw CancellationError()
      }
      return found
    } catch {
      Issue.record("\(error)\n\(text)")
      throw error
    }
  }
}

/// How often each key was written, and which words of those that have some.
private struct WrittenKeys {
  private(set) var counts: [CaseKey: Int] = [:]
  private(set) var words: [CaseKey: Set<String>] = [:]

  mutating func note(_ members: [CaseValue.Member], _ section: CaseKey.Section) {
    for member in members {
      let key = CaseKey(section, member.word)
      counts[key, default: 0] += 1
      if case .typed(let text) = member.value { words[key, default: []].insert(text) }
      if let inner = CaseSchema.row(of: key)?.content.inner { note(member.value, inner) }
    }
  }

  private mutating func note(_ value: CaseValue, _ section: CaseKey.Section) {
    switch value {
    case .typed: break
    case .list(let items): for item in items { note(item, section) }
    case .section(let members): note(members, section)
    }
  }
}
