// Calls every kernel for every instruction set that this processor has, and prints how often. What is wrong ends the run: a
// report of the sanitizers with which it is compiled, or two instruction sets that differ in a bit.
#include <stdio.h>
#include <string.h>

#include "numbers.h"
#include "pose_kernel.h"

enum { functions = 16 };
static const char *names[functions];
static int64_t calls[functions];

void called(const char *function) {
  int k = 0;
  while (names[k] && strcmp(names[k], function) != 0) k++;
  must(k < functions - 1, "room for functions");
  names[k] = function;
  calls[k]++;
}

int available = 1;
const char *const set_names[sets] = {"portable", "avx2", "avx512"};

static void print_figures(void) {
  int64_t all = 0;
  for (int k = 0; names[k]; k++) all += calls[k];
  for (int k = 0; names[k]; k++) printf("  %-20s %7lld calls\n", names[k], (long long)calls[k]);
  printf("  %lld calls on %s", (long long)all, set_names[0]);
  for (int set = 1; set < available; set++) printf(", %s", set_names[set]);
  printf("; %lld numbers the same, %016llx\n", (long long)compared, (unsigned long long)digest);
}

int main(void) {
#if defined(__x86_64__)
  // Each one has the ones before it.
  if (fixator_has_avx2()) available = fixator_has_avx512() ? 3 : 2;
#endif
  run_poses();
  run_responses();
  run_twists();
  run_steps();
  run_carries();
  run_sensitivity();
  print_figures();
  return 0;
}
