// The iteration of LinuxCNC's genhexkins, not its code: the Jacobian is that of the angular velocity, and the step's
// angular part is taken off roll, pitch and yaw as if they were its integral. So it converges only linearly. As there,
// the Jacobian is inverted whole, a solve ends when no strut was off by more than 1e-9 before the last step, and it is
// given up after 120 iterations or when the lengths' errors add up to more than 500. Pivoting is better than there.
#include "rival.h"

#define ITERATIONS 120
#define DIVERGED 500.0

static const char *about(void) { return "gcc " __VERSION__; }

// The attitude is roll, pitch and yaw: R = Rz(yaw) Ry(pitch) Rx(roll).
static void take(pose_t *start) {
  double *q = start->attitude, w = q[0], x = q[1], y = q[2], z = q[3];
  q[0] = atan2(2 * (w * x + y * z), 1 - 2 * (x * x + y * y));
  q[1] = asin(fmax(-1, fmin(1, 2 * (w * y - x * z))));
  q[2] = atan2(2 * (w * z + x * y), 1 - 2 * (y * y + z * z));
  q[3] = 0;
}

static void give(pose_t *found) {
  double *q = found->attitude;
  double cr = cos(q[0] / 2), sr = sin(q[0] / 2), cp = cos(q[1] / 2), sp = sin(q[1] / 2);
  double cy = cos(q[2] / 2), sy = sin(q[2] / 2);
  q[0] = cr * cp * cy + sr * sp * sy;
  q[1] = sr * cp * cy - cr * sp * sy;
  q[2] = cr * sp * cy + sr * cp * sy;
  q[3] = cr * cp * sy - sr * sp * cy;
}

// Gauss-Jordan on [a | identity], partial pivoting. False if a is singular.
static bool invert(double a[6][12]) {
  for (int k = 0; k < 6; k++) {
    int pivot = k;
    for (int i = k + 1; i < 6; i++) {
      if (fabs(a[i][k]) > fabs(a[pivot][k])) pivot = i;
    }
    if (!(fabs(a[pivot][k]) > 0)) return false;
    if (pivot != k) {
      for (int j = 0; j < 12; j++) {
        double held = a[k][j];
        a[k][j] = a[pivot][j];
        a[pivot][j] = held;
      }
    }
    double inverse = 1 / a[k][k];
    for (int j = 0; j < 12; j++) a[k][j] *= inverse;
    for (int i = 0; i < 6; i++) {
      if (i == k) continue;
      double factor = a[i][k];
      for (int j = 0; j < 12; j++) a[i][j] -= factor * a[k][j];
    }
  }
  return true;
}

static pose_t solve(const frame_t *frame, const double lengths[6], const pose_t *start) {
  pose_t pose = *start;
  pose.solved = pose.iterations = 0;
  double *t = pose.position, *angle = pose.attitude, worst = INFINITY;
  while (worst > FIT) {
    if (pose.iterations == ITERATIONS) return pose;
    pose.iterations++;
    double cr = cos(angle[0]), sr = sin(angle[0]), cp = cos(angle[1]), sp = sin(angle[1]);
    double cy = cos(angle[2]), sy = sin(angle[2]);
    double r[3][3] = {{cy * cp, cy * sp * sr - sy * cr, cy * sp * cr + sy * sr},
                      {sy * cp, sy * sp * sr + cy * cr, sy * sp * cr - cy * sr},
                      {-sp, cp * sr, cp * cr}};
    double a[6][12] = {0}, off[6], sum = 0;
    worst = 0;
    for (int i = 0; i < 6; i++) {
      const double *q = frame->moving[i], *p = frame->reference[i];
      double arm[3], u[3], square = 0;
      for (int k = 0; k < 3; k++) {
        arm[k] = r[k][0] * q[0] + r[k][1] * q[1] + r[k][2] * q[2];
        u[k] = arm[k] + t[k] - p[k];
        square += u[k] * u[k];
      }
      double length = sqrt(square);
      for (int k = 0; k < 3; k++) a[i][k] = u[k] /= length;
      a[i][3] = arm[1] * u[2] - arm[2] * u[1];
      a[i][4] = arm[2] * u[0] - arm[0] * u[2];
      a[i][5] = arm[0] * u[1] - arm[1] * u[0];
      a[i][6 + i] = 1;
      off[i] = length - lengths[i];
      sum += fabs(off[i]);
      worst = fmax(worst, fabs(off[i]));
    }
    if (!invert(a)) return pose;
    for (int k = 0; k < 6; k++) {
      double step = 0;
      for (int i = 0; i < 6; i++) step += a[k][6 + i] * off[i];
      *(k < 3 ? &t[k] : &angle[k - 3]) -= step;
    }
    if (!(sum <= DIVERGED)) return pose;
  }
  pose.solved = 1;
  return pose;
}
