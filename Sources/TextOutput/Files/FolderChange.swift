/// What is to become of a folder's files.
struct FolderChange {
  /// Those that are written.
  let files: [(name: String, text: String)]
  /// Those that are there and go.
  let gone: [String]

  /// All that stand for themselves in the folder no longer.
  var names: [String] { files.map(\.name) + gone }
}
