import Glibc

/// Whether the soak set runs (`.ci/soak`, which sets `FIXATOR_SOAK=1`): random tests in the numbers that the documents' figures are
/// about. Without it they run as many as are done within seconds, the quick set, to which every other test belongs too.
public let runsSoak = getenv("FIXATOR_SOAK").map { strcmp($0, "1") == 0 } ?? false
