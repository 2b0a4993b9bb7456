#if defined(__x86_64__)
#include "pose_kernel.h"

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define LANES 8
#define KERNEL fixator_kernel_avx2
#define RESPONSE_KERNEL fixator_response_avx2
#define TWIST_KERNEL fixator_twists_avx2
#define STEPS_KERNEL fixator_steps_avx2
#define CARRY_KERNEL fixator_carry_avx2
#include "kernel.h"
#include "response.h"
#include "steps.h"
#include "carry.h"
#pragma clang attribute pop

#endif
