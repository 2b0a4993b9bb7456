import CFixator
import FixatorC
import Foundation
import Testing

/// Every option of every command is an option of a function of libfixator, or is of the terminal and of files alone.
@Suite struct ReachableOptionTests {
  /// Where an option of the program is found in the library.
  private enum Place: Equatable {
    /// An option of the same name of the command's own function.
    case option
    /// Another way to it.
    case other(String)
    /// What is printed and written by a program alone.
    case terminal(String)
  }

  private static let common: [String: Place] = [
    "format": .terminal("functions answer JSON; tables are for people"),
    "output": .terminal("a folder or file"), "force": .terminal("of files that are there"),
    "calendar": .terminal("of a file"), "sheet-language": .terminal("of a file"),
    "help": .terminal("help"), "version": .other("fixator_about"),
  ]

  private static let places: [String: [String: Place]] = [
    "plan": [
      "certify": .option, "choose-height": .option, "choose-offset": .option,
      "suggest-stages": .other("fixator_suggest_stages"),
    ],
    "check": ["plan": .option, "struts-mounted": .option, "identify": .option],
    "resume": [
      "struts": .option, "day": .option, "pause": .option, "slow": .option, "plan": .option, "done": .option,
      "struts-mounted": .option, "distance": .option, "strut-sd": .option,
    ],
    "sensitivity": [
      "samples": .option, "seed": .option, "jobs": .option, "assume": .option, "tolerance": .option,
      "improve-to": .option,
    ],
    "batch": [
      "base": .option, "input-format": .option, "inputs": .option, "self-contained": .option,
      "draws": .option, "seed": .option, "sensitivity": .option, "assume": .option, "jobs": .option,
      "shard": .option, "filter": .option, "summary": .other("output: summaries"),
      "days": .other("output: days"), "study": .other("output: mounting"),
      "resume": .terminal("of a file that was begun"),
    ],
    "compare": [:],
    "pose": [
      "struts": .option, "start": .option, "distance": .option, "strut-sd": .option, "all": .option,
      "certify": .option, "jobs": .other("fixator_poses"),
    ],
    "struts": ["pose": .other("fixator_lengths"), "jobs": .other("fixator_lengths")],
    "films": ["single": .option, "malalignment": .option, "case-out": .other("fixator_films_case")],
    "measure": ["hardware-out": .other("fixator_measured_hardware")],
    "design": [
      "rings": .option, "struts": .option, "height": .option, "axial-offset": .option, "rotation": .option,
      "frames": .option, "draws": .option, "seed": .option, "jobs": .option,
    ],
    "verify": ["list": .option, "jobs": .option],
    "hardware": [:], "schema": [:],
    "new": ["template": .other("fixator_template"), "films": .other("fixator_template")],
    "page": [:], "doctor": [:], "help": [:],
  ]

  private var functions: [String: LibraryCall.OfText] {
    [
      "plan": fixator_plan, "check": LibraryCall.check([1]), "resume": fixator_resume,
      "sensitivity": fixator_sensitivity, "batch": LibraryCall.batch, "pose": fixator_pose,
      "films": fixator_films, "design": fixator_design,
      "verify": { _, _, options, length, room in fixator_verify(options, length, room) },
    ]
  }

  /// The options that a function takes, as it says when it is given another.
  private func allowed(_ function: LibraryCall.OfText) throws -> Set<String> {
    let refusal = LibraryCall.answer([123, 125], #"{"none such": 1}"#, function)
    #expect(refusal.status == FIXATOR_USAGE)
    let list = try #require(refusal.text.split(separator: "(allowed: ").last?.split(separator: ")").first)
    return Set(list.components(separatedBy: ", "))
  }

  @Test func everyOptionIsReachable() throws {
    let help = try Scratch().run("--experimental-dump-help").output
    let root = try #require(try JSONSerialization.jsonObject(with: Data(help.utf8)) as? [String: Any])
    let commands = try #require((root["command"] as? [String: Any])?["subcommands"] as? [[String: Any]])
    var seen: Set<String> = []
    for command in commands {
      let name = try #require(command["commandName"] as? String)
      seen.insert(name)
      let own = try #require(Self.places[name], "\(name) is in no row of the table")
      let options = (command["arguments"] as? [[String: Any]] ?? []).compactMap { argument -> String? in
        let names = (argument["names"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
        return names.max { $0.count < $1.count }
      }
      #expect(Set(own.keys).isSubset(of: options), "\(name) has no \(Set(own.keys).subtracting(options))")
      let taken = try functions[name].map(allowed) ?? []
      for option in options {
        let place = own[option] ?? Self.common[option]
        #expect(place != nil, "\(name) --\(option) is in no row of the table")
        if place == .option { #expect(taken.contains(option), "\(name) --\(option): the function has none") }
      }
    }
    #expect(seen == Set(Self.places.keys))
  }
}
