extension OutputObject {
  /// The frames that serve a limb best.
  static let design = OutputObject(
    name: "design", format: "fixator-design/1", title: "The frames that serve a limb best",
    """
    format | string |  | as in fixator-plan/1
    disclaimer | string |  | as in fixator-plan/1
    case | string |  | what the case is called
    searched | object |  | within which bounds
    searched.frames | integer |  | frames within the bounds
    searched.tried | integer |  | those that were tried; fewer where the search was ended
    searched.serving | integer |  | of these, those in which every strut can follow
    searched.planned | integer |  | of these, those that were planned with all checks
    searched.rings | strings |  | rings
    searched.strut_classes | strings |  | strut classes that are to be had
    searched.heights_mm | numbers2 | mm | the smallest and the largest neutral height
    searched.axial_offsets_mm | numbers2 | mm | the smallest and the largest axial offset of the reference ring, positive for proximal
    searched.step_mm | number | mm | from one height or offset to the next
    searched.rotations_deg | numbers | deg | rotations of the reference ring, positive for internal
    typed | object? |  | the frame that was typed; missing where there is no plan of it
    \(figures(of: "typed"))
    typed.serves | boolean |  | whether its plan has no error that another frame may not have, and no strut that waits for a visit
    draws | integer |  | limbs drawn from the ± of the case for each frame; 0 where nothing carries one, or the search was ended
    frames | objects |  | at most twelve, by visits, changes, margin and stiffness; no frame that was tried is better in all four than one of them; empty where none serves
    \(figures(of: "frames[]"))
    frames[].draws_kept | integer? |  | of `draws`, for how many a new plan with this frame needs no more strut changes
    frames[].days | integer | days | days of turning
    frames[].proximal_ring | string |  | the proximal ring
    frames[].distal_ring | string |  | the distal ring
    frames[].neutral_height_mm | number | mm | the neutral height
    frames[].axial_offset | string |  | of the reference ring, as it would be typed
    frames[].axial_offset_mm | number | mm | the same, positive for proximal
    frames[].rotation | string |  | of the reference ring, as it would be typed
    frames[].rotation_deg | number | deg | the same, positive for internal
    frames[].struts | strings |  | the class of each strut at first, 1 to 6
    frames[].warnings | integer |  | warnings of its plan
    frames[].errors | integer |  | errors of its plan that every frame has
    frames[].text | string |  | its case file, as `--output` writes it
    ended | string? |  | how far the search had come, where it was ended
    """)

  private static func figures(of place: String) -> String {
    """
    \(place).visits | integer |  | days with a visit at which struts are changed
    \(place).strut_changes | integer |  | strut changes at all of them
    \(place).margin_mm | number | mm | the smallest of: from a reading to the nearer end of its range; between two struts beyond `strut-gap`; where the limb's outside is known, between it and a strut or a ring beyond `limb-clearance`
    \(place).stiffness | number |  | the least stiffness measure of the days
    """
  }
}
