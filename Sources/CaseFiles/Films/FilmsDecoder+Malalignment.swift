import Films
import TreatmentModel

extension FilmsDecoder {
  /// The long film.
  ///
  /// - Parameter side: the file's, where the section has none of its own.
  mutating func malalignment(_ node: Node, _ side: Side?) -> LongFilm? {
    guard let section = SectionReader(node, .malalignment, &cases.faults) else { return nil }
    let own = section.choice(.side, Side.self, &cases.faults)
    let view = section.choice(.view, LongFilm.View.self, &cases.faults) ?? .ap
    let deviation = section.number(.markSD, &cases.faults) ?? 1
    let scale = FilmScale(
      spacing: section.number(.spacing, &cases.faults),
      isMirrored: section.truth(.mirrored, &cases.faults) ?? false)
    guard let marks = section.required(.marks, &cases.faults),
      let reader = SectionReader(marks, .malalignmentMarks, &cases.faults), let side = own ?? side
    else { return nil }
    var film = LongFilm(side: side, view: view, standardDeviation: deviation)
    film.hip = point(.hip, reader, scale)
    film.knee = point(.knee, reader, scale)
    film.ankle = point(.ankle, reader, scale)
    film.femoralJointLine = line(.femoralJointLine, reader, scale)
    film.tibialJointLine = line(.tibialJointLine, reader, scale)
    film.ankleJointLine = line(.ankleJointLine, reader, scale)
    film.femoralAxis = line(.femoralAxis, reader, scale)
    film.tibialAxis = line(.tibialAxis, reader, scale)
    film.proximalAxis = line(.proximalAxis, reader, scale)
    film.distalAxis = line(.distalAxis, reader, scale)
    return film
  }

  private mutating func point(_ word: CaseKey.Word, _ section: SectionReader, _ scale: FilmScale)
    -> FilmPlace?
  {
    section.node(word).flatMap { place($0, section.limit(word), section.key(word), scale) }
  }

  private mutating func place(
    _ node: Node, _ limit: ValueRange, _ key: CaseKey, _ scale: FilmScale
  ) -> FilmPlace? {
    numbers(node, 2, limit, key).map { scale.place(FilmPlace($0[0], $0[1])) }
  }

  private mutating func line(
    _ word: CaseKey.Word, _ section: SectionReader, _ scale: FilmScale
  ) -> LongFilm.Line? {
    guard let node = section.node(word) else { return nil }
    let (key, limit) = (section.key(word), section.limit(word))
    guard case .sequence(let items) = node.content, items.count == 2 else {
      cases.faults.add(
        ValueFault(.wrongKind, "two points [u, v] must stand here", found: node.kind), node.place, key)
      return nil
    }
    let ends = items.compactMap { place($0, limit, key, scale) }
    guard ends.count == 2 else { return nil }
    let gap = ends[0] - ends[1]
    guard (gap * gap).sum() > 1 else {
      cases.faults.add(
        ValueFault(.outOfRange, "the two points of a line are the same to 1 mm", allowed: "points far apart"),
        node.place,
        key)
      return nil
    }
    return LongFilm.Line(ends[0], ends[1])
  }
}
