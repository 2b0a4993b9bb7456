// Whole steps for six struts at one moment. Included after kernel.h.

typedef double Eight __attribute__((vector_size(64), aligned(32)));
typedef int64_t EightMask __attribute__((vector_size(64), aligned(32)));
typedef _Bool EightBits __attribute__((ext_vector_type(8)));

INLINE Eight either(EightMask mask, Eight a, Eight b) { return (Eight)(((EightMask)a & mask) | ((EightMask)b & ~mask)); }

// Six numbers; the other two lanes are 0.
INLINE Eight six(const double *x) { return (Eight){x[0], x[1], x[2], x[3], x[4], x[5], 0, 0}; }
INLINE Eight six_whole(const int64_t *x) {
  return __builtin_convertvector(((EightMask){x[0], x[1], x[2], x[3], x[4], x[5], 0, 0}), Eight);
}

// The nearest whole numbers, of halves those farther from 0, for numbers below 2^50.
INLINE Eight nearest_whole(Eight x) {
  const Eight big = 0x1.8p52 - (Eight){0};
  const Eight even = (x + big) - big, rest = x - even;
  const Eight up = either((rest == 0.5) & (x > 0), 1 - (Eight){0}, (Eight){0});
  const Eight down = either((rest == -0.5) & (x < 0), 1 - (Eight){0}, (Eight){0});
  return even + (up - down);
}

// The sums over the eight sets of three members.
INLINE Eight sets(double a, double b, double c, double ab, double ac, double bc) {
  const double both = a + b + ab;
  return (Eight){0, a, b, both, c, a + c + ac, b + c + bc, both + c + ac + bc};
}

INLINE uint64_t bits(EightMask mask) {
  const EightBits narrow = __builtin_convertvector(mask, EightBits);
  uint8_t bits;
  __builtin_memcpy(&bits, &narrow, 1);
  return bits;
}

// The fewest bits of a number of a set of numbers of six bits, of equals the smallest number. Bit n of within is whether n is
// in the set, which is not empty.
INLINE int fewest(uint64_t within) {
  // The numbers with so many bits.
  static const uint64_t of_size[7] = {
    0x0000000000000001, 0x0000000100010116, 0x0001011601161668, 0x0116166816686880,
    0x1668688068808000, 0x6880800080000000, 0x8000000000000000};
  if ((within & (within - 1)) == 0) return __builtin_ctzll(within);
  int size = 0;
  while (!(within & of_size[size])) size++;
  return __builtin_ctzll(within & of_size[size]);
}

// Which struts to turn for the least e' G e, as bits. Turning strut k alone adds c_k (2 (G e)_k + c_k G_kk), turning k and l
// together 2 c_k c_l G_kl more; so the cost of a set of struts is a sum over its members and pairs. The eight sets of the first
// three go side by side, in one vector for each set of the last three. A strut whose change is 0 changes no cost, so it never is
// among the fewest.
INLINE int least_cost(const double *metric, int64_t apart, const double error[6], const double change[6]) {
  double slope[6] = {0}, alone[6], pair[6][6], scale = 0;
  UNROLLED for (int row = 0; row < 6; row++) {
    UNROLLED for (int column = 0; column <= row; column++) {
      const double entry = metric[(row * (row + 1) / 2 + column) * apart];
      slope[row] += entry * error[column];
      if (column < row) slope[column] += entry * error[row];
      pair[column][row] = 2 * change[row] * change[column] * entry;
    }
  }
  UNROLLED for (int k = 0; k < 6; k++) {
    const double own = change[k] * metric[(k * (k + 1) / 2 + k) * apart];
    alone[k] = change[k] * (2 * slope[k] + own);
    scale += __builtin_fabs(change[k] * own);
  }
  Eight costs[8];
  // The costs are differences from turning none, the first of them.
  costs[0] = sets(alone[0], alone[1], alone[2], pair[0][1], pair[0][2], pair[1][2]);
  Eight least = costs[0];
  UNROLLED for (int k = 3; k < 6; k++) {
    const Eight joined = sets(pair[0][k], pair[1][k], pair[2][k], 0, 0, 0);
    const int first = 1 << (k - 3);
    UNROLLED for (int block = 0; block < first; block++) {
      double own = alone[k];
      UNROLLED for (int earlier = 3; earlier < k; earlier++) {
        if (block >> (earlier - 3) & 1) own += pair[earlier][k];
      }
      const Eight cost = costs[block] + (joined + own);
      costs[first | block] = cost;
      least = either(cost < least, cost, least);
    }
  }
  Eight other = __builtin_shufflevector(least, least, 4, 5, 6, 7, 0, 1, 2, 3);
  least = either(other < least, other, least);
  other = __builtin_shufflevector(least, least, 2, 3, 0, 1, 6, 7, 4, 5);
  least = either(other < least, other, least);
  // Costs are equal that differ by no more than this share of what they are made of.
  const double limit = (least[1] < least[0] ? least[1] : least[0]) + 1e-9 * scale;
  uint64_t within = 0;
  UNROLLED for (int block = 0; block < 8; block++) within |= bits(costs[block] <= limit) << (8 * block);
  return fewest(within);
}

// The steps between `lowest` and `highest` nearest to so many steps, each for itself without a metric.
INLINE Eight nearest_steps(Eight wanted, Eight step, const double *metric, int64_t apart, Eight lowest, Eight highest) {
  Eight nearest = nearest_whole(wanted);
  nearest = either(nearest > lowest, nearest, lowest);
  nearest = either(nearest < highest, nearest, highest);
  if (!metric) return nearest;
  const Eight other = nearest + either(wanted >= nearest, 1 - (Eight){0}, -1 - (Eight){0});
  const Eight error = (nearest - wanted) * step;
  const Eight change = either((other < lowest) | (other > highest), (Eight){0}, (other - nearest) * step);
  double errors[6], changes[6];
  UNROLLED for (int k = 0; k < 6; k++) {
    errors[k] = error[k];
    changes[k] = change[k];
  }
  const int64_t turned = least_cost(metric, apart, errors, changes);
  const EightMask members = {1, 2, 4, 8, 16, 32, 0, 0};
  return either((members & (turned - (EightMask){0})) != 0, other, nearest);
}

INLINE void store_six(double *x, Eight v) {
  UNROLLED for (int k = 0; k < 6; k++) x[k] = v[k];
}

void STEPS_KERNEL(const fixator_scale *scale, const double *lengths, const double *metric, int32_t apart, const int32_t *ends,
                  int32_t days, const int64_t low[6], const int64_t high[6], int64_t current[6], double *readings) {
  const Eight step = {scale->step[0], scale->step[1], scale->step[2], scale->step[3], scale->step[4], scale->step[5], 1, 1};
  const Eight zero = six(scale->zero), base = six(scale->base), lowest = six_whole(low), highest = six_whole(high);
  Eight now = six_whole(current);
  int first = 0;
  for (int day = 0; day < days; day++) {
    const int end = ends[day];
    const Eight goal = nearest_steps(
      (six(&lengths[6 * end]) - zero) / step, step, metric ? metric + end : metric, apart, lowest, highest);
    for (int part = first; part < end; part++) {
      const Eight least = either(now < goal, now, goal), most = either(now < goal, goal, now);
      now = nearest_steps(
        (six(&lengths[6 * part]) - zero) / step, step, metric ? metric + part : metric, apart, least, most);
      store_six(&readings[6 * part], base + now * step);
    }
    store_six(&readings[6 * end], base + goal * step);
    now = goal;
    first = end + 1;
  }
  UNROLLED for (int k = 0; k < 6; k++) current[k] = (int64_t)now[k];
}
