// The rival of `fixator pose FRAME -`: a filter of one process, as one would write it in C for this one frame.
// Readings on standard input, six a line after a header, poses on standard output: strtod, Newton on SE(3) with its own
// LU, cold from neutral, printf("%.17g"). It has none of what fixator's outcome says: no barrier against singularities, no
// stiffness; and of bad lines it says no more than where they are.
//
// The frame is the generic 155: both rings of radius 93.80 mm and half-angle 4.58 degrees, standard layout, 150 mm apart.
//
//   gcc -O3 -march=native csv_filter.c -lm -o csv_filter && ./csv_filter < lengths.csv > poses.csv
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "csv_frame.h"

enum { mostIterations = 50 };

// Solves A x = b in place by LU with partial pivoting; 0 when A is singular to the last bit.
static int solve(double a[6][6], double b[6]) {
  for (int k = 0; k < 6; k++) {
    int pivot = k;
    for (int i = k + 1; i < 6; i++)
      if (fabs(a[i][k]) > fabs(a[pivot][k])) pivot = i;
    if (a[pivot][k] == 0) return 0;
    if (pivot != k) {
      for (int j = k; j < 6; j++) {
        double t = a[k][j];
        a[k][j] = a[pivot][j];
        a[pivot][j] = t;
      }
      double t = b[k];
      b[k] = b[pivot];
      b[pivot] = t;
    }
    double inverse = 1 / a[k][k];
    for (int i = k + 1; i < 6; i++) {
      double factor = a[i][k] * inverse;
      for (int j = k + 1; j < 6; j++) a[i][j] -= factor * a[k][j];
      b[i] -= factor * b[k];
    }
  }
  for (int k = 5; k >= 0; k--) {
    for (int j = k + 1; j < 6; j++) b[k] -= a[k][j] * b[j];
    b[k] /= a[k][k];
  }
  return 1;
}

typedef struct {
  double t[3], q[4];  // translation; quaternion w, x, y, z
} Pose;

// q := exp(w) q
static void turn(double q[4], const double w[3]) {
  double square = w[0] * w[0] + w[1] * w[1] + w[2] * w[2], angle = sqrt(square);
  double c = cos(angle / 2), s = angle > 1e-8 ? sin(angle / 2) / angle : 0.5 - square / 48;
  double x = s * w[0], y = s * w[1], z = s * w[2], a = q[0], b = q[1], d = q[2], e = q[3];
  double r[4] = {c * a - x * b - y * d - z * e, c * b + x * a + y * e - z * d, c * d + y * a + z * b - x * e,
                 c * e + z * a + x * d - y * b};
  double scale = 1 / sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2] + r[3] * r[3]);
  for (int i = 0; i < 4; i++) q[i] = r[i] * scale;
}

// Newton from neutral. Returns the Jacobians solved, 0 when it does not converge.
static int newton(const Frame *frame, const double lengths[6], Pose *pose, double *residual) {
  *pose = (Pose){{0, 0, -frameHeight}, {1, 0, 0, 0}};
  for (int iteration = 1; iteration <= mostIterations; iteration++) {
    double r[3][3], a[6][6], b[6];
    rotation(pose->q, r);
    *residual = 0;
    for (int i = 0; i < 6; i++) {
      const double *p = frame->p[i], *q = frame->q[i];
      double m[3], u[3];
      for (int k = 0; k < 3; k++) {
        m[k] = r[k][0] * q[0] + r[k][1] * q[1] + r[k][2] * q[2];
        u[k] = m[k] + pose->t[k] - p[k];
      }
      double length = sqrt(u[0] * u[0] + u[1] * u[1] + u[2] * u[2]), inverse = 1 / length;
      for (int k = 0; k < 3; k++) a[i][k] = u[k] * inverse;
      a[i][3] = (m[1] * a[i][2] - m[2] * a[i][1]) / frameRadius;
      a[i][4] = (m[2] * a[i][0] - m[0] * a[i][2]) / frameRadius;
      a[i][5] = (m[0] * a[i][1] - m[1] * a[i][0]) / frameRadius;
      b[i] = lengths[i] - length;
      if (fabs(b[i]) > *residual) *residual = fabs(b[i]);
    }
    if (!solve(a, b)) return 0;
    double step = 0, w[3];
    for (int k = 0; k < 6; k++) step += b[k] * b[k];
    for (int k = 0; k < 3; k++) {
      pose->t[k] += b[k];
      w[k] = b[3 + k] / frameRadius;
    }
    turn(pose->q, w);
    if (step <= 1e-16 * frameRadius * frameRadius) return iteration;
  }
  return 0;
}

int main(int count, char **arguments) {
  // The pose alone, or how it was found besides.
  int isBare = count > 1 && strcmp(arguments[1], "--pose-only") == 0;
  Frame frame = generic155();
  setvbuf(stdin, NULL, _IOFBF, 1 << 16);
  setvbuf(stdout, NULL, _IOFBF, 1 << 16);
  char *line = NULL;
  size_t capacity = 0;
  long number = 0, bad = 0;
  while (getline(&line, &capacity, stdin) > 0) {
    if (number++ == 0) {
      puts(isBare ? "x_mm,y_mm,z_mm,qw,qx,qy,qz" : "x_mm,y_mm,z_mm,qw,qx,qy,qz,residual_mm,iterations,status");
      continue;
    }
    double lengths[6], residual;
    char *place = line, *end;
    int isGood = 1;
    for (int i = 0; i < 6 && isGood; i++) {
      lengths[i] = strtod(place, &end);
      isGood = end != place && *end == (i < 5 ? ',' : '\n');
      place = end + 1;
    }
    if (!isGood) {
      printf("error in line %ld\n", number);
      bad++;
      continue;
    }
    Pose pose;
    int iterations = newton(&frame, lengths, &pose, &residual);
    double sign = pose.q[0] < 0 ? -1 : 1;
    printf("%.17g,%.17g,%.17g,%.17g,%.17g,%.17g,%.17g", pose.t[0], pose.t[1], pose.t[2], sign * pose.q[0],
           sign * pose.q[1], sign * pose.q[2], sign * pose.q[3]);
    if (isBare)
      putchar('\n');
    else
      printf(",%.17g,%d,%s\n", residual, iterations, iterations ? "found" : "not-converged");
  }
  free(line);
  if (fflush(stdout) || ferror(stdout)) return 74;
  return bad ? 65 : 0;
}
