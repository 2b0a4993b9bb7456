import ArgumentParser
import TextOutput

/// Refuses an output without a name, as wrong usage.
func requireName(_ path: String?, option: String, of what: String) throws {
  if path?.isEmpty == true { throw ValidationError("\(option) needs the name of a \(what)") }
}

/// Refuses, as wrong usage, to replace files where none are written, and to choose what is printed where nothing is.
func requireOutput(_ path: String?, force: Bool, isFormatted: Bool = false, of what: String) throws {
  if force && path == nil {
    throw ValidationError("--force needs --output \(what): what is printed replaces nothing")
  }
  if isFormatted && path != nil {
    throw ValidationError(
      "--format is for what is printed, and --output \(what) writes its files instead: leave one of them out")
  }
}

/// Refuses, before the work, what could not be written after it, and what would replace a file that this run reads. What a killed run
/// has left in the folder is finished.
///
/// - Parameters:
///   - folder: into which files are to be written; nil for none.
///   - names: of the files that may be written.
///   - inputs: the files that are read.
/// - Throws: `WriteError`, `InputIdentities.Overlap`.
func prepare(folder: String?, _ names: [String], force: Bool, inputs: [String?]) throws {
  guard let folder else { return }
  func refuseInputs() throws {
    let read = InputIdentities(inputs.compactMap { $0 })
    for name in names { try read.refuse("\(folder)/\(name)") }
  }
  try refuseInputs()
  try OutputFolder(folder).prepare(names, force: force)
  // The input may be what was only now given its name back.
  try refuseInputs()
}
