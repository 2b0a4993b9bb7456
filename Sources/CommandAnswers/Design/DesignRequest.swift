import CaseFiles
import CorrectionPlanning
import FrameDesign
import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

/// What `fixator design` is asked, in the words of its options.
public struct DesignRequest: Sendable {
  /// Names of rings of the catalogue; nil for the case's own and those next in size, of two levels all three of one size.
  public var rings: [String]?
  /// Names of strut classes of the case or the catalogue; nil for those of the case.
  public var struts: [String]?
  /// Neutral heights, mm, of two levels those of each.
  public var heights: ClosedRange<Double>?
  /// Axial offsets of the reference ring, mm, to the side of the origin that the case says.
  public var axialOffsets: ClosedRange<Double>?
  /// How far the reference ring may be turned to either side, degrees; nil for 30, and 0 where a ring is part of a circle, whose opening
  /// has its place.
  public var rotation: Double?
  /// Frames to try at most.
  public var frames: Int?
  /// Draws of uncertain inputs, for each frame.
  public var draws = 200
  /// From which they follow.
  public var seed: UInt64 = 1
  /// Threads; they change nothing in the output.
  public var jobs = 1

  /// How refusals write the options.
  package var option = OptionSpelling.keys

  /// Everything left open.
  public init() {}

  /// - Throws: ``CommandRefusal`` for a name that is none.
  func bounds(_ treatment: Treatment) throws(CommandRefusal) -> DesignBounds {
    let catalogue: Catalogue
    do throws(CaseFileErrors) { catalogue = try Catalogue.builtIn() } catch {
      throw CommandRefusal("\(error)")
    }
    var bounds = DesignBounds()
    bounds.heights = heights
    let isOne = treatment.levels.count == 1
    // Of two levels each has them to its own side.
    let isDistal = isOne && treatment.levels[0].mounting.axialOffset < 0
    bounds.axialOffsets = axialOffsets.map { isDistal ? -$0.upperBound...(-$0.lowerBound) : $0 }
    if let frames { bounds.mostFrames = frames }
    let own = [treatment.proximalRing] + treatment.levels.map(\.distalRing)
    if let rotation {
      bounds.rotationReach = radians(rotation)
    } else if own.contains(where: { $0.arc != nil }) {
      bounds.rotationReach = 0
    }
    if let rings {
      let found = try rings.map { (name) throws(CommandRefusal) in
        try named("rings", { () throws(UnknownHardware) in try catalogue.ring(name) })
      }
      // A name that the case has is the case's ring, with its plates and measured joints.
      let places = own.map { own in found.map { $0.name == own.name ? own : $0 } }
      try refuse(places, own)
      (bounds.proximalRings, bounds.distalRings) = (places[0], places[places.count - 1])
      if !isOne { bounds.ringSets = DesignRequest.sets(of: places) }
    } else if isOne {
      bounds.proximalRings = catalogue.neighbours(of: own[0])
      bounds.distalRings = catalogue.neighbours(of: own[1])
    } else {
      // All of one size, but for foot plates, in whose place no ring goes round the foot.
      bounds.ringSets = own.flatMap { catalogue.neighbours(of: $0) }.filter(catalogue.rings.contains)
        .map { ring in own.map { $0.isFootPlate ? $0 : ring } }
    }
    bounds.classes = try struts?.map { (name) throws(CommandRefusal) in
      try strutClass(name, treatment, catalogue)
    }
    return bounds
  }

  /// - Throws: ``CommandRefusal`` for a name that is none, or that of several struts.
  private func strutClass(
    _ name: String, _ treatment: Treatment, _ catalogue: Catalogue
  ) throws(CommandRefusal) -> StrutHardware {
    let known = treatment.knownClasses.filter { $0.name == name }
    guard let own = known.first else {
      return try named("struts", { () throws(UnknownHardware) in try catalogue.strut(name) })
    }
    guard known.allSatisfy({ $0 == own }) else {
      throw CommandRefusal(
        "\(option("struts")): \(name): the case has different struts of this name, and none of them is to be had six times; without "
          + "\(option("struts")) each keeps its number",
        code: "nothing-to-choose", option: "struts")
    }
    return own
  }

  /// - Throws: ``CommandRefusal`` where a ring would have joints where it is open at every place, or none of those that are asked for
  ///   has all of them at one.
  private func refuse(_ asked: [[RingHardware]], _ own: [RingHardware]) throws(CommandRefusal) {
    // A ring between two levels holds struts on both sides.
    let sides: [[Ring.Place]] =
      [[.proximal]] + own.dropFirst(2).map { _ in [.distal, .proximal] } + [[.distal]]
    func serves(_ ring: RingHardware, _ place: Int) -> Bool {
      ring == own[place] || sides[place].allSatisfy { ring.jointsOffArc($0).isEmpty }
    }
    let places = ["proximal"] + own.dropFirst(2).map { _ in "middle" } + ["distal"]
    func refusal(_ words: String) -> CommandRefusal {
      CommandRefusal(
        "\(option("rings")): \(words); a joint stands where a part ring is open, and would need a plate, or to be measured: state such a ring in the case with its plates or joints",
        code: "joint-off-arc", option: "rings")
    }
    let names = asked[0].map(\.name)
    if let ring = names.indices.first(where: { ring in !own.indices.contains { serves(asked[$0][ring], $0) } }
    ) {
      throw refusal("\(names[ring]) serves at no place of this frame")
    }
    if let place = own.indices.first(where: { place in !asked[place].contains { serves($0, place) } }) {
      throw refusal(
        "\(names.joined(separator: ", ")) \(names.count == 1 ? "serves" : "serve") not as the \(places[place]) ring"
      )
    }
  }

  /// Each ring at each place.
  private static func sets(of places: [[RingHardware]]) -> [[RingHardware]] {
    places.reduce([[]]) { sets, rings in sets.flatMap { set in rings.map { set + [$0] } } }
  }

  private func named<Hardware>(
    _ name: String, _ find: () throws(UnknownHardware) -> Hardware
  ) throws(CommandRefusal) -> Hardware {
    do throws(UnknownHardware) { return try find() } catch {
      throw CommandRefusal("\(option(name)): \(error)", code: "unknown-hardware", option: name)
    }
  }
}

extension Catalogue {
  /// A ring with the whole rings next in size, a part ring with the whole one of its size too; itself alone where the catalogue has none,
  /// and of a foot plate.
  fileprivate func neighbours(of own: RingHardware) -> [RingHardware] {
    guard !own.isFootPlate else { return [own] }
    let whole = rings.filter { $0.arc == nil && $0.jointOffsets.isEmpty && $0.circle != nil }
      .sorted { ($0.circle ?? 0, $0.name) < ($1.circle ?? 0, $1.name) }
    let isPart = own.arc != nil
    guard let place = whole.firstIndex(where: { isPart ? $0.circle == own.circle : $0 == own }) else {
      return [own]
    }
    return [own] + (isPart ? [whole[place]] : [])
      + [place - 1, place + 1].filter(whole.indices.contains).map { whole[$0] }
  }
}

extension RingHardware {
  /// Whether no whole ring goes where it does.
  fileprivate var isFootPlate: Bool { arc.map { $0.arms > 0 } ?? false }

  /// Radius of its joints, mm; nil where each joint has a place of its own.
  fileprivate var circle: Double? { shape[.jointRadius] ?? shape[.holeCircleRadius] }
}

extension Treatment {
  /// Those that the case brings along.
  fileprivate var knownClasses: [StrutHardware] {
    levels.flatMap { level in
      switch level.struts {
      case .automatic(let classes): classes
      case .given(let struts): Array(struts)
      }
    } + common.strutClasses
  }
}
