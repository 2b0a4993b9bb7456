/// A fault with its place.
struct PlacedFault: Error {
  let fault: ValueFault
  let place: FilePlace

  init(_ fault: ValueFault, _ place: FilePlace) {
    (self.fault, self.place) = (fault, place)
  }

  /// Whether the text itself could not be read, whatever it says.
  var isOfText: Bool { fault.code == .syntax || fault.code == .notText }
}
