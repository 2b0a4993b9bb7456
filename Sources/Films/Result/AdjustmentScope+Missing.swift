import TextOutput
import TreatmentModel

extension AdjustmentScope {
  /// What is not marked well enough to be found.
  var missing: [FilmFinding] {
    var findings: [FilmFinding] = set.films.indices.filter { !films.contains($0) }.map { index in
      FilmFinding(
        .filmUndetermined, .error, film: set.films[index].name, limit: Double(MarkedBodies.fewestPoints),
        "\(Film.called(set.films[index].name)): too few marks: \(MarkedBodies.fewestPoints) joints of one ring, or points of the calibration "
          + "object, are needed to find its place")
    }
    let needed = isSingle ? "" : " on each of two films"
    for end in FragmentEnd.allCases where !axes.contains(end) {
      findings.append(
        FilmFinding(
          .axisUndetermined, .error, subjects: [.axis(end)],
          "the \(end.rawValue) fragment's axis is not marked well enough: two points of it\(needed) are needed"
        ))
    }
    for subject in [FilmSubject.origin, .correspondingPoint] where !points.contains(subject) {
      findings.append(
        FilmFinding(
          .pointUndetermined, .error, subjects: [subject],
          "the \(subject) is not marked\(isSingle ? "" : " on two films"): no offsets or translations without it"
        ))
    }
    if set.rings != nil {
      for end in FragmentEnd.allCases where bodies.index(of: .ring(end)) == nil {
        findings.append(
          FilmFinding(
            .ringUndetermined, .error,
            "no film shows \(MarkedBodies.fewestPoints) joints of the \(end.rawValue) ring: where it stands cannot be told"
          ))
      }
    }
    if case .tab = set.apAxis { return findings }
    if !films.contains(where: { set.films[$0].isAP }) {
      findings.append(
        FilmFinding(
          .apUnknown, .error,
          "which film is the AP film, nobody said: only from it, or from the reference ring's master tab, is known what is lateral "
            + "and what is posterior"))
    }
    return findings
  }
}
