extension LevelID {
  /// The level of a treatment of two, as files and people call it: `proximal` or `distal`.
  public var name: String { index == 0 ? "proximal" : "distal" }
}
