// The library's own time for many poses, without Python: ./kernel CASE LENGTHS REPEATS STIFFNESS prints processor nanoseconds of each
// repeat. LENGTHS holds doubles, six a row.
#define _POSIX_C_SOURCE 200809L
#include <fixator.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static void *contents(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) exit(74);
  fseek(file, 0, SEEK_END);
  *length = (size_t)ftell(file);
  rewind(file);
  void *bytes = malloc(*length);
  if (bytes == NULL || fread(bytes, 1, *length, file) != *length) exit(74);
  fclose(file);
  return bytes;
}

int main(int count, char **words) {
  if (count != 5) return 64;
  size_t case_length, size;
  char *text = contents(words[1], &case_length);
  double *lengths = contents(words[2], &size);
  int64_t rows = (int64_t)(size / 48);
  fixator_found *found = malloc((size_t)rows * sizeof *found);
  fixator_hexapod *frame;
  if (found == NULL || fixator_hexapod_of_case(text, case_length, &frame, NULL) != FIXATOR_DONE) return 70;
  for (int repeat = 0; repeat < atoi(words[3]); ++repeat) {
    struct timespec began, ended;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &began);
    if (fixator_poses(frame, rows, lengths, NULL, 0, atoi(words[4]), found, 1, NULL) != FIXATOR_DONE) return 70;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ended);
    printf("%lld\n", (ended.tv_sec - began.tv_sec) * 1000000000LL + ended.tv_nsec - began.tv_nsec);
  }
  return 0;
}
