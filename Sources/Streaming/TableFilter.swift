import CaseFiles
import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

/// CSV tables of any length, converted line by line on several threads: one line out for every line in, in their order.
///
/// - A header gives a header; a table without one gets one before its first numbers.
/// - A blank line or a comment gives a blank line.
/// - A line that cannot be read gives a line of as many columns as any other, that says what is wrong.
///
/// What is written does not depend on the number of threads, nor on how the input is cut into blocks.
public struct TableFilter {
  /// How far a run has come.
  public struct Progress: Sendable {
    /// Lines done.
    public let tally: Tally
    /// Bytes read so far.
    public let bytesRead: Int
    /// Bytes in all, where that is known.
    public let size: Int?
  }

  private let pipeline: OrderedPipeline
  private let write: (CSVText) throws -> Void
  private let progress: (Progress) -> Void
  private let say: (String) -> Void

  /// A filter.
  ///
  /// - Parameters:
  ///   - jobs: blocks that are worked on at the same time.
  ///   - write: takes the output piece by piece, whole lines each; what it throws ends the run and is thrown by it.
  ///   - progress: is told how far it has come after each piece.
  ///   - say: is told what was guessed of a table before anything is written: its separator, titles that are left out.
  public init(
    jobs: Int, write: @escaping (CSVText) throws -> Void, progress: @escaping (Progress) -> Void = { _ in },
    say: @escaping (String) -> Void = { _ in }
  ) {
    (pipeline, self.write, self.progress, self.say) = (OrderedPipeline(jobs: jobs), write, progress, say)
  }

  /// Poses (``PoseSolution/csvHeader``) of the readings in the columns `strut_1` … `strut_6`.
  ///
  /// - Parameters:
  ///   - path: of the table; `-` is standard input.
  ///   - hexapod: the frame.
  ///   - readingOffsets: of the struts whose readings these are.
  ///   - start: where every search begins; nil for the neutral pose.
  ///   - certifier: what is proven of each pose, in a column more (``PoseCertificate/csvHeader``); nothing for nil.
  /// - Returns: how many lines came to what.
  /// - Throws: `FileError`, `CaseFileErrors` for a table without these columns, and what `write` throws.
  public func poses(
    ofReadingsIn path: String, _ hexapod: Hexapod, readingOffsets: ReadingOffsets,
    from start: RigidTransform?, certifiedBy certifier: PoseCertifier? = nil
  ) throws -> Tally {
    let poses = PoseConversion(batch: PoseBatch(hexapod), readingOffsets: readingOffsets, start: start)
    guard let certifier else { return try run(poses, path) }
    return try run(CertifiedPoseConversion(poses: poses, certifier: certifier), path)
  }

  /// Readings (``CSVText/strutHeader``) of the poses in the columns `x_mm,y_mm,z_mm,qw,qx,qy,qz`; parameters and results
  /// as in ``poses(ofReadingsIn:_:readingOffsets:from:)``.
  ///
  /// - Throws: `FileError` when the table cannot be read, `CaseFileErrors` when its columns cannot be told, and what `write` throws.
  public func readings(
    ofPosesIn path: String, _ hexapod: Hexapod, readingOffsets: ReadingOffsets
  ) throws -> Tally {
    try run(StrutConversion(hexapod: hexapod, readingOffsets: readingOffsets), path)
  }

  private func run<Conversion: RowConversion>(_ conversion: Conversion, _ path: String) throws -> Tally {
    var table = try TableReader(path: path, names: Conversion.columns)
    if !table.understood.isEmpty { say(table.understood.joined(separator: "; ")) }
    try writeBeginning(header: Conversion.header, blankLines: table.linesBefore)
    let columns = table.columns
    var (tally, idle) = (Tally(), [LineBlock]())
    try pipeline.run(
      supply: { mayWait -> OrderedPipeline.Supply<LineBlock> in
        guard mayWait || table.isReady else { return .later }
        let block = idle.popLast() ?? LineBlock()
        return try block.read(&table) ? .piece(block) : .end
      },
      work: { block in
        block.convert(conversion, columns)
        return block
      },
      deliver: { block in
        let (output, part) = block.result
        try write(output)
        tally.add(part)
        idle.append(block)
        progress(Progress(tally: tally, bytesRead: table.bytesRead, size: table.size))
      })
    return tally
  }

  private func writeBeginning(header: String, blankLines: Int) throws {
    var text = CSVText()
    for _ in 0..<blankLines {
      text.lineEnd()
      if text.bytes.count == LineReader.blockSize {
        try write(text)
        text.clear()
      }
    }
    text.plain(header)
    text.lineEnd()
    try write(text)
  }
}
