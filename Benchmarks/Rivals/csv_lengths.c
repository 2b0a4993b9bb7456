// Strut lengths of random poses of the generic 155 frame, and the frame itself as fixator reads it.
// Poses are within 40 mm in each coordinate and 30 degrees about a random axis of neutral (SplitMix64 from a seed).
//
//   csv_lengths frame > frame.yaml
//   csv_lengths COUNT SEED > lengths.csv
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "csv_frame.h"

static uint64_t state;

static double uniform(double most) {
  uint64_t z = (state += 0x9E3779B97F4A7C15);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
  z ^= z >> 31;
  return most * (2 * ((z >> 11) * 0x1p-53) - 1);
}

static void ring(const char *name, const double joints[6][3]) {
  printf("  %s:\n    joints:\n", name);
  for (int i = 0; i < 6; i++) printf("      - [%.17g, %.17g, %.17g]\n", joints[i][0], joints[i][1], joints[i][2]);
}

int main(int count, char **arguments) {
  Frame frame = generic155();
  if (count == 2 && strcmp(arguments[1], "frame") == 0) {
    puts("frame:");
    ring("reference-ring", frame.p);
    ring("moving-ring", frame.q);
    printf("  neutral-height: %.17g\n", -frameHeight);
    return 0;
  }
  if (count != 3) {
    fputs("csv_lengths frame, or csv_lengths COUNT SEED\n", stderr);
    return 64;
  }
  long lines = atol(arguments[1]);
  state = strtoull(arguments[2], NULL, 10);
  puts("strut_1,strut_2,strut_3,strut_4,strut_5,strut_6");
  for (long line = 0; line < lines; line++) {
    double t[3] = {uniform(40), uniform(40), uniform(40) - frameHeight}, axis[3], norm;
    do {
      for (int k = 0; k < 3; k++) axis[k] = uniform(1);
      norm = sqrt(axis[0] * axis[0] + axis[1] * axis[1] + axis[2] * axis[2]);
    } while (norm > 1 || norm < 0.1);
    double half = uniform(30) * (M_PI / 360), s = sin(half) / norm;
    double q[4] = {cos(half), s * axis[0], s * axis[1], s * axis[2]}, r[3][3];
    rotation(q, r);
    for (int i = 0; i < 6; i++) {
      double square = 0;
      for (int k = 0; k < 3; k++) {
        const double *m = frame.q[i];
        double span = r[k][0] * m[0] + r[k][1] * m[1] + r[k][2] * m[2] + t[k] - frame.p[i][k];
        square += span * span;
      }
      printf("%.17g%c", sqrt(square), i < 5 ? ',' : '\n');
    }
  }
  return fflush(stdout) ? 74 : 0;
}
