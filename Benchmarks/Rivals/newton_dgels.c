// Newton, each step a least-squares solve by LAPACK's dgels (QR).
#define _GNU_SOURCE  // dladdr
#include <dlfcn.h>

#include "newton.h"

void dgels_(const char *trans, const int *m, const int *n, const int *nrhs, double *a, const int *lda,
            double *b, const int *ldb, double *work, const int *lwork, int *info, size_t trans_length);

static const char *about(void) {
  static char text[512];
  Dl_info lapack;
  char *path = dladdr((void *)dgels_, &lapack) ? realpath(lapack.dli_fname, NULL) : NULL;
  snprintf(text, sizeof text, "gcc " __VERSION__ ", %s", path ? path : "LAPACK of unknown place");
  return text;
}

static bool solve_linear(double a[6][6], double b[6]) {
  static double work[1024];
  static const int six = 6, one = 1, size = 1024;
  int info;
  dgels_("N", &six, &six, &one, &a[0][0], &six, b, &six, work, &size, &info, 1);
  return info == 0;
}
