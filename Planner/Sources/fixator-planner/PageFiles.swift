import Foundation

/// The page's own files, in memory.
struct PageFiles: Sendable {
  struct File: Sendable {
    let type: String
    let bytes: [UInt8]
  }

  private let files: [String: File]

  private static let types = [
    "html": "text/html; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8", "json": "application/json", "svg": "image/svg+xml",
  ]

  /// A file by its name, with its folder where it is in one; the page itself by none.
  subscript(name: String) -> File? { files[name.isEmpty ? "index.html" : name] }

  /// The files that were built with the program.
  static func besideProgram() throws(PlannerError) -> PageFiles {
    let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    let folder = program.deletingLastPathComponent()
      .appending(path: "fixator-planner_fixator-planner.resources/Page")
    let path = folder.path(percentEncoded: false)
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
    var files: [String: File] = [:]
    for name in names {
      guard let type = name.split(separator: ".").last.flatMap({ types[String($0)] }),
        let data = try? Data(contentsOf: folder.appending(path: name))
      else { continue }
      files[name] = File(type: type, bytes: Array(data))
    }
    guard files["index.html"] != nil else {
      throw PlannerError("the page's files are not beside the program, in \(path)")
    }
    return PageFiles(files: files)
  }
}
