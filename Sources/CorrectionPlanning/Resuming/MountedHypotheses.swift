import HexapodKinematics
import TreatmentModel

/// Which classes of strut six readings may be of. That the visits of a plan took place on their days is one hypothesis among
/// several: a visit may have been missed, put off or brought forward, or only some of its struts were changed.
struct MountedHypotheses {
  /// Classes that read so, and how well they fit the plan.
  struct Candidate {
    let mounted: PerStrut<StrutHardware>
    /// How far the worst strut's length is from the nearest moment of the plan, mm.
    let misfit: Double
  }

  /// A length that is off the plan's by more than this, mm, speaks against a class: turns that are missed for a day or two
  /// come to less.
  static let allowedMisfit = 2.5
  /// Of classes that explain the readings about equally well, how many are looked at.
  private static let mostCandidates = 24
  /// Combinations at one moment above which only the two nearest classes of each strut are tried.
  private static let mostCombinations = 256

  let line: PlannedTrajectory
  /// What each strut may be: what the plan has on it, in its order, then, of a strut that it changes, what else is to be had. Of a
  /// strut that is never changed it is the one class.
  private let classes: PerStrut<[StrutHardware]>

  init(_ line: PlannedTrajectory) {
    self.line = line
    let (timeline, stock) = (line.turningPlan.timeline, line.turningPlan.level.strutClasses)
    classes = PerStrut { strut in
      let start = timeline.starts[strut]
      let later = timeline.changes.filter { $0.strut.index == strut }.map(\.to)
      guard !later.isEmpty else { return [start] }
      return (later + stock.filter { $0.turnsLike(start) }).reduce(into: [start]) { known, one in
        if !known.contains(one) { known.append(one) }
      }
    }
  }

  /// Whether there is anything to be asked.
  var isOne: Bool { classes.allSatisfy { $0.count == 1 } }

  /// Whether no reading can tell classes apart but by their ranges.
  var haveOneScale: Bool {
    classes.allSatisfy { of in of.allSatisfy { $0.readingOffset == of[0].readingOffset } }
  }

  /// How far the worst strut's length is from the nearest moment of the plan, mm.
  func misfit(_ readings: StrutReadings, of mounted: PerStrut<StrutHardware>) -> Double {
    let lengths = mounted.lengths(of: readings)
    return line.setLengths.reduce(.infinity) { least, set in
      min(least, (0..<6).reduce(0) { max($0, abs(lengths[$1] - set[$1])) })
    }
  }

  /// The classes that can read so and have the limb near a place of the plan, the best first. Of classes whose scales begin at
  /// the same place nothing can be told but by their ranges; of these the one of the calendar is here if it can read so.
  ///
  /// - Parameter calendar: the classes that the plan has on by now.
  func candidates(_ readings: StrutReadings, calendar: PerStrut<StrutHardware>) -> [Candidate] {
    let options = PerStrut { strut in
      let able = ([calendar[strut]] + classes[strut]).filter {
        $0.excess(ofReading: readings[strut]) <= 0
      }
      return able.reduce(into: [StrutHardware]()) { known, one in
        if !known.contains(where: { $0.readingOffset == one.readingOffset }) { known.append(one) }
      }
    }
    guard options.allSatisfy({ !$0.isEmpty }) else { return [] }
    let lengths = PerStrut { strut in options[strut].map { $0.length(ofReading: readings[strut]) } }
    // By the place of each strut's class among its options.
    var found: [[Int]: Double] = [:]
    for set in line.setLengths {
      var fitting: [[(option: Int, misfit: Double)]] = []
      for strut in 0..<6 {
        let near = lengths[strut].indices.map { ($0, abs(lengths[strut][$0] - set[strut])) }
          .filter { $0.1 <= MountedHypotheses.allowedMisfit }
        guard !near.isEmpty else { break }
        fitting.append(near)
      }
      guard fitting.count == 6 else { continue }
      if fitting.reduce(1, { $0 * $1.count }) > MountedHypotheses.mostCombinations {
        fitting = fitting.map { Array($0.sorted { $0.misfit < $1.misfit }.prefix(2)) }
      }
      let combined = fitting.reduce([(options: [Int](), misfit: 0.0)]) { combined, strut in
        combined.flatMap { one in strut.map { (one.options + [$0.option], max(one.misfit, $0.misfit)) } }
      }
      for one in combined { found[one.options] = min(found[one.options] ?? .infinity, one.misfit) }
    }
    return found.sorted { one, other in
      one.value != other.value ? one.value < other.value : one.key.lexicographicallyPrecedes(other.key)
    }.prefix(MountedHypotheses.mostCandidates).map { chosen, misfit in
      Candidate(mounted: PerStrut { options[$0][chosen[$0]] }, misfit: misfit)
    }
  }
}

extension PerStrut<StrutHardware> {
  /// Whether all six are the same classes.
  func isSame(as other: PerStrut<StrutHardware>) -> Bool { (0..<6).allSatisfy { self[$0] == other[$0] } }

  /// `medium`, or `medium, medium, long, long, long, long`.
  var names: String {
    allSatisfy { $0.name == self[0].name } ? self[0].name : map(\.name).joined(separator: ", ")
  }
}
