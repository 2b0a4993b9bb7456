#if defined(__x86_64__)
#include "sensitivity_kernel.h"

#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512vl"))), apply_to = function)
#define NAMED(name) name##_avx512
#include "kernel.h"
#pragma clang attribute pop

#endif
