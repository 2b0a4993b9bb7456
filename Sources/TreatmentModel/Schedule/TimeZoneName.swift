extension String {
  /// Whether it has the form of an IANA time zone's name: 1 to 3 parts between slashes, 40 characters at most, each part a letter
  /// and then letters, digits, `_`, `+` and `-`. So it names no file outside of the time zones' folder.
  package var isTimeZoneName: Bool {
    guard (1...40).contains(utf8.count) else { return false }
    let parts = utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.count <= 3
      && parts.allSatisfy { part in
        part.first?.isLetter == true
          && part.allSatisfy { $0.isLetter || (48...57).contains($0) || [43, 45, 95].contains($0) }
      }
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (65...90).contains(self) || (97...122).contains(self) }
}
