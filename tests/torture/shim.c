/* Lets the n-th change of a folder's files fail, or end the process there.
 *
 * Preloaded before libc, so that it meets every writer of the process: Python, SQLite and hnswlib
 * alike. What counts is a call that changes a file below the folder: opening it to write or to
 * create it, writing, syncing, cutting, renaming and removing it, making a folder.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define KILL -1

static char folder[PATH_MAX];
static size_t folder_len;
static atomic_long n_changes;
static long fails_at;  /* 0: never */
static int fails_with; /* an errno, or KILL */
static int goes_on;    /* whether every later change fails too */

void shim_arm(const char *below, long at, int with, int sticky)
{
    snprintf(folder, sizeof folder, "%s/", below);
    folder_len = strlen(folder);
    atomic_store(&n_changes, 0);
    fails_with = with;
    goes_on = sticky;
    fails_at = at;
}

long shim_count(void) { return atomic_load(&n_changes); }

static int is_below(const char *path)
{
    return folder_len && path && strncmp(path, folder, folder_len) == 0;
}

static int fd_is_below(int fd)
{
    char link[64], path[PATH_MAX];
    if (!folder_len)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    return is_below(path);
}

/* Count a change; return whether it fails. */
static int fails(void)
{
    long n = atomic_fetch_add(&n_changes, 1) + 1;
    if (!fails_at || n < fails_at || (n > fails_at && !goes_on))
        return 0;
    if (fails_with == KILL)
        kill(getpid(), SIGKILL);
    errno = fails_with;
    return 1;
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) \
        real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name);

#define ON_FD(type, name, shape, ...) \
    type name shape \
    { \
        REAL(type, #name, __VA_ARGS__) \
        if (fd_is_below(fd) && fails()) \
            return -1; \
        return real

ON_FD(ssize_t, write, (int fd, const void *b, size_t n), int, const void *, size_t)(fd, b, n); }
ON_FD(ssize_t, writev, (int fd, const struct iovec *v, int n), int, const struct iovec *, int)
    (fd, v, n); }
ON_FD(ssize_t, pwrite, (int fd, const void *b, size_t n, off_t o), int, const void *, size_t, off_t)
    (fd, b, n, o); }
ON_FD(ssize_t, pwrite64, (int fd, const void *b, size_t n, off64_t o),
      int, const void *, size_t, off64_t)(fd, b, n, o); }
ON_FD(int, fsync, (int fd), int)(fd); }
ON_FD(int, fdatasync, (int fd), int)(fd); }
ON_FD(int, ftruncate, (int fd, off_t n), int, off_t)(fd, n); }
ON_FD(int, ftruncate64, (int fd, off64_t n), int, off64_t)(fd, n); }

#define OPENS(name) \
    int name(const char *path, int flags, ...) \
    { \
        REAL(int, #name, const char *, int, ...) \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        if (flags & (O_WRONLY | O_RDWR | O_CREAT) && is_below(path) && fails()) \
            return -1; \
        return real(path, flags, mode); \
    }
OPENS(open)
OPENS(open64)

#define FOPENS(name) \
    FILE *name(const char *path, const char *mode) \
    { \
        REAL(FILE *, #name, const char *, const char *) \
        if (!strchr(mode, 'r') && is_below(path) && fails()) \
            return NULL; \
        return real(path, mode); \
    }
FOPENS(fopen)
FOPENS(fopen64)

#define ON_PATH(name, shape, ...) \
    int name shape \
    { \
        REAL(int, #name, __VA_ARGS__) \
        if (is_below(path) && fails()) \
            return -1; \
        return real

ON_PATH(unlink, (const char *path), const char *)(path); }
ON_PATH(rename, (const char *path, const char *to), const char *, const char *)(path, to); }
ON_PATH(mkdir, (const char *path, mode_t mode), const char *, mode_t)(path, mode); }
