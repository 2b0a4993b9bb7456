import Glibc

/// Whether as many schedules are tried as the documents' figures are about: when `FIXATOR_SOAK` is set.
public let soak = getenv("FIXATOR_SOAK") != nil
