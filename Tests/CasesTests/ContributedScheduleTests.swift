import CaseFiles
import CommandAnswers
import Foundation
import Testing

/// Schedules of other programs, in the form of Documentation/ContributeASchedule.md.
@Suite struct ContributedScheduleTests {
  private static let folder = fixtures.appending(path: "contributed")
  private static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { !$0.contains(".") }.sorted()

  @Test func thereAreSome() { #expect(Self.names.count >= 2) }

  @Test(arguments: names)
  func bothProgramsAgreeAsFarAsIsSaid(name: String) throws {
    let one = try ContributedSchedule(Self.folder.appending(path: name))
    let answer = try Commands.check(one.caseText, schedule: one.schedule)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(answer.text.utf8)) as? [String: Any])
    let parts = [object] + (object["levels"] as? [[String: Any]] ?? [])
    let codes = parts.flatMap { $0["checks"] as? [[String: Any]] ?? [] }
      .filter { $0["severity"] as? String == "error" }.compactMap { $0["code"] as? String }
    #expect(Set(codes) == one.findings, "\(name): errors are \(codes), and \(one.findings) are said")
    var (readings, distance, angle, days) = (0.0, 0.0, 0.0, 0)
    for part in parts {
      guard let beside = part["plan_comparison"] as? [String: Any] else { continue }
      #expect(beside["plan_days"] as? Int == beside["schedule_days"] as? Int)
      for day in beside["days"] as? [[String: Any]] ?? [] {
        days += 1
        readings = max(readings, (day["differences_mm"] as? [Double] ?? [.infinity]).map(abs).max() ?? 0)
        distance = max(distance, day["pose_mm"] as? Double ?? .infinity)
        angle = max(angle, day["pose_deg"] as? Double ?? .infinity)
      }
    }
    print("\(name): \(days) days, readings \(readings) mm, pose \(distance) mm and \(angle)°")
    #expect(days > 0)
    #expect(readings <= one.readings && distance <= one.distance && angle <= one.angle)
  }

  /// A folder that is not of the form is told what it lacks.
  @Test func whatIsMissingIsNamed() throws {
    let text = try String(
      contentsOf: Self.folder.appending(path: "single-cut-osteotomy/provenance.yaml"), encoding: .utf8)
    for key in ["program", "licence", "anonymised", "readings-mm"] {
      let lines = text.split(separator: "\n").filter { !$0.contains("\(key):") }
      #expect {
        try ContributedSchedule.Provenance(Array(lines.joined(separator: "\n").utf8))
      } throws: {
        "\($0)".contains(key)
      }
    }
  }
}

/// A folder of the form.
private struct ContributedSchedule {
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  /// `provenance.yaml`.
  struct Provenance {
    let findings: Set<String>
    let readings, distance, angle: Double

    init(_ bytes: [UInt8]) throws {
      let root = try NodeReader.read(bytes)
      func value(_ key: String, of node: Node?) -> Node? {
        guard case .mapping(let entries)? = node?.content else { return nil }
        return entries.first { $0.key == key }?.value
      }
      func text(_ key: String, of node: Node? = nil) throws -> String {
        guard case .scalar(let text, _)? = value(key, of: node ?? root)?.content, !text.isEmpty else {
          throw Fault(description: "provenance.yaml: \(key) is missing")
        }
        return text
      }
      for key in ["program", "version", "date", "given-by", "licence", "anonymised", "settings"] {
        _ = try text(key)
      }
      let agreement = value("agreement", of: root)
      func number(_ key: String) throws -> Double {
        guard let number = Double(try text(key, of: agreement)), number.isFinite, number >= 0 else {
          throw Fault(description: "provenance.yaml: \(key) is no number")
        }
        return number
      }
      (readings, distance, angle) = (
        try number("readings-mm"), try number("pose-mm"), try number("pose-deg")
      )
      var found = Set<String>()
      if case .sequence(let items)? = value("findings", of: root)?.content {
        for case .scalar(let code, _) in items.map(\.content) { found.insert(code) }
      }
      findings = found
    }
  }

  let caseText: [UInt8]
  let schedule: [UInt8]
  private let provenance: Provenance

  var findings: Set<String> { provenance.findings }
  var readings: Double { provenance.readings }
  var distance: Double { provenance.distance }
  var angle: Double { provenance.angle }

  init(_ folder: URL) throws {
    func bytes(_ name: String) throws -> [UInt8] {
      guard let data = try? Data(contentsOf: folder.appending(path: name)), !data.isEmpty else {
        throw Fault(description: "\(folder.lastPathComponent): \(name) is missing or empty")
      }
      return Array(data)
    }
    (caseText, schedule) = (try bytes("case.yaml"), try bytes("schedule.csv"))
    provenance = try Provenance(bytes("provenance.yaml"))
  }
}
