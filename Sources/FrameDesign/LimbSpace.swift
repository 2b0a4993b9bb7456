import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import TreatmentModel

/// Frames of two levels: which rings they have, how the rings of stated mountings are turned, and the numbers that are chosen.
struct LimbFrame: Sendable, Hashable {
  /// Number of a set of rings.
  var rings: Int
  /// Of each level whose mounting is stated, radians.
  var rotations: [Double]
  /// Of each ``LimbSpace/dimensions``, mm.
  var values: [Double]
}

/// Bounds with everything that was left open taken from a case of two levels.
///
/// Levels stand in the order in which they follow each other: first the one that says where the middle ring is, then the other. So
/// frames that differ in the last number alone have the first level's frame in common.
struct LimbSpace: Sendable {
  /// A number that is chosen.
  struct Dimension: Sendable {
    enum Kind: Sendable { case height, axialOffset }

    let kind: Kind
    let level: Int
    /// Mm.
    let range: ClosedRange<Double>
    let typed: Double
  }

  /// A level whose mounting is stated, and to which its reference ring may be turned.
  struct Turn: Sendable {
    let level: Int
    let rotations: [Double]
    let step: Double
  }

  let typed: Treatment
  let dimensions: [Dimension]
  let turns: [Turn]
  /// From proximal to distal, the typed set first.
  let ringSets: [[RingHardware]]
  /// The classes that are to be had at each level.
  let classes: [[StrutHardware]]
  /// Whether each strut of a level stays at its number as the case has it.
  let keepsStruts: [Bool]
  /// From one number to the next, mm.
  let step: Double
  let mostFrames: Int
  /// The case with each set of rings.
  private let bases: [Treatment]

  /// - Throws: ``PlanningError/Code/nothingToChoose`` where a frame is there already.
  init(_ typed: Treatment, _ bounds: DesignBounds) throws(PlanningError) {
    (self.typed, mostFrames) = (typed, bounds.mostFrames)
    var (dimensions, turns) = ([Dimension](), [Turn]())
    for id in try typed.levelsAsTheyFollow() {
      guard let level = typed[id] else { continue }
      if level.own.followed != .reference {
        let offset = level.mounting.axialOffset
        let range = bounds.axialOffsets.map { offset < 0 ? -$0.upperBound...(-$0.lowerBound) : $0 }
        dimensions.append(
          Dimension(
            kind: .axialOffset, level: id.index, range: range ?? DesignSpace.offsets(round: offset),
            typed: offset))
        let ring = level.limb.reference == .proximal ? level.proximalRing : level.distalRing
        let step = ring.holeStep ?? DesignBounds.usualHoleStep
        turns.append(
          Turn(
            level: id.index,
            rotations: DesignSpace.rotations(round: level.mounting.rotation, step, bounds.rotationReach),
            step: step))
      }
      if case .chronic(let height) = level.mode {
        dimensions.append(
          Dimension(
            kind: .height, level: id.index, range: bounds.heights ?? DesignRanges.heights(round: height),
            typed: height))
      }
    }
    (self.dimensions, self.turns) = (dimensions, turns)
    let (sets, stock) = (LimbSpace.ringSets(typed, bounds), LimbStock(typed, bounds.classes))
    (ringSets, classes, keepsStruts) = (sets, stock.classes, stock.keepsStruts)
    bases = sets.map { typed.with(rings: $0, insteadOf: sets[0]).with(stock) }
    let others = turns.reduce(sets.count) { $0 * $1.rotations.count }
    step = LimbSpace.step(dimensions, others: others, most: bounds.mostFrames)
  }

  /// 1 mm where that makes no more frames than are to be tried, else what makes half of them, so that there are some left to be tried
  /// between the best.
  private static func step(_ dimensions: [Dimension], others: Int, most: Int) -> Double {
    func count(_ step: Double) -> Double {
      dimensions.reduce(Double(others)) { $0 * Double(values($1, step).count) }
    }
    guard count(1) > Double(most) else { return 1 }
    let widest = dimensions.reduce(1) { max($0, ($1.range.upperBound - $1.range.lowerBound).rounded(.up)) }
    return stride(from: 2, through: widest, by: 1).first { count($0) <= Double(most) / 2 } ?? widest
  }

  private static func values(_ dimension: Dimension, _ step: Double) -> [Double] {
    DesignSpace.values(dimension.range, dimension.typed, step)
  }

  private static func ringSets(_ typed: Treatment, _ bounds: DesignBounds) -> [[RingHardware]] {
    let own = [typed.proximalRing] + typed.levels.map(\.distalRing)
    let places: [[Ring.Place]] = [[.proximal], [.distal, .proximal], [.distal]]
    func serves(_ rings: [RingHardware]) -> Bool {
      // A part ring serves only where it has all joints.
      rings.count == own.count
        && rings.indices.allSatisfy { ring in
          rings[ring] == own[ring] || places[ring].allSatisfy { rings[ring].jointsOffArc($0).isEmpty }
        }
    }
    return bounds.ringSets.filter(serves).reduce(into: [own]) { if !$0.contains($1) { $0.append($1) } }
  }

  // MARK: - Frames

  /// Numbers of a dimension, nearest to the typed one first.
  func values(_ dimension: Dimension) -> [Double] {
    LimbSpace.values(dimension, step).sorted {
      (abs($0 - dimension.typed), $0) < (abs($1 - dimension.typed), $1)
    }
  }

  /// How many frames lie ``step`` apart.
  var count: Int {
    let others = turns.reduce(ringSets.count) { $0 * $1.rotations.count }
    return dimensions.reduce(others) { $0 * values($1).count }
  }

  /// All frames without their last number, those nearest to what was typed first: a search that is ended has seen what is likeliest
  /// to serve.
  var rows: [LimbFrame] {
    var places: [(values: [Double], distance: Double)] = [([], 0)]
    for dimension in dimensions.dropLast() {
      places = places.flatMap { place in
        values(dimension).map {
          (values: place.values + [$0], distance: place.distance + abs($0 - dimension.typed))
        }
      }
    }
    places.sort {
      $0.distance != $1.distance
        ? $0.distance < $1.distance : $0.values.lexicographicallyPrecedes($1.values)
    }
    let rotations: [[Double]] = turns.reduce([[]]) { all, turn in
      all.flatMap { before in turn.rotations.map { before + [$0] } }
    }
    return places.flatMap { place in
      rotations.flatMap { rotations in
        ringSets.indices.map { LimbFrame(rings: $0, rotations: rotations, values: place.values) }
      }
    }
  }

  /// The frames of which each number is so far away at most, within the bounds.
  func neighbours(of frame: LimbFrame, _ distance: Double) -> [LimbFrame] {
    dimensions.indices.reduce([frame]) { frames, index in
      frames.flatMap { frame in
        [0, -distance, distance].compactMap { change in
          var other = frame
          other.values[index] += change
          return dimensions[index].range.contains(other.values[index]) ? other : nil
        }
      }
    }
  }

  /// The case with frames.
  func treatment(_ frame: LimbFrame) -> Treatment {
    var treatment = bases[frame.rings]
    for (turn, rotation) in zip(turns, frame.rotations) {
      treatment.levels[turn.level].mounting.rotation = rotation
    }
    for (dimension, value) in zip(dimensions, frame.values) {
      switch dimension.kind {
      case .height: treatment.levels[dimension.level].mode = .chronic(neutralHeight: value)
      case .axialOffset: treatment.levels[dimension.level].mounting.axialOffset = value
      }
    }
    return treatment
  }

  /// How frames are built, level by level.
  func frames(_ frame: LimbFrame) -> [DesignFrame] {
    let rings = ringSets[frame.rings]
    return typed.levels.indices.map { level in
      func value(_ kind: Dimension.Kind) -> Double? {
        zip(dimensions, frame.values).first { $0.0.kind == kind && $0.0.level == level }?.1
      }
      return DesignFrame(
        proximalRing: rings[level], distalRing: rings[level + 1], neutralHeight: value(.height),
        axialOffset: value(.axialOffset),
        rotation: zip(turns, frame.rotations).first { $0.0.level == level }?.1, classes: classes[level],
        keepsStruts: keepsStruts[level])
    }
  }

  /// What is said of it.
  var scope: DesignScope {
    let levels = typed.levels.indices.map { level in
      let turn = turns.first { $0.level == level }
      func range(_ kind: Dimension.Kind) -> ClosedRange<Double>? {
        dimensions.first { $0.kind == kind && $0.level == level }?.range
      }
      return DesignScope.OfLevel(
        level: LevelID(level), heights: range(.height), axialOffsets: range(.axialOffset),
        rotations: turn?.rotations ?? [], rotationStep: turn?.step ?? 0,
        keepsStruts: keepsStruts[level])
    }
    func once<Value: Equatable>(_ values: [Value]) -> [Value] {
      values.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
    return DesignScope(
      rings: once(ringSets.flatMap { $0 }), classes: once(classes.flatMap { $0 }), levels: levels, step: step,
      mostFrames: mostFrames, count: count)
  }
}
