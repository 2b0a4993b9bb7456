import CaseFiles

/// Whether the lists of objects in a JSON file begin and end as they should.
struct CaseLists {
  /// What is wrong with a list, and where.
  struct Fault {
    let message: String
    let place: FilePlace
  }

  /// The list that is open: where it begins, how many cases stood before it, and how many lists are open in it.
  private var open: (place: FilePlace, count: Int, inside: Int)?
  /// The line on which an end was found that nothing had begun: it is told once.
  private var strayEnd: Int?
  /// Whether something was skipped, and ends of lists with it.
  private var isLost = false

  /// A list begins; of lists in a list the first alone is told.
  ///
  /// - Parameter count: cases so far.
  mutating func begin(at place: FilePlace, count: Int) -> Fault? {
    guard let outer = open else {
      open = (place, count, 0)
      return nil
    }
    open?.inside += 1
    guard outer.inside == 0, !isLost else { return nil }
    let (line, column) = (outer.place.line, outer.place.column)
    return Fault(
      message: "a list [ … begins inside the list of line \(line), column \(column), which has not ended",
      place: place)
  }

  /// A list ends.
  mutating func end(at place: FilePlace, count: Int) -> Fault? {
    guard let list = open else {
      defer { strayEnd = place.line }
      guard strayEnd != place.line, !isLost else { return nil }
      return Fault(message: "this ] ends no list: there is no [ before it", place: place)
    }
    guard list.inside == 0 else {
      open?.inside -= 1
      return nil
    }
    open = nil
    return list.count == count ? Fault(message: "the list [ … ] holds no case", place: list.place) : nil
  }

  /// The file ends.
  func atEnd() -> Fault? {
    guard let open, !isLost else { return nil }
    return Fault(
      message: "the list [ … that begins here has no ] at its end: cases may be missing", place: open.place)
  }

  /// What follows on a line is not looked at.
  mutating func lose() { isLost = true }
}
