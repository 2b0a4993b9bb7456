extension CaseKey {
  /// What a key is called in the section that it stands in.
  public enum Word: UInt8, Sendable, CaseIterable {
    // The top of a case.
    case caseName, side, bone, reference, between, hinge, distraction, boneDiameter, boneGap, cut, deformity,
      mounting, frame,
      structuresAtRisk, schedule, held, strutsMounted, target, limbEnvelope, limits
    // Levels.
    case levels, level, starts, middle, length, motion, travels, limbNow, limbTarget, then
    // Deformity, target, stages.
    case apAngulation, lateralAngulation, axialRotation, apTranslation, lateralTranslation,
      axialTranslation, convention
    // Mountings and places.
    case apOffset, lateralOffset, axialOffset, rotation, apTilt, lateralTilt, name, ap, lateral, axial, from
    // The frame.
    case proximalRing, distalRing, struts, strutClasses, mode, neutralHeight, neutral, strutsNow,
      movingMounting
    // Rings.
    case jointRadius, halfAngle, jointOffset, joints, innerRadius, jointTilt, holeCircleRadius, holes,
      use, arc, arms, plates, radial, along
    // Struts.
    case min, max, step, readingOffset, pitch, stepsPerTurn, radius
    // The schedule.
    case surgery, timeZone, latency, rate, adjustmentsPerDay, path, pace, rounding, roundingLever, stages,
      acute, approachRate, compressionRate, visits, strut, days
    // The limb's outside.
    case girths, sections, girth, width, depth
    // Limits of checks.
    case nearSingular, singular, strutsCollide, strutMeetsLimb, boneEndsCollide, rateExceeded,
      roundingError, roundingAngle, targetMissed, targetMissedAngle, conventionSpread,
      durationImplausible, inputsDisagree, strutReserve, assembly
    // How errors go together.
    case covariance, keys, matrix
    // Catalogues.
    case rings, source, verified
    // Bare frames.
    case referenceRing, movingRing
    // Films.
    case films, apAxis, turned, calibration, points, image, spacing, sourceDistance, size, centre, markSD,
      mirrored, beam, marks, ring, axis, markedPoint, object, ball, at, sd
    // Malalignment.
    case malalignment, view, hip, knee, ankle, femoralJointLine, tibialJointLine, ankleJointLine,
      femoralAxis, tibialAxis, proximalAxis, distalAxis
    // A frame's states.
    case jointOffsets, resolution, readingSD, states, height, distances, to, distance, azimuth

    /// For people: `axial offset`.
    public var spaced: String { String(name.map { $0 == "-" ? " " : $0 }) }

    /// As it stands in files.
    public var name: String {
      switch self {
      case .caseName: "case"
      case .side: "side"
      case .bone: "bone"
      case .reference: "reference"
      case .between: "between"
      case .hinge: "hinge"
      case .distraction: "distraction"
      case .boneDiameter: "bone-diameter"
      case .boneGap: "bone-gap"
      case .cut: "cut"
      case .deformity: "deformity"
      case .mounting: "mounting"
      case .frame: "frame"
      case .structuresAtRisk: "structures-at-risk"
      case .schedule: "schedule"
      case .held: "held"
      case .strutsMounted: "struts-mounted"
      case .target: "target"
      case .limbEnvelope: "limb-envelope"
      case .limits: "limits"
      case .levels: "levels"
      case .level: "level"
      case .starts: "starts"
      case .middle: "middle"
      case .length: "length"
      case .motion: "motion"
      case .travels: "travels"
      case .limbNow: "limb-now"
      case .limbTarget: "limb-target"
      case .then: "then"
      case .apAngulation: "ap-angulation"
      case .lateralAngulation: "lateral-angulation"
      case .axialRotation: "axial-rotation"
      case .apTranslation: "ap-translation"
      case .lateralTranslation: "lateral-translation"
      case .axialTranslation: "axial-translation"
      case .convention: "convention"
      case .apOffset: "ap-offset"
      case .lateralOffset: "lateral-offset"
      case .axialOffset: "axial-offset"
      case .rotation: "rotation"
      case .apTilt: "ap-tilt"
      case .lateralTilt: "lateral-tilt"
      case .name: "name"
      case .ap: "ap"
      case .lateral: "lateral"
      case .axial: "axial"
      case .from: "from"
      case .proximalRing: "proximal-ring"
      case .distalRing: "distal-ring"
      case .struts: "struts"
      case .strutClasses: "strut-classes"
      case .mode: "mode"
      case .neutralHeight: "neutral-height"
      case .neutral: "neutral"
      case .strutsNow: "struts-now"
      case .movingMounting: "moving-mounting"
      case .jointRadius: "joint-radius"
      case .halfAngle: "half-angle"
      case .jointOffset: "joint-offset"
      case .joints: "joints"
      case .innerRadius: "inner-radius"
      case .jointTilt: "joint-tilt"
      case .holeCircleRadius: "hole-circle-radius"
      case .holes: "holes"
      case .use: "use"
      case .arc: "arc"
      case .arms: "arms"
      case .plates: "plates"
      case .radial: "radial"
      case .along: "along"
      case .min: "min"
      case .max: "max"
      case .step: "step"
      case .readingOffset: "reading-offset"
      case .pitch: "pitch"
      case .stepsPerTurn: "steps-per-turn"
      case .radius: "radius"
      case .surgery: "surgery"
      case .timeZone: "time-zone"
      case .latency: "latency"
      case .rate: "rate"
      case .adjustmentsPerDay: "adjustments-per-day"
      case .path: "path"
      case .pace: "pace"
      case .rounding: "rounding"
      case .roundingLever: "rounding-lever"
      case .stages: "stages"
      case .acute: "acute"
      case .approachRate: "approach-rate"
      case .compressionRate: "compression-rate"
      case .visits: "visits"
      case .strut: "strut"
      case .days: "days"
      case .girths: "girths"
      case .sections: "sections"
      case .girth: "girth"
      case .width: "width"
      case .depth: "depth"
      case .nearSingular: "near-singular"
      case .singular: "singular"
      case .strutsCollide: "struts-collide"
      case .strutMeetsLimb: "strut-meets-limb"
      case .boneEndsCollide: "bone-ends-collide"
      case .rateExceeded: "rate-exceeded"
      case .roundingError: "rounding-error"
      case .roundingAngle: "rounding-angle"
      case .targetMissed: "target-missed"
      case .targetMissedAngle: "target-missed-angle"
      case .conventionSpread: "convention-spread"
      case .durationImplausible: "duration-implausible"
      case .inputsDisagree: "inputs-disagree"
      case .strutReserve: "strut-reserve"
      case .assembly: "assembly"
      case .covariance: "covariance"
      case .keys: "keys"
      case .matrix: "matrix"
      case .rings: "rings"
      case .source: "source"
      case .verified: "verified"
      case .referenceRing: "reference-ring"
      case .movingRing: "moving-ring"
      case .films: "films"
      case .apAxis: "ap-axis"
      case .turned: "turned"
      case .calibration: "calibration"
      case .points: "points"
      case .image: "image"
      case .spacing: "spacing"
      case .sourceDistance: "source-distance"
      case .size: "size"
      case .centre: "centre"
      case .markSD: "mark-sd"
      case .mirrored: "mirrored"
      case .beam: "beam"
      case .marks: "marks"
      case .ring: "ring"
      case .axis: "axis"
      case .markedPoint: "point"
      case .object: "object"
      case .ball: "ball"
      case .at: "at"
      case .sd: "sd"
      case .malalignment: "malalignment"
      case .view: "view"
      case .hip: "hip"
      case .knee: "knee"
      case .ankle: "ankle"
      case .femoralJointLine: "femoral-joint-line"
      case .tibialJointLine: "tibial-joint-line"
      case .ankleJointLine: "ankle-joint-line"
      case .femoralAxis: "femoral-axis"
      case .tibialAxis: "tibial-axis"
      case .proximalAxis: "proximal-axis"
      case .distalAxis: "distal-axis"
      case .jointOffsets: "joint-offsets"
      case .resolution: "resolution"
      case .readingSD: "reading-sd"
      case .states: "states"
      case .height: "height"
      case .distances: "distances"
      case .to: "to"
      case .distance: "distance"
      case .azimuth: "azimuth"
      }
    }
  }
}
