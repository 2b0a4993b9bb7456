import HexapodKinematics
import TreatmentModel

/// A frame in several states, as it was read and measured: what ``FrameSolver`` takes.
public struct FrameStates: Sendable, Equatable {
  /// A number with one standard deviation, in the program's units; one that is 0 is taken as exact.
  public struct Number: Sendable, Equatable {
    /// Millimetres or radians.
    public var value: Double
    /// The same, ≥ 0.
    public var standardDeviation: Double

    /// A number.
    public init(_ value: Double, standardDeviation: Double = 0) {
      (self.value, self.standardDeviation) = (value, standardDeviation)
    }
  }

  /// One standard deviation of a length that a caliper measured and of which none is stated, mm.
  public static let usualDeviation = 0.5

  /// How the two rings are alike.
  public enum Rings: String, Sendable, CaseIterable {
    /// Joint radius and half-angle of both are the same.
    case equal
    /// Each has its own.
    case own
  }

  /// How the rings' joint offsets are alike.
  public enum JointOffsets: String, Sendable, CaseIterable {
    /// Both are the same.
    case alike
    /// Each has its own.
    case own
  }

  /// A mark in a ring's plane whose place on the ring is known.
  public struct Mark: Sendable, Equatable {
    /// What it is called.
    public var name: String
    /// Whose it is.
    public var ring: FragmentEnd
    /// Distance from the ring's axis, mm.
    public var radius: Number
    /// Anticlockwise seen from proximal, from the master tab, radians.
    public var azimuth: Double

    /// A mark.
    public init(_ name: String, on ring: FragmentEnd, radius: Number, azimuth: Double) {
      (self.name, self.ring, self.radius, self.azimuth) = (name, ring, radius, azimuth)
    }
  }

  /// An end of a distance.
  public enum Place: Sendable, Equatable {
    /// The centre of a ring's joint.
    case joint(FragmentEnd, StrutNumber)
    /// A mark, by its index.
    case mark(Int)
  }

  /// A distance that was measured.
  public struct Distance: Sendable, Equatable {
    /// Its ends.
    public var from, to: Place
    /// Millimetres.
    public var distance: Number

    /// A distance.
    public init(from: Place, to: Place, _ distance: Number) {
      (self.from, self.to, self.distance) = (from, to, distance)
    }
  }

  /// How the distal ring stands in a state.
  public enum Stance: Sendable, Equatable {
    /// Parallel to the proximal one and in line with it: distance of the rings' planes, and by how much it is turned about the axis,
    /// anticlockwise seen from proximal.
    case parallel(height: Number, turned: Number)
    /// Nobody knows; it is estimated too.
    case unknown
  }

  /// A state of the frame.
  public struct State: Sendable, Equatable {
    /// What it is called.
    public var name: String
    /// What the six scales show, mm.
    public var readings: PerStrut<Double>
    /// How the distal ring stands.
    public var stance: Stance
    /// Between points of the two rings.
    public var distances: [Distance]

    /// A state.
    public init(_ name: String, _ readings: PerStrut<Double>, _ stance: Stance, distances: [Distance] = []) {
      (self.name, self.readings, self.stance, self.distances) = (name, readings, stance, distances)
    }
  }

  /// What the frame is called.
  public var name: String
  /// How the rings are alike.
  public var rings: Rings
  /// How the joint offsets are alike.
  public var jointOffsets: JointOffsets
  /// What is known of the rings by other measurements; of what is alike the proximal ring's.
  public var known: [RingNumber: Number] = [:]
  /// To which multiple of what the scales were read, mm; nil for what the readings tell.
  public var resolution: Double?
  /// What the scales show, mm; nil where nobody says.
  public var range: ClosedRange<Double>?
  /// One standard deviation of a reading besides its rounding, mm.
  public var readingDeviation = 0.0
  /// Marks.
  public var marks: [Mark] = []
  /// States.
  public var states: [State]
  /// Between points of one ring, whatever the state.
  public var distances: [Distance] = []

  /// A frame in its states.
  public init(_ name: String, rings: Rings, jointOffsets: JointOffsets, _ states: [State]) {
    (self.name, self.rings, self.jointOffsets, self.states) = (name, rings, jointOffsets, states)
  }

  /// The ring whose number stands for another's.
  func owner(_ number: RingNumber) -> RingNumber {
    let isShared = number.dimension == .jointOffset ? jointOffsets == .alike : rings == .equal
    return isShared ? RingNumber(.proximal, number.dimension) : number
  }

  /// Whose a place is.
  func ring(_ place: Place) -> FragmentEnd {
    switch place {
    case .joint(let end, _): end
    case .mark(let index): marks[index].ring
    }
  }
}

/// A dimension of one of the two rings.
public struct RingNumber: Sendable, Hashable {
  /// Whose.
  public let end: FragmentEnd
  /// Which.
  public let dimension: RingDimension

  /// A dimension of a ring.
  public init(_ end: FragmentEnd, _ dimension: RingDimension) {
    (self.end, self.dimension) = (end, dimension)
  }

  /// Those that are measured.
  public static let measured: [RingDimension] = [.jointRadius, .halfAngle, .jointOffset]
}
