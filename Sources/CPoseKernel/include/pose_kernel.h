// Forward kinematics of many sets of six lengths, one set a lane. The method and the meaning of every number are
// described in Sources/HexapodKinematics/Batch/README.md; PoseBatch.swift is the door.
#ifndef FIXATOR_POSE_KERNEL_H
#define FIXATOR_POSE_KERNEL_H

#include <stdint.h>

// Sets that one call takes at most.
#define FIXATOR_KERNEL_BLOCK 128

// What is the same for all sets of a frame. Rows are struts in the order of elimination: row k is strut `strut[k]`.
typedef struct {
  double reference[6][3];
  double moving[6][3];
  int32_t strut[6];
  // The base pose, from which cold searches begin: translation, quaternion (w, x, y, z), squared lengths by row.
  double base_translation[3];
  double base_quaternion[4];
  double base_squares[6];
  // Inverse of the base pose's Jacobian of half the squared lengths: step = base_inverse * half difference of squares.
  double base_inverse[6][6];
  // Reciprocal pivots of that Jacobian's elimination: a pivot times it is 1 in the base pose.
  double base_reciprocal_pivots[6];
  double mean_radius;
} fixator_frame;

typedef struct {
  double translation[3];
  double quaternion[4];
  // Largest absolute difference of a length.
  double residual;
  // Smallest singular value of the scaled Jacobian; negative where it was not asked for or could not be told.
  double stiffness;
  int32_t iterations;
  // Written by the caller, but for `fixator_unsettled`.
  int32_t outcome;
} fixator_pose;

enum { fixator_settled = 0, fixator_unsettled = -1 };

// Solves `count` sets (1...FIXATOR_KERNEL_BLOCK) of six lengths by strut. `starts`, if not NULL, holds seven numbers a
// set: translation, then quaternion. Poses whose outcome is `fixator_unsettled` are not to be used.
typedef void fixator_kernel(const fixator_frame *frame, const double *lengths, const double *starts, int32_t count,
                            int32_t measures_stiffness, fixator_pose *poses);

// Points fixed to the moving ring, in its frame: their number, their sum, and sum(|r|^2 I - r r').
typedef struct {
  double count;
  double sum[3];
  double inertia[3][3];
} fixator_points;

// Numbers in columns: number k of set i is at [k * stride + i]. The stride is a multiple of FIXATOR_KERNEL_LANES; places behind the last
// set hold numbers of another one, or room.
#define FIXATOR_KERNEL_LANES 16

// How the frame answers to changes of length in `count` poses, seven columns. With `points`: the sum of their squared displacements
// as a quadratic form of six changes of length by strut, in 21 columns; entry (i, k), k <= i, is column i * (i + 1) / 2 + k.
// Without: of at most FIXATOR_KERNEL_BLOCK poses the smallest singular value of the scaled Jacobian, one column, negative where it could
// not be told. The outcome is fixator_settled where the pose is well on the base pose's side of every singularity; else no result
// is to be used.
typedef void fixator_response_kernel(const fixator_frame *frame, const fixator_points *points, const double *poses,
                                     int32_t count, int32_t stride, double *results, int32_t *outcomes);

// The motion of the moving ring for a unit of length of each strut, seen from the ring, in 36 columns: six by strut, velocity of the
// ring's centre, then angular velocity. Poses and outcomes as above, any number of them.
typedef void fixator_twist_kernel(const fixator_frame *frame, const double *poses, int32_t count, int32_t stride,
                                  double *results, int32_t *outcomes);

// Six scales: the length at which each strut stands at step 0, its reading there, and the smallest turn, in mm; and its place, 0 to 5, in
// the order in which of equal settings the lower is taken.
typedef struct {
  double zero[6];
  double base[6];
  double step[6];
  int32_t place[6];
} fixator_scale;

// The whole steps of `count` moments, six lengths and readings each, chosen one moment after another. Steps are those below or above the
// lengths, or from `low` to `high` what is nearest to these; a strut whose length goes up from one moment to the next is not set below
// where it is, one whose length goes down not above, one whose length stands still stays. Each strut is rounded for itself if `metric` is
// NULL; else, of the up to 64 ways, that with the least e' G e is chosen, e the errors of length; of equals (within 1e-9 mm^2) that with
// the fewest turns, then the lower setting in the order of the scale's places. Entry k of the metric of moment i is metric[i + k * apart].
// Where `starts` is not 0 the first moment is a start, with nothing before it; else the six lengths of the moment before stand in front of
// `lengths`, and its steps are `current`, which receives the last. No length is more than 2^50 steps from 0.
typedef void fixator_steps_kernel(const fixator_scale *scale, const double *lengths, const double *metric, int32_t apart,
                                  int32_t count, int32_t starts, const int64_t low[6], const int64_t high[6],
                                  int64_t current[6], double *readings);

// Where a ring is fixed to something that moves: its pose is before * pose * after, each a translation and a quaternion (w, x, y,
// z). The joints of its struts, by strut.
typedef struct {
  double before[7];
  double after[7];
  double reference[6][3];
  double moving[6][3];
} fixator_mount;

// The ring's poses, seven columns, and strut lengths, six columns behind them, for `count` poses of seven columns.
typedef void fixator_carry_kernel(const fixator_mount *mount, const double *poses, int32_t count, int32_t stride,
                                  double *rings);

fixator_kernel fixator_kernel_portable;
fixator_response_kernel fixator_response_portable;
fixator_twist_kernel fixator_twists_portable;
fixator_steps_kernel fixator_steps_portable;
fixator_carry_kernel fixator_carry_portable;
#if defined(__x86_64__)
fixator_kernel fixator_kernel_avx2;
fixator_kernel fixator_kernel_avx512;
fixator_response_kernel fixator_response_avx2;
fixator_twist_kernel fixator_twists_avx2;
fixator_steps_kernel fixator_steps_avx2;
fixator_carry_kernel fixator_carry_avx2;
fixator_response_kernel fixator_response_avx512;
fixator_twist_kernel fixator_twists_avx512;
fixator_steps_kernel fixator_steps_avx512;
fixator_carry_kernel fixator_carry_avx512;
// Whether the processor and the system allow them.
int fixator_has_avx2(void);
int fixator_has_avx512(void);
#endif

#endif
