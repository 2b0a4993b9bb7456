/// A whole number with what it counts: `1 visit`, `2 visits`, `0 days`.
///
/// - Parameter many: the word for any number but one, where that is not `one` with an s.
package func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
  "\(number) \(number.magnitude == 1 ? one : many ?? "\(one)s")"
}
