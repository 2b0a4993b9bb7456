import Foundation
import ProblemSets

/// Lets rivals solve the same sets in turn, so that what disturbs the machine disturbs them all.
struct Contest {
  let sets: [ProblemSet.Kind: ProblemSet]
  let folder: URL
  let rounds: Int

  init(_ options: SetOptions, rounds: Int, folder: URL) throws {
    self.folder = folder
    self.rounds = rounds
    sets = try Dictionary(
      uniqueKeysWithValues: ProblemSet.Kind.allCases.map {
        ($0, try ProblemSet($0, count: options.poses, seed: options.seed))
      })
    for (kind, set) in sets { try set.problems.write(to: folder.appending(path: "\(kind).set")) }
  }

  /// Runs all rounds; `tell` hears how far they are.
  func run(tell: (String) -> Void) -> [Result] {
    let entrants = Rival.all.map { rival in
      tell("preparing \(rival.title)")
      return Entrant(rival, self)
    }
    for round in 0..<rounds {
      tell("round \(round + 1) of \(rounds)")
      for kind in [ProblemSet.Kind.cold, .warm] {
        for entrant in entrants { entrant.play(kind, round: round) }
      }
    }
    return entrants.map { entrant in
      tell("judging \(entrant.rival.title)")
      return Result(rival: entrant.rival, outcome: entrant.finish(self))
    }
  }
}

/// A rival in a contest.
private final class Entrant {
  let rival: Rival
  private var state: State

  private enum State {
    case playing(command: [String], [ProblemSet.Kind: Player])
    case failed(reason: String)
  }

  init(_ rival: Rival, _ contest: Contest) {
    self.rival = rival
    do {
      let command = try rival.prepare(in: contest.folder)
      let players = try [ProblemSet.Kind.cold, .warm].map {
        ($0, try Player(command, rival.name, $0, contest))
      }
      state = .playing(command: command, Dictionary(uniqueKeysWithValues: players))
    } catch {
      state = .failed(reason: Entrant.words(error))
    }
  }

  func play(_ kind: ProblemSet.Kind, round: Int) {
    guard case .playing(_, let players) = state else { return }
    do {
      try players[kind]?.play(round: round)
    } catch {
      state = .failed(reason: Entrant.words(error))
    }
  }

  /// Ends the rival, solves the wide set once, and has everything judged.
  func finish(_ contest: Contest) -> Result.Outcome {
    switch state {
    case .failed(let reason): return .notRun(reason: reason)
    case .playing(let command, var players):
      do {
        players[.wide] = try Player(command, rival.name, .wide, contest)
        let tallies = try players.mapValues { try $0.finish() }
        guard let cold = players[.cold], let warm = players[.warm], let coldTally = tallies[.cold],
          let warmTally = tallies[.warm], let wideTally = tallies[.wide]
        else { return .notRun(reason: "it was not called") }
        return .ran(
          Score(
            about: cold.process.about, cold: cold.timing, warm: warm.timing, coldTally: coldTally,
            warmTally: warmTally, wideTally: wideTally))
      } catch {
        return .notRun(reason: Entrant.words(error))
      }
    }
  }

  private static func words(_ error: any Error) -> String {
    (error as? RivalProcess.Failure)?.reason ?? error.localizedDescription
  }
}

/// A rival at one set, and its times.
private final class Player {
  let process: RivalProcess
  private(set) var timing = Timing()
  private let set: ProblemSet
  private let estimate: Double

  /// A turn lasts about so many nanoseconds.
  private static let turn = 50e6
  /// A rival whose set takes longer plays in every fifth round only.
  private static let slow = 500e6

  init(_ command: [String], _ name: String, _ kind: ProblemSet.Kind, _ contest: Contest) throws {
    guard let set = contest.sets[kind] else { throw CocoaError(.fileNoSuchFile) }
    self.set = set
    process = try RivalProcess(command, kind, folder: contest.folder, name: name)
    // Not counted: nothing is in any cache yet, and threads are not there.
    estimate = try process.solve(repeats: 1)[0]
  }

  func play(round: Int) throws {
    let isSlow = estimate > Player.slow
    if isSlow && round % 5 != 0 { return }
    let repeats = isSlow ? 1 : 1 + max(1, min(50, Int(Player.turn / estimate)))
    // After another's turn the caches hold other things: the first repeat does not count where there are more.
    let times = try process.solve(repeats: repeats).dropFirst(isSlow ? 0 : 1)
    timing.add(times.map { $0 / Double(set.truth.count) })
  }

  func finish() throws -> Tally { Tally(try process.finish(), to: set) }
}
