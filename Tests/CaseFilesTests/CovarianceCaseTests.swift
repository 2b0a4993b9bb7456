import CaseFiles
import Testing
import TreatmentModel

@Suite struct CovarianceCaseTests {
  private let typed = """
    covariance:
      keys: [mounting.ap-offset, deformity.ap-angulation, "frame.struts-now[3]"]
      matrix: [[4, 1.2, 0], [1.2, 1, 0], [0, 0, 0.25]]

    """

  private func level(_ addition: String) throws -> TreatedLevel {
    let text = CaseTemplate.text.replacing("12 varus", with: "12 ± 5 varus") + addition
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
    #expect(abs(covariance.matrix[0][1] - 1.2 * .pi / 180) < 1e-15)
    #expect(covariance.matrix[0][1] == covariance.matrix[1][0])
    // In the place of the ± that is typed too.
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
    ("{keys: [mounting.ap-offset], matrix: [[1, 0]]}", .wrongKind, "1 keys"),
    ("{keys: [mounting.ap-ofset], matrix: [[1]]}", .wrongWord, "mounting.ap-offset"),
    ("{keys: [schedule.rate], matrix: [[1]]}", .wrongWord, "±"),
    ("{keys: [], matrix: []}", .wrongKind, "keys"), ("{keys: [mounting.ap-offset]}", .missing, "matrix"),
    ("{keys: [mounting.ap-offset], matrix: [[a]]}", .notANumber, "number"),
  ])
  func whatIsNoCovarianceIsRefused(text: String, code: ValueFault.Code, words: String) {
    let found = errors(Array((CaseTemplate.text + "covariance: \(text)\n").utf8))
    #expect(found.contains { $0.code == code && $0.message.contains(words) }, "\(found)")
  }
}
