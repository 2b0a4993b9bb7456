import HexapodKinematics
import TreatmentModel

/// One mistake in how a whole file of states was written down, or all that a state says of one thing.
enum StatesSlip: Equatable {
  /// All turns, or that of one state, were counted the other way round.
  case turns(state: Int?)
  /// Struts were counted from another one on, the other way round, or both; in all states or one.
  case numbering(shift: Int, isReversed: Bool, state: Int?)
  /// Two columns of readings stand in each other's place throughout, or in one state.
  case columns(StrutNumber, StrutNumber, state: Int?)
  /// Lengths of some kinds are in another unit, in all states or one.
  case unit(Lengths, LengthUnit, state: Int?)
  /// Diameters stand where radii of marks should.
  case diameters
  /// Azimuths of marks were counted clockwise.
  case azimuths
  /// Two marks of a ring have each other's name.
  case marks(Int, Int)
  /// Rings, or their joint offsets, are not alike.
  case ownRings, ownOffsets

  /// Kinds of lengths of a file.
  struct Lengths: OptionSet {
    let rawValue: Int
    static let readings = Lengths(rawValue: 1)
    static let heights = Lengths(rawValue: 2)
    static let distances = Lengths(rawValue: 4)
    static let radii = Lengths(rawValue: 8)
    /// What is stated of rings.
    static let known = Lengths(rawValue: 16)
    static let all: Lengths = [.readings, .heights, .distances, .radii, .known]
  }

  /// A unit that lengths may be in by mistake.
  enum LengthUnit: String, CaseIterable {
    case centimetres, inches

    /// How many millimetres it has.
    var millimetres: Double { self == .centimetres ? 10 : 25.4 }
  }

  /// Marks of a ring of which no two are exchanged to try, if there are more.
  private static let mostMarks = 6

  /// Those of the whole file that can change anything, the commonest first.
  static func all(_ states: FrameStates) -> [StatesSlip] {
    let turned = states.states.indices.filter { states.states[$0].isTurned }
    let turns: [StatesSlip] =
      turned.isEmpty
      ? [] : [.turns(state: nil)] + (turned.count > 1 ? turned.map { .turns(state: $0) } : [])
    let measured: [Lengths] = [
      .all, .readings, .heights, .distances, .radii, [.heights, .distances], [.heights, .distances, .radii],
      [.heights, .distances, .radii, .known], [.radii, .known],
    ]
    let units = LengthUnit.allCases.flatMap { unit in
      measured.map { StatesSlip.unit($0, unit, state: nil) }
    }
    let ringMarks = FragmentEnd.allCases.map { end in
      states.marks.indices.filter { states.marks[$0].ring == end }
    }.filter { $0.count <= mostMarks }
    let marks = ringMarks.flatMap { indices in
      indices.flatMap { other in indices.filter { $0 < other }.map { StatesSlip.marks($0, other) } }
    }
    let all =
      units + turns + readings(state: nil) + [.diameters, .azimuths] + marks + [.ownRings, .ownOffsets]
    return distinct(all, states)
  }

  /// Those of all that one state says.
  static func all(_ states: FrameStates, ofState index: Int) -> [StatesSlip] {
    distinct(
      LengthUnit.allCases.flatMap { unit in
        [Lengths.readings, .distances, .all].map { .unit($0, unit, state: index) }
      } + readings(state: index), states)
  }

  private static func readings(state: Int?) -> [StatesSlip] {
    let reversed = (0..<6).map { StatesSlip.numbering(shift: $0, isReversed: true, state: state) }
    let shifted = (1..<6).map { StatesSlip.numbering(shift: $0, isReversed: false, state: state) }
    let columns = StrutNumber.allCases.flatMap { other in
      StrutNumber.allCases.filter { $0 < other }.map { StatesSlip.columns($0, other, state: state) }
    }
    return reversed + shifted + columns
  }

  /// Those that change something into what could be, of such as do the same the first.
  private static func distinct(_ slips: [StatesSlip], _ states: FrameStates) -> [StatesSlip] {
    var seen = [states]
    return slips.filter { slip in
      let mended = slip.mended(states)
      guard !seen.contains(mended), mended.isPossible || !states.isPossible else { return false }
      seen.append(mended)
      return true
    }
  }

  /// How many numbers more there are to find without it.
  var freedom: Int {
    switch self {
    case .ownRings: 2
    case .ownOffsets: 1
    default: 0
    }
  }

  /// Whether it is of all that it is about throughout the file, so that it may make one frame of another that fits as well.
  var isOfAll: Bool {
    switch self {
    case .turns(let state), .numbering(_, _, let state), .unit(_, _, let state): state == nil
    case .diameters, .azimuths: true
    case .columns, .marks, .ownRings, .ownOffsets: false
    }
  }

  /// Index of the strut that is meant by that of another.
  static func meant(_ given: Int, _ shift: Int, _ isReversed: Bool) -> Int {
    ((isReversed ? 5 - given : given) + shift) % 6
  }
}

extension FrameStates.State {
  var isTurned: Bool {
    if case .parallel(_, let turned) = stance { turned.value != 0 } else { false }
  }
}
