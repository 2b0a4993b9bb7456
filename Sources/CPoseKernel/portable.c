// SSE2, or what other processors' compilers take for granted.
#define LANES 4
#define KERNEL fixator_kernel_portable
#define RESPONSE_KERNEL fixator_response_portable
#define TWIST_KERNEL fixator_twists_portable
#define STEPS_KERNEL fixator_steps_portable
#define CARRY_KERNEL fixator_carry_portable
#include "kernel.h"
#include "response.h"
#include "steps.h"
#include "carry.h"
