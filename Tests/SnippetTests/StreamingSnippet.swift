import HexapodKinematics
import RigidMotion
import Streaming
import Testing

@Suite struct StreamingSnippet {
  @Test func runs() throws {
    // snippet
    let pipeline = OrderedPipeline(jobs: 2)
    var (next, squares) = (0, [Int]())
    try pipeline.run(
      supply: { _ in
        next += 1
        return next <= 5 ? .piece(next) : .end
      },
      work: { number in number * number },
      deliver: { square in squares.append(square) })
    // end
    #expect(squares == [1, 4, 9, 16, 25])
  }
}
