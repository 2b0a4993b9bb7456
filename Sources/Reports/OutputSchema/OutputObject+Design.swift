extension OutputObject {
  /// The frames that serve a limb best.
  static let design = OutputObject(
    name: "design", format: "fixator-design/1", title: "The frames that serve a limb best",
    """
    format | string |  | as in fixator-plan/1
    disclaimer | string |  | as in fixator-plan/1
    case | string |  | what the case is called
    searched | object |  | within which bounds
    searched.frames | integer |  | frames within the bounds; of two levels with those of `finer`
    searched.tried | integer |  | those that were tried; fewer where the search was ended
    searched.serving | integer |  | of these, those in which every strut can follow
    searched.planned | integer |  | of these, those that were planned with all checks
    searched.rings | strings |  | rings
    searched.strut_classes | strings |  | strut classes that are to be had
    \(searched(in: "searched", "of one level: "))
    searched.step_mm | number | mm | from one height or offset to the next
    searched.finer | integer? |  | of two levels: frames that were tried besides, nearer to the best of those a step apart than these are
    searched.levels | objects? |  | of two levels: what is chosen of each, from proximal to distal
    searched.levels[].level | string |  | `proximal` or `distal`
    \(searched(in: "searched.levels[]", ""))
    typed | object? |  | the frame that was typed; missing where there is no plan of it
    \(figures(of: "typed"))
    typed.serves | boolean |  | whether its plan has no error that another frame may not have, and no strut that waits for a visit
    draws | integer |  | limbs drawn from the ± of the case for each frame; 0 where nothing carries one, or the search was ended
    frames | objects |  | at most twelve, by visits, changes, margin and stiffness; no frame that was tried is better in all four than one of them; empty where none serves
    \(figures(of: "frames[]"))
    frames[].draws_kept | integer? |  | of `draws`, for how many a new plan with this frame needs no more strut changes
    frames[].days | integer | days | days of turning
    frames[].proximal_ring | string |  | the proximal ring
    \(built(in: "frames[]", "?"))
    frames[].levels | objects? |  | of two levels: each frame, from proximal to distal; what stands above of one stands here
    frames[].levels[].level | string |  | `proximal` or `distal`
    \(built(in: "frames[].levels[]", ""))
    frames[].warnings | integer |  | warnings of its plan, of two levels all of them
    frames[].errors | integer |  | errors of its plan that every frame has
    frames[].text | string |  | its case file, as `--output` writes it
    ended | string? |  | how far the search had come, where it was ended
    """)

  private static func searched(in place: String, _ whose: String) -> String {
    """
    \(place).heights_mm | numbers2? | mm | \(whose)the smallest and the largest neutral height; missing where it follows from the places of the rings
    \(place).axial_offsets_mm | numbers2? | mm | \(whose)the smallest and the largest axial offset of the reference ring, positive for proximal; missing where the other level says where that ring is
    \(place).rotations_deg | numbers? | deg | \(whose)rotations of the reference ring, positive for internal; missing as offsets are
    """
  }

  /// - Parameter mark: of keys that every level has.
  private static func built(in place: String, _ mark: String) -> String {
    """
    \(place).distal_ring | string\(mark) |  | the distal ring
    \(place).neutral_height_mm | number? | mm | the neutral height; missing where it follows from the places of the rings
    \(place).axial_offset | string? |  | of the reference ring, as it would be typed; missing where the other level says where that ring is
    \(place).axial_offset_mm | number? | mm | the same, positive for proximal
    \(place).rotation | string? |  | of the reference ring, as it would be typed; missing as the offset is
    \(place).rotation_deg | number? | deg | the same, positive for internal
    \(place).struts | strings\(mark) |  | the class of each strut at first, 1 to 6
    """
  }

  private static func figures(of place: String) -> String {
    """
    \(place).visits | integer |  | days with a visit at which struts are changed, of two levels those of both together
    \(place).strut_changes | integer |  | strut changes at all of them
    \(place).margin_mm | number | mm | the smallest of: from a reading to the nearer end of its range; between two struts beyond `strut-gap`; where the limb's outside is known, between it and a strut or a ring beyond `limb-clearance`; of two levels, where a strut of the one is nearer to a strut or the far ring of the other than `strut-gap`, what is missing to that
    \(place).stiffness | number |  | the least stiffness measure of the days
    """
  }
}
