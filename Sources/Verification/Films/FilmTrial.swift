import CaseFiles
import Films
import Glibc
import HexapodKinematics
import TreatmentModel

/// A camera of the judge's own: a central projection (Model.md 13).
struct PlainCamera: Sendable {
  let (source, right, up, beam): (PlainVector, PlainVector, PlainVector, PlainVector)
  let distance: Double

  /// - Parameters:
  ///   - turn: of the beam about the limb, from anterior to posterior; degrees, as all angles here.
  ///   - tilt: of the beam upwards.
  ///   - roll: of the film about the beam.
  init(turn: Double, tilt: Double, roll: Double, distance: Double, target: PlainVector, film: Double) {
    let (about, lift) = (turn * .pi / 180, tilt * .pi / 180)
    beam = PlainVector(-sin(about) * cos(lift), cos(about) * cos(lift), sin(lift))
    let level = unit(across(beam, PlainVector(0, 0, 1)))
    right = PlainTurn.about(beam, roll * .pi / 180) * level
    up = across(right, beam)
    source = target - (distance - film) * beam
    self.distance = distance
  }

  func picture(_ point: PlainVector) -> FilmPlace {
    let arm = point - source
    return distance / inner(arm, beam) * FilmPlace(inner(arm, right), inner(arm, up))
  }
}

/// A known limb in a known frame, its films, and what the program makes of the marks on them.
struct FilmTrial {
  let typed: TypedCase
  let judged: JudgedCase
  let solution: FilmSolution

  /// How films are taken.
  struct Views: Sendable {
    var cameras: [PlainCamera]
    var isPosteriorAnterior = false
    /// Degrees by which the AP beam is turned in the patient, positive for internal; nil where it is the patient's AP.
    var turned: Double?
    var isDistanceKnown = true
  }

  init(_ text: String, _ views: Views) throws {
    typed = TypedCase(try NodeReader.read(Array(text.utf8)))
    guard let judged = JudgedCase(typed), let side = typed.text(.side).flatMap({ Side(rawValue: $0) }),
      let end = typed.text(.reference).flatMap({ FragmentEnd(rawValue: $0) })
    else { throw Unmeasured("the judge cannot read the case") }
    self.judged = judged
    let subjects = FilmTrial.subjects(judged, end)
    let films = try views.cameras.enumerated().map { index, camera in
      try Film(
        name: "film \(index + 1)", isAP: index == 0,
        isPosteriorAnterior: index == 0 && views.isPosteriorAnterior,
        sourceDistance: views.isDistanceKnown ? .known(Measured(camera.distance)) : .unknown,
        marks: subjects.map { FilmMark($0, at: camera.picture($1)) })
    }
    func ring(_ isReference: Bool) throws -> Ring {
      let joints = isReference ? judged.frame.reference : judged.frame.moving
      guard let six = PerStrut(joints) else { throw Unmeasured("not six joints") }
      return Ring(joints: six)
    }
    let rings = FilmSet.Rings(
      proximal: try ring(end == .proximal), distal: try ring(end == .distal))
    let set = try FilmSet(
      limb: Limb(side: side, reference: end), rings: rings,
      apAxis: views.turned.map { .turned(Measured($0 * .pi / 180)) } ?? .beam,
      axialRotation: Measured(typed.section(.deformity).angle(.axialRotation)), films: films)
    solution = FilmSolver.solve(set)
  }

  /// Everything that is marked, where it is in the reference fragment's axes.
  private static func subjects(_ judged: JudgedCase, _ end: FragmentEnd) -> [(FilmSubject, PlainVector)] {
    let deformity = judged.ends[0]
    var subjects: [(FilmSubject, PlainVector)] = []
    for (index, strut) in StrutNumber.allCases.enumerated() {
      subjects.append((.joint(end, strut), judged.reference * judged.frame.reference[index]))
      subjects.append(
        (.joint(end.opposite, strut), deformity * (judged.moving * judged.frame.moving[index])))
    }
    for height in [20.0, 55, 90, 130] {
      let away = PlainVector(0, 0, -judged.limb.side * height)
      subjects.append((.axis(end), away))
      subjects.append((.axis(end.opposite), deformity * -away))
    }
    return subjects + [(.origin, PlainVector()), (.correspondingPoint, deformity.shift)]
  }

  func figures() throws -> [Figure] {
    if let error = solution.findings.first(where: { $0.severity == .error }) {
      throw Unmeasured(error.message)
    }
    var (distances, angles) = (Spread(), Spread())
    func add(_ value: Double, _ truth: Double, _ unit: QuantityUnit) {
      if unit == .degrees { angles.add(inDegrees(value) - truth) } else { distances.add(value - truth) }
    }
    let moving = typed.section(.frame).section(.movingMounting)
    for value in solution.values {
      switch value.quantity {
      case .deformity(let parameter):
        add(value.value, typed.section(.deformity).signed(parameter.word), parameter.unit)
      case .mounting(let parameter):
        add(value.value, typed.section(.mounting).signed(parameter.word), parameter.unit)
      case .movingMounting(let parameter): add(value.value, moving.signed(parameter.word), parameter.unit)
      case .strut: break
      }
    }
    guard distances.count + angles.count == 18, let struts = solution.struts else {
      throw Unmeasured("films give \(distances.count + angles.count) of 18 numbers")
    }
    let known = judged.frame.lengths(at: judged.ring(judged.ends[0]))
    return [
      Figure(.films, "translations and offsets", distances, .millimetres, within: 1e-5),
      Figure(.films, "angles", angles, .degrees, within: 1e-5),
      Figure(.filmStruts, "lengths", Spread(struts, against: known), .millimetres, within: 1e-5),
    ]
  }
}
