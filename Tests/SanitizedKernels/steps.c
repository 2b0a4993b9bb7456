// Whole steps.
#include <math.h>
#include <string.h>

#include "numbers.h"
#include "pose_kernel.h"

static fixator_steps_kernel *const kernels[sets] = {
  fixator_steps_portable,
#if defined(__x86_64__)
  fixator_steps_avx2, fixator_steps_avx512,
#endif
};

// Steps at which no strut is further from 0: StepRange.farthest.
static const int64_t farthest = 1000000000;

static const fixator_scale *random_scale(int is_sound) {
  static const double turns[] = {1, 0.5, 0.25, 1.0 / 3, 0.1};
  fixator_scale scale;
  for (int k = 0; k < 6; k++) {
    scale.zero[k] = uniform(100, 200);
    scale.base[k] = uniform(-50, 300);
    scale.step[k] = turns[below(5)];
    scale.place[k] = k;
  }
  for (int k = 5; k > 0; k--) {
    const int other = below(k + 1);
    const int32_t place = scale.place[k];
    scale.place[k] = scale.place[other];
    scale.place[other] = place;
  }
  if (!is_sound) spoil(scale.zero, 18, 6);
  return copy(&scale, sizeof scale);
}

// Sums of squares; now and then nothing, as in a singular pose. Entry k of moment i at [k * apart + i], and none behind the last.
static double *random_metric(int count, int apart, int each) {
  double *metric = doubles(20 * (int64_t)apart + count);
  memset(metric, 0, (size_t)(20 * (int64_t)apart + count) * sizeof *metric);
  for (int i = 0; i < count; i++) {
    double answers[6][6];
    for (int k = 0; k < 36; k++) answers[k / 6][k % 6] = uniform(-1, 1);
    const int is_singular = chance(5);
    for (int row = 0, entry = 0; row < 6; row++) {
      for (int column = 0; column <= row; column++, entry++) {
        double sum = 0;
        for (int k = 0; k < 6; k++) sum += answers[row][k] * answers[column][k];
        spoil(&sum, 1, each);
        metric[(int64_t)entry * apart + i] = is_singular ? 0 : sum;
      }
    }
  }
  return metric;
}

static void bounds_of(int64_t low[6], int64_t high[6], int64_t current[6]) {
  for (int k = 0; k < 6; k++) {
    const int64_t ranges[][2] = {{-farthest, farthest}, {-5, 5},     {0, 0}, {farthest, farthest}, {-farthest, -farthest},
                                 {-5, farthest},        {-70, 1000}, {-30, 200}};
    const int range = chance(60) ? 6 : below(8);
    low[k] = ranges[range][0];
    high[k] = ranges[range][1];
    current[k] = chance(20) ? high[k] : low[k] + (int64_t)(random_bits() % (uint64_t)(high[k] - low[k] + 1));
  }
}

void run_steps(void) {
  for (int round = 0; round < 16 * 71; round++) {
    const int count = round % 71, is_sound = round / 71 % 2 == 0, starts = round / 142 % 2;
    const int each = is_sound ? never : 20;
    const int ahead = starts ? 0 : 6, apart = count + below(20);
    const fixator_scale *scale = random_scale(is_sound || chance(50));
    double *all = doubles(6 * count + ahead);
    for (int k = 0; k < 6; k++) {
      double length = uniform(100, 300);
      const double rate = chance(30) ? 0 : uniform(-2, 2);
      for (int i = 0; i < count + ahead / 6; i++) all[6 * i + k] = length += chance(10) ? -rate : rate;
    }
    spoil(all, 6 * count + ahead, each);
    const double *metric = chance(70) ? random_metric(count, apart, is_sound ? never : 60) : NULL;
    int64_t low[6], high[6], before[6];
    bounds_of(low, high, before);
    const int64_t *own_low = copy(low, sizeof low), *own_high = copy(high, sizeof high);
    const double *reference = NULL;
    const int64_t *last = NULL;
    for (int set = 0; set < available; set++) {
      int64_t *current = copy(before, sizeof before);
      double *readings = doubles(6 * count);
      kernels[set](scale, all + ahead, metric, apart, count, starts, own_low, own_high, current, readings);
      called("fixator_steps");
      for (int k = 0; k < 6; k++) must(current[k] >= low[k] && current[k] <= high[k], "steps are within their range");
      if (set == 0) {
        reference = readings;
        last = current;
      } else {
        same("fixator_steps", "reading", set, readings, reference, 6 * count);
        must(memcmp(current, last, sizeof before) == 0, "the last steps are the same");
      }
    }
    release_all();
  }
}
