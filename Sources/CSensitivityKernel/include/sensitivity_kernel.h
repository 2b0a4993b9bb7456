// The parts of a study of uncertainty that are the same for every draw, many draws at a time: standard scores, and the
// chain from true inputs to what is left for the film convention. All kernels give the same bits.
#ifndef FIXATOR_SENSITIVITY_KERNEL_H
#define FIXATOR_SENSITIVITY_KERNEL_H

#include <stdint.h>

// What is the same for all draws.
typedef struct {
  // +1 for a left limb, -1 for a right one.
  double lateral;
  // -1 when the moving fragment is distal, +1 when it is proximal.
  double moving;
  int32_t is_rings_first;
  int32_t point_count;
  // Three numbers a point: in the moving fragment's frame, and where it should end in the reference fragment's.
  const double *points;
  const double *intended_points;
} fixator_chain;

// Columns of `count` numbers, one below the other in one piece of memory. Not a number where there is none.
typedef struct {
  // The six deformity parameters, signed; radians and millimetres.
  const double *deformity;
  // The six mounting parameters of the reference ring, and in mode rings-first of the moving ring.
  const double *mounting, *moving_mounting;
  // Translation and quaternion (w, x, y, z) of the moving ring on day 0 and on the last day.
  const double *start, *end;
  // Room for seven columns: where the moving fragment ends, translation and quaternion.
  double *fragment;
  // The six remaining parameters, then the displacement of the worst point.
  double *outputs;
} fixator_draws;

// Numbers uniform between 0 and 1, then the scores of the normal distribution truncated at 4 below which those fractions lie.
typedef void fixator_uniforms(uint64_t counter, int32_t count, double *uniforms);
typedef void fixator_scores(int32_t count, double *uniforms);
typedef void fixator_ends(const fixator_chain *chain, int32_t count, const fixator_draws *draws);

fixator_uniforms fixator_uniforms_portable;
fixator_scores fixator_scores_portable;
fixator_ends fixator_ends_portable;
#if defined(__x86_64__)
fixator_uniforms fixator_uniforms_avx2, fixator_uniforms_avx512;
fixator_scores fixator_scores_avx2, fixator_scores_avx512;
fixator_ends fixator_ends_avx2, fixator_ends_avx512;
#endif

#endif
