import CorrectionPlanning
import Glibc
import Reports
import TextOutput

/// What an interrupted run has left.
struct PartialOutput {
  /// Whole lines, without the header.
  private(set) var lines = 0
  /// Where the last whole line ends.
  private(set) var end = 0
  /// The last whole line, with its line feed; empty when there is none.
  private(set) var lastLine: [UInt8] = []
  /// What the lines came to, the last one left out, which is made again.
  private(set) var tally = BatchTally()
  private let header: [UInt8]
  /// Whether the first line is the header that belongs there, or there is none yet.
  private(set) var hasRightHeader = true

  /// Reads a file from its beginning, a line in memory at a time.
  ///
  /// - Parameter header: the line before all others, which counts as none; empty without one.
  init(_ descriptor: Int32, _ name: String, header: [UInt8]) throws(WriteError) {
    self.header = header
    var (line, chunk) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 18))
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw WriteError(name, errno) }
      guard count > 0 else { return }
      var rest = chunk[..<count]
      while let feed = rest.firstIndex(of: UInt8(ascii: "\n")) {
        line.append(contentsOf: rest[...feed])
        take(&line)
        rest = rest[(feed + 1)...]
      }
      line.append(contentsOf: rest)
    }
  }

  private mutating func take(_ line: inout [UInt8]) {
    defer { line.removeAll(keepingCapacity: true) }
    end += line.count
    if end == line.count, !header.isEmpty {
      hasRightHeader = line == header
      return
    }
    if lines > 0 { tally.count(line: lastLine) }
    lines += 1
    swap(&lastLine, &line)
  }
}

extension BatchTally {
  /// Counts a line that this program has written.
  ///
  /// Names and messages cannot be mistaken for what is looked for: a quote inside them has a backslash before it in JSON, and
  /// stands in the last columns of a table.
  fileprivate mutating func count(line: [UInt8]) {
    if line.first == UInt8(ascii: "{") { count(object: line) } else { count(row: line) }
  }

  private mutating func count(object line: [UInt8]) {
    guard line.starts(with: Array("{\"format\"".utf8)) else {
      countFailure(
        at: line.text(after: "\"input\":\"", before: "\"") ?? "",
        isUnreadable: line.has("\"code\":\"unreadable\""))
      return
    }
    planned += 1
    let severities = Finding.Severity.allCases
    var isWrong = false
    if line.has("{\"format\":\"fixator-plan/") {
      var place = line.place(of: "\"checks\":[") ?? line.count
      while let found = line.place(of: "{\"code\":\"", from: place) {
        place = found + 1
        let rest = Array(line[found..<min(found + 120, line.count)])
        guard let code = rest.text(after: "\"code\":\"", before: "\"").flatMap(Finding.Code.init),
          let severity = rest.text(after: "\"severity\":\"", before: "\"").flatMap(Finding.Severity.init)
        else { continue }
        add(code, severity)
        if severity == .error { isWrong = true }
      }
    } else {
      for severity in severities {
        guard let codes = line.text(after: "\"\(severity.rawValue)s\":{", before: "}") else { continue }
        for code in Finding.Code.ofTreatments {
          guard let count = Array(codes.utf8).text(after: "\"\(code.rawValue)\":", before: nil) else {
            continue
          }
          for _ in 0..<(Int(count.prefix { $0.isNumber }) ?? 0) { add(code, severity) }
        }
        if severity == .error { isWrong = true }
      }
    }
    if isWrong { withErrors += 1 }
  }

  private mutating func count(row line: [UInt8]) {
    if line.has(",failed,") || line.has(",unreadable,") {
      countFailure(at: "", isUnreadable: line.has(",unreadable,"))
    } else {
      planned += 1
      if line.has(",errors,") { withErrors += 1 }
    }
  }
}

extension [UInt8] {
  /// Where a text stands, at `start` or later.
  fileprivate func place(of text: String, from start: Int = 0) -> Int? {
    let wanted = Array(text.utf8)
    return withUnsafeBufferPointer { bytes in
      var place = start
      while place + wanted.count <= bytes.count {
        if bytes[place] == wanted[0], bytes[place..<(place + wanted.count)].elementsEqual(wanted) {
          return place
        }
        place += 1
      }
      return nil
    }
  }

  fileprivate func has(_ text: String) -> Bool { place(of: text) != nil }

  /// What stands between two texts; to the end without the second.
  fileprivate func text(after first: String, before second: String?) -> String? {
    guard let begin = place(of: first).map({ $0 + first.utf8.count }) else { return nil }
    guard let second else { return String(decoding: self[begin...], as: UTF8.self) }
    guard let end = place(of: second, from: begin) else { return nil }
    return String(decoding: self[begin..<end], as: UTF8.self)
  }
}
