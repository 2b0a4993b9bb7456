/// Looks on while a search takes long: is told how far it has come, and says whether it goes on.
public struct SearchWatch {
  /// How far a search has come.
  public struct Progress: Sendable, Equatable {
    /// So many were tried
    public let tried: Int
    /// of so many
    public let total: Int
    /// of these, in the plural.
    public let what: String

    package init(_ tried: Int, of total: Int, _ what: String) {
      (self.tried, self.total, self.what) = (tried, total, what)
    }

    /// `7 of 31 orders of stages`.
    public var words: String { "\(tried) of \(total) \(what)" }
  }

  private let look: (Progress) -> Bool

  /// Has a search looked at.
  ///
  /// - Parameter goesOn: whether it goes on; once it has said no it is to say no again.
  public init(goesOn: @escaping (_ progress: Progress) -> Bool) { look = goesOn }

  /// Nobody looks on, and the search goes on to its end.
  public static var none: SearchWatch { SearchWatch { _ in true } }

  /// Tells how far it has come, and asks whether to go on.
  package func goesOn(_ progress: Progress) -> Bool { look(progress) }
}

extension PlanningError {
  /// That a search was ended before it had found anything.
  package init(ended progress: SearchWatch.Progress, _ rest: String) {
    self.init(.searchEnded, about: .treatment, "the search was ended after \(progress.words); \(rest)")
  }
}

extension Finding {
  /// That a better choice may be among those that were not tried.
  init(ended progress: SearchWatch.Progress) {
    self.init(
      .searchEnded, .warning, value: Double(progress.tried), limit: Double(progress.total),
      what: "the search was ended after \(progress.words); this plan is the best of those that were tried")
  }
}
