// Poses for lengths, responses in poses, rings that are carried.
#include <stddef.h>
#include <string.h>

#include "frames.h"
#include "numbers.h"

#if defined(__x86_64__)
#define EACH(name) {name##_portable, name##_avx2, name##_avx512}
#else
#define EACH(name) {name##_portable}
#endif

static fixator_kernel *const kernels[sets] = EACH(fixator_kernel);
static fixator_response_kernel *const response_kernels[sets] = EACH(fixator_response);
static fixator_twist_kernel *const twist_kernels[sets] = EACH(fixator_twists);
static fixator_carry_kernel *const carry_kernels[sets] = EACH(fixator_carry);

static const fixator_frame *random_frame(int is_sound) {
  const fixator_frame frame = is_sound ? sound_frame() : hostile_frame();
  return copy(&frame, sizeof frame);
}

// Counts about the widths of vectors and the size of a block, each several times.
enum { small = 71, counts = small + 5 };
static int count_of(int round) {
  static const int large[] = {111, 112, 113, 127, 128};
  const int k = round % counts;
  return k < small ? k : large[k - small];
}

static void same_poses(int set, const fixator_pose *found, const fixator_pose *reference, int count) {
  for (int i = 0; i < count; i++) {
    same("fixator_kernel", "translation", set, found[i].translation, reference[i].translation, 3);
    same("fixator_kernel", "quaternion", set, found[i].quaternion, reference[i].quaternion, 4);
    same("fixator_kernel", "residual", set, &found[i].residual, &reference[i].residual, 1);
    same("fixator_kernel", "stiffness", set, &found[i].stiffness, &reference[i].stiffness, 1);
    same_integers("fixator_kernel", "iterations", set, &found[i].iterations, &reference[i].iterations, 1);
    same_integers("fixator_kernel", "outcome", set, &found[i].outcome, &reference[i].outcome, 1);
  }
}

void run_poses(void) {
  int64_t sound = 0, settled = 0;
  for (int round = 0; round < 6 * counts; round++) {
    const int count = count_of(round), is_sound = round / counts % 2 == 0, measures = round / counts / 2 % 2;
    const fixator_frame *frame = random_frame(is_sound);
    double *lengths = doubles(6 * count), *starts = chance(50) ? doubles(7 * count) : NULL;
    for (int i = 0; i < count; i++) {
      double pose[7];
      near_pose(frame, pose);
      lengths_at(frame, pose, lengths + 6 * i);
      near_pose(frame, pose);
      if (starts) memcpy(starts + 7 * i, pose, sizeof pose);
    }
    // Among sound sets some that are not.
    spoil(lengths, 6 * count, is_sound ? 200 : 6);
    if (starts) spoil(starts, 7 * count, is_sound ? 200 : 7);
    fixator_pose *reference = NULL;
    for (int set = 0; set < available; set++) {
      fixator_pose *poses = exact(count * (int64_t)sizeof *poses);
      kernels[set](frame, lengths, starts, count, measures, poses);
      called("fixator_kernel");
      if (set == 0) reference = poses;
      else same_poses(set, poses, reference, count);
    }
    // Each set gives the same alone.
    for (int i = round % 5; i < count; i += 5) {
      fixator_pose *alone = exact(sizeof *alone);
      kernels[0](frame, copy(lengths + 6 * i, 48), starts ? copy(starts + 7 * i, 56) : NULL, 1, measures, alone);
      called("fixator_kernel");
      same_poses(0, alone, reference + i, 1);
    }
    for (int i = 0; is_sound && i < count; i++) {
      sound++;
      settled += reference[i].outcome == fixator_settled;
    }
    release_all();
  }
  must(10 * settled > 7 * sound, "most sound sets settle");
}

static int stride_of(int count) {
  return (count + FIXATOR_KERNEL_LANES - 1) / FIXATOR_KERNEL_LANES * FIXATOR_KERNEL_LANES + FIXATOR_KERNEL_LANES * below(2);
}

// Seven columns; what is behind the last pose is anything, or was never written.
static double *columns_of_poses(const fixator_frame *frame, int count, int stride, int each) {
  double *poses = doubles(7 * stride);
  const int is_written = chance(50);
  for (int k = 0; is_written && k < 7 * stride; k++) poses[k] = hostile();
  for (int i = 0; i < count; i++) {
    double pose[7];
    near_pose(frame, pose);
    spoil(pose, 7, each);
    for (int k = 0; k < 7; k++) poses[k * stride + i] = pose[k];
  }
  return poses;
}

static const fixator_points *random_points(int is_sound) {
  fixator_points points = {5, {uniform(-50, 50), uniform(-50, 50), 300}, {{9000, 10, 5}, {10, 8000, -30}, {5, -30, 7000}}};
  if (!is_sound) spoil(&points.count, sizeof points / sizeof(double), 4);
  return copy(&points, sizeof points);
}

void run_twists(void) {
  for (int round = 0; round < 4 * counts; round++) {
    const int is_sound = round / counts % 2 == 0;
    const int count = count_of(round) + (round % counts >= small ? 128 : 0), stride = stride_of(count);
    const fixator_frame *frame = random_frame(is_sound);
    const double *poses = columns_of_poses(frame, count, stride, is_sound ? 200 : 10);
    const double *reference = NULL;
    const int32_t *outcomes = NULL;
    for (int set = 0; set < available; set++) {
      double *results = doubles(36 * stride);
      int32_t *ends = exact(count * (int64_t)sizeof *ends);
      twist_kernels[set](frame, poses, count, stride, results, ends);
      called("fixator_twists");
      for (int k = 0; set > 0 && k < 36; k++) {
        same("fixator_twists", "result", set, results + k * stride, reference + k * stride, count);
      }
      if (set > 0) same_integers("fixator_twists", "outcome", set, ends, outcomes, count);
      if (set == 0) {
        reference = results;
        outcomes = ends;
      }
    }
    release_all();
  }
}

void run_responses(void) {
  int64_t sound = 0, settled = 0;
  for (int round = 0; round < 8 * counts; round++) {
    const int is_sound = round / counts % 2 == 0, with_points = round / counts / 2 % 2, columns = with_points ? 21 : 1;
    // Only without points is there a largest count.
    const int count = count_of(round) + (with_points && round % counts >= small ? 128 : 0);
    const int stride = stride_of(count);
    const fixator_frame *frame = random_frame(is_sound);
    const fixator_points *points = with_points ? random_points(is_sound || chance(50)) : NULL;
    const double *poses = columns_of_poses(frame, count, stride, is_sound ? 200 : 10);
    const double *reference = NULL;
    const int32_t *outcomes = NULL;
    for (int set = 0; set < available; set++) {
      double *results = doubles(with_points ? 21 * stride : count);
      int32_t *ends = exact(count * (int64_t)sizeof *ends);
      response_kernels[set](frame, points, poses, count, stride, results, ends);
      called("fixator_response");
      for (int k = 0; set > 0 && k < columns; k++) {
        same("fixator_response", "result", set, results + k * stride, reference + k * stride, count);
      }
      if (set > 0) same_integers("fixator_response", "outcome", set, ends, outcomes, count);
      if (set == 0) {
        reference = results;
        outcomes = ends;
      }
    }
    for (int i = 0; is_sound && i < count; i++) {
      sound++;
      settled += outcomes[i] == fixator_settled;
    }
    release_all();
  }
  must(10 * settled > 7 * sound, "most sound poses are settled");
}

void run_carries(void) {
  for (int round = 0; round < 8 * counts; round++) {
    const int count = count_of(round), stride = stride_of(count), is_sound = round / counts % 2 == 0;
    const fixator_frame *frame = random_frame(is_sound);
    fixator_mount mount;
    near_pose(frame, mount.before);
    near_pose(frame, mount.after);
    memcpy(mount.reference, frame->reference, sizeof mount.reference);
    memcpy(mount.moving, frame->moving, sizeof mount.moving);
    if (!is_sound) spoil(mount.before, 14, 7);
    const fixator_mount *own = copy(&mount, sizeof mount);
    const double *poses = columns_of_poses(frame, count, stride, is_sound ? 200 : 10), *reference = NULL;
    for (int set = 0; set < available; set++) {
      double *rings = doubles(13 * stride);
      carry_kernels[set](own, poses, count, stride, rings);
      called("fixator_carry");
      for (int k = 0; set > 0 && k < 13; k++) {
        same("fixator_carry", "ring", set, rings + k * stride, reference + k * stride, count);
      }
      if (set == 0) reference = rings;
    }
    release_all();
  }
}
