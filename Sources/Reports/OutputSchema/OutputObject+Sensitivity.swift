extension OutputObject {
  /// Error bars of a plan.
  static let sensitivity = OutputObject(
    name: "sensitivity", format: "fixator-sensitivity/1", title: "Error bars of a plan",
    """
    format | string |  | as in fixator-plan/1
    disclaimer | string |  | as in fixator-plan/1
    case | string |  | as in fixator-plan/1
    convention | string |  | as in fixator-plan/1
    samples | integer |  | draws
    samples_asked | integer? |  | only of a study that was ended: draws that were asked for, of which `samples` are the first
    seed | large-integer |  | from which all draws follow; text above 2⁶³ - 1
    without_pose | integer |  | draws without an end: inputs that no limb can have, or readings that \
      reach no pose
    without_angles | integer |  | draws whose end the convention's angles cannot say
    tolerance | object | deg, mm | what may be left
    tolerance.deg | number-or-null | deg | of each angle
    tolerance.mm | number-or-null | mm | of each length
    inputs | objects |  | the uncertain inputs
    inputs[].input | string |  | dotted key of the case
    inputs[].unit | string |  | `deg` or `mm`
    inputs[].sd | number-or-null | in `unit` | one standard deviation
    inputs[].source | string |  | `case file`, or where the published spread is from
    correlations | objects? |  | only where the case has a covariance of inputs: each two whose errors \
      go together
    correlations[].input | string |  | dotted key of the one
    correlations[].other | string |  | dotted key of the other
    correlations[].correlation | number-or-null |  | -1 to 1; positive where both err towards the first \
      words of their keys at once
    unused | objects? |  | inputs with a ± that changes nothing
    unused[].input | string |  | dotted key of the case
    unused[].reason | string |  | why it changes nothing
    remaining | object |  | what is left at the end, by parameter; positive for the first word of each
    remaining.<parameter> | object |  | its distribution over the draws
    remaining.<parameter>.unit | string |  | `deg` or `mm`, of all numbers below
    remaining.<parameter>.target | number-or-null | in `unit` | what the plan means to leave
    remaining.<parameter>.stated | number-or-null | in `unit` | what the stated inputs leave: the \
      target, up to rounding to whole steps
    remaining.<parameter>.mean | number-or-null | in `unit` | of the draws
    remaining.<parameter>.sd | number-or-null | in `unit` | one standard deviation of the draws
    remaining.<parameter>.linear_sd | number-or-null | in `unit` | by linear propagation
    remaining.<parameter>.p5 | number-or-null | in `unit` | below or at which 5 % of the draws lie
    remaining.<parameter>.p50 | number-or-null | in `unit` | below or at which 50 % of the draws lie
    remaining.<parameter>.p95 | number-or-null | in `unit` | below or at which 95 % of the draws lie
    remaining.<parameter>.outside | number-or-null | share | of draws further from the target than the \
      tolerance
    worst_point_displacement | object |  | how far the worst point at risk ends from where the plan \
      wants it
    worst_point_displacement.unit | string |  | `mm`, of all numbers below
    worst_point_displacement.target | number-or-null | mm | what the plan means to leave
    worst_point_displacement.stated | number-or-null | mm | what the stated inputs leave
    worst_point_displacement.mean | number-or-null | mm | of the draws
    worst_point_displacement.sd | number-or-null | mm | one standard deviation of the draws
    worst_point_displacement.p5 | number-or-null | mm | below or at which 5 % of the draws lie
    worst_point_displacement.p50 | number-or-null | mm | below or at which 50 % of the draws lie
    worst_point_displacement.p95 | number-or-null | mm | below or at which 95 % of the draws lie
    worst_point_displacement.outside | number-or-null | share | of draws further from the target than \
      the tolerance
    any_outside | number-or-null | share | of draws with any of the six outside tolerance
    share_samples | integer |  | pairs of draws from which `shares` come
    shares | objects |  | of the variance of each output, by input (Sobol)
    shares[].input | string |  | dotted key of the input
    shares[].output | string |  | name of the output
    shares[].first | number-or-null | share | what would vanish if the input were known exactly; an \
      estimate, which may be a little below 0
    shares[].total | number-or-null | share | what would be left if all others were known exactly
    shares[].first_error | number-or-null? | share | one standard error of `first`, which is rounded to \
      it; not there where an output does not vary, or of fewer than 1,024 samples
    shares[].total_error | number-or-null? | share | the same of `total`
    rate_samples | integer |  | draws from which `rates` come
    rates | objects |  | a day of turning each
    rates[].day | integer | day | its number
    rates[].chance | number-or-null | share | of draws in which some point goes further than `over` of \
      its rate
    rates[].over | number-or-null |  | 1.01: less beyond the rate is what rounding the first readings does
    rates[].p95_of_rate | number-or-null |  | the largest way of a point over its rate that 95 % of the \
      draws do not exceed
    end_error | number-or-null |  | root mean square of the six standard deviations in units of their \
      tolerances, by the linear model; 1 is as bad as the tolerance
    measurements | objects |  | what one better measurement would do, the best first
    measurements[].input | string |  | dotted key of the input that is measured better
    measurements[].improve_to | number-or-null | deg or mm | the standard deviation that it then has
    measurements[].end_error | number-or-null |  | after it
    confirmed | object? |  | the best measurement, sampled
    confirmed.samples | integer |  | draws, with and without it
    confirmed.end_error | numbers-or-null2 |  | before and after; in units of tolerances, as `end_error`
    confirmed.any_outside | numbers-or-null2 | share | before and after; as `any_outside`
    advice | strings |  | what to measure again, in sentences
    """)
}
