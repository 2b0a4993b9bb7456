import TreatmentModel

extension OutputObject {
  /// What a frame's states say of it.
  static let measure = OutputObject(
    name: "measure", format: "fixator-measure/1", title: "What a frame's states say of it",
    """
    format | string |  | as in fixator-plan/1
    disclaimer | string |  | as in fixator-plan/1
    frame | string |  | its name
    rings | string |  | `equal` or `own`, as stated
    joint_offsets | string |  | `alike` or `own`, as stated
    resolution_mm | number | mm | to what multiple the scales were read
    values | objects |  | each number of the frame; empty where nothing was found
    values[].name | string |  | what it is, in words
    values[].is_told | boolean |  | whether it is known to within 5 mm or 3°, one standard deviation, and not beyond what frames have by up to four of them
    values[].value | number-or-null | in `unit` | null for what is not told
    values[].sd | number-or-null | in `unit` | one standard deviation; null for what the states leave open
    values[].unit | string |  | `deg` or `mm`
    covariance | object |  | how the errors of what is told go together
    covariance.names | strings |  | names of the values
    \(CaseKey(.covariance, .matrix)) | rows | mm and deg | a row and a column for each
    open | objects |  | what can change together without any reading showing it
    open[].names | strings |  | names of the values
    open[].changes | numbers | in `units` | by how much each; the first is 1
    open[].units | strings |  | `deg` or `mm`
    further_state | object? |  | the state that would tell most; not there where none lessens what is not known by a tenth
    further_state.words | string |  | what to do
    further_state.values | objects |  | what would be known with it
    further_state.values[].name | string |  | as in `values`
    further_state.values[].is_told | boolean |  | the same
    further_state.values[].sd | number-or-null | in `unit` | the same
    further_state.values[].unit | string |  | the same
    states | objects |  | each state; of those alike to the last digit the first
    states[].state | string |  | its name
    states[].pose | object? |  | the distal ring seen from the proximal one; only where a frame was found
    states[].pose.translation_mm | numbers3 | mm | where its centre is
    states[].pose.quaternion_wxyz | numbers4 |  | how it is turned
    states[].observations | objects |  | how each reading and measurement fits
    states[].observations[].what | string |  | which, in words
    states[].observations[].misfit | number | in `unit` | observed less what the frame says
    states[].observations[].slip | number | in `unit` | the error in it alone that would explain all best; where all is without it, the same as `misfit`
    states[].observations[].unit | string |  | `deg` or `mm`
    states[].observations[].residual_sd | number |  | how much better all would fit without it, in standard deviations; above 4 it does not fit
    states[].observations[].redundancy | number | share | of an error in it that would show in its misfit; from 0.2 on it can be checked
    chi_square | number |  | squared misfits, in standard deviations
    degrees_of_freedom | integer |  | about what `chi_square` usually is
    outliers | objects |  | what does not fit, the worst first; also what is of no state
    outliers[].what | string |  | as in `states[].observations`
    outliers[].misfit | number | in `unit` | the same
    outliers[].slip | number | in `unit` | the same
    outliers[].unit | string |  | the same
    outliers[].residual_sd | number |  | the same
    outliers[].redundancy | number | share | the same
    checks | objects |  | what does not fit and what cannot be told, errors first
    checks[].code | string |  | for programs: [codes of measured frames](#codes-of-measured-frames)
    checks[].severity | string |  | `error` (do not use the numbers), `warning`, `note`
    checks[].state | string? |  | the state's name, if it is about one
    checks[].value | number? | in `unit` | the figure found
    checks[].limit | number? | in `unit` | the limit that it is held against
    checks[].unit | string? |  | unit of both; not there for a ratio
    checks[].message | string |  | what, where, how much against which limit, and what to do about it
    """)
}
