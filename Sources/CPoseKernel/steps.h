// Whole steps for six struts at one moment. Included after kernel.h.

typedef double Eight __attribute__((vector_size(64), aligned(32)));
typedef int64_t EightMask __attribute__((vector_size(64), aligned(32)));
typedef _Bool EightBits __attribute__((ext_vector_type(8)));

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
INLINE int least_cost(const double *metric, const double error[6], const double change[6]) {
  double slope[6] = {0}, alone[6], pair[6][6], scale = 0;
  UNROLLED for (int row = 0; row < 6; row++) {
    UNROLLED for (int column = 0; column <= row; column++) {
      const double entry = metric[row * (row + 1) / 2 + column];
      slope[row] += entry * error[column];
      if (column < row) slope[column] += entry * error[row];
      pair[column][row] = 2 * change[row] * change[column] * entry;
    }
  }
  UNROLLED for (int k = 0; k < 6; k++) {
    const double own = change[k] * metric[k * (k + 1) / 2 + k];
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
      const EightMask lower = cost < least;
      least = (Eight)(((EightMask)cost & lower) | ((EightMask)least & ~lower));
    }
  }
  double limit = least[0];
  UNROLLED for (int l = 1; l < 8; l++) limit = least[l] < limit ? least[l] : limit;
  // Costs are equal that differ by no more than this share of what they are made of.
  limit += 1e-9 * scale;
  uint64_t within = 0;
  UNROLLED for (int block = 0; block < 8; block++) within |= bits(costs[block] <= limit) << (8 * block);
  return fewest(within);
}

void STEPS_KERNEL(const fixator_scale *scale, const double lengths[6], const double *metric, const int64_t low[6],
                  const int64_t high[6], int64_t steps[6]) {
  double error[6], change[6];
  int64_t other[6];
  UNROLLED for (int k = 0; k < 6; k++) {
    const double wanted = (lengths[k] - scale->zero[k]) / scale->step[k];
    const int64_t whole = (int64_t)wanted;
    const double rest = wanted - (double)whole;
    int64_t nearest = whole + (rest >= 0.5) - (rest <= -0.5);
    nearest = nearest > low[k] ? nearest : low[k];
    nearest = nearest < high[k] ? nearest : high[k];
    other[k] = wanted >= (double)nearest ? nearest + 1 : nearest - 1;
    steps[k] = nearest;
    error[k] = ((double)nearest - wanted) * scale->step[k];
    change[k] = other[k] < low[k] || other[k] > high[k] ? 0 : (double)(other[k] - nearest) * scale->step[k];
  }
  if (!metric) return;
  const int turned = least_cost(metric, error, change);
  UNROLLED for (int k = 0; k < 6; k++) {
    if (turned >> k & 1) steps[k] = other[k];
  }
}
