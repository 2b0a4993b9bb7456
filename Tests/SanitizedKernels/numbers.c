#include "numbers.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t state = 20260;

// SplitMix64 (Steele, Lea and Flood 2014).
uint64_t random_bits(void) {
  uint64_t z = state += 0x9E3779B97F4A7C15u;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

double uniform(double low, double high) { return low + (high - low) * ((double)(random_bits() >> 11) * 0x1p-53); }
int below(int count) { return (int)(random_bits() % (uint64_t)count); }
int chance(int percent) { return below(100) < percent; }

double hostile(void) {
  static const double numbers[] = {NAN,    INFINITY, 1e308,  1.7976931348623157e308, 1e200,  1e154, 0x1p53, 0x1p50, 1e-154,
                                   1e-200, 1e-308,   1e-320, 4.9e-324,               0,      1,     0x1p62, 0x1p63, 0x1p64};
  const double number = numbers[below(sizeof numbers / sizeof *numbers)];
  return chance(50) ? -number : number;
}

void spoil(double *numbers, int count, int each) {
  for (int i = 0; i < count; i++) {
    if (below(each) == 0) numbers[i] = hostile();
  }
}

enum { pieces = 256 };
static char *given[pieces];
static int in_use;

#if __has_feature(address_sanitizer)
#include <sanitizer/asan_interface.h>
// Wider than the widest vector: one that begins inside and ends in the next piece would not be seen.
const char *__asan_default_options(void) { return "redzone=512:quarantine_size_mb=16:detect_leaks=0"; }
#else
#define ASAN_POISON_MEMORY_REGION(address, size) ((void)0)
#endif

void *exact(int64_t bytes) {
  must(in_use < pieces, "room for pieces of memory");
  char *piece = malloc((size_t)bytes + 8);
  must(piece != NULL, "memory");
  ASAN_POISON_MEMORY_REGION(piece, 8);
  given[in_use++] = piece;
  return piece + 8;
}

double *doubles(int64_t count) { return exact(count * (int64_t)sizeof(double)); }

void *copy(const void *from, int64_t bytes) { return memcpy(exact(bytes), from, (size_t)bytes); }

void release_all(void) {
  while (in_use > 0) free(given[--in_use]);
}

static void differs(const char *function, const char *what, int set, int64_t place) {
  const char *name = set_names[set];
  fprintf(stderr, "%s: %s, number %lld: %s differs from portable, or a set alone from it among others\n", function, what,
          (long long)place, name);
  exit(1);
}

int64_t compared;
uint64_t digest = 0xCBF29CE484222325u;

static void take(uint64_t bits) { digest = (digest ^ bits) * 0x100000001B3u; }

void same(const char *function, const char *what, int set, const double *found, const double *reference, int64_t count) {
  for (int64_t i = 0; i < count; i++) {
    uint64_t bits = 0;
    if (!isnan(reference[i])) memcpy(&bits, &reference[i], sizeof bits);
    take(bits);
    if (memcmp(&found[i], &reference[i], sizeof *found) == 0 || (isnan(found[i]) && isnan(reference[i]))) continue;
    fprintf(stderr, "%a against %a\n", found[i], reference[i]);
    differs(function, what, set, i);
  }
  compared += count;
}

void same_integers(const char *function, const char *what, int set, const int32_t *found, const int32_t *reference,
                   int64_t count) {
  for (int64_t i = 0; i < count; i++) {
    take((uint64_t)reference[i]);
    if (found[i] != reference[i]) differs(function, what, set, i);
  }
  compared += count;
}

void must(int holds, const char *what) {
  if (holds) return;
  fprintf(stderr, "does not hold: %s\n", what);
  exit(1);
}
