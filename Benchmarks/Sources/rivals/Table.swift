import Foundation

/// The results in Markdown.
struct Table {
  let machine: Machine
  let options: SetOptions
  let rounds: Int
  /// Poses of the wide set that lie beyond a singularity.
  let beyond: Int
  let results: [Result]

  var markdown: String {
    ([heading, times, answers, runsOn] + (absent.isEmpty ? [] : [absent]) + [comparisons])
      .joined(separator: "\n\n") + "\n"
  }

  private var ran: [(rival: Rival, score: Score)] {
    results.compactMap { result in result.score.map { (result.rival, $0) } }
  }

  private func score(_ name: String) -> Score? { ran.first { $0.rival.name == name }?.score }

  private var heading: String {
    let about =
      "\(options.poses) poses a set, seed \(options.seed), \(rounds) rounds; "
      + "\(beyond) of the wide set's poses lie beyond a singularity"
    return (machine.lines.map { "- \($0.name): \($0.value)" } + ["- \(about)"]).joined(separator: "\n")
  }

  private var times: String {
    rows(
      [
        "µs a pose", "cold: min", "median", "spread", "warm: min", "median", "spread", "one step",
        "times batch",
      ],
      ran.map { rival, score in
        [
          title(rival), micro(score.cold.minimum), micro(score.cold.median), percent(score.cold.spread),
          micro(score.warm.minimum), micro(score.warm.median), percent(score.warm.spread),
          score.nanosecondsPerStep.map(micro) ?? "–",
          this(self.score("batch").map { score.cold.minimum / $0.cold.minimum }, "%.1f"),
        ]
      })
  }

  private var answers: String {
    rows(
      [
        "answers", "cold: steps", "found", "refused", "wrong", "warm: steps", "found", "wide: found",
        "another",
        "refused", "silently wrong",
      ],
      ran.map { rival, score in
        let (cold, warm, wide) = (score.coldTally, score.warmTally, score.wideTally)
        return [
          title(rival), fixed(cold.meanIterations, "%.2f"), "\(cold.found)", "\(cold.refused)",
          "\(cold.silentlyWrong + cold.other)", fixed(warm.meanIterations, "%.2f"), "\(warm.found)",
          "\(wide.found)", "\(wide.other)", "\(wide.refused)", "\(wide.silentlyWrong)",
        ]
      })
  }

  private var runsOn: String {
    ran.map { "- \($0.rival.title): \($0.score.about)" }.joined(separator: "\n")
  }

  private var absent: String {
    results.compactMap { result in
      if case .notRun(let reason) = result.outcome {
        "- \(result.rival.title): not run: \(reason)"
      } else {
        nil
      }
    }.joined(separator: "\n")
  }

  /// The comparisons for which the table is made.
  private var comparisons: String {
    let fastest = ran.filter { if case .c = $0.rival.make { true } else { false } }
      .min { $0.score.cold.minimum < $1.score.cold.minimum }
    let dgels = score("newton_dgels")
    var lines: [String] = []
    func compare(_ words: String, _ ratio: Double?) {
      lines.append("- \(words): \(this(ratio, "%.2f"))")
    }
    func ratio(_ a: Double?, _ b: Double?) -> Double? { a.flatMap { a in b.map { a / $0 } } }
    compare(
      "careful, with stiffness, over C Newton with dgels, cold",
      ratio(score("careful")?.cold.minimum, dgels?.cold.minimum))
    compare(
      "one step of careful over one step of C Newton with dgels",
      ratio(score("careful")?.nanosecondsPerStep, dgels?.nanosecondsPerStep))
    for (name, words) in [("batch", "batch on one core"), ("batch-avx2", "batch with the AVX2 kernel")] {
      compare(
        "fastest rival in C (\(fastest?.rival.title ?? "none")) over \(words), cold",
        ratio(fastest?.score.cold.minimum, score(name)?.cold.minimum))
    }
    for (name, words) in [("from_python", "with stiffness"), ("from_python_plain", "without stiffness")] {
      for rival in ran where ["batched_solve", "jax_newton", "pinocchio_newton"].contains(rival.rival.name) {
        compare(
          "\(rival.rival.title) over batch from Python, \(words), cold",
          ratio(rival.score.cold.minimum, score(name)?.cold.minimum))
      }
    }
    return lines.joined(separator: "\n")
  }

  private func title(_ rival: Rival) -> String { rival.make.isOwn ? "**\(rival.title)**" : rival.title }

  private func rows(_ head: [String], _ body: [[String]]) -> String {
    let line = { (cells: [String]) in "| " + cells.joined(separator: " | ") + " |" }
    let rule = "|---|" + String(repeating: "---:|", count: head.count - 1)
    return ([line(head), rule] + body.map(line)).joined(separator: "\n")
  }

  private func micro(_ nanoseconds: Double) -> String { significant(nanoseconds / 1000) }
  private func percent(_ part: Double) -> String { fixed(100 * part, "%.0f") + " %" }
  private func fixed(_ value: Double, _ format: String) -> String { String(format: format, value) }
  private func this(_ value: Double?, _ format: String) -> String { value.map { fixed($0, format) } ?? "–" }
}

/// Three significant digits, as many decimals as that takes.
func significant(_ value: Double) -> String {
  guard value.isFinite, value > 0 else { return "–" }
  return String(format: "%.\(max(0, 2 - Int(log10(value).rounded(.down))))f", value)
}
