import Glibc

/// The files of a batch, in the order in which they are read.
public struct InputList: Sendable {
  /// One of them.
  public struct File: Sendable, Equatable {
    /// As it was given, or below a folder that was given; `-` is standard input.
    public let path: String
    /// How it is written; nil where its content must tell.
    public let kind: InputKind?
    /// Why it cannot be read, where that is known beforehand.
    let problem: String?
    /// Bytes; 0 where they are not known.
    let size: Int
    /// What it holds, where that was given in its place.
    var content: [UInt8]?
  }

  /// Files of a kind that are left alone.
  public struct LeftAlone: Sendable, Equatable {
    /// How many.
    public private(set) var count = 0
    /// The path of the first.
    public private(set) var first: String?

    fileprivate mutating func add(_ path: String) {
      (first, count) = (first ?? path, count + 1)
    }
  }

  /// All of them.
  public private(set) var files: [File] = []
  /// How many plans in folders are left alone.
  public private(set) var plansLeftAlone = 0
  /// How many other files in folders are left alone that the program wrote.
  public private(set) var answersLeftAlone = 0
  /// Spreadsheets in folders, which are no text.
  public private(set) var spreadsheets = LeftAlone()
  /// Other files in folders whose endings are none of a file of cases.
  public private(set) var others = LeftAlone()
  /// Bytes of all files; nil with one whose size is not known.
  public var size: Int? {
    files.contains { $0.path == "-" } ? nil : files.reduce(0) { $0 + $1.size }
  }

  /// Files as they are given, and in the place of each folder all files with cases in it and below it, by name.
  ///
  /// A folder's hidden files, plans (`plan.json`, `….plan.json`), what else the program writes into folders (``Answers``), files with
  /// other endings, which are counted, and links to folders are left alone. A file that is named is read whatever it is called.
  ///
  /// - Parameter kind: how all are written, whatever they are called.
  public init(_ paths: [String], kind: InputKind? = nil) {
    for path in paths { add(path, kind, isNamed: true) }
  }

  /// One text in the place of files, which lines call `-`.
  ///
  /// - Parameters:
  ///   - text: as a file holds it, packed with gzip or not.
  ///   - kind: how it is written; nil where it must tell itself.
  public init(text: [UInt8], kind: InputKind? = nil) {
    files = [File(path: "-", kind: kind, problem: nil, size: text.count, content: text)]
  }

  private mutating func add(_ path: String, _ kind: InputKind?, isNamed: Bool) {
    guard path != "-" else {
      files.append(File(path: path, kind: kind, problem: nil, size: 0))
      return
    }
    var status = stat()
    let isThere = !path.utf8.contains(0) && (isNamed ? stat(path, &status) : lstat(path, &status)) == 0
    let format = status.st_mode & S_IFMT
    if isThere && format == S_IFDIR {
      addFolder(path, kind)
    } else if isNamed || InputKind(path: path) != nil {
      // A link below a folder may lead to a file, but not to a folder, which may lead back.
      if !isNamed && format == S_IFLNK {
        guard stat(path, &status) != 0 || status.st_mode & S_IFMT != S_IFDIR else { return }
      }
      let size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
      files.append(File(path: path, kind: kind ?? InputKind(path: path), problem: nil, size: size))
    } else if InputKind.isSpreadsheet(path) {
      spreadsheets.add(path)
    } else {
      others.add(path)
    }
  }

  /// What the program writes into folders and is no case. A table is left alone only beside the object that it was written with:
  /// elsewhere one of its name may have cases.
  private struct Answers {
    private let names: Set<String>

    init(_ names: [String]) { self.names = Set(names) }

    static func isPlan(_ name: String) -> Bool { name == "plan.json" || name.hasSuffix(".plan.json") }

    func has(_ name: String) -> Bool {
      switch name {
      case "check.json", "sensitivity.json", "films.json": true
      case "schedule.csv": names.contains("plan.json")
      case "check.csv": names.contains("check.json")
      default: false
      }
    }
  }

  private mutating func addFolder(_ path: String, _ kind: InputKind?) {
    guard let folder = opendir(path) else {
      let reason = strerror(errno).map { String(cString: $0) } ?? "it cannot be opened"
      files.append(File(path: path, kind: kind, problem: reason, size: 0))
      return
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    let answers = Answers(names)
    plansLeftAlone += names.count(where: Answers.isPlan)
    answersLeftAlone += names.count(where: answers.has)
    names.removeAll { Answers.isPlan($0) || answers.has($0) }
    let prefix = path.hasSuffix("/") ? path : path + "/"
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      add(prefix + name, kind, isNamed: false)
    }
  }
}
