import HexapodKinematics

extension StatesSlip {
  /// The states as they would be without it.
  func mended(_ states: FrameStates) -> FrameStates {
    var mended = states
    switch self {
    case .turns(let only):
      for index in mended.states.indices where only == nil || only == index {
        guard case .parallel(let height, var turned) = mended.states[index].stance else { continue }
        turned.value = turned.value == 0 ? 0 : -turned.value
        mended.states[index].stance = .parallel(height: height, turned: turned)
      }
    case .numbering(let shift, let isReversed, let only):
      for index in mended.states.indices where only == nil || only == index {
        let given = mended.states[index].readings
        for strut in 0..<6 {
          mended.states[index].readings[StatesSlip.meant(strut, shift, isReversed)] = given[strut]
        }
      }
    case .columns(let one, let other, let only):
      for index in mended.states.indices where only == nil || only == index {
        let given = mended.states[index].readings
        mended.states[index].readings[one.index] = given[other.index]
        mended.states[index].readings[other.index] = given[one.index]
      }
    case .unit(let lengths, let unit, let only): scale(&mended, lengths, unit.millimetres, only)
    case .diameters:
      for index in mended.marks.indices { mended.marks[index].radius = mended.marks[index].radius.times(0.5) }
    case .azimuths:
      for index in mended.marks.indices { mended.marks[index].azimuth.negate() }
    case .marks(let one, let other):
      let given = mended.marks
      (mended.marks[one].radius, mended.marks[one].azimuth) = (given[other].radius, given[other].azimuth)
      (mended.marks[other].radius, mended.marks[other].azimuth) = (given[one].radius, given[one].azimuth)
    case .ownRings: mended.rings = .own
    case .ownOffsets: mended.jointOffsets = .own
    }
    return mended
  }

  private func scale(_ states: inout FrameStates, _ lengths: Lengths, _ factor: Double, _ only: Int?) {
    if lengths.contains(.readings), only == nil { states.resolution = ReadingErrors(states).step * factor }
    for index in states.states.indices where only == nil || only == index {
      if lengths.contains(.readings) {
        states.states[index].readings = PerStrut { [given = states.states[index].readings] in
          // Free of what binary fractions add, so that the step of the scales stays to be told.
          (given[$0] * factor * 1e6).rounded() / 1e6
        }
      }
      if lengths.contains(.heights), case .parallel(let height, let turned) = states.states[index].stance {
        states.states[index].stance = .parallel(height: height.times(factor), turned: turned)
      }
      guard lengths.contains(.distances) else { continue }
      for place in states.states[index].distances.indices {
        states.states[index].distances[place].distance =
          states.states[index].distances[place].distance.times(factor)
      }
    }
    guard only == nil else { return }
    if lengths.contains(.distances) {
      for place in states.distances.indices {
        states.distances[place].distance = states.distances[place].distance.times(factor)
      }
    }
    if lengths.contains(.radii) {
      for index in states.marks.indices {
        states.marks[index].radius = states.marks[index].radius.times(factor)
      }
    }
    guard lengths.contains(.known) else { return }
    for (number, known) in states.known where number.dimension.unit == .millimetres {
      states.known[number] = known.times(factor)
    }
  }
}

extension FrameStates.Number {
  /// The same in another unit. What a caliper is taken to be off by where nothing is said is millimetres all the same.
  fileprivate func times(_ factor: Double) -> FrameStates.Number {
    FrameStates.Number(
      value * factor,
      standardDeviation: standardDeviation == FrameStates.usualDeviation
        ? standardDeviation : standardDeviation * factor)
  }
}
