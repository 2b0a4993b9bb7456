import CaseFiles
import CorrectionPlanning
import FrameDesign
import RigidMotion
import TextOutput
import TreatmentModel

/// What `fixator design` is asked, in the words of its options.
public struct DesignRequest: Sendable {
  /// Names of rings of the catalogue; nil for the case's own two, each with those next in size.
  public var rings: [String]?
  /// Names of strut classes of the case or the catalogue; nil for those of the case.
  public var struts: [String]?
  /// Neutral heights, mm.
  public var heights: ClosedRange<Double>?
  /// Axial offsets of the reference ring, mm, to the side of the origin that the case says.
  public var axialOffsets: ClosedRange<Double>?
  /// How far the reference ring may be turned to either side, degrees.
  public var rotation: Double?
  /// Frames to try at most.
  public var frames: Int?
  /// Draws of uncertain inputs, for each frame.
  public var draws = 200
  /// From which they follow.
  public var seed: UInt64 = 1
  /// Threads; they change nothing in the output.
  public var jobs = 1

  /// Everything left open.
  public init() {}

  /// - Throws: ``CommandRefusal`` for a name that is none.
  func bounds(_ level: TreatedLevel) throws(CommandRefusal) -> DesignBounds {
    let catalogue: Catalogue
    do throws(CaseFileErrors) { catalogue = try Catalogue.builtIn() } catch {
      throw CommandRefusal("\(error)")
    }
    var bounds = DesignBounds()
    bounds.heights = heights
    bounds.axialOffsets = axialOffsets.map { range in
      level.mounting.axialOffset < 0 ? -range.upperBound...(-range.lowerBound) : range
    }
    if let rotation { bounds.rotationReach = radians(rotation) }
    if let frames { bounds.mostFrames = frames }
    if let rings {
      let found = try rings.map { (name) throws(CommandRefusal) in
        try DesignRequest.named("--rings", { () throws(UnknownHardware) in try catalogue.ring(name) })
      }
      (bounds.proximalRings, bounds.distalRings) = (found, found)
    } else {
      bounds.proximalRings = catalogue.neighbours(of: level.proximalRing)
      bounds.distalRings = catalogue.neighbours(of: level.distalRing)
    }
    bounds.classes = try struts?.map { (name) throws(CommandRefusal) in
      if let own = level.knownClasses.first(where: { $0.name == name }) { return own }
      return try DesignRequest.named("--struts", { () throws(UnknownHardware) in try catalogue.strut(name) })
    }
    return bounds
  }

  private static func named<Hardware>(
    _ option: String, _ find: () throws(UnknownHardware) -> Hardware
  ) throws(CommandRefusal) -> Hardware {
    do throws(UnknownHardware) { return try find() } catch { throw CommandRefusal("\(option): \(error)") }
  }
}

extension Catalogue {
  /// A ring with the whole rings next in size, a part ring with the whole one of its size too; itself alone where the catalogue has none.
  fileprivate func neighbours(of own: RingHardware) -> [RingHardware] {
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
  /// Radius of its joints, mm; nil where each joint has a place of its own.
  fileprivate var circle: Double? { shape[.jointRadius] ?? shape[.holeCircleRadius] }
}

extension TreatedLevel {
  /// Those that the case brings along.
  fileprivate var knownClasses: [StrutHardware] {
    switch struts {
    case .automatic(let classes): classes + strutClasses
    case .given(let struts): Array(struts) + strutClasses
    }
  }
}
