// Whole steps for six struts, many days at a time, one in each lane. Included after kernel.h.

// For loops that stay loops: this code is run a dozen times a plan, and is fetched from farther away the longer it is.
#define ROLLED _Pragma("clang loop unroll(disable)")

// The same numbers of the moments of all lanes.
INLINE Lanes gather(const double *numbers, int64_t apart, const int64_t moments[LANES]) {
  Lanes v;
  for (int l = 0; l < LANES; l++) v[l] = numbers[moments[l] * apart];
  return v;
}

// The nearest whole numbers, of halves those farther from 0, for numbers below 2^50.
INLINE Lanes nearest_whole(Lanes x) {
  const Lanes even = (x + all(0x1.8p52)) - all(0x1.8p52), rest = x - even;
  const Lanes up = select((rest == 0.5) & (x > 0), all(1), all(0));
  const Lanes down = select((rest == -0.5) & (x < 0), all(1), all(0));
  return even + (up - down);
}

// The sets of six struts, as bits: the most first, of as many those of the highest bits first.
static const uint8_t sets_by_size[64] = {
  63, 62, 61, 59, 55, 47, 31, 60, 58, 57, 54, 53, 51, 46, 45, 43, 39, 30, 29, 27, 23, 15, 56, 52, 50, 49, 44, 42, 41, 38, 37, 35,
  28, 26, 25, 22, 21, 19, 14, 13, 11, 7,  48, 40, 36, 34, 33, 24, 20, 18, 17, 12, 10, 9,  6,  5,  3,  32, 16, 8,  4,  2,  1,  0};

// Which struts to turn for the least e' G e, as bits. Turning strut k alone adds c_k (2 (G e)_k + c_k G_kk), turning k and l
// together 2 c_k c_l G_kl more; so the cost of a set of struts is a sum over its members and pairs. A strut whose change is 0
// changes no cost, so it never is among the fewest.
INLINE Mask least_cost(const double *metric, int64_t apart, const int64_t moments[LANES], const Lanes error[6],
                       const Lanes change[6]) {
  Lanes slope[6], alone[6], pair[6][6], scale = all(0);
  ROLLED for (int k = 0; k < 6; k++) slope[k] = all(0);
  ROLLED for (int row = 0; row < 6; row++) {
    ROLLED for (int column = 0; column <= row; column++) {
      const Lanes entry = gather(&metric[(row * (row + 1) / 2 + column) * apart], 1, moments);
      slope[row] += entry * error[column];
      if (column < row) {
        slope[column] += entry * error[row];
        pair[column][row] = 2 * change[row] * change[column] * entry;
      } else {
        const Lanes own = change[row] * entry;
        alone[row] = change[row] * own;
        scale += magnitude(alone[row]);
      }
    }
  }
  ROLLED for (int k = 0; k < 6; k++) alone[k] += 2 * change[k] * slope[k];
  // Differences from turning none.
  Lanes costs[64], added[32], least = all(0);
  costs[0] = all(0);
  ROLLED for (int k = 0; k < 6; k++) {
    added[0] = alone[k];
    ROLLED for (int j = 0; j < k; j++) {
      ROLLED for (int set = 0; set < 1 << j; set++) added[1 << j | set] = added[set] + pair[j][k];
    }
    for (int set = 0; set < 1 << k; set++) {
      const Lanes cost = costs[set] + added[set];
      costs[1 << k | set] = cost;
      least = smallest(cost, least);
    }
  }
  // Costs are equal that differ by no more than this share of what they are made of; of equals the last in the order is taken.
  const Lanes limit = least + 1e-9 * scale;
  Mask chosen = (Mask){0};
  ROLLED for (int i = 0; i < 64; i++) {
    const Mask within = costs[sets_by_size[i]] <= limit, set = sets_by_size[i] - (Mask){0};
    chosen = (set & within) | (chosen & ~within);
  }
  return chosen;
}

// The steps between `lowest` and `highest` nearest to the lengths of the lanes' moments, each strut for itself without a metric.
static __attribute__((noinline)) void nearest_steps(const fixator_scale *scale, const double *lengths, const double *metric, int64_t apart,
                          const int64_t moments[LANES], const Lanes lowest[6], const Lanes highest[6], Lanes steps[6]) {
  Lanes other[6], error[6], change[6];
  ROLLED for (int k = 0; k < 6; k++) {
    const Lanes step = all(scale->step[k]);
    const Lanes wanted = (gather(&lengths[k], 6, moments) - all(scale->zero[k])) / step;
    const Lanes nearest = smallest(largest(nearest_whole(wanted), lowest[k]), highest[k]);
    other[k] = nearest + select(wanted >= nearest, all(1), all(-1));
    error[k] = (nearest - wanted) * step;
    change[k] = select((other[k] < lowest[k]) | (other[k] > highest[k]), all(0), (other[k] - nearest) * step);
    steps[k] = nearest;
  }
  if (!metric) return;
  const Mask turned = least_cost(metric, apart, moments, error, change);
  ROLLED for (int k = 0; k < 6; k++) {
    const Mask bit = turned & ((int64_t)1 << k);
    steps[k] = select(bit != 0, other[k], steps[k]);
  }
}

void STEPS_KERNEL(const fixator_scale *scale, const double *lengths, const double *metric, int32_t apart, const int32_t *ends,
                  int32_t days, const int64_t low[6], const int64_t high[6], int64_t current[6], double *readings) {
  Lanes lowest[6], highest[6];
  double before[6];
  for (int k = 0; k < 6; k++) {
    lowest[k] = all((double)low[k]);
    highest[k] = all((double)high[k]);
    before[k] = (double)current[k];
  }
  for (int first = 0; first < days; first += LANES) {
    int64_t end[LANES], moment[LANES], most = 0;
    for (int l = 0; l < LANES; l++) {
      // Lanes without a day repeat the last.
      const int day = first + l < days ? first + l : days - 1;
      end[l] = ends[day];
      moment[l] = day > 0 ? ends[day - 1] + 1 : 0;
      most = end[l] - moment[l] > most ? end[l] - moment[l] : most;
    }
    Lanes goal[6], now[6], least[6], greatest[6];
    nearest_steps(scale, lengths, metric, apart, end, lowest, highest, goal);
    for (int k = 0; k < 6; k++) {
      for (int l = 0; l < LANES; l++) now[k][l] = l > 0 ? goal[k][l - 1] : before[k];
      before[k] = goal[k][LANES - 1];
    }
    for (int64_t part = 0; part < most; part++) {
      for (int k = 0; k < 6; k++) {
        least[k] = smallest(now[k], goal[k]);
        greatest[k] = largest(now[k], goal[k]);
      }
      nearest_steps(scale, lengths, metric, apart, moment, least, greatest, now);
      for (int l = 0; l < LANES && first + l < days; l++) {
        if (moment[l] >= end[l]) continue;
        for (int k = 0; k < 6; k++) readings[6 * moment[l] + k] = scale->base[k] + now[k][l] * scale->step[k];
        moment[l]++;
      }
    }
    for (int l = 0; l < LANES && first + l < days; l++) {
      for (int k = 0; k < 6; k++) readings[6 * end[l] + k] = scale->base[k] + goal[k][l] * scale->step[k];
    }
  }
  for (int k = 0; k < 6; k++) current[k] = (int64_t)before[k];
}
