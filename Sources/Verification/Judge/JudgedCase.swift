import Glibc
import TreatmentModel

/// A case of one level as the judge understands it: typed words to poses, by MODEL's sections 2 to 5 alone.
struct JudgedCase: Sendable {
  let typed: TypedCase
  let limb: PlainLimb
  let frame: PlainFrame
  /// `D` at the beginning, at the end of each stage, and at the end.
  private(set) var ends: [PlainPlace]
  /// `M_r` and `M_m`.
  let reference, moving: PlainPlace

  /// - Parameters:
  ///   - known: `M_r` where another level says it.
  ///   - carried: `M_m` where another level says it.
  ///   - other: the frame of another level, where that says the ring that both have.
  /// - Returns: nil for what the judge does not read.
  init?(
    _ typed: TypedCase, mounted known: PlainPlace? = nil, carrying carried: PlainPlace? = nil,
    sharing other: TypedCase? = nil
  ) {
    guard let side = typed.text(.side), let end = typed.text(.reference) else { return nil }
    self.typed = typed
    limb = PlainLimb(lateral: side == "left" ? 1 : -1, side: end == "proximal" ? -1 : 1)
    let limb = limb
    let section = typed.section(.frame)
    func ring(_ key: CaseKey.Word, _ shared: CaseKey.Word, isProximal: Bool) -> [PlainVector]? {
      if !section.has(key), let other { return JudgedCase.ring(other, shared, isProximal: isProximal) }
      return JudgedCase.ring(section, key, isProximal: isProximal)
    }
    guard let proximal = ring(.proximalRing, .distalRing, isProximal: true),
      let distal = ring(.distalRing, .proximalRing, isProximal: false)
    else { return nil }
    let frame =
      limb.isProximalReference
      ? PlainFrame(reference: proximal, moving: distal) : PlainFrame(reference: distal, moving: proximal)
    self.frame = frame
    let convention = typed.section(.deformity).text(.convention) ?? "film"
    let stages = typed.section(.schedule).list(.stages) ?? []
    let deformity = limb.deformity(typed.section(.deformity), convention: convention)
    ends =
      [deformity] + stages.map { limb.deformity(TypedCase($0), convention: convention) }
      + [limb.deformity(typed.section(.target), convention: convention)]
    let reference = known ?? limb.mounting(typed.section(.mounting))
    self.reference = reference
    let height = section.number(.neutralHeight) ?? 0
    if let carried {
      moving = carried
      return
    }
    switch section.text(.mode) ?? "chronic" {
    case "rings-first": moving = limb.mounting(section.section(.movingMounting))
    case "residual":
      let readings = section.list(.strutsNow)?.compactMap { $0.text.flatMap { Double($0) } } ?? []
      guard readings.count == 6 else { return nil }
      let middle = readings.reduce(0, +) / 6
      let start = PlainPlace(shift: PlainVector(0, 0, limb.side * 0.9 * middle))
      guard let place = frame.place(readings, near: start) else { return nil }
      moving = deformity.inverse * reference * place
    default: moving = reference * PlainPlace(shift: PlainVector(0, 0, limb.side * height))
    }
  }

  /// The same case from where struts of these lengths put the fragment, straight to its target; nil where they have no pose.
  func resumed(from lengths: [Double]) -> JudgedCase? {
    guard let place = frame.place(lengths, near: ring(ends[0])), let target = ends.last else { return nil }
    var rest = self
    rest.ends = [fragment(place), target]
    return rest
  }

  /// The moving ring in the reference ring for a pose of the fragment.
  func ring(_ fragment: PlainPlace) -> PlainPlace { reference.inverse * fragment * moving }

  /// The fragment for a pose of the ring.
  func fragment(_ ring: PlainPlace) -> PlainPlace { reference * ring * moving.inverse }

  private static func ring(_ frame: TypedCase, _ key: CaseKey.Word, isProximal: Bool) -> [PlainVector]? {
    if let name = frame.text(key) {
      // MODEL section 8: inner radius + 16.3 mm and a chord of 15 mm; the half-angle of the one measured ring as it is printed.
      guard let inner = name.split(separator: "-").last.flatMap({ Double($0) }) else { return nil }
      let radius = inner / 2 + 16.3
      let half = asin(7.5 / radius) * 180 / .pi
      return PlainRing.standard(
        isProximal: isProximal, radius: radius,
        halfDegrees: inner == 155 ? 4.58 : (half * 1e4).rounded() / 1e4, offset: 0)
    }
    let own = frame.section(key)
    let offset = own.number(.jointOffset) ?? 0
    if let radius = own.number(.jointRadius), let half = own.number(.halfAngle) {
      return PlainRing.standard(isProximal: isProximal, radius: radius, halfDegrees: half, offset: offset)
    }
    if let joints = own.list(.joints) {
      let points = joints.compactMap { joint -> PlainVector? in
        let numbers = joint.items?.compactMap { $0.text.flatMap { Double($0) } } ?? []
        return numbers.count == 3 ? PlainVector(numbers[0], numbers[1], numbers[2]) : nil
      }
      return points.count == 6 ? points : nil
    }
    guard let radius = own.number(.holeCircleRadius), let holes = own.number(.holes),
      let used = own.list(.use)?.compactMap({ $0.text.flatMap { Double($0) } }), used.count == 6
    else { return nil }
    return used.map {
      PlainRing.joint(radius, degrees: ($0 - 1) * 360 / holes, height: isProximal ? -offset : offset)
    }
  }
}
