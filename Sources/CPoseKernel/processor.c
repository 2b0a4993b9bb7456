#include "pose_kernel.h"

#if defined(__x86_64__)
int fixator_has_avx2(void) { return __builtin_cpu_supports("avx2"); }
int fixator_has_avx512(void) {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
}
#endif
