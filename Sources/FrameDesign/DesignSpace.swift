import Glibc
import HexapodKinematics
import RigidMotion
import TreatmentModel

/// Bounds with everything that was left open taken from a case of one level, and all frames within them.
struct DesignSpace: Sendable {
  let typed: TreatedLevel
  /// The frame as it was typed, with the classes that are to be had.
  let typedFrame: DesignFrame
  /// Each once.
  let rings: [RingHardware]
  /// Mm.
  let heights: ClosedRange<Double>
  /// Mm, signed.
  let axialOffsets: ClosedRange<Double>
  /// To which the ring is turned, radians, signed as ``Mounting/rotation``; the typed one first.
  let rotations: [Double]
  /// From one to the next, radians.
  let rotationStep: Double
  /// The classes that are to be had.
  let classes: [StrutHardware]
  /// Whether each strut stays at its number as the case has it.
  let keepsStruts: Bool
  /// From one height or offset to the next, mm.
  let step: Double
  /// As many as were asked for at most: rings and turns alone may make more.
  let mostFrames: Int
  /// All of them, those nearest to what was typed first.
  let frames: [DesignFrame]

  /// - Parameter height: the neutral height of the case, mm.
  init(_ typed: TreatedLevel, height: Double, _ bounds: DesignBounds) {
    (self.typed, mostFrames) = (typed, bounds.mostFrames)
    let offset = typed.mounting.axialOffset
    heights = bounds.heights ?? DesignRanges.heights(round: height)
    axialOffsets = bounds.axialOffsets ?? DesignSpace.offsets(round: offset)
    let own = bounds.classes ?? DesignSpace.classes(of: typed)
    classes = own
    let keeps = bounds.classes == nil && typed.keepsStruts
    keepsStruts = keeps
    let reference = typed.limb.reference == .proximal ? typed.proximalRing : typed.distalRing
    rotationStep = reference.holeStep ?? DesignBounds.usualHoleStep
    // A declared pose goes round the limb with the reference ring: where it was declared, that ring stays as it was turned.
    rotations =
      typed.neutral == .inLine
      ? DesignSpace.rotations(round: typed.mounting.rotation, rotationStep, bounds.rotationReach)
      : [typed.mounting.rotation]
    let pairs = DesignSpace.pairs(typed, bounds)
    rings = pairs.reduce(into: []) { rings, pair in
      for ring in [pair.proximal, pair.distal] where !rings.contains(ring) { rings.append(ring) }
    }
    let most = max(1, Double(bounds.mostFrames) / Double(max(1, pairs.count * rotations.count)))
    func width(_ range: ClosedRange<Double>) -> Double { range.upperBound - range.lowerBound + 1 }
    step = max(1, (width(heights) * width(axialOffsets) / most).squareRoot().rounded(.up))
    typedFrame = DesignFrame(
      proximalRing: typed.proximalRing, distalRing: typed.distalRing, neutralHeight: height,
      axialOffset: offset, rotation: typed.mounting.rotation, classes: own, keepsStruts: keeps)
    var places = DesignSpace.places(heights, height, axialOffsets, offset, step)
    if !typed.neutral.isRoundBone {
      places = DesignSpace.following(
        heights, height, axialOffsets, offset, step, movingSign: typed.limb.movingSign)
    }
    let rotations = rotations
    frames = places.flatMap { place in
      rotations.flatMap { rotation in
        pairs.map {
          DesignFrame(
            proximalRing: $0.proximal, distalRing: $0.distal, neutralHeight: place.height,
            axialOffset: place.offset, rotation: rotation, classes: own, keepsStruts: keeps)
        }
      }
    }
  }

  /// What is said of it.
  var scope: DesignScope {
    DesignScope(
      rings: rings, classes: classes,
      levels: [
        DesignScope.OfLevel(
          level: typed.id, heights: heights, axialOffsets: axialOffsets, rotations: rotations,
          rotationStep: rotationStep, keepsStruts: keepsStruts)
      ], step: step, mostFrames: mostFrames, count: frames.count)
  }

  /// On the same side of the origin.
  static func offsets(round typed: Double) -> ClosedRange<Double> {
    let reach = DesignBounds.offsetReach
    guard typed != 0 else { return -reach...reach }
    return typed > 0 ? max(0, typed - reach)...(typed + reach) : (typed - reach)...min(0, typed + reach)
  }

  /// Of a case: those to choose from, or those that are mounted and those that are to be had besides.
  static func classes(of typed: TreatedLevel) -> [StrutHardware] {
    switch typed.struts {
    case .automatic(let classes): return classes
    case .given(let struts):
      var classes: [StrutHardware] = []
      for strut in struts where !classes.contains(strut) { classes.append(strut) }
      // Nobody changes to threaded rods by chance.
      let isRod = classes.contains { $0.thread != nil }
      for other in typed.strutClasses where !classes.contains(other) && (isRod || other.thread == nil) {
        classes.append(other)
      }
      return classes
    }
  }

  /// The typed one, then by distance, the positive one first.
  static func rotations(round typed: Double, _ step: Double, _ reach: Double) -> [Double] {
    let steps =
      step > 0 && (0...Double.pi).contains(reach) ? Int(min((reach / step + 1e-9).rounded(.down), 180)) : 0
    guard steps > 0 else { return [typed] }
    let all = [typed] + (1...steps).flatMap { [typed + Double($0) * step, typed - Double($0) * step] }
    // As they would be typed, so that a case that is written has them to the bit.
    let printed = all.enumerated().map { $0 == 0 ? $1 : radians((degrees($1) * 1e4).rounded() / 1e4) }
    // Half a turn to the one side and to the other is the same.
    return printed.filter { abs($0) <= radians(180) }.reduce(into: []) { kept, rotation in
      if !kept.contains(where: { abs(remainder($0 - rotation, 2 * .pi)) < 1e-9 }) { kept.append(rotation) }
    }
  }

  private static func pairs(
    _ typed: TreatedLevel, _ bounds: DesignBounds
  ) -> [(proximal: RingHardware, distal: RingHardware)] {
    func once(_ rings: [RingHardware], orElse own: RingHardware, _ place: Ring.Place) -> [RingHardware] {
      // A part ring serves only where it has all joints; of rings asked for of which none does there is no choice.
      let whole = rings.filter { $0 == own || $0.jointsOffArc(place).isEmpty }
      return rings.isEmpty ? [own] : whole.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
    let distal = once(bounds.distalRings, orElse: typed.distalRing, .distal)
    return once(bounds.proximalRings, orElse: typed.proximalRing, .proximal)
      .flatMap { one in distal.map { (one, $0) } }
  }

  /// Heights and offsets, nearest to what was typed first: a search that is ended has seen what is likeliest to serve.
  private static func places(
    _ heights: ClosedRange<Double>, _ height: Double, _ offsets: ClosedRange<Double>, _ offset: Double,
    _ step: Double
  ) -> [(height: Double, offset: Double)] {
    let all = values(offsets, offset, step).flatMap { offset in
      values(heights, height, step).map { (height: $0, offset: offset) }
    }
    func distance(_ place: (height: Double, offset: Double)) -> Double {
      abs(place.height - height) + abs(place.offset - offset)
    }
    return all.sorted { (distance($0), $0.height, $0.offset) < (distance($1), $1.height, $1.offset) }
  }

  /// Heights with the offsets that leave the moving ring where it was typed: one that leans over lies across its fragment, and would not be
  /// round it any more.
  private static func following(
    _ heights: ClosedRange<Double>, _ height: Double, _ offsets: ClosedRange<Double>, _ offset: Double,
    _ step: Double, movingSign: Double
  ) -> [(height: Double, offset: Double)] {
    values(heights, height, step).map { (height: $0, offset: offset - movingSign * ($0 - height)) }
      .filter { offsets.contains($0.offset) }
      .sorted { (abs($0.height - height), $0.height) < (abs($1.height - height), $1.height) }
  }

  static func values(_ range: ClosedRange<Double>, _ typed: Double, _ step: Double) -> [Double] {
    let whole = stride(from: range.lowerBound.rounded(.up), through: range.upperBound, by: step)
    let ends = [range.lowerBound, range.upperBound] + (range.contains(typed) ? [typed] : [])
    return Set(Array(whole) + ends).sorted()
  }
}

extension RingHardware {
  /// Between neighbouring holes of its circle, radians; nil where its holes are not known.
  var holeStep: Double? {
    guard case .holeCircle(_, let holes, _, _) = shape, holes > 0 else { return nil }
    return 2 * .pi / Double(holes)
  }
}
