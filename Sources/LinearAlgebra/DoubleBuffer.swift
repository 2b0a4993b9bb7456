/// Doubles in memory of the caller.
public typealias DoubleBuffer = UnsafeMutableBufferPointer<Double>
