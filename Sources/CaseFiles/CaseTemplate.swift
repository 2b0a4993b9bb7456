/// A commented case that is itself valid: what a new user fills in.
public enum CaseTemplate {
  /// The text of the file.
  public static let text = """
    # A case for fixator. Research, teaching and checking; not a medical device. No patient names.
    # Lengths are mm, angles degrees. A number goes with a word that says its direction; leave a line out for none.
    # A measured number may carry one standard deviation: 12 ± 1.5 varus
    case: tibia-varus-lengthening
    side: left                         # left | right
    bone: tibia
    reference: proximal                # the fragment that carries the reference ring: proximal | distal
    bone-diameter: 28                  # at the cut, 5 to 100
    bone-gap: 0                        # between the two faces of the cut on day 0; more where bone was taken out

    deformity:                         # moving fragment seen from the reference fragment
      ap-angulation: 12 varus          # varus | valgus, 0 to 80
      lateral-angulation: 8 apex-anterior   # apex-anterior | apex-posterior, 0 to 80
      axial-rotation: 10 internal      # internal | external, 0 to 120
      ap-translation: 6 lateral        # lateral | medial, 0 to 150
      lateral-translation: 4 posterior # posterior | anterior, 0 to 150
      axial-translation: 20 short      # short | long, 0 to 300
      convention: film                 # film | rotation-vector | euler-xyz | euler-xzy | euler-yxz | euler-yzx | ...

    mounting:                          # reference ring seen from the origin
      ap-offset: 5 lateral             # lateral | medial
      lateral-offset: 12 posterior     # posterior | anterior
      axial-offset: 60 proximal        # proximal | distal
      rotation: 8 external             # internal | external
      ap-tilt: 0                       # the side to which the ring's proximal normal leans: lateral | medial
      lateral-tilt: 0                  # posterior | anterior

    frame:
      proximal-ring: generic-155       # fixator hardware lists the names; or {joint-radius: 93.8, half-angle: 4.58}
      distal-ring: generic-180         #   or {joints: [[x, y, z], ... six]} or {hole-circle-radius:, holes:, use: [six]}
      struts: auto                     # a class, six classes, {min:, max:, step:, reading-offset:}, or auto;
                                       #   a threaded rod: {min:, max:, pitch: 1, steps-per-turn: 4}
      # strut-classes: [medium, long, {name: extra, min: 250, max: 400}]   # to be had; the catalogue's unless given
      mode: chronic                    # chronic | residual | rings-first
      neutral-height: 203              # chronic: rings parallel at this height at the end
      # a ring of its own may add inner-radius: 77.5, joint-tilt: 30 (how far its joints let a strut lean); a strut radius: 6
      # struts-now: [143, 150, 147, 152, 149, 151]   # residual, or rings-first for comparison: the six readings
      # moving-mounting: {axial-offset: 90 distal}   # rings-first: as mounting, for the moving ring

    structures-at-risk:                # optional; place in the corrected limb seen from the origin
      - {name: peroneal nerve, ap: 25 lateral, lateral: 10 posterior, axial: 0, rate: 1.0}

    schedule:
      surgery: 2026-03-01              # YYYY-MM-DD; leave out for a plan without dates
      latency: 7                       # days before the first turn
      rate: 1.0                        # mm a day at the rim of the bone cut
      adjustments-per-day: 4
      path: straight                   # straight | screw | equal-steps
      pace: even                       # even | fastest
      rounding: together               # together | nearest
      # visits: [monday, thursday]     # when struts can be changed: weekdays, or dates; any day unless given
      # stages:                        # deformity still there at the end of each stage but the last
      #   - {ap-angulation: 12 varus, lateral-angulation: 8 apex-anterior, axial-rotation: 10 internal}
    # held: [3]                         # struts that are not turned: for the whole plan, or some days of it, as in
    #                                   #   [{strut: 3, days: 5-9}, {strut: 1, days: 12}, {strut: 6, days: 20-}]
    # target: {axial-translation: 2 long}   # what is to be left at the end

    # limb-envelope:                   # measured round the limb at heights from the cut, along each fragment
    #   girths: [{axial: 120 proximal, girth: 380}, {axial: 0, girth: 330}, {axial: 150 distal, girth: 240}]
    #   # or elliptic sections: [{axial: 0, width: 95, depth: 115}, ...]
    #   lateral-offset: 12 posterior   # the limb's centre seen from the bone's axis; ap-offset likewise

    # limits:                          # what the checks hold their figures against; these are the defaults
    #   joint-tilt: 30                 # deg from a joint's axis, where the ring does not say
    #   near-singular: 0.35            # of neutral's stiffness; a warning below
    #   singular: 0.1                  # of neutral's stiffness; an error below
    #   struts-collide: 2              # mm between two struts; an error when they touch
    #   strut-meets-limb: 20           # mm between struts or rings and the limb; an error when they touch
    #   bone-ends-collide: 1           # mm that the two faces of the cut may overlap
    #   rate-exceeded: 1               # steps that a point may go beyond its rate in a day
    #   rounding-error: 1              # mm
    #   rounding-angle: 1              # deg
    #   target-missed: 1               # mm that held struts may cost, or the end may lie from the target
    #   target-missed-angle: 1         # deg
    #   convention-spread: 1           # deg
    #   duration-implausible: 2        # times what length and rate suggest
    #   inputs-disagree: 1             # mm between readings and mountings

    """
}
