#if defined(__x86_64__)
#include "pose_kernel.h"

#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512vl"))), apply_to = function)
#define LANES 16
#define KERNEL fixator_kernel_avx512
#define RESPONSE_KERNEL fixator_response_avx512
#define TWIST_KERNEL fixator_twists_avx512
#define STEPS_KERNEL fixator_steps_avx512
#define CARRY_KERNEL fixator_carry_avx512
#include "kernel.h"
#include "response.h"
#include "steps.h"
#include "carry.h"
#pragma clang attribute pop

#endif
