#pragma once
#include <stddef.h>
#include <stdint.h>

// Whether this processor has instructions of its own for SHA-256.
int fixator_has_sha256(void);

// Works whole blocks of 64 bytes into a state (FIPS 180-4, section 6.2.2) with those instructions.
// Only where fixator_has_sha256.
void fixator_sha256_blocks(uint32_t state[8], const uint8_t *blocks, size_t count);
