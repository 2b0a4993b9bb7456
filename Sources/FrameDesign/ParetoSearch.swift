import CorrectionPlanning

/// Finds frames of which no other is better in everything, and plans only as many as that takes.
///
/// Of a frame that is not planned yet the margin is known from above and the rest exactly. So the best of a question (most margin
/// among those of at most so many changes, say) is found when the one that comes first by what is known is planned: the others
/// cannot come before it. Every question orders by all four figures, so that whatever answers it is dominated by no frame.
struct ParetoSearch {
  /// What is asked.
  private struct Question {
    var (visits, changes) = (Int.max, Int.max)
    var leastStiffness = -Double.infinity
    var isForStiffness = false

    func admits(_ figures: FrameFigures) -> Bool {
      figures.visits <= visits && figures.changes <= changes && figures.stiffness >= leastStiffness
    }

    /// Whether one comes before another.
    func prefers(_ one: DesignCandidate, _ other: DesignCandidate) -> Bool {
      let (a, b) = (one.figures, other.figures)
      let (first, second) = isForStiffness ? (a.stiffness, b.stiffness) : (a.margin, b.margin)
      if first != second { return first > second }
      let (third, fourth) = isForStiffness ? (a.margin, b.margin) : (a.stiffness, b.stiffness)
      if third != fourth { return third > fourth }
      return (a.visits, a.changes, one.index) < (b.visits, b.changes, other.index)
    }
  }

  private(set) var candidates: [DesignCandidate]
  /// So many were planned in full.
  private(set) var planned = 0
  /// Makes several candidates known better.
  private let refine: ([DesignCandidate]) -> [DesignCandidate]
  /// Whether so many more may be looked at.
  private let goesOn: (Int) -> Bool
  private(set) var isEnded = false

  /// So many frames of the same visits and changes are in a table.
  private static let mostOfAClass = 4
  /// So many numbers of visits and changes are looked at.
  private static let mostClasses = 8
  /// Made better known at a time, so that threads have something to do.
  private static let batch = 8

  /// Of a search that was ended before anything was planned, at most so many batches of what is likeliest are planned all the same.
  private static let mostLast = 16

  init(
    _ candidates: [DesignCandidate], goesOn: @escaping (Int) -> Bool,
    refine: @escaping ([DesignCandidate]) -> [DesignCandidate]
  ) {
    (self.candidates, self.goesOn, self.refine) = (candidates, goesOn, refine)
  }

  /// At most so many frames, in the order of a table.
  mutating func front(atMost most: Int) -> [DesignCandidate] {
    var found: [DesignCandidate] = []
    func add(_ candidate: DesignCandidate) {
      if !found.contains(where: { $0.index == candidate.index || $0.figures == candidate.figures }) {
        found.append(candidate)
      }
    }
    var classes = 0
    while classes < ParetoSearch.mostClasses, found.count < most, !isEnded {
      guard let next = nextClass(behind: found) else { break }
      classes += 1
      looked.append(next)
      var question = Question(visits: next.visits, changes: next.changes)
      guard let roomiest = answer(question) else { continue }
      add(roomiest)
      question.isForStiffness = true
      guard let stiffest = answer(question) else { continue }
      add(stiffest)
      question.isForStiffness = false
      let (low, high) = (roomiest.figures.stiffness, stiffest.figures.stiffness)
      let between = ParetoSearch.mostOfAClass - 2
      for part in 1...between where high > low {
        question.leastStiffness = low + (high - low) * Double(part) / Double(between + 1)
        if let found = answer(question) { add(found) }
      }
    }
    if isEnded, found.isEmpty {
      planLikeliest()
      // Of what was planned until then.
      let known = candidates.filter { $0.knowledge == .planned }
      for one in known where !known.contains(where: { $0.figures.dominates(one.figures) }) { add(one) }
    }
    return Array(
      found.sorted {
        let (a, b) = ($0.figures, $1.figures)
        return (a.visits, a.changes, -a.margin, -a.stiffness, $0.index)
          < (b.visits, b.changes, -b.margin, -b.stiffness, $1.index)
      }.prefix(most))
  }

  /// Numbers of visits and changes that were looked at.
  private var looked: [(visits: Int, changes: Int)] = []

  /// The fewest visits, then changes, of a frame that might be better in margin or stiffness than all that have no more of both.
  private func nextClass(behind found: [DesignCandidate]) -> (visits: Int, changes: Int)? {
    var next: (visits: Int, changes: Int)?
    for candidate in candidates where candidate.knowledge != .refused {
      let own = (candidate.figures.visits, candidate.figures.changes)
      if looked.contains(where: { $0 == own }) { continue }
      if let next, !(own < next) { continue }
      if found.contains(where: { $0.figures.dominates(candidate.figures) }) { continue }
      next = (own.0, own.1)
    }
    return next
  }

  /// The first of all that a question admits; nil where there is none, or the search was ended.
  private mutating func answer(_ question: Question) -> DesignCandidate? {
    while !isEnded {
      let first = first(question) { _ in true }
      guard let best = first.first else { return nil }
      if best.knowledge == .planned { return best }
      let open = first.filter { $0.knowledge != .planned }
      guard goesOn(open.count) else {
        isEnded = true
        return nil
      }
      know(open)
    }
    return nil
  }

  /// A batch of those that a question admits, the best first.
  private func first(
    _ question: Question, where belongs: (DesignCandidate.Knowledge) -> Bool
  ) -> [DesignCandidate] {
    var first: [DesignCandidate] = []
    for candidate in candidates
    where candidate.knowledge != .refused && belongs(candidate.knowledge)
      && question.admits(candidate.figures)
    {
      if first.count == ParetoSearch.batch {
        guard question.prefers(candidate, first[first.count - 1]) else { continue }
        first.removeLast()
      }
      first.insert(candidate, at: first.firstIndex { question.prefers(candidate, $0) } ?? first.count)
    }
    return first
  }

  private mutating func know(_ open: [DesignCandidate]) {
    planned += open.count { $0.knowledge == .sketched }
    for candidate in refine(open) { candidates[place(of: candidate.index)] = candidate }
  }

  /// Where a search was ended with frames sketched and none planned, there would be nothing to show.
  private mutating func planLikeliest() {
    looked = []
    for _ in 0..<ParetoSearch.mostLast where !candidates.contains(where: { $0.knowledge == .planned }) {
      guard let (visits, changes) = nextClass(behind: []) else { return }
      let question = Question(visits: visits, changes: changes)
      let sketched = first(question) { $0 == .sketched }
      know(sketched.isEmpty ? first(question) { $0 == .tried } : sketched)
    }
  }

  /// Candidates stand in the order of their indices.
  private func place(of index: Int) -> Int {
    var (low, high) = (0, candidates.count)
    while low < high {
      let middle = (low + high) / 2
      if candidates[middle].index < index { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
