import Films
import Foundation
import HexapodKinematics
import TreatmentModel

/// Solves the sets of a file, one for every number on standard input, and says how long it took: what `Benchmarks/films` talks to.
/// With `--repeat N` it solves all N times, for profiles.
@main
struct FilmsProgram {
  static func main() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    var repeats = 0
    if arguments.first == "--repeat", arguments.count > 1 {
      repeats = Int(arguments[1]) ?? 0
      arguments.removeFirst(2)
    }
    guard let file = arguments.first else { return }
    let stated = try JSONDecoder().decode([StatedSet].self, from: Data(contentsOf: URL(filePath: file)))
    let sets = try stated.map { try $0.set() }
    for _ in 0..<repeats {
      for set in sets { _ = FilmSolver.solve(set) }
    }
    while repeats == 0, let line = readLine() {
      guard let number = Int(line), sets.indices.contains(number) else { continue }
      let begin = processorSeconds()
      let solution = FilmSolver.solve(sets[number])
      let answer = Answer(solution, seconds: processorSeconds() - begin)
      print(String(decoding: try JSONEncoder().encode(answer), as: UTF8.self))
      fflush(nil)
    }
  }

  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }
}
