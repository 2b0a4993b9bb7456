import CLAPACK
import Glibc

/// Which LAPACK and BLAS this process really runs on; `update-alternatives` may have swapped them.
public struct LoadedLibrary: Sendable {
  /// Path of the shared object that serves `dgels`, or "statically linked".
  public let lapackPath: String
  /// Path of the shared object that serves `ddot`, or "statically linked".
  public let blasPath: String
  /// LAPACK's own version, such as `3.11.0`.
  public let lapackVersion: String

  /// Looks the two up in the running process.
  public static var current: LoadedLibrary {
    var (major, minor, patch) = (lapack_int(0), lapack_int(0), lapack_int(0))
    ilaver_(&major, &minor, &patch)
    return LoadedLibrary(
      lapackPath: path(serving: "dgels_"), blasPath: path(serving: "ddot_"),
      lapackVersion: "\(major).\(minor).\(patch)")
  }

  private static func path(serving symbol: String) -> String {
    var object = loaded_object()
    guard let address = dlsym(nil, symbol), loaded_object_holding(address, &object) != 0,
      let name = object.path
    else { return "statically linked" }
    guard let resolved = realpath(name, nil) else { return String(cString: name) }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
