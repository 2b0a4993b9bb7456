#include "commit.h"

__attribute__((weak)) const char *fixator_commit(void) { return ""; }
