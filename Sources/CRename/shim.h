#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

// glibc declares renameat2 only with _GNU_SOURCE, which Swift does not set, and not before 2.28.
static inline int fixator_renameat2(const char *from, const char *to, unsigned flags) {
  return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, flags);
}

// linux/fs.h: fail where there is something already; let the two change places.
static const unsigned fixator_rename_noreplace = 1;
static const unsigned fixator_rename_exchange = 2;
