import CorrectionPlanning
import Threading
import TreatmentModel

/// Frames of a limb of two levels.
///
/// Tried are all that lie a step apart, each with the whole steps, strut changes and visits that both frames have together; then, at
/// ever smaller distances down to a millimetre, what lies round those that no other dominates.
struct LimbDesign: FrameSpace {
  private let space: LimbSpace
  private let trials: LimbTrials
  /// Those that serve.
  private var serving: [LimbFrame] = []

  /// - Throws: ``PlanningError`` where there is no choice, or the case as it is typed has no path.
  init(_ typed: Treatment, _ bounds: DesignBounds) throws(PlanningError) {
    space = try LimbSpace(typed, bounds)
    trials = try LimbTrials(typed)
  }

  var typed: Treatment { space.typed }
  var scope: DesignScope { space.scope }
  let looksAfterEnd = 96

  func treatment(_ index: Int) -> Treatment { space.treatment(serving[index]) }
  func frames(_ index: Int) -> [DesignFrame] { space.frames(serving[index]) }

  func refined(_ candidate: DesignCandidate) -> DesignCandidate {
    candidate.planned(treatment(candidate.index))
  }

  func kept(_ frames: [DesignCandidate], draws: Int, seed: UInt64, jobs: Int) -> [Int]? {
    LimbDrawsKept(space, draws: draws, seed: seed, jobs: jobs)
      .counts(frames.map { (serving[$0.index], $0.figures.changes) })
  }

  // MARK: - Trying

  /// So many frames at a time on one thread.
  private static let piece = 16
  /// So often is looked round the best at the same distance; at the smallest as often as there is something new.
  private static let mostRounds = 3

  mutating func tryAll(jobs: Int, _ watch: SearchWatch) -> TriedFrames {
    let design = self
    let last = space.dimensions[space.dimensions.count - 1]
    let (rows, values) = (space.rows, space.values(last))
    let count = rows.count * values.count
    // Of few frames all are tried.
    let total = space.step > 1 ? max(count, space.mostFrames) : count
    var pool = LimbPool()
    let done = Workers.map(
      rows.count, jobs: jobs,
      goesOn: { done in
        watch.goesOn(SearchWatch.Progress(done * values.count, of: total, "frames"))
      }
    ) { row in
      design.tried(
        values.map { value in
          var frame = rows[row]
          frame.values.append(value)
          return frame
        })
    }
    done.forEach { pool.add($0) }
    var (tried, finer) = (done.count * values.count, 0)
    var isEnded = done.count < rows.count
    var distance = space.step
    while distance > 1, !isEnded, count + finer < space.mostFrames {
      distance = (distance / 2).rounded(.up)
      for _ in 0..<(distance > 1 ? LimbDesign.mostRounds : Int.max) {
        let new = pool.front.flatMap { space.neighbours(of: $0, distance) }
          .filter { pool.known.insert($0).inserted }.prefix(space.mostFrames - count - finer)
        if new.isEmpty { break }
        // Those of one first level one after another.
        let frames = new.sorted()
        let size = LimbDesign.piece
        let before = tried
        let done = Workers.map(
          (frames.count + size - 1) / size, jobs: jobs,
          goesOn: { done in
            watch.goesOn(
              SearchWatch.Progress(before + min(done * size, frames.count), of: total, "frames"))
          }
        ) { piece in design.tried(Array(frames[(piece * size)...].prefix(size))) }
        done.forEach { pool.add($0) }
        let number = min(done.count * size, frames.count)
        (tried, finer) = (tried + number, finer + number)
        isEnded = number < frames.count
        if isEnded { break }
      }
    }
    serving = pool.serving.map(\.frame)
    return TriedFrames(
      serving: pool.serving.enumerated().map { DesignCandidate($0, sketched: $1.figures) }, tried: tried,
      total: max(tried, isEnded ? total : 0), finer: finer,
      ended: isEnded ? SearchWatch.Progress(tried, of: total, "frames") : nil)
  }

  /// Those that serve every strut, with what is known of their figures then.
  private func tried(_ frames: [LimbFrame]) -> [LimbPool.Serving] {
    var memory = LimbTrials.Memory()
    return frames.compactMap { frame in
      guard let trial = try? trials.trial(space.treatment(frame), &memory) else { return nil }
      return LimbPool.Serving(frame: frame, figures: trial.figures)
    }
  }
}

/// Frames that serve, and which of them to look round.
struct LimbPool {
  struct Serving: Sendable {
    let frame: LimbFrame
    let figures: FrameFigures
  }

  private(set) var serving: [Serving] = []
  /// All that are not to be tried again, and those that serve.
  var known: Set<LimbFrame> = []

  /// So many numbers of visits and changes are looked at.
  private static let mostClasses = 8
  /// So many frames of each.
  private static let mostOfAClass = 8

  mutating func add(_ frames: [Serving]) {
    serving += frames
    for one in frames { known.insert(one.frame) }
  }

  /// Frames that no other dominates: of the fewest visits and changes first, of equals evenly from the largest margin to the largest
  /// stiffness.
  var front: [LimbFrame] {
    let order = serving.indices.sorted {
      let (a, b) = (serving[$0].figures, serving[$1].figures)
      return (a.visits, a.changes, -a.margin, -a.stiffness, $0) < (
        b.visits, b.changes, -b.margin, -b.stiffness, $1
      )
    }
    // In this order whatever dominates another stands before it.
    var (classes, best) = ([[Int]](), [FrameFigures]())
    for index in order {
      let own = serving[index].figures
      if best.contains(where: { $0.dominates(own) || $0 == own }) { continue }
      best.append(own)
      if let last = classes.last?.first.map({ serving[$0].figures }), last.visits == own.visits,
        last.changes == own.changes
      {
        classes[classes.count - 1].append(index)
      } else {
        guard classes.count < LimbPool.mostClasses else { break }
        classes.append([index])
      }
    }
    return classes.flatMap { members -> [LimbFrame] in
      let most = LimbPool.mostOfAClass
      guard members.count > most else { return members.map { serving[$0].frame } }
      return (0..<most).map { serving[members[$0 * (members.count - 1) / (most - 1)]].frame }
    }
  }
}

extension LimbFrame: Comparable {
  /// Those of one set of rings, one rotation and one first level stand together.
  static func < (one: LimbFrame, other: LimbFrame) -> Bool {
    if one.rings != other.rings { return one.rings < other.rings }
    if one.rotations != other.rotations { return one.rotations.lexicographicallyPrecedes(other.rotations) }
    return one.values.lexicographicallyPrecedes(other.values)
  }
}
