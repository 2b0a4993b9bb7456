import Films
import HexapodKinematics
import TreatmentModel

extension FilmsDecoder {
  typealias StatedFilm = (film: Film, scale: FilmScale)

  /// The films of a list; nil where one of them is none.
  mutating func list(
    _ node: Node, _ top: SectionReader, hasRings: Bool, object: [FilmSet.ObjectPoint]
  ) -> [StatedFilm]? {
    let counts = top.row(.films).entries
    guard case .sequence(let items) = node.content, counts.contains(items.count) else {
      cases.faults.add(
        ValueFault(.wrongKind, "a list of 1 to \(counts.upperBound) films must stand here", found: node.kind),
        node.place,
        top.key(.films))
      return nil
    }
    var found: [StatedFilm] = []
    for (index, item) in items.enumerated() {
      guard let film = film(item, index + 1, hasRings: hasRings, object: object) else { continue }
      if found.contains(where: { $0.film.name == film.film.name }) {
        cases.faults.add(
          ValueFault(.name, "another film has this name", found: film.film.name), item.place,
          CaseKey(.films, .name, entry: index + 1))
      }
      if film.film.isAP, let other = found.first(where: { $0.film.isAP }) {
        cases.faults.add(
          ValueFault(
            .doesNotBelong, "one film is the AP film, and \(other.film.name) is said to be it", found: "true"),
          item.place, CaseKey(.films, .ap, entry: index + 1))
      }
      found.append(film)
    }
    return found.count == items.count ? found : nil
  }

  private mutating func film(
    _ node: Node, _ number: Int, hasRings: Bool, object: [FilmSet.ObjectPoint]
  ) -> StatedFilm? {
    guard let section = SectionReader(node, .films, entry: number, &cases.faults) else { return nil }
    section.required(.name, &cases.faults)
    let name = section.name(.name, &cases.faults)
    let isAP = section.truth(.ap, &cases.faults) ?? false
    _ = section.text(.image, &cases.faults)
    let spacing = section.number(.spacing, &cases.faults)
    let isMirrored = section.truth(.mirrored, &cases.faults) ?? false
    let beam = section.choice(.beam, BeamWord.self, &cases.faults) ?? .anteriorPosterior
    let scale = FilmScale(spacing: spacing, isMirrored: isMirrored)
    let distance = measured(section, .sourceDistance).map { SourceDistance.known($0) } ?? .unknown
    let centre = centre(section, scale)
    let usual = section.number(.markSD, &cases.faults) ?? FilmMark.usualDeviation
    let before = cases.faults.errors.count
    let marks = section.required(.marks, &cases.faults).flatMap {
      self.marks($0, section, number, scale, usual, hasRings: hasRings, object: object)
    }
    guard let name, let marks, let centre, cases.faults.errors.count == before else { return nil }
    do throws(InvalidFilms) {
      let film = try Film(
        name: name, isAP: isAP, isPosteriorAnterior: beam == .posteriorAnterior, sourceDistance: distance,
        centre: centre, marks: marks)
      return (film, scale)
    } catch {
      cases.faults.add(ValueFault(.outOfRange, error.words), section.place, section.path)
      return nil
    }
  }

  /// The principal point: as given, or what is taken without it.
  private mutating func centre(_ section: SectionReader, _ scale: FilmScale) -> PrincipalPoint? {
    let size = section.node(.size).flatMap { numbers($0, 2, section.limit(.size), section.key(.size)) }
    guard let node = section.node(.centre) else {
      guard scale.spacing != nil else { return .known(.zero, standardDeviation: 0) }
      return size.map { .known(scale.place(FilmPlace($0[0] / 2, $0[1] / 2)), standardDeviation: 10) }
        ?? .unknown
    }
    let (key, limit) = (section.key(.centre), section.limit(.centre))
    guard case .sequence(let items) = node.content, items.count == 2 else {
      cases.faults.add(
        ValueFault(.wrongKind, "two coordinates must stand here", found: node.kind), node.place, key)
      return nil
    }
    var (typed, deviation) = ([Double](), 0.0)
    for item in items {
      do throws(ValueFault) {
        let quantity = try Quantity(item.kind, limit)
        typed.append(quantity.value)
        deviation = max(deviation, (quantity.deviation ?? 0) * (scale.spacing ?? 1))
      } catch {
        cases.faults.add(error, item.place, key)
      }
    }
    return typed.count == 2
      ? .known(scale.place(FilmPlace(typed[0], typed[1])), standardDeviation: deviation) : nil
  }

  private mutating func marks(
    _ node: Node, _ film: SectionReader, _ number: Int, _ scale: FilmScale, _ usual: Double, hasRings: Bool,
    object: [FilmSet.ObjectPoint]
  ) -> [FilmMark]? {
    let most = film.row(.marks).entries.upperBound
    guard case .sequence(let items) = node.content, items.count <= most else {
      cases.faults.add(
        ValueFault(.wrongKind, "a list of at most \(most) marks must stand here", found: node.kind),
        node.place,
        film.key(.marks))
      return nil
    }
    cases.faults.film = number
    defer { cases.faults.film = nil }
    var (marks, seen) = ([FilmMark](), Set<FilmSubject>())
    for (index, item) in items.enumerated() {
      guard let section = SectionReader(item, .filmMarks, entry: index + 1, &cases.faults) else { continue }
      let deviation = section.number(.sd, &cases.faults) ?? usual
      guard let (subject, word) = subject(section, hasRings: hasRings, object: object),
        let places = places(section, isOutline: word == .ball)
      else { continue }
      if case .axis = subject {
      } else if case .ball = subject {
      } else if !seen.insert(subject).inserted {
        cases.faults.add(
          ValueFault(.duplicateKey, "\(subject) is marked twice on this film", found: "\(subject)"),
          item.place,
          section.key(word))
      }
      marks += places.map { FilmMark(subject, at: scale.place($0), standardDeviation: deviation) }
    }
    return marks
  }

  /// What a mark is of: one of several keys says it.
  private mutating func subject(
    _ section: SectionReader, hasRings: Bool, object: [FilmSet.ObjectPoint]
  ) -> (FilmSubject, CaseKey.Word)? {
    let kinds: [CaseKey.Word] = [.ring, .axis, .markedPoint, .object, .ball]
    let said = kinds.filter { section.node($0) != nil }
    guard said.count == 1, let word = said.first else {
      cases.faults.add(
        ValueFault(
          said.isEmpty ? .missing : .doesNotBelong,
          said.isEmpty ? "the mark does not say what it is of" : "a mark is of one thing",
          found: said.isEmpty ? nil : said.map(\.name).joined(separator: ", "),
          allowed: Printable.choice(kinds.map(\.name))), section.place, section.path)
      return nil
    }
    for (own, owner) in [(CaseKey.Word.strut, CaseKey.Word.ring), (.name, .ball)] where word != owner {
      guard let node = section.node(own) else { continue }
      cases.faults.add(
        ValueFault(.doesNotBelong, "this key goes with \(owner.name)", found: node.kind), node.place,
        section.key(own))
    }
    switch word {
    case .ring: return joint(section, hasRings: hasRings).map { ($0, word) }
    case .axis: return section.choice(.axis, FragmentEnd.self, &cases.faults).map { (.axis($0), word) }
    case .markedPoint:
      return section.choice(.markedPoint, PointWord.self, &cases.faults).map {
        ($0 == .origin ? .origin : .correspondingPoint, word)
      }
    case .object: return known(section, object).map { (.object($0), word) }
    default: return ball(section).map { (.ball($0), word) }
    }
  }

  private mutating func joint(_ section: SectionReader, hasRings: Bool) -> FilmSubject? {
    section.required(.strut, &cases.faults)
    let end = section.choice(.ring, FragmentEnd.self, &cases.faults)
    let number = section.whole(.strut, &cases.faults).flatMap(StrutNumber.init(rawValue:))
    if !hasRings, let node = section.node(.ring) {
      cases.faults.add(
        ValueFault(
          .doesNotBelong, "the file has no \(CaseKey(.filmsFile, .frame)) that says this ring's joints"),
        node.place, section.key(.ring))
    }
    guard let end, let number else { return nil }
    return .joint(end, number)
  }

  private mutating func known(_ section: SectionReader, _ object: [FilmSet.ObjectPoint]) -> String? {
    guard let (name, place) = section.text(.object, &cases.faults) else { return nil }
    guard object.contains(where: { $0.name == name }) else {
      let names = object.map(\.name)
      let hint = Spelling.nearest(to: name, in: names).map { "; did you mean \($0)?" } ?? ""
      cases.faults.add(
        ValueFault(
          .wrongWord, "the calibration object has no such point\(hint)", found: name,
          allowed: names.isEmpty ? "points of \(CaseKey(.filmsFile, .calibration))" : Printable.choice(names)),
        place,
        section.key(.object))
      return nil
    }
    return name
  }

  private mutating func ball(_ section: SectionReader) -> Int? {
    guard let diameter = section.number(.ball, &cases.faults) else { return nil }
    let name = section.name(.name, &cases.faults)
    if let name, let index = balls.firstIndex(where: { $0.name == name }) {
      if balls[index].diameter != diameter, let node = section.node(.ball) {
        cases.faults.add(
          ValueFault(
            .doesNotBelong, "ball \(name) has another diameter elsewhere", found: node.kind,
            allowed: Printable.number(balls[index].diameter)), node.place, section.key(.ball))
      }
      return index
    }
    balls.append((name, diameter))
    return balls.count - 1
  }

  /// The place of a mark, or the places of an outline.
  private mutating func places(_ section: SectionReader, isOutline: Bool) -> [FilmPlace]? {
    guard let node = section.required(.at, &cases.faults) else { return nil }
    let (key, limit) = (section.key(.at), section.limit(.at))
    guard isOutline else {
      return numbers(node, 2, limit, key).map { [FilmPlace($0[0], $0[1])] }
    }
    let tooFew = ValueFault(
      .wrongKind, "three or more points [u, v] of the outline must stand here", found: node.kind)
    guard case .sequence(let items) = node.content, items.count >= 3 || unfinished != nil else {
      cases.faults.add(tooFew, node.place, key)
      return nil
    }
    let found = items.compactMap { numbers($0, 2, limit, key).map { FilmPlace($0[0], $0[1]) } }
    guard found.count == items.count else { return nil }
    guard found.count >= 3 else {
      unfinished?.film = cases.faults.film
      unfinished?.add(tooFew, node.place, key)
      return []
    }
    return found
  }
}
