// Newton with a 6×6 elimination of its own: partial pivoting, rows contiguous, loops unrolled.
#include "newton.h"

static const char *about(void) { return "gcc " __VERSION__; }

static bool solve_linear(double columns[6][6], double b[6]) {
  double a[6][7];
  for (int i = 0; i < 6; i++) {
    for (int j = 0; j < 6; j++) a[i][j] = columns[j][i];
    a[i][6] = b[i];
  }
#pragma GCC unroll 6
  for (int k = 0; k < 6; k++) {
    int pivot = k;
    double largest = fabs(a[k][k]);
#pragma GCC unroll 6
    for (int i = k + 1; i < 6; i++) {
      if (fabs(a[i][k]) > largest) {
        pivot = i;
        largest = fabs(a[i][k]);
      }
    }
    if (!(largest > 0)) return false;
    if (pivot != k) {
#pragma GCC unroll 7
      for (int j = k; j < 7; j++) {
        double held = a[k][j];
        a[k][j] = a[pivot][j];
        a[pivot][j] = held;
      }
    }
    double inverse = 1 / a[k][k];
#pragma GCC unroll 6
    for (int i = k + 1; i < 6; i++) {
      double factor = a[i][k] * inverse;
#pragma GCC unroll 7
      for (int j = k + 1; j < 7; j++) a[i][j] -= factor * a[k][j];
    }
  }
#pragma GCC unroll 6
  for (int k = 5; k >= 0; k--) {
    double rest = a[k][6];
#pragma GCC unroll 6
    for (int j = k + 1; j < 6; j++) rest -= a[k][j] * b[j];
    b[k] = rest / a[k][k];
  }
  return true;
}
