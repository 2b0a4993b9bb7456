// Random numbers, pieces of memory that end where their numbers end, and comparisons of bits.
#ifndef NUMBERS_H
#define NUMBERS_H

#include <stdint.h>

// Instruction sets; those that this processor has are the first.
enum { sets = 3 };
extern int available;
extern const char *const set_names[sets];

// From the driver's seed.
uint64_t random_bits(void);
double uniform(double low, double high);
int chance(int percent);
int below(int count);

// Not a number, infinite, huge, denormal, nothing.
double hostile(void);
// Exchanges about one number in `each` for a hostile one; of `never` numbers, that is hardly ever.
enum { never = 1 << 30 };
void spoil(double *numbers, int count, int each);

// Memory for exactly so many bytes: nothing before, nothing behind may be touched. On purpose not aligned better than a double
// is. It holds nothing yet.
void *exact(int64_t bytes);
double *doubles(int64_t count);
// The same as `from`.
void *copy(const void *from, int64_t bytes);
// Of all that was given since the last time.
void release_all(void);

// Counts a call of a function.
void called(const char *function);
// Counts numbers held against each other and ends the run where they differ in bits. What is not a number is the same as any
// other such.
void same(const char *function, const char *what, int set, const double *found, const double *reference, int64_t count);
void same_integers(const char *function, const char *what, int set, const int32_t *found, const int32_t *reference,
                   int64_t count);
// How many, and what came out, as one number.
extern int64_t compared;
extern uint64_t digest;
// Ends the run where it does not hold.
void must(int holds, const char *what);

// The parts of the driver.
void run_poses(void);
void run_responses(void);
void run_twists(void);
void run_steps(void);
void run_carries(void);
void run_sensitivity(void);

#endif
