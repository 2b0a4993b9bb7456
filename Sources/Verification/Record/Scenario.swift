/// A named situation in which the program is measured.
package struct Scenario: Sendable {
  package let name: String
  package let kind: Kind
  private let body: @Sendable () throws -> [Figure]

  /// What it is a situation of.
  package enum Kind: String, Sendable, CaseIterable {
    case schedules, levels, reviews, films, outside, exact

    /// As a heading.
    package var title: String {
      switch self {
      case .schedules: "Corrections of one level"
      case .levels: "Two levels and missing bone"
      case .reviews: "Mistakes in schedules, and corrections that go on"
      case .films: "Films"
      case .outside: "Numbers from outside"
      case .exact: "Exact results"
      }
    }
  }

  init(_ name: String, _ kind: Kind, _ body: @escaping @Sendable () throws -> [Figure]) {
    (self.name, self.kind, self.body) = (name, kind, body)
  }

  /// Whether its name has a text in it, capitals or not.
  package func isCalled(_ part: String) -> Bool { name.lowercased().contains(part.lowercased()) }

  /// Measures.
  func measured() -> Outcome {
    do {
      let figures = try body()
      let failure = figures.isEmpty ? "nothing was measured" : nil
      return Outcome(name: name, kind: kind, figures: figures, failure: failure)
    } catch {
      return Outcome(name: name, kind: kind, figures: [], failure: "\(error)")
    }
  }

  /// What came of it.
  package struct Outcome: Sendable, Equatable {
    package let name: String
    package let kind: Kind
    package let figures: [Figure]
    /// Why nothing could be measured.
    package let failure: String?

    package init(name: String, kind: Kind, figures: [Figure], failure: String?) {
      (self.name, self.kind, self.figures, self.failure) = (name, kind, figures, failure)
    }

    package var holds: Bool { failure == nil && figures.allSatisfy(\.holds) }
  }
}

/// Why nothing could be measured.
struct Unmeasured: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
