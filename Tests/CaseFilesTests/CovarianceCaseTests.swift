import CaseFiles
import Testing
import TreatmentModel

@Suite struct CovarianceCaseTests {
  private let typed = """
    covariance:
      keys: [mounting.ap-offset, deformity.ap-angulation, "frame.struts-now[3]"]
      matrix: [[4, 1.2, 0], [1.2, 1, 0], [0, 0, 0.25]]
      source: "films: again # the \\"AP\\" axis: 31 %"

    """

  private func level(_ addition: String) throws -> TreatedLevel {
    let text = CaseTemplate.text + addition
    guard case .correction(let found, _) = try CaseFile.parse(Array(text.utf8), name: "case") else {
      throw CancellationError()
    }
    return try #require(found[LevelID.only])
  }

  @Test func aCovarianceIsReadInTheUnitsOfTheFile() throws {
    let read = try level(typed)
    let covariance = try #require(read.covariance)
    #expect(
      covariance.keys.map(\.description) == [
        "mounting.ap-offset", "deformity.ap-angulation", "frame.struts-now[3]",
      ])
    #expect(covariance.source == "films: again # the \"AP\" axis: 31 %")
    #expect(abs(covariance.matrix[0][1] - 1.2 * .pi / 180) < 1e-15)
    #expect(covariance.matrix[0][1] == covariance.matrix[1][0])
    #expect(abs((read.standardDeviations[DeformityParameter.apAngulation.key] ?? 0) - .pi / 180) < 1e-15)
    #expect(read.standardDeviations[CaseKey(.frame, .strutsNow, item: 3)] == 0.5)
  }

  @Test func aCovarianceIsWrittenAndReadBackTheSame() throws {
    let read = try level(typed)
    let writer = try CaseWriter(read)
    for text in [writer.yaml, writer.json] {
      guard case .correction(let found, _) = try CaseFile.parse(Array(text.utf8), name: "written") else {
        throw CancellationError()
      }
      #expect(found[LevelID.only] == read, "\(text)")
    }
  }

  /// What is stated in code and no file can say is refused, not written.
  @Test(arguments: [
    CaseKey(.schedule, .rate), CaseKey(.frame, .strutsNow), CaseKey(.struts, .readingOffset),
    CaseKey(.mounting, .apOffset, item: 2), .top(.caseName),
  ])
  func aCovarianceOfWhatIsNoUncertainNumberIsNotWritten(key: CaseKey) throws {
    var read = try level("")
    read.covariance = try InputCovariance(keys: [key], matrix: [[1]])
    #expect(throws: CaseWritingError.notUncertain(key)) { try CaseWriter(read) }
  }

  @Test(arguments: [
    ("{keys: [mounting.ap-offset], matrix: [[-1]]}", ValueFault.Code.uncertainty, "positive semidefinite"),
    (
      "{keys: [mounting.ap-offset, mounting.rotation], matrix: [[1, 2], [2, 1]]}", .uncertainty,
      "mounting.rotation"
    ),
    (
      "{keys: [mounting.ap-offset, mounting.rotation], matrix: [[1, 0.5], [0.2, 1]]}", .uncertainty,
      "row 2, column 1"
    ),
    ("{keys: [mounting.ap-offset, mounting.ap-offset], matrix: [[1, 0], [0, 1]]}", .uncertainty, "twice"),
    ("{keys: [mounting.ap-offset], matrix: [[1, 0]]}", .doesNotBelong, "1 keys"),
    ("{keys: [mounting.ap-ofset], matrix: [[1]]}", .wrongWord, "mounting.ap-offset"),
    ("{keys: [schedule.rate], matrix: [[1]]}", .wrongWord, "±"),
    ("{keys: ['mounting.ap-offset[2]'], matrix: [[1]]}", .wrongWord, "has this key"),
    ("{keys: ['mounting[2].ap-offset'], matrix: [[1]]}", .wrongWord, "has this key"),
    ("{keys: ['frame.struts-now[3'], matrix: [[1]]}", .wrongWord, "has this key"),
    ("{keys: ['frame.struts-now[7]'], matrix: [[1]]}", .doesNotBelong, "no such entry"),
    ("{keys: [frame.struts-now.0], matrix: [[1]]}", .wrongWord, "has this key"),
    ("{keys: [frame.struts-now], matrix: [[1]]}", .wrongWord, "such as frame.struts-now[1]"),
    (
      "{keys: [frame.struts.reading-offset], matrix: [[1]]}", .wrongWord,
      "such as frame.struts[1].reading-offset"
    ),
    ("{keys: ['structures-at-risk[2].ap'], matrix: [[1]]}", .doesNotBelong, "no such entry"),
    ("{keys: [[mounting.ap-offset]], matrix: [[1]]}", .wrongKind, "a key"),
    ("{keys: mounting.ap-offset, matrix: [[1]]}", .wrongKind, "a list of 1 to 60 keys"),
    ("{keys: [mounting.ap-offset], matrix: 1}", .wrongKind, "rows"),
    ("{keys: [mounting.ap-offset], matrix: [[1 ± 2]]}", .uncertainty, "no uncertainty"),
    ("{keys: [mounting.ap-offset], matrix: [[1]], matrix: [[1]]}", .duplicateKey, "twice"),
    ("{keys: [mounting.ap-offset], matrx: [[1]]}", .unknownKey, "did you mean matrix"),
    ("[1]", .wrongKind, "a section"),
    ("{keys: [], matrix: []}", .wrongKind, "keys"), ("{keys: [mounting.ap-offset]}", .missing, "matrix"),
    ("{keys: [mounting.ap-offset], matrix: [[a]]}", .notANumber, "number"),
  ])
  func whatIsNoCovarianceIsRefused(text: String, code: ValueFault.Code, words: String) {
    let found = errors(Array((CaseTemplate.text + "covariance: \(text)\n").utf8))
    #expect(found.contains { $0.code == code && $0.message.contains(words) }, "\(found)")
  }

  /// A ± of a key of the covariance says the same or is refused; rounding aside.
  @Test(arguments: [("2", true), ("1.99", true), ("1.9", false), ("0", false), ("5", false)])
  func aCovarianceAndADeviationDoNotContradict(deviation: String, agrees: Bool) throws {
    let text =
      CaseTemplate.text.replacing("ap-offset: 5 lateral", with: "ap-offset: 5 ± \(deviation) lateral")
      + "covariance: {keys: [mounting.ap-offset], matrix: [[4]]}\n"
    let found = errors(Array(text.utf8))
    #expect(found.map(\.code) == (agrees ? [] : [.uncertainty]), "\(found)")
    #expect(agrees || found[0].key == "covariance.matrix")
  }

  /// What is known of the struts' scales may be typed for each strut, however their class is.
  @Test func keysAreNamedAsColumnsNameThemToo() throws {
    let read = try level(
      "covariance: {keys: [frame.struts.3.reading-offset, 'structures-at-risk[1].ap'], matrix: [[1, 0], [0, 4]]}\n"
    )
    #expect(
      try #require(read.covariance).keys == [
        CaseKey(.struts, .readingOffset, entry: 3), CaseKey(.structuresAtRisk, .ap, entry: 1),
      ])
  }

  @Test func aKeyThatIsNearlyCovarianceIsTold() {
    let found = errors(Array((CaseTemplate.text + "covarience: {}\n").utf8))
    #expect(found.contains { $0.message.contains("did you mean covariance?") }, "\(found)")
  }
}
