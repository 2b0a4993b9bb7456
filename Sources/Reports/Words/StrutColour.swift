/// The colours by which the clips on struts are told apart, strut 1 first.
enum StrutColour {
  /// In words: what a sheet in greys says.
  static let names = ["red", "orange", "yellow", "green", "blue", "violet"]
}
