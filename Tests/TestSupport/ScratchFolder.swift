import Foundation
import Glibc

/// A folder of its own for a test; gone when the test ends.
package final class ScratchFolder {
  package let path: String

  /// A folder that is still to be made.
  ///
  /// - Parameter isFast: whether in memory, where there is such a file system, which does not wait for a disk.
  package init(isFast: Bool = false) {
    let memory = "/dev/shm"
    let parent =
      isFast && access(memory, W_OK) == 0
      ? URL(filePath: memory) : FileManager.default.temporaryDirectory
    path = parent.appending(path: "fixator-\(UUID().uuidString)").path()
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  package func make() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  /// What stands in it, hidden files too.
  package var names: [String] { names(in: "") }

  /// The same of a folder in it.
  package func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")) ?? []).sorted()
  }

  package func text(_ name: String) -> String? {
    try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }

  package func put(_ text: String, _ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: URL(filePath: "\(path)/\(name)").deletingLastPathComponent().path(),
      withIntermediateDirectories: true)
    try text.write(toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
  }

  /// Kind and permissions; nil where nothing is.
  package func mode(_ name: String) -> mode_t? {
    var status = stat()
    return lstat("\(path)/\(name)", &status) == 0 ? status.st_mode : nil
  }

  /// All files below it, hidden ones too, with their texts; folders with a stroke at the end.
  package var content: [String: String] {
    var found: [String: String] = [:]
    func look(_ below: String) {
      for name in names(in: below) {
        let path = below.isEmpty ? name : "\(below)/\(name)"
        if mode(path).map({ $0 & S_IFMT == S_IFDIR }) == true {
          found[path + "/"] = ""
          look(path)
        } else {
          found[path] = text(path) ?? ""
        }
      }
    }
    look("")
    return found
  }
}
