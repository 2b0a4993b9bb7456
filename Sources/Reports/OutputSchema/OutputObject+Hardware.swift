extension OutputObject {
  /// Rings and struts that cases can name.
  static let hardware = OutputObject(
    name: "hardware", format: "fixator-hardware/1",
    title: "Rings and struts that a case can name, with their sources",
    """
    format | string |  | `fixator-hardware/1`
    disclaimer | string |  | as in fixator-plan/1
    rings | objects |  | in the order of the catalogue
    rings[].name | string |  | what cases call it
    rings[].verified | boolean |  | whether its numbers were verified on hardware
    rings[].source | string |  | where its numbers come from
    rings[].joint_radius_mm | number? | mm | distance of its joints from its axis
    rings[].half_angle_deg | number? | deg | half of the angle between the two joints of a pair
    rings[].joint_offset_mm | number? | mm | how far its joints are from its face, towards the other ring
    rings[].joints_mm | rows? | mm | only of a ring without a joint circle: six joint centres in its own frame, strut by strut
    rings[].inner_radius_mm | number? | mm | of its inner edge, where it is known
    rings[].arc_deg | numbers2? | deg | only of a ring that is part of a circle: from which azimuth to which it goes, anticlockwise seen from proximal, from the master tab
    rings[].arms_mm | number? | mm | only of a foot plate: how far straight arms go on from the ends of its half circle
    rings[].joint_tilt_deg | number? | deg | how far a strut may lean from the axis of a joint, where it is known
    struts | objects |  | in the order of the catalogue
    struts[].name | string |  | what cases call it
    struts[].verified | boolean |  | whether its numbers were verified on hardware
    struts[].source | string |  | where its numbers come from
    struts[].min_mm | number | mm | the lowest reading of its scale
    struts[].max_mm | number | mm | the highest reading
    struts[].step_mm | number | mm | the smallest turn
    struts[].reading_offset_mm | number | mm | its length from joint centre to joint centre is its reading and this
    struts[].pitch_mm | number? | mm | only of a threaded rod: length a turn of the nut
    struts[].steps_per_turn | integer? |  | only of a threaded rod: positions of the nut in a turn
    struts[].radius_mm | number? | mm | of the cylinder that holds it, where it is known
    """)
}
