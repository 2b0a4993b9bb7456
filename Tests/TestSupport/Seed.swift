/// Says from which seed a random test runs, so that a failure can be run again.
public func printedSeed(_ seed: UInt64, _ test: String = #function) -> UInt64 {
  print("\(test): seed \(seed)")
  return seed
}
