#define NAMED(name) name##_portable
#include "kernel.h"
