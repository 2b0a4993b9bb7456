import TreatmentModel

extension OutputObject {
  /// What films say of a limb.
  static let films = OutputObject(
    name: "films", format: "fixator-films/1", title: "What films say",
    """
    format | string |  | as in fixator-plan/1
    disclaimer | string |  | as in fixator-plan/1
    case | string |  | as in fixator-plan/1
    views | objects? |  | only of films of a frame: each film whose place was found
    views[].film | string |  | its name
    views[].pose | object |  | where it was taken, seen from the reference ring; from the calibration object where there is no ring
    views[].pose.source_mm | numbers3 | mm | the source
    views[].pose.right | numbers3 |  | the film's u axis, of length 1
    views[].pose.up | numbers3 |  | the film's v axis, of length 1
    views[].pose.beam | numbers3 |  | the direction of the beam across the film, of length 1: right × up = -beam
    views[].sid_mm | number | mm | from the source to the detector
    views[].sid_sd_mm | number-or-null | mm | one standard deviation of it; 0 where it was given
    views[].centre_mm | numbers2 | mm | the principal point
    views[].marks | strings |  | what was marked, in the order of the three lists below
    views[].misfit_mm | numbers | mm | how far each mark lies from where the others have it, on the film
    views[].residual_sd | numbers |  | the same in standard deviations of misfits; above 4 a mark does not fit
    views[].redundancy | numbers | share | of an error of the mark that would show in its misfit; from 0.5 on it can be checked
    beams_apart_deg | number? | deg | the largest angle between two beams
    parameters | object? |  | only of films of a frame: what they give, by dotted key of a case; empty where it cannot be told
    parameters.<key> | object |  | one number
    parameters.<key>.value | number | in `unit` | positive for the first word of the key's pair
    parameters.<key>.sd | number | in `unit` | one standard deviation, by the marks' own
    parameters.<key>.unit | string |  | `deg` or `mm`
    parameters.<key>.words | string |  | as it would be typed
    covariance | object? |  | how the errors of the parameters go together; as a case has it
    \(CaseKey(.covariance, .keys)) | strings |  | dotted keys
    \(CaseKey(.covariance, .matrix)) | rows | mm and deg | a row and a column for each key
    struts_mm | numbers6? | mm | lengths of the struts, joint to joint, as the films show them
    struts_sd_mm | numbers6? | mm | one standard deviation of each
    after_correction | object? |  | only without errors, where films give both mountings: what is left after a correction because of the marks
    after_correction.lever_mm | number | mm | how far beyond the corresponding point, on the moving fragment's axis, displacements are looked at
    after_correction.displacement_sd_mm | number | mm | root of the mean squared displacement there
    after_correction.angle_sd_deg | number | deg | root of the mean squared angle between the axes
    after_correction.shares | objects |  | of the mean squared displacement, the largest first: what is to be set again first
    after_correction.shares[].film | string? |  | the film; not there for what was typed of rotation
    after_correction.shares[].mark | string? |  | what was marked, all its marks on that film together; not there for what is known of the film itself
    after_correction.shares[].share | number | share | of the whole
    after_correction.further_film | object? |  | the film more, marked as well as the first, that would take most off
    after_correction.further_film.film | string |  | the film from which it is turned
    after_correction.further_film.turned_deg | number | deg | by how much about the reference fragment's axis, against the clock seen from proximal
    after_correction.further_film.displacement_sd_mm | number | mm | what would be left with it
    after_correction.further_film.angle_sd_deg | number | deg | the same
    struts_explained | object? |  | only where readings and films disagree: what explains it best
    struts_explained.words | string |  | in a sentence
    struts_explained.chi_square | number |  | squared differences that it leaves, in standard deviations
    struts_explained.chi_square_now | number |  | the same without it
    chi_square | number? |  | squared misfits of all marks, in standard deviations
    degrees_of_freedom | integer? |  | about what `chi_square` usually is
    alternatives | objects? |  | other poses of films or rings that fit nearly as well; where there are any, nothing is given as sure
    alternatives[].chi_square | number |  | squared misfits of it
    alternatives[].ratio | number-or-null |  | over those of the best
    alternatives[].films | strings |  | films that are seen from elsewhere in it
    alternatives[].moves_ring | boolean |  | whether the moving ring stands elsewhere in it
    alternatives[].struts_mm | numbers6? | mm | lengths of the struts in it
    outliers | objects? |  | marks that do not fit, the worst first
    outliers[].film | string |  | the film's name
    outliers[].mark | string |  | what was marked
    outliers[].misfit_mm | number | mm | how far it lies from where the others have it
    outliers[].residual_sd | number |  | in standard deviations of misfits
    malalignment | object? |  | only where a long film was marked: its angles by name
    malalignment.<angle> | object? |  | one of MAD, mLDFA, mMPTA, JLCA, mTFA, LDTA, PDFA, PPTA, ADTA, CORA-angle
    malalignment.<angle>.value | number | in `unit` | positive for MAD medial, mTFA and CORA-angle varus, JLCA lateral opening
    malalignment.<angle>.sd | number | in `unit` | one standard deviation
    malalignment.<angle>.unit | string |  | `deg` or `mm`
    malalignment.<angle>.words | string |  | with the word that says its direction
    malalignment.<angle>.usual | numbers2? | deg | what is usual, where a source says so
    malalignment.<angle>.source | string |  | where that is from; of what could not be read, that
    malalignment.CORA | object? |  | where the axes of the two fragments meet
    malalignment.CORA.at | numbers2 | mm | on the film, u and v
    malalignment.CORA.sd | numbers-or-null2 | mm | one standard deviation of each
    checks | objects |  | what does not fit and what cannot be told, errors first
    checks[].code | string |  | for programs: [codes of films](#codes-of-films)
    checks[].severity | string |  | `error` (do not use the numbers), `warning`, `note`
    checks[].film | string? |  | the film's name, if it is about one
    checks[].marks | strings? |  | the marks that it is about
    checks[].value | number? | in `unit` | the figure found
    checks[].limit | number? | in `unit` | the limit that it is held against
    checks[].unit | string? |  | unit of both; not there for a ratio
    checks[].message | string |  | what, where, how much against which limit, and what to do about it
    """)
}
