// Newton's method on SE(3), but for how its linear system is solved.
#ifndef NEWTON_H
#define NEWTON_H

#include "rival.h"

#define ITERATIONS 50

// Solves a x = b, a by columns; x replaces b, a is lost. False if a is singular.
static bool solve_linear(double a[6][6], double b[6]);

static void take(pose_t *start) { (void)start; }
static void give(pose_t *found) { (void)found; }

static void rotation_of(const double q[4], double r[3][3]) {
  double w = q[0], x = q[1], y = q[2], z = q[3];
  r[0][0] = 1 - 2 * (y * y + z * z);
  r[0][1] = 2 * (x * y - w * z);
  r[0][2] = 2 * (x * z + w * y);
  r[1][0] = 2 * (x * y + w * z);
  r[1][1] = 1 - 2 * (x * x + z * z);
  r[1][2] = 2 * (y * z - w * x);
  r[2][0] = 2 * (x * z - w * y);
  r[2][1] = 2 * (y * z + w * x);
  r[2][2] = 1 - 2 * (x * x + y * y);
}

// Applies the Cayley map of a rotation vector: exp to the second order, as many iterations, no sine.
static void turn_by(const double turn[3], double q[4]) {
  double x = turn[0] / 2, y = turn[1] / 2, z = turn[2] / 2;
  double p[4] = {q[0] - x * q[1] - y * q[2] - z * q[3], q[1] + x * q[0] + y * q[3] - z * q[2],
                 q[2] - x * q[3] + y * q[0] + z * q[1], q[3] + x * q[2] - y * q[1] + z * q[0]};
  double scale = 1 / sqrt(p[0] * p[0] + p[1] * p[1] + p[2] * p[2] + p[3] * p[3]);
  for (int k = 0; k < 4; k++) q[k] = p[k] * scale;
}

// Fills the Jacobian, by columns, and the misfits; returns the largest.
static double evaluate(const frame_t *frame, const double lengths[6], const pose_t *pose, double a[6][6],
                       double b[6]) {
  double r[3][3], worst = 0;
  rotation_of(pose->attitude, r);
  for (int i = 0; i < 6; i++) {
    const double *q = frame->moving[i], *p = frame->reference[i];
    double ax = r[0][0] * q[0] + r[0][1] * q[1] + r[0][2] * q[2];
    double ay = r[1][0] * q[0] + r[1][1] * q[1] + r[1][2] * q[2];
    double az = r[2][0] * q[0] + r[2][1] * q[1] + r[2][2] * q[2];
    double ux = ax + pose->position[0] - p[0];
    double uy = ay + pose->position[1] - p[1];
    double uz = az + pose->position[2] - p[2];
    double length = sqrt(ux * ux + uy * uy + uz * uz), inverse = 1 / length;
    b[i] = lengths[i] - length;
    if (!(fabs(b[i]) <= worst)) worst = fabs(b[i]);
    a[0][i] = ux *= inverse;
    a[1][i] = uy *= inverse;
    a[2][i] = uz *= inverse;
    a[3][i] = ay * uz - az * uy;
    a[4][i] = az * ux - ax * uz;
    a[5][i] = ax * uy - ay * ux;
  }
  return worst;
}

static pose_t solve(const frame_t *frame, const double lengths[6], const pose_t *start) {
  pose_t pose = *start;
  pose.solved = pose.iterations = 0;
  double a[6][6], b[6];
  while (evaluate(frame, lengths, &pose, a, b) > FIT) {
    if (pose.iterations == ITERATIONS || !solve_linear(a, b)) return pose;
    pose.iterations++;
    for (int k = 0; k < 3; k++) pose.position[k] += b[k];
    turn_by(b + 3, pose.attitude);
  }
  pose.solved = 1;
  return pose;
}

#endif
