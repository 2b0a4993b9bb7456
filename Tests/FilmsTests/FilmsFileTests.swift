import CaseFiles
import Films
import Foundation
import HexapodKinematics
import RigidMotion
import TestSupport
import Testing
import TreatmentModel

@Suite struct FilmsFileTests {
  private func parse(_ text: String) throws -> FilmsFile {
    try FilmsFile.parse(Array(text.utf8), name: "films.yaml")
  }

  private func faults(_ text: String) -> [String] {
    do {
      _ = try parse(text)
      return []
    } catch let errors as CaseFileErrors {
      return errors.errors.map { "\($0)" }
    } catch {
      return ["\(error)"]
    }
  }

  private func template(_ old: String, _ new: String) -> String {
    FilmsTemplate.text.replacingOccurrences(of: old, with: new)
  }

  @Test func theTemplateIsWhatTheKnownFilmsAre() throws {
    let file = try parse(FilmsTemplate.text)
    let films = try #require(file.films)
    #expect(films.set.films.map(\.name) == ["AP", "lateral"] && films.set.films[0].isAP)
    let solution = FilmSolver.solve(films.set)
    #expect(!solution.hasErrors && solution.values.count == 24)
    let varus = try #require(solution[.deformity(.apAngulation)])
    #expect(abs(degrees(varus.value) - 19.40976) < 0.01)
    let case_ = try file.treatment(solution)
    #expect(case_.common.covariance?.keys.count == 18)
  }

  /// Nobody can have marked a joint that no ring holds; on a plate it is held.
  @Test func aPartRingWithoutAJointIsRefused() throws {
    let found = faults(template("proximal-ring: generic-155", "proximal-ring: generic-155-five-eighths"))
    #expect(
      found.count == 4 && found.allSatisfy { $0.contains("frame.proximal-ring: the joint of strut") },
      "\(found)")
    #expect(
      found.first?.contains("(found azimuth 115.42°, 2.92° off the arc; allowed: -112.5° to 112.5°)") == true)
    let plates =
      "plates: [{strut: 3, along: -12}, {strut: 4, along: -25}, {strut: 5, along: 25}, {strut: 6, along: 12}]"
    let held = faults(
      template("proximal-ring: generic-155", "proximal-ring: {name: generic-155-five-eighths, \(plates)}"))
    #expect(held.isEmpty, "\(held)")
  }

  /// Classes of one's own, by their names and with their ±, go into the case; what is wrong with them is said as of a case.
  @Test func strutClassesAreReadAndGoIntoTheCase() throws {
    let own = "{name: 120-170, min: 104, max: 154, reading-offset: 16 ± 0.5}"
    let classes = "[\(own), {name: 160-230, min: 138, max: 208, reading-offset: 22}, long]"
    let file = try parse(template("struts: auto", "strut-classes: \(classes)"))
    let films = try #require(file.films)
    #expect(films.strutClasses.map(\.name) == ["120-170", "160-230", "long"])
    #expect(films.strutClasses.map(\.readingOffset).prefix(2) == [16, 22])
    let text = try file.caseText(FilmSolver.solve(films.set))
    #expect(text.contains(own))
    guard case .correction(let case_, _) = try CaseFile.parse(Array(text.utf8), name: "case.yaml") else {
      Issue.record("no case")
      return
    }
    #expect(case_.common.strutClasses == films.strutClasses)
    #expect(case_.common.standardDeviations[CaseKey(.strutClasses, .readingOffset, entry: 1)] == 0.5)
    #expect(
      faults(template("struts: auto", "strut-classes: []")).contains {
        $0.contains("a list of 1 to 12 strut classes must stand here")
      })
  }

  @Test func aFilmThatIsCalledFilmIsNotCalledSoTwice() {
    #expect(
      Film.called("AP") == "film AP" && Film.called("film 1") == "film 1" && Film.called("Film 2") == "Film 2"
    )
    #expect(
      Film.called(["AP", "lateral"]) == "films AP, lateral"
        && Film.called(["film 1", "film 2"]) == "film 1, film 2")
    #expect(Film.called("filming") == "film filming")
  }

  @Test func pixelsAndMillimetresAreTheSameFilms() throws {
    let file = try #require(try parse(FilmsTemplate.text).films)
    for scale in [FilmScale(spacing: 0.15), FilmScale(spacing: 0.2, isMirrored: true)] {
      var text = "case: pixels\nside: left\nreference: proximal\n"
      text += "frame: {proximal-ring: generic-155, distal-ring: generic-155}\nfilms:\n"
      for film in file.set.films {
        let centre = scale.typed(.zero) + FilmPlace(900, 700)
        text += "  - name: \(film.name)\n    ap: \(film.isAP)\n    source-distance: 1100\n"
        text += "    spacing: \(scale.spacing ?? 1)\n    mirrored: \(scale.isMirrored)\n"
        text += "    centre: [\(centre.x), \(centre.y)]\n    marks:\n"
        for mark in film.marks {
          let typed = scale.typed(mark.place) + FilmPlace(900, 700)
          let subject =
            switch mark.subject {
            case .joint(let end, let strut): "ring: \(end.rawValue), strut: \(strut)"
            case .axis(let end): "axis: \(end.rawValue)"
            case .origin: "point: origin"
            default: "point: corresponding"
            }
          text += "      - {\(subject), at: [\(typed.x), \(typed.y)], sd: \(mark.standardDeviation)}\n"
        }
      }
      let read = try #require(try parse(text).films)
      for (one, other) in zip(read.set.films, file.set.films) {
        guard case .known(let centre, _) = one.centre else { throw CocoaError(.fileReadCorruptFile) }
        for (mark, expected) in zip(one.marks, other.marks) {
          let gap = mark.place - centre - expected.place
          #expect((gap * gap).sum() < 1e-18)
        }
      }
    }
  }

  @Test func whatIsTakenForThePrincipalPointDependsOnWhatIsSaid() throws {
    func centre(_ lines: String) throws -> PrincipalPoint {
      try #require(try parse(template("    ap: true ", "\(lines)    ap: true ")).films).set.films[0].centre
    }
    #expect(try centre("") == .known(.zero, standardDeviation: 0))
    #expect(try centre("    spacing: 0.5\n") == .unknown)
    #expect(
      try centre("    spacing: 0.5\n    size: [800, 600]\n")
        == .known(FilmPlace(200, -150), standardDeviation: 10))
    #expect(
      try centre("    spacing: 0.5\n    centre: [10 ± 4, 20 ± 2]\n")
        == .known(FilmPlace(5, -10), standardDeviation: 2))
  }

  @Test(
    arguments: [
      ("case: tibia-two-films", "cas: tibia", "case: case is missing"),
      ("{point: origin, at", "{point: orign, at", "did you mean origin?"),
      ("{ring: distal, strut: 4, at", "{ring: distal, strut: 3, at", "is marked twice on this film"),
      ("{ring: distal, strut: 4, at", "{ring: distal, at", "strut is missing"),
      ("{ring: distal, strut: 4, at", "{ring: distal, axis: distal, strut: 4, at", "a mark is of one thing"),
      ("{axis: distal, at", "{axis: distal, strut: 3, at", "this key goes with ring"),
      ("{axis: distal, at", "{at", "the mark does not say what it is of"),
      ("{axis: distal, at", "{object: b9, at", "the calibration object has no such point"),
      ("ap-axis: beam ", "ap-axis: tab ", "only where the ring's rotation is known"),
      ("ap-axis: beam ", "ap-axis: bem ", "did you mean beam?"),
      ("mark-sd: 0.5", "mark-sd: 0", "out of range"),
      ("at: [-21.11, 77.62]", "at: [-21.11]", "two coordinates must stand here"),
      ("at: [-21.11, 77.62]", "at: [-21.11, nan]", "not finite"),
      ("name: lateral", "name: AP", "another film has this name"),
      ("proximal-ring: generic-155", "proximal-ring: generic-156", "not in the catalogue"),
      ("films:\n", "flims:\n", "did you mean films?"),
    ])
  func faultsAreTold(_ old: String, _ new: String, _ message: String) {
    let told = faults(template(old, new))
    #expect(told.contains { $0.contains(message) }, "\(told)")
    #expect(told.allSatisfy { $0.hasPrefix("films.yaml:") })
  }

  /// Whatever is cut, doubled or garbled: an answer or an error, never a trap.
  @Test func damagedFilesAreReadOrRefused() throws {
    var random = SplitMix64(seed: printedSeed(18_070))
    let whole = Array(FilmsTemplate.text.utf8)
    var (read, refused) = (0, 0)
    for _ in 0..<(runsSoak ? 3000 : 60) {
      var bytes = whole
      for _ in 0..<Int(random.uniform(1...4)) {
        let place = Int(random.next() % UInt64(bytes.count))
        switch random.next() % 4 {
        case 0: bytes.removeSubrange(place..<min(bytes.count, place + Int(random.uniform(1...40))))
        case 1: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 2: bytes.insert(contentsOf: Array("9e9".utf8), at: place)
        default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 30)], at: place)
        }
        if bytes.isEmpty { bytes = whole }
      }
      do {
        let file = try FilmsFile.parse(bytes, name: "films.yaml")
        read += 1
        if let films = file.films, read <= 10 || runsSoak {
          _ = FilmSolver.solve(films.set, others: films.otherRings)
        }
        _ = file.malalignment.map { Malalignment($0) }
      } catch {
        refused += 1
      }
    }
    print("read \(read), refused \(refused)")
  }

  @Test func anObjectAndABallAreRead() throws {
    let text = """
      case: object
      side: right
      reference: proximal
      calibration: {points: {b1: [0, 0, 0], b2: [100, 0, 0], b3: [0, 100, 0], b4: [0, 0, 100]}}
      films:
        - name: one
          marks:
            - {object: b1, at: [0, 0]}
            - {ball: 25.4, name: big, at: [[1, 0], [0, 1], [-1, 0]]}
        - name: two
          source-distance: 1000 ± 5
          marks:
            - {ball: 25.4, name: big, at: [[1, 0], [0, 1], [-1, 0]]}
            - {ball: 20, at: [[1, 0], [0, 1], [-1, 0]]}
            - {ball: 20, at: [[1, 0], [0, 1], [-1, 0]]}

      """
    let set = try #require(try parse(text).films).set
    #expect(set.balls == [25.4, 20, 20] && set.object.count == 4 && set.rings == nil)
    #expect(set.films[0].sourceDistance == .unknown)
    #expect(set.films[1].sourceDistance == .known(Measured(1000, standardDeviation: 5)))
  }
}
