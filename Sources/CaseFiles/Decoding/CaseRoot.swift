import TextOutput
import TreatmentModel

/// Where in a file the case stands, and the catalogue that its names are of: the file itself with the program's, or what a plan
/// says that it was made from.
struct CaseRoot {
  let node: Node
  let catalogue: Catalogue

  /// - Throws: what of the program's outputs is no case; a plan's hardware that is none.
  init(_ root: Node, _ catalogue: Catalogue, file: String) throws(CaseFileErrors) {
    guard let format = root.outputFormat else {
      (node, self.catalogue) = (root, catalogue)
      return
    }
    var faults = FaultList(file: file)
    if case .scalar(let name, _) = format.content, PlanText.formats.contains(name) {
      guard let madeFrom = root[PlanText.madeFrom] else {
        faults.add(
          ValueFault(
            .missing,
            "this plan does not say which case it was made from: give its case, and this as the plan that was followed"
          ),
          root.place, PlanText.madeFrom)
        throw faults.failure ?? CaseFileErrors(faults.errors[0])
      }
      node = madeFrom
      self.catalogue =
        try root[PlanText.hardware].map { (hardware) throws(CaseFileErrors) in
          try Catalogue(hardware, name: file)
        } ?? catalogue
      return
    }
    throw CaseFileErrors(
      CaseFileError(
        file: file, place: format.place, key: PlanText.format,
        fault: ValueFault(
          .wrongKind, "this is an output of the program, and no case", found: format.kind,
          allowed: "a case, or \(PlanText.formats.joined(separator: " or "))")))
  }
}

extension Node {
  /// What the program calls an object that it wrote; nil for a case.
  var outputFormat: Node? {
    guard let format = self[PlanText.format], case .scalar(let name, _) = format.content,
      name.hasPrefix("fixator-")
    else { return nil }
    return format
  }

  /// The value of a key of an object; nil where there is none.
  subscript(key: String) -> Node? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }
}
