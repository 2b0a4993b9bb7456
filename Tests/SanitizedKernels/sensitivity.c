// Draws: uniform numbers, scores, and where the fragment ends.
#include "sensitivity_kernel.h"

#include <math.h>
#include <string.h>

#include "numbers.h"

#if defined(__x86_64__)
#define EACH(name) {name##_portable, name##_avx2, name##_avx512}
#else
#define EACH(name) {name##_portable}
#endif

static fixator_uniforms *const uniforms_kernels[sets] = EACH(fixator_uniforms);
static fixator_scores *const scores_kernels[sets] = EACH(fixator_scores);
static fixator_ends *const ends_kernels[sets] = EACH(fixator_ends);

static int count_of(int round) { return round % 73 < 71 ? round % 73 : round % 73 == 71 ? 255 : 1024; }

static void run_uniforms(void) {
  for (int round = 0; round < 8 * 73; round++) {
    const int count = count_of(round);
    const uint64_t counter = round < 73 ? UINT64_MAX - (uint64_t)round : random_bits();
    double *reference = NULL;
    for (int set = 0; set < available; set++) {
      double *found = doubles(count);
      uniforms_kernels[set](counter, count, found);
      called("fixator_uniforms");
      for (int i = 0; i < count; i++) must(found[i] > 0 && found[i] < 1, "uniform numbers are between 0 and 1");
      if (set == 0) reference = found;
      else same("fixator_uniforms", "number", set, found, reference, count);
    }
    // Between 0 and 1, both included now and then; and what they never are: of that nothing is promised but that it harms
    // nothing.
    const int is_sound = round % 2 == 0;
    spoil(reference, count, is_sound ? never : 4);
    for (int i = 0; is_sound && i < count; i++) reference[i] = chance(5) ? below(2) : chance(5) ? 0x1p-53 : reference[i];
    const double *given = copy(reference, count * (int64_t)sizeof(double));
    for (int set = 0; set < available; set++) {
      double *found = copy(given, count * (int64_t)sizeof(double));
      scores_kernels[set](count, found);
      called("fixator_scores");
      for (int i = 0; is_sound && i < count; i++) must(fabs(found[i]) < 4.0001, "scores are within 4");
      if (set == 0) reference = found;
      else if (is_sound) same("fixator_scores", "score", set, found, reference, count);
    }
    release_all();
  }
}

// `number` columns, each about its own value.
static double *columns(int number, int count, double spread, int each) {
  double *found = doubles((int64_t)number * count);
  for (int k = 0; k < number; k++) {
    const double middle = uniform(-spread, spread);
    for (int i = 0; i < count; i++) found[k * count + i] = middle + uniform(-0.01, 0.01) * spread;
  }
  spoil(found, number * count, each);
  return found;
}

static double *columns_of_poses(int count, int each) {
  double *found = columns(7, count, 50, each);
  for (int i = 0; i < count; i++) {
    double q[4] = {1, uniform(-0.2, 0.2), uniform(-0.2, 0.2), uniform(-0.2, 0.2)}, square = 0;
    for (int k = 0; k < 4; k++) square += q[k] * q[k];
    for (int k = 0; k < 4; k++) q[k] /= sqrt(square);
    spoil(q, 4, each);
    for (int k = 0; k < 4; k++) found[(3 + k) * count + i] = q[k];
  }
  return found;
}

static void run_ends(void) {
  int64_t sound = 0, known = 0;
  for (int round = 0; round < 8 * 73; round++) {
    const int count = count_of(round), is_sound = round / 73 % 2 == 0, is_rings_first = round / 146 % 2;
    const int each = is_sound ? never : 20;
    const int points = below(6);
    const fixator_chain chain = {chance(50) ? 1 : -1, chance(50) ? 1 : -1, is_rings_first, points,
                                 columns(3, points, 100, each), columns(3, points, 100, each)};
    const fixator_chain *own_chain = copy(&chain, sizeof chain);
    const double spread = chance(20) ? 3 : 0.3;
    fixator_draws draws = {.deformity = columns(6, count, spread, each), .mounting = columns(6, count, spread, each)};
    draws.moving_mounting = columns(6, is_rings_first ? count : 0, spread, each);
    draws.start = columns_of_poses(is_rings_first ? 0 : count, each);
    draws.end = columns_of_poses(count, each);
    const double *reference = NULL, *fragments = NULL;
    for (int set = 0; set < available; set++) {
      draws.fragment = doubles(7 * (int64_t)count);
      draws.outputs = doubles(7 * (int64_t)count);
      ends_kernels[set](own_chain, count, copy(&draws, sizeof draws));
      called("fixator_ends");
      if (set == 0) {
        reference = draws.outputs;
        fragments = draws.fragment;
      } else {
        same("fixator_ends", "output", set, draws.outputs, reference, 7 * (int64_t)count);
        same("fixator_ends", "fragment", set, draws.fragment, fragments, 7 * (int64_t)count);
      }
    }
    for (int i = 0; is_sound && spread < 1 && i < count; i++) {
      sound++;
      known += !isnan(reference[i]);
    }
    release_all();
  }
  must(10 * known > 7 * sound, "most sound draws have angles");
}

void run_sensitivity(void) {
  run_uniforms();
  run_ends();
}
