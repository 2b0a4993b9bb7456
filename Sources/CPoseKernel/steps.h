// Whole steps for six struts, moment by moment. Included after kernel.h.

// A strut whose length changes by less, in mm, stands still; a length this near to a whole step, in steps, has no other neighbour.
#define STILL 1e-9
// Sums of squares that differ by no more than this, in mm^2, are equal.
#define EQUAL 1e-9

#define PLAIN _Pragma("clang loop vectorize(disable) unroll(disable)")

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

// The set, as bits, of `count` open struts that are raised from `low` to `high` for the least e' G e.
//
// Raising strut k alone adds c_k (2 (G e)_k + c_k G_kk), raising k and l together 2 c_k c_l G_kl more; so the cost of a set of struts
// is a sum over its members and pairs.
INLINE int least_cost(int count, const int open[6], const double low[8], const double high[8], const double error[8],
                      const double now[8], const fixator_scale *scale, const double *metric, int64_t apart, int starts) {
  double costs[64], added[32], change[6], lowest = 0;
  costs[0] = 0;
  for (int j = 0; j < count; j++) {
    const int k = open[j];
    const uint8_t *entry = entry_of[k];
    double slope = 0;
    for (int other = 0; other < 6; other++) slope += metric[entry[other] * apart] * error[other];
    change[j] = (high[k] - low[k]) * scale->step[k];
    added[0] = change[j] * (2 * slope + change[j] * metric[entry[k] * apart]);
    for (int i = 0; i < j; i++) {
      const double pair = 2 * change[j] * change[i] * metric[entry[open[i]] * apart];
      PLAIN for (int set = 0; set < 1 << i; set++) added[1 << i | set] = added[set] + pair;
    }
    PLAIN for (int set = 0; set < 1 << j; set++) {
      const double cost = costs[set] + added[set];
      costs[1 << j | set] = cost;
      lowest = cost < lowest ? cost : lowest;
    }
  }
  // Of equals the fewest turns, then the lower setting, strut by strut in the scale's order.
  double best = INFINITY;
  int chosen = 0;
  PLAIN for (int set = 0; set < 1 << count; set++) {
    if (costs[set] > lowest + EQUAL) continue;
    double rank = 0;
    for (int j = 0; j < count; j++) {
      const int k = open[j], raised = set >> j & 1;
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
    const StrutMask isOpen = below < above;
    int places[6], open = 0;
    for (int k = 0; k < 6; k++) {
      places[open] = k;
      open -= (int)isOpen[k];
    }
    if (open > 0) {
      double lows[8], highs[8], errors[8], nows[8];
      const Struts error = (below - wanted) * step;
      for (int k = 0; k < 8; k++) {
        lows[k] = below[k];
        highs[k] = above[k];
        errors[k] = error[k];
        nows[k] = now[k];
      }
      const int raised = least_cost(open, places, lows, highs, errors, nows, scale, &metric[moment], apart, isStart);
      for (int j = 0; j < open; j++) {
        if (raised >> j & 1) lows[places[j]] = highs[places[j]];
      }
      set = of_struts(lows, 0);
    }
    now = set;
    last = length;
    const Struts reading = base + now * step;
    for (int k = 0; k < 6; k++) readings[6 * moment + k] = reading[k];
  }
  for (int k = 0; k < 6; k++) current[k] = (int64_t)now[k];
}
