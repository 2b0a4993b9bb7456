#include <fcntl.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

// glibc declares renameat2 only with _GNU_SOURCE, which Swift does not set, and not before 2.28.
static inline int fixator_renameat2(const char *from, const char *to, unsigned flags) {
  return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, flags);
}

// Starts writing a file to the disk, and does not wait.
static inline void fixator_begin_sync(int descriptor) {
#ifdef SYS_sync_file_range
  const unsigned write = 2;  // linux/fs.h
  syscall(SYS_sync_file_range, descriptor, 0LL, 0LL, write);
#else
  (void)descriptor;
#endif
}

// linux/fs.h: fail where there is something already; let the two change places.
static const unsigned fixator_rename_noreplace = 1;
static const unsigned fixator_rename_exchange = 2;
