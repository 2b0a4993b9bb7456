/// How a text is written that holds a case, and so who reads it.
public enum TextFormat: Sendable, Equatable {
  /// YAML, or JSON where the text begins with `{`: every case file today, whatever its name. What begins so and is neither is told why
  /// it is no JSON.
  case yaml
  /// JSON to the letter (RFC 8259): a line of NDJSON.
  case json
  /// JSON, and where it is none, YAML: an object of a .json file among many, as loose as such a file alone.
  case jsonOrYAML
}

/// Reads one document into nodes. This is the only place that chooses a reader: ``YAMLNodes`` (libyaml) or ``JSONNodes``.
package enum NodeReader {
  /// The document in `bytes`.
  ///
  /// - Parameter start: where it begins, where the document is a part of a file.
  /// - Throws: the first thing that makes it unreadable: not UTF-8, not of its format, empty, several documents, larger or
  ///   deeper than any case. Of what is neither JSON nor YAML it is told why it is no JSON.
  package static func read(
    _ bytes: [UInt8], _ format: TextFormat = .yaml, at start: FilePlace = .start
  ) throws(PlacedFault) -> Node {
    let bytes = FileText.utf8(bytes)
    if PlanText.begins(bytes) { return try json(bytes, start, .plan) }
    guard format != .yaml || beginsAsJSON(bytes) else {
      return try YAMLNodes.read(bytes, at: start)
    }
    let problem: PlacedFault
    do {
      return try json(bytes, start)
    } catch {
      problem = error
    }
    guard format != .json, problem.isOfText else { throw problem }
    do {
      return try YAMLNodes.read(bytes, at: start)
    } catch {
      throw error.isOfText ? problem : error
    }
  }

  private static func beginsAsJSON(_ bytes: [UInt8]) -> Bool {
    bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "{")
  }

  private static func json(
    _ bytes: [UInt8], _ start: FilePlace, _ size: TextSize = .oneCase
  ) throws(PlacedFault) -> Node {
    try TextCheck.passJSON(bytes, at: start, size)
    let result = bytes.withUnsafeBufferPointer { buffer -> Result<Node, PlacedFault> in
      Result { () throws(PlacedFault) in try JSONNodes.read(buffer, at: start, size) }
    }
    return try result.get()
  }
}
