// libfixator from C, an example: plans a case, then reads the pose that its first day's readings mean.
//   ./plan CASE
// For research, teaching and checking; not a medical device.
#include <fixator.h>
#include <stdio.h>
#include <stdlib.h>

static char *contents(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) return NULL;
  char *text = malloc(1 << 20);
  *length = text == NULL ? 0 : fread(text, 1, 1 << 20, file);
  fclose(file);
  return text;
}

int main(int count, char **words) {
  if (count != 2) return fprintf(stderr, "usage: %s CASE\n", words[0]), 64;
  size_t length = 0;
  char *text = contents(words[1], &length);
  if (text == NULL) return fprintf(stderr, "%s cannot be read\n", words[1]), 74;

  fixator_text answer;
  int32_t status = fixator_plan(text, length, NULL, 0, &answer);
  if (status == FIXATOR_DONE || status == FIXATOR_HAS_ERRORS) {
    fwrite(answer.bytes, 1, answer.length, stdout);
  } else {
    fprintf(stderr, "%s\n", answer.bytes == NULL ? "no memory" : answer.bytes);
  }
  fixator_text_free(&answer);

  // There and back: the neutral pose's lengths, and the pose that they mean.
  fixator_hexapod *frame;
  if (fixator_hexapod_of_case(text, length, &frame, NULL) == FIXATOR_DONE) {
    double neutral[7], lengths[6];
    fixator_found found;
    fixator_hexapod_describe(frame, NULL, NULL, neutral, NULL, NULL);
    if (fixator_lengths(frame, 1, neutral, lengths, 1, NULL) == FIXATOR_DONE &&
        fixator_poses(frame, 1, lengths, NULL, 0, 1, &found, 1, NULL) == FIXATOR_DONE && found.outcome == FIXATOR_FOUND) {
      fprintf(stderr, "neutral: struts of %.3f mm, rings %.3f mm apart, stiffness %.3f\n", lengths[0], found.translation[2],
              found.stiffness);
    }
    fixator_hexapod_free(frame);
  }
  free(text);
  return status;
}
