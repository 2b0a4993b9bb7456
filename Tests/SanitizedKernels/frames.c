#include "frames.h"

#include <math.h>
#include <string.h>

#include "numbers.h"

static void turn(double q[4], double angle) {
  double axis[3], square = 0;
  for (int k = 0; k < 3; k++) {
    axis[k] = uniform(-1, 1);
    square += axis[k] * axis[k];
  }
  q[0] = cos(angle / 2);
  for (int k = 0; k < 3; k++) q[1 + k] = sin(angle / 2) * axis[k] / sqrt(square);
}

static void rotate(const double q[4], const double x[3], double y[3]) {
  const double *v = q + 1;
  double t[3];
  for (int k = 0; k < 3; k++) t[k] = 2 * (v[(k + 1) % 3] * x[(k + 2) % 3] - v[(k + 2) % 3] * x[(k + 1) % 3]);
  for (int k = 0; k < 3; k++) y[k] = x[k] + q[0] * t[k] + (v[(k + 1) % 3] * t[(k + 2) % 3] - v[(k + 2) % 3] * t[(k + 1) % 3]);
}

// Gauss-Jordan elimination with partial pivoting, as KernelFrame.swift prepares a frame. Zero where it is singular.
static int prepare(fixator_frame *f) {
  double rows[6][12] = {{0}}, squares[6];
  const fixator_frame from = *f;
  for (int k = 0; k < 6; k++) {
    double arm[3], d[3];
    rotate(f->base_quaternion, from.moving[k], arm);
    for (int i = 0; i < 3; i++) d[i] = arm[i] + f->base_translation[i] - from.reference[k][i];
    squares[k] = d[0] * d[0] + d[1] * d[1] + d[2] * d[2];
    const double row[6] = {d[2], d[0], d[1], arm[1] * d[2] - arm[2] * d[1], arm[2] * d[0] - arm[0] * d[2],
                           arm[0] * d[1] - arm[1] * d[0]};
    memcpy(rows[k], row, sizeof row);
    rows[k][6 + k] = 1;
    f->strut[k] = k;
  }
  for (int k = 0; k < 6; k++) {
    int best = k;
    for (int row = k; row < 6; row++) best = fabs(rows[row][k]) > fabs(rows[best][k]) ? row : best;
    double kept[12];
    memcpy(kept, rows[k], sizeof kept);
    memcpy(rows[k], rows[best], sizeof kept);
    memcpy(rows[best], kept, sizeof kept);
    const int32_t strut = f->strut[k];
    f->strut[k] = f->strut[best];
    f->strut[best] = strut;
    const double pivot = rows[k][k];
    if (fabs(pivot) < 1e-6) return 0;
    f->base_reciprocal_pivots[k] = 1 / pivot;
    for (int c = 0; c < 12; c++) rows[k][c] /= pivot;
    for (int row = 0; row < 6; row++) {
      const double factor = rows[row][k];
      for (int c = 0; row != k && c < 12; c++) rows[row][c] -= factor * rows[k][c];
    }
  }
  for (int k = 0; k < 6; k++) {
    const int strut = f->strut[k];
    f->base_squares[k] = squares[strut];
    for (int row = 0; row < 6; row++) f->base_inverse[row][k] = rows[row][6 + strut];
    memcpy(f->reference[k], from.reference[strut], sizeof from.reference[strut]);
    memcpy(f->moving[k], from.moving[strut], sizeof from.moving[strut]);
  }
  return 1;
}

fixator_frame sound_frame(void) {
  fixator_frame f;
  do {
    memset(&f, 0, sizeof f);
    const double radius = uniform(60, 120), height = uniform(100, 250), out = chance(50) ? 5 : 0;
    for (int k = 0; k < 6; k++) {
      // Neighbouring joints stand together in pairs, on one ring with the one neighbour, on the other with the other.
      const double low = (k / 2 * 2 + (k % 2 ? 0.2 : -0.2)) * 1.0471975512 + uniform(-0.05, 0.05);
      const double high = ((k + 1) / 2 * 2 - 1 + (k % 2 ? -0.2 : 0.2)) * 1.0471975512 + uniform(-0.05, 0.05);
      const double under[3] = {radius * cos(low), radius * sin(low), uniform(-out, out)};
      const double above[3] = {radius * cos(high), radius * sin(high), out > 0 ? uniform(-out, out) : 0};
      memcpy(f.reference[k], under, sizeof under);
      memcpy(f.moving[k], above, sizeof above);
    }
    for (int k = 0; k < 3; k++) f.base_translation[k] = uniform(-10, 10) + (k == 2 ? height : 0);
    turn(f.base_quaternion, uniform(0, 0.2));
    f.mean_radius = radius;
  } while (!prepare(&f));
  return f;
}

fixator_frame hostile_frame(void) {
  fixator_frame f = sound_frame();
  const int32_t struts[6] = {f.strut[0], f.strut[1], f.strut[2], f.strut[3], f.strut[4], f.strut[5]};
  switch (below(6)) {
    case 0:
      for (int k = 1; k < 6; k++) memcpy(f.moving[k], f.moving[0], sizeof f.moving[0]);
      break;
    case 1:
      memcpy(f.reference[3], f.reference[2], sizeof f.reference[2]);
      memcpy(f.moving[3], f.moving[2], sizeof f.moving[2]);
      break;
    case 2:
      memset(&f, 0, sizeof f);
      break;
    case 3:
      f.mean_radius = hostile();
      spoil(f.base_inverse[0], 36, 12);
      spoil(f.base_reciprocal_pivots, 6, 3);
      break;
    case 4:
      spoil(f.reference[0], 18, 9);
      spoil(f.moving[0], 18, 9);
      break;
    default:
      spoil(f.moving[0], 18, 1);
      spoil(f.base_translation, 3, 2);
      spoil(f.base_quaternion, 4, 2);
      spoil(f.base_squares, 6, 2);
  }
  memcpy(f.strut, struts, sizeof struts);
  return f;
}

void near_pose(const fixator_frame *f, double pose[7]) {
  double q[4];
  for (int k = 0; k < 3; k++) pose[k] = f->base_translation[k] + uniform(-5, 5);
  turn(q, uniform(0, 0.1));
  const double *b = f->base_quaternion;
  pose[3] = b[0] * q[0] - b[1] * q[1] - b[2] * q[2] - b[3] * q[3];
  for (int k = 0; k < 3; k++) {
    const int next = 1 + (k + 1) % 3, last = 1 + (k + 2) % 3;
    pose[4 + k] = b[0] * q[1 + k] + q[0] * b[1 + k] + b[next] * q[last] - b[last] * q[next];
  }
}

void lengths_at(const fixator_frame *f, const double pose[7], double lengths[6]) {
  for (int row = 0; row < 6; row++) {
    double arm[3], square = 0;
    rotate(pose + 3, f->moving[row], arm);
    for (int k = 0; k < 3; k++) {
      const double span = arm[k] + pose[k] - f->reference[row][k];
      square += span * span;
    }
    lengths[f->strut[row]] = sqrt(square);
  }
}
