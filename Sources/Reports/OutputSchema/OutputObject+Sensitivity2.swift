extension OutputObject {
  /// Error bars of a plan of two levels.
  static let sensitivity2 = OutputObject(
    name: "sensitivity2", format: "fixator-sensitivity/2", title: "Error bars of a plan of two levels",
    """
    format | string |  | `fixator-sensitivity/2`
    limb | object |  | the most distal fragment seen from the most proximal one
    limb.convention | string |  | of the distal level
    limb.any_outside | number-or-null | share | of draws with any of the limb's six outside tolerance
    docking | object? |  | of a transport: how the faces of the defect stand to each other at the end
    docking.gap | object |  | between their centres along the reference face's normal; negative where they press on each other
    docking.ap_offset | object |  | beside each other; positive for lateral
    docking.lateral_offset | object |  | beside each other; positive for posterior
    docking.offset | object |  | how far they lie beside each other
    docking.angle | object |  | between their normals
    docking.any_outside | number-or-null | share | of draws with the gap or one of the two offsets outside tolerance
    docking.apart | number-or-null | share | of draws in which the faces do not meet
    docking.beside_bone | number-or-null | share | of draws in which they lie further beside each other than a \
      quarter of the bone's diameter
    levels | objects |  | each level, from proximal to distal
    levels[].level | string |  | `proximal` or `distal`
    levels[].convention | string |  | of the level
    levels[].any_outside | number-or-null | share | of draws with any of the level's six outside tolerance
    any_outside | number-or-null | share | of draws with anything outside tolerance: of a level, of the limb, gap or \
      offsets of the faces
    shares[].part | string |  | whose output it is: `limb`, `docking`, `proximal` or `distal`
    end_error | number-or-null |  | root mean square, in units of their tolerances, of the standard deviations of the six \
      of each level and of the limb, and of gap and offsets, by the linear model; 1 is as bad as the tolerance
    """,
    and: sensitivity.keys.filter {
      !ofPart.contains($0.top) && !["format", "convention", "any_outside", "end_error"].contains($0.path)
    }
      + sensitivity.keys.filter { ofPart.contains($0.top) }.map { $0.inside("levels[].") }
      + sensitivity.keys.filter { $0.top == "remaining" }.map { $0.inside("limb.") }
      + ["gap", "ap_offset", "lateral_offset", "offset", "angle"].flatMap { number in
        sensitivity.keys.compactMap { $0.of("remaining.<parameter>.", at: "docking.\(number).") }
      })

  /// What each level has of what the study of one level has.
  private static let ofPart: Set<String> = ["remaining", "worst_point_displacement", "rates"]
}

extension OutputKey {
  /// The word under which it stands at the top.
  fileprivate var top: String { String(path.prefix { $0.isLetter || $0 == "_" }) }

  /// The same key where its object stands at another place; nil for a key of another object.
  fileprivate func of(_ object: String, at place: String) -> OutputKey? {
    guard path.hasPrefix(object) else { return nil }
    let own = OutputKey(
      line:
        "\(path.dropFirst(object.count)) | \(kind == .string ? "string" : "number-or-null")\(isRequired && !isLinear ? "" : "?") | \(unit) | \(meaning)"
    )
    return own?.inside(place)
  }

  /// What a magnitude does not have.
  private var isLinear: Bool { path.hasSuffix("linear_sd") }
}
