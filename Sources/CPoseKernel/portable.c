// Two lanes: every 64-bit processor has them.
#define LANES 2
#define KERNEL fixator_kernel_portable
#include "kernel.h"
