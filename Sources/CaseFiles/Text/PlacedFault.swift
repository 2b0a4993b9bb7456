/// A fault with its place.
package struct PlacedFault: Error {
  package let fault: ValueFault
  package let place: FilePlace

  init(_ fault: ValueFault, _ place: FilePlace) {
    (self.fault, self.place) = (fault, place)
  }

  /// Whether the text itself could not be read, whatever it says.
  var isOfText: Bool { fault.code == .syntax || fault.code == .notText }
}
