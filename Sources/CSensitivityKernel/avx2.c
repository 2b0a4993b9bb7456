#if defined(__x86_64__)
#include "sensitivity_kernel.h"

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define NAMED(name) name##_avx2
#include "kernel.h"
#pragma clang attribute pop

#endif
