/// Words of a finding, in which at most one of the inputs that a program may ask for by an option is named.
public struct FindingText: Sendable, Equatable {
  /// An input that a program gives a name.
  public enum Input: Sendable, Equatable {
    /// The days that were written down as done.
    case record
  }

  private let head: String
  private let input: Input?
  private let tail: String

  /// Words, with what follows the place at which an input is named, if one is.
  init(_ head: String, naming input: Input?, _ tail: String) {
    (self.head, self.input, self.tail) = (head, input, tail)
  }

  /// The words, with what the input is called, which begins with a space where it is not empty.
  public func words(_ name: (Input) -> String) -> String {
    input.map { head + name($0) + tail } ?? head
  }

  /// The same of what is so at another time than the day that the words name.
  func at(_ time: String, insteadOf day: String) -> FindingText {
    func said(_ words: String) -> String { words.replacing(" \(day)", with: "") }
    return FindingText("\(time): \(said(head))", naming: input, said(tail))
  }

  /// The words without the name of any option.
  public var plain: String { words { _ in "" } }
}
