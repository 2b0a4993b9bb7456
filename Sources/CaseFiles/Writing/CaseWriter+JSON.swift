import TextOutput
import TreatmentModel

extension CaseWriter {
  /// The case as an object of JSON: what stands in ``json``.
  public var fragment: JSONFragment {
    let members = members
    return JSONFragment { json in json.object { $0.members(members) } }
  }

  /// The hardware of the catalogue that the case names, by its numbers: an object as the catalogue's own file is one. A case
  /// that is read with it is the same whatever the catalogue has become.
  public var hardware: JSONFragment {
    let levels = several.map { Array($0.levels) } ?? [input.own]
    let rings = [input.proximalRing] + levels.map(\.distalRing)
    var struts = input.strutClasses
    for level in levels {
      switch level.struts {
      case .given(let given): struts += given
      case .automatic(let classes): struts += classes
      }
      if let mounted = level.strutsMounted { struts += mounted }
    }
    let parts = [
      CaseValue.Member(
        .rings,
        .list(
          catalogue.rings.filter { known in rings.contains { $0.isKind(of: known) } }
            .map { .section(numbers($0, .catalogueRings)) })),
      CaseValue.Member(
        .struts,
        .list(catalogue.struts.filter(struts.contains).map { .section(numbers($0, .catalogueStruts)) })),
    ]
    return JSONFragment { json in json.object { $0.members(parts) } }
  }
}

extension JSONWriter {
  fileprivate mutating func members(_ members: [CaseValue.Member]) {
    for member in members {
      key(member.word.name)
      // A text "false" would be true to whoever asks for a truth.
      if member.word == .verified { bool(member.value == .typed("true")) } else { value(member.value) }
    }
  }

  private mutating func value(_ value: CaseValue) {
    switch value {
    case .typed(let text):
      if CaseValue.isNumber(text) { pen.text(text) } else { string(text) }
    case .section(let members): object { $0.members(members) }
    case .list(let items):
      list { list in
        for item in items {
          list.item()
          list.value(item)
        }
      }
    }
  }
}
