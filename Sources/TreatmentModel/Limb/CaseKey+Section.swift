extension CaseKey {
  /// A part of a file whose keys belong together.
  public enum Section: UInt8, Sendable, CaseIterable {
    /// The case itself.
    case top
    /// Where the moving fragment is.
    case deformity
    /// Where the reference ring is.
    case mounting
    /// Where the bone is cut.
    case cut
    /// The axis that a joint is turned about.
    case hinge
    /// Where it is.
    case hingeAt
    /// Rings, struts, mode.
    case frame
    /// A proximal ring of the case's own.
    case proximalRing
    /// A distal ring of the case's own.
    case distalRing
    /// Struts of the case's own: one class for all six, or an entry each.
    case struts
    /// A strut class of the case's own, an entry.
    case strutClasses
    /// Where the moving ring is.
    case movingMounting
    /// How the moving ring stands to the reference ring in neutral.
    case neutral
    /// A plate or post that holds a joint of a proximal ring, an entry.
    case proximalPlates
    /// The same of a distal ring.
    case distalPlates
    /// A structure at risk, an entry.
    case structuresAtRisk
    /// When and how.
    case schedule
    /// A stage, an entry.
    case stages
    /// A strut that is not turned, an entry.
    case held
    /// What is to be left.
    case target
    /// The limb's outside.
    case limbEnvelope
    /// A round section of it, an entry.
    case girths
    /// An elliptic section of it, an entry.
    case limbSections
    /// What checks hold their figures against.
    case limits
    /// How errors of inputs go together.
    case covariance
    /// A level of several, an entry.
    case levels
    /// Its rings, struts, mode.
    case levelFrame
    /// How it is corrected.
    case levelSchedule
    /// The fragment between two cuts.
    case middle
    /// By how much the limb is too short.
    case limbNow
    /// Where the limb is to be.
    case limbTarget
    /// What comes after docking.
    case then
    /// Where the limb is to be after that.
    case thenLimbTarget
    /// A catalogue of hardware: a file of its own.
    case catalogue
    /// A ring of the catalogue, an entry.
    case catalogueRings
    /// A plate or post of a ring of the catalogue, an entry.
    case cataloguePlates
    /// A strut class of the catalogue, an entry.
    case catalogueStruts
    /// A file with a bare frame, which has no patient.
    case bareFile
    /// A bare frame.
    case bareFrame
    /// Its reference ring.
    case bareReferenceRing
    /// Its moving ring.
    case bareMovingRing
    /// A file of marks on radiographs.
    case filmsFile
    /// The frame on them.
    case filmFrame
    /// What AP is on them.
    case filmAPAxis
    /// What is known of the reference ring without them.
    case filmMounting
    /// A film, an entry.
    case films
    /// A mark on it, an entry.
    case filmMarks
    /// An object of known points.
    case filmCalibration
    /// Angles of one long film.
    case malalignment
    /// The marks for them.
    case malalignmentMarks
    /// A file of a frame's states.
    case statesFile
    /// What is known of its proximal ring by other measurements.
    case stateProximalRing
    /// The same of the distal ring.
    case stateDistalRing
    /// What its struts are.
    case stateStruts
    /// A mark on a ring, an entry.
    case ringMarks
    /// A distance in a ring, an entry.
    case ringDistances
    /// A state, an entry.
    case states
    /// A distance between the rings in it, an entry.
    case stateDistances

    /// The key that holds the section; nil for a whole file.
    public var home: (section: Section, word: Word)? {
      switch self {
      case .top, .catalogue, .bareFile, .filmsFile, .statesFile: nil
      case .deformity: (.top, .deformity)
      case .mounting: (.top, .mounting)
      case .cut: (.top, .cut)
      case .hinge: (.top, .hinge)
      case .hingeAt: (.hinge, .at)
      case .frame: (.top, .frame)
      case .proximalRing: (.frame, .proximalRing)
      case .distalRing: (.frame, .distalRing)
      case .struts: (.frame, .struts)
      case .strutClasses: (.frame, .strutClasses)
      case .movingMounting: (.frame, .movingMounting)
      case .neutral: (.frame, .neutral)
      case .proximalPlates: (.proximalRing, .plates)
      case .distalPlates: (.distalRing, .plates)
      case .structuresAtRisk: (.top, .structuresAtRisk)
      case .schedule: (.top, .schedule)
      case .stages: (.schedule, .stages)
      case .held: (.top, .held)
      case .target: (.top, .target)
      case .limbEnvelope: (.top, .limbEnvelope)
      case .girths: (.limbEnvelope, .girths)
      case .limbSections: (.limbEnvelope, .sections)
      case .limits: (.top, .limits)
      case .covariance: (.top, .covariance)
      case .levels: (.top, .levels)
      case .levelFrame: (.levels, .frame)
      case .levelSchedule: (.levels, .schedule)
      case .middle: (.top, .middle)
      case .limbNow: (.top, .limbNow)
      case .limbTarget: (.top, .limbTarget)
      case .then: (.top, .then)
      case .thenLimbTarget: (.then, .limbTarget)
      case .catalogueRings: (.catalogue, .rings)
      case .cataloguePlates: (.catalogueRings, .plates)
      case .catalogueStruts: (.catalogue, .struts)
      case .bareFrame: (.bareFile, .frame)
      case .bareReferenceRing: (.bareFrame, .referenceRing)
      case .bareMovingRing: (.bareFrame, .movingRing)
      case .filmFrame: (.filmsFile, .frame)
      case .filmAPAxis: (.filmsFile, .apAxis)
      case .filmMounting: (.filmsFile, .mounting)
      case .films: (.filmsFile, .films)
      case .filmMarks: (.films, .marks)
      case .filmCalibration: (.filmsFile, .calibration)
      case .malalignment: (.filmsFile, .malalignment)
      case .malalignmentMarks: (.malalignment, .marks)
      case .stateProximalRing: (.statesFile, .proximalRing)
      case .stateDistalRing: (.statesFile, .distalRing)
      case .stateStruts: (.statesFile, .struts)
      case .ringMarks: (.statesFile, .marks)
      case .ringDistances: (.statesFile, .distances)
      case .states: (.statesFile, .states)
      case .stateDistances: (.states, .distances)
      }
    }

    /// The key of the section as a whole, or of one of its entries; nil for a whole file.
    public func key(entry: Int? = nil) -> CaseKey? {
      home.map { CaseKey($0.section, $0.word, item: entry) }
    }

    /// Where the plates of the ring that a section describes stand; nil for what is no ring.
    public var plates: Section? {
      switch self {
      case .proximalRing: .proximalPlates
      case .distalRing: .distalPlates
      case .catalogueRings: .cataloguePlates
      default: nil
      }
    }

    /// The section in which a level's entry has what a case of one level has in this one.
    public var inEntry: Section {
      switch self {
      case .top: .levels
      case .frame: .levelFrame
      case .schedule: .levelSchedule
      default: self
      }
    }

    /// The section in which a case of one level has what a level's entry has in this one.
    public var inOneLevel: Section {
      switch self {
      case .levels: .top
      case .levelFrame: .frame
      case .levelSchedule: .schedule
      default: self
      }
    }

    func writePath(_ entry: UInt16, to target: inout some TextOutputStream) {
      guard let (section, word) = home else { return }
      section.writePath(0, to: &target)
      if section.home != nil { target.write(".") }
      target.write(word.name)
      if entry > 0 { target.write("[\(entry)]") }
    }
  }
}
