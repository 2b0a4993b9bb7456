// Whole steps for six struts, moment by moment. Included after kernel.h.

// A strut whose length changes by less, in mm, stands still; a length this near to a whole step, in steps, has no other neighbour.
#define STILL 1e-9
// Sums of squares that differ by no more than this, in mm^2, are equal.
#define EQUAL 1e-9

// More than any set costs, in mm^2: what raising a strut that cannot be raised costs.
#define NEVER 1e300

// A number a strut; the last two mean nothing.
typedef double Struts __attribute__((vector_size(64), aligned(8)));
typedef int64_t StrutMask __attribute__((vector_size(64), aligned(8)));

INLINE Struts of_struts(const double *numbers, double rest) {
  return (Struts){numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], rest, rest};
}
INLINE Struts all_struts(double x) { return x - (Struts){0}; }
INLINE Struts pick(StrutMask m, Struts a, Struts b) { return (Struts)(((StrutMask)a & m) | ((StrutMask)b & ~m)); }
INLINE Struts lower(Struts a, Struts b) { return pick(a < b, a, b); }
INLINE Struts higher(Struts a, Struts b) { return pick(a > b, a, b); }

INLINE double least_of(Struts x) {
  const Struts four = lower(x, __builtin_shufflevector(x, x, 4, 5, 6, 7, 4, 5, 6, 7));
  const Struts two = lower(four, __builtin_shufflevector(four, four, 2, 3, 2, 3, 2, 3, 2, 3));
  return two[0] < two[1] ? two[0] : two[1];
}
INLINE int64_t any_of(StrutMask x) {
  const StrutMask four = x | __builtin_shufflevector(x, x, 4, 5, 6, 7, 4, 5, 6, 7);
  const StrutMask two = four | __builtin_shufflevector(four, four, 2, 3, 2, 3, 2, 3, 2, 3);
  return two[0] | two[1];
}

// The whole numbers next to numbers below 2^50: of halves the even one, as the processor rounds.
INLINE Struts even_whole(Struts x) { return (x + 0x1.8p52) - 0x1.8p52; }

// The nearest whole numbers, of halves those farther from 0.
INLINE Struts nearest_whole(Struts x) {
  const Struts even = even_whole(x), rest = x - even, none = all_struts(0);
  return even + pick((rest == 0.5) & (x > 0), all_struts(1), none) - pick((rest == -0.5) & (x < 0), all_struts(1), none);
}

INLINE Struts whole_below(Struts x) {
  const Struts whole = even_whole(x);
  return whole - pick(whole > x, all_struts(1), all_struts(0));
}

// Where in a metric the entry of two struts stands.
static const uint8_t entry_of[6][6] = {{0, 1, 3, 6, 10, 15},    {1, 2, 4, 7, 11, 16},   {3, 4, 5, 8, 12, 17},
                                       {6, 7, 8, 9, 13, 18},    {10, 11, 12, 13, 14, 19}, {15, 16, 17, 18, 19, 20}};

// The set, as bits, of struts that are raised from `low` to `high` for the least e' G e.
//
// Raising strut k alone adds c_k (2 (G e)_k + c_k G_kk), raising k and l together 2 c_k c_l G_kl more; so the cost of a set of struts
// is a sum over its members and pairs. Struts 0 to 2 are the eight lanes, struts 3 to 5 the eight vectors.
INLINE int least_cost(const Struts low, const Struts high, const Struts error, const Struts now, const fixator_scale *scale,
                      const double *metric, int64_t apart, int starts) {
  double g[21], alone[6], pair[6][6];
  for (int entry = 0; entry < 21; entry++) g[entry] = metric[entry * apart];
  const Struts change = (high - low) * of_struts(scale->step, 0);
  for (int k = 0; k < 6; k++) {
    double slope = 0;
    for (int other = 0; other < 6; other++) slope += g[entry_of[k][other]] * error[other];
    alone[k] = change[k] != 0 ? change[k] * (2 * slope + change[k] * g[entry_of[k][k]]) : NEVER;
    for (int other = 0; other < k; other++) pair[k][other] = 2 * change[k] * change[other] * g[entry_of[k][other]];
  }
  const Struts first = {0, 1, 0, 1, 0, 1, 0, 1}, second = {0, 0, 1, 1, 0, 0, 1, 1}, third = {0, 0, 0, 0, 1, 1, 1, 1};
  Struts added[6], costs[8];
  for (int k = 3; k < 6; k++) added[k] = alone[k] + pair[k][0] * first + pair[k][1] * second + pair[k][2] * third;
  costs[0] = alone[0] * first + (alone[1] + pair[1][0] * first) * second
             + (alone[2] + pair[2][0] * first + pair[2][1] * second) * third;
  costs[1] = costs[0] + added[3];
  costs[2] = costs[0] + added[4];
  costs[3] = costs[1] + (added[4] + pair[4][3]);
  costs[4] = costs[0] + added[5];
  costs[5] = costs[1] + (added[5] + pair[5][3]);
  costs[6] = costs[2] + (added[5] + pair[5][4]);
  costs[7] = costs[3] + ((added[5] + pair[5][3]) + pair[5][4]);

  const Struts half = lower(lower(costs[0], costs[1]), lower(costs[2], costs[3]));
  const Struts bound = all_struts(least_of(lower(half, lower(lower(costs[4], costs[5]), lower(costs[6], costs[7])))) + EQUAL);
  const StrutMask lanes = {1, 2, 4, 8, 16, 32, 64, 128};
  StrutMask within = lanes ^ lanes;
  for (int eight = 0; eight < 8; eight++) within |= (costs[eight] <= bound) & (lanes << 8 * eight);
  uint64_t equals = (uint64_t)any_of(within);
  // None where no cost is a number, as with a length or a metric that is none.
  if ((equals & (equals - 1)) == 0) return equals ? __builtin_ctzll(equals) : 0;

  // Of equals the fewest turns, then the lower setting, strut by strut in the scale's order.
  double best = INFINITY;
  int chosen = 0;
  for (; equals; equals &= equals - 1) {
    const int set = __builtin_ctzll(equals);
    double rank = 0;
    for (int k = 0; k < 6; k++) {
      const int raised = set >> k & 1;
      if (!starts) rank += 64 * fabs((raised ? high[k] : low[k]) - now[k]);
      rank += raised ? 32 >> scale->place[k] : 0;
    }
    if (rank < best) {
      best = rank;
      chosen = set;
    }
  }
  return chosen;
}

void STEPS_KERNEL(const fixator_scale *scale, const double *lengths, const double *metric, int32_t apart, int32_t count,
                  int32_t starts, const int64_t low[6], const int64_t high[6], int64_t current[6], double *readings) {
  double bounds[2][6], before[6];
  for (int k = 0; k < 6; k++) {
    bounds[0][k] = (double)low[k];
    bounds[1][k] = (double)high[k];
    before[k] = (double)current[k];
  }
  const Struts lowest = of_struts(bounds[0], 0), highest = of_struts(bounds[1], 0);
  const Struts zero = of_struts(scale->zero, 0), step = of_struts(scale->step, 1), base = of_struts(scale->base, 0);
  Struts now = of_struts(before, 0), last = starts ? zero : of_struts(lengths - 6, 0);
  for (int64_t moment = 0; moment < count; moment++) {
    const int isStart = starts && moment == 0;
    const Struts length = of_struts(&lengths[6 * moment], 0), wanted = (length - zero) / step;
    Struts below = metric ? whole_below(wanted + STILL) : nearest_whole(wanted);
    Struts above = metric ? -whole_below(STILL - wanted) : below;
    below = lower(higher(below, lowest), highest);
    above = lower(higher(above, lowest), highest);
    if (!isStart) {
      // Going up a strut stays where it is or above, going down where it is or below, standing still where it is.
      const Struts change = length - last;
      const StrutMask up = change > -STILL, down = change < STILL;
      below = pick(up, higher(below, now), below);
      above = pick(up, higher(above, now), above);
      below = pick(down, lower(below, now), below);
      above = pick(down, lower(above, now), above);
    }
    Struts set = below;
    if (metric && any_of(below < above)) {
      const Struts error = (below - wanted) * step;
      const int raised = least_cost(below, above, error, now, scale, &metric[moment], apart, isStart);
      const StrutMask bits = {1, 2, 4, 8, 16, 32, 0, 0}, all = bits ^ bits;
      set = pick(((all + raised) & bits) != 0, above, below);
    }
    now = set;
    last = length;
    const Struts reading = base + now * step;
    for (int k = 0; k < 6; k++) readings[6 * moment + k] = reading[k];
  }
  for (int k = 0; k < 6; k++) current[k] = (int64_t)now[k];
}
