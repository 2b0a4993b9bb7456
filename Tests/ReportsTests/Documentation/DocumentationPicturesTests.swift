import Foundation
import Reports
import Testing

/// The pictures of `Documentation` that no command prints. `Documentation/renew` writes them anew, by this test.
@Suite struct DocumentationPicturesTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Documentation")

  @Test func theMeasuringPictureIsTheOneThatIsDrawn() throws {
    let picture = Picture.measuring(
      try SamplePlans.plan([
        ("12 varus", "18 varus"), ("8 apex", "14 apex"), ("10 internal", "20 internal"),
        ("6 lateral", "16 lateral"), ("4 posterior", "14 posterior"), ("20 short", "28 short"),
        ("8 external", "15 external"), ("60 proximal", "70 proximal"), ("struts: long", "struts: auto"),
      ]))
    try expect(picture, of: "a left tibia, the proximal fragment is the reference")
  }

  @Test func thePictureOfTheFramesOfReferenceIsTheOneThatIsDrawn() throws {
    let picture = Picture.framesOfReference(
      try SamplePlans.plan([
        ("12 varus", "16 varus"), ("6 lateral", "30 lateral"), ("20 short", "0"),
        ("60 proximal", "75 proximal"), ("struts: long", "struts: auto"),
      ]))
    try expect(picture, of: "a left tibia, the proximal fragment is the reference")
  }

  private func expect(_ picture: Picture, of subject: String) throws {
    let (file, text) = (Self.folder.appending(path: "\(picture.name).svg"), picture.svg(of: subject))
    if ProcessInfo.processInfo.environment["FIXATOR_RENEW_PICTURES"] == "1" {
      try Data(text.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text, "run Documentation/renew")
  }
}
