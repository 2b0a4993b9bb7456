extension OutputObject {
  /// The pose of six strut lengths, and what it is worth.
  static let pose = OutputObject(
    name: "pose", format: "fixator-pose/1", title: "The pose of six strut lengths, and what it is worth",
    """
    format | string |  | as in fixator-plan/1
    disclaimer | string |  | as in fixator-plan/1
    status | string |  | `found`, and only that is a pose to build upon; `beyond-singularity`, \
      `singular`, `not-converged`, `no-such-pose`
    free_motion | string? |  | only of `singular`: the motion that the struts leave free, in words
    suspect_strut | integer? |  | only of `no-such-pose`: the strut whose reading is likeliest to be wrong
    suspect_distance | integer? |  | the same for the distances of `--distance`, in their order from 1
    pose | object |  | the moving ring in the reference ring's frame
    pose.translation_mm | numbers3 | mm | `[x, y, z]`
    pose.quaternion_wxyz | numbers4 |  | `[w, x, y, z]`, w ≥ 0
    residual_mm | number-or-null | mm | largest difference between a measured distance and the pose's
    stiffness | number-or-null |  | smallest singular value of the scaled Jacobian
    condition | number-or-null |  | largest over smallest
    iterations | integer |  | Jacobians that were solved
    determinant_sign | integer |  | -1, 0 or 1
    certificate | object? |  | only with `--certify`: whether the readings allow this pose only (Model, section 15)
    certificate.result | string |  | `one-pose`, and only that is a certificate; `other-poses`, \
      `strut-out-of-range`, `leaning`, `near-singularity`, `undecided`, `not-found`, `no-neutral`, `out-of-reach`
    certificate.message | string |  | what is proven, or what stands in the way, in words
    certificate.boxes | integer |  | boxes of poses that were looked at
    certificate.other_poses | objects? |  | only of `other-poses`: those with the same lengths that are within the joints' limits
    certificate.other_poses[].translation_mm | numbers3 | mm | `[x, y, z]`
    certificate.other_poses[].quaternion_wxyz | numbers4 |  | `[w, x, y, z]`, w ≥ 0
    sd_mm | numbers3? | mm | only with `--strut-sd`: standard deviations of x, y, z
    sd_deg | numbers3? | deg | only with `--strut-sd`: standard deviations of small rotations about x, \
      y, z
    covariance_mm_rad | rows? | mm, rad | of the six, rows in the order of `sd_mm` and `sd_deg`
    """)
}
