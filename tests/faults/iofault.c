/* Makes a running server's disk and network misbehave at an exact system call.
 *
 *   cc -O2 -shared -fPIC -o iofault.so iofault.c -ldl
 *   IOFAULT_MATCH=/journal.db IOFAULT_CONTROL=file LD_PRELOAD=./iofault.so program
 *
 * The program and its children count the calls that touch a file whose path holds
 * IOFAULT_MATCH, and those that send on a TCP socket. What happens at which call is
 * read, before each, from the control file (mapped; see `struct control`), so a test
 * may change it while the program runs. Nothing happens while `at` is 0. The day the
 * program believes it is can be moved at any time.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { /* `calls`, added up */
    WRITE = 1, SYNC = 2, TRUNCATE = 4, SEND = 8, READ = 16, OPEN = 32, RENAME = 64, REMOVE = 128, MAKE = 256
};
enum { FAIL = 1, DIE_BEFORE = 2, DIE_AFTER = 3, DIE_HALFWAY = 4, WAIT = 5 };   /* `action` */

struct control {
    int64_t calls;   /* which calls are counted */
    int64_t at;      /* the call it happens at, counted from 1; 0: never */
    int64_t repeat;  /* not 0: it happens at every later call, too */
    int64_t action;
    int64_t error;   /* the errno of FAIL */
    int64_t wait_us; /* how long WAIT waits; how long a dying program lives on */
    int64_t seen;    /* calls counted so far */
    int64_t fired;   /* how often it happened */
    int64_t alone;   /* not 0: only the process that made the call dies, not the program */
    int64_t shift_s; /* added to the time of day, in seconds */
};

static struct control nothing;
static volatile struct control *control = &nothing;
static const char *match;
static pid_t program; /* the one that was started; a worker it forks has another id */

enum { UNKNOWN, OURS, TCP, OTHER, FDS_MAX = 65536 };
static unsigned char kinds[FDS_MAX];

__attribute__((constructor)) static void start(void) {
    match = getenv("IOFAULT_MATCH");
    program = getpid();
    const char *path = getenv("IOFAULT_CONTROL");
    int fd = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    if (fd < 0) return;
    void *mapped = mmap(NULL, sizeof nothing, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (mapped != MAP_FAILED) control = mapped;
    close(fd);
}

/* The real function. Looked up once; the same answer from two threads does no harm. */
#define REAL(result, name, ...)                                  \
    static result (*real)(__VA_ARGS__);                          \
    if (!real) real = (result (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

static int kind(int fd) {
    if (fd < 0 || fd >= FDS_MAX || !match) return OTHER;
    if (kinds[fd] != UNKNOWN) return kinds[fd];
    struct stat status;
    int found = OTHER, saved = errno;
    if (fstat(fd, &status) == 0 && S_ISSOCK(status.st_mode)) {
        struct sockaddr_storage address;
        socklen_t size = sizeof address;
        if (getsockname(fd, (struct sockaddr *)&address, &size) == 0 &&
            (address.ss_family == AF_INET || address.ss_family == AF_INET6))
            found = TCP;
    } else {
        char link[64], path[4096];
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        ssize_t size = readlink(link, path, sizeof path - 1);
        path[size < 0 ? 0 : size] = 0;
        if (strstr(path, match)) found = OURS;
    }
    errno = saved;
    return kinds[fd] = found;
}

/* A descriptor may be another file's after this. */
int close(int fd) {
    REAL(int, close, int);
    if (fd >= 0 && fd < FDS_MAX) kinds[fd] = UNKNOWN;
    return real(fd);
}

static int64_t due(int call) {
    if (!control->at || !(control->calls & call)) return 0;
    int64_t seen = __atomic_add_fetch(&control->seen, 1, __ATOMIC_SEQ_CST);
    if (seen != control->at && !(control->repeat && seen > control->at)) return 0;
    __atomic_add_fetch(&control->fired, 1, __ATOMIC_SEQ_CST);
    return control->action;
}

/* The whole program, so that no supervisor goes on. Other threads live `wait_us` longer:
 * an acknowledgement that was sent too early gets its chance to escape. */
static void die(void) {
    usleep(control->wait_us);
    if (!control->alone) kill(program, SIGKILL);
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

/* What is due before the call; 1 when the call is to fail. */
static int before(int64_t action) {
    if (action == DIE_BEFORE) die();
    if (action == WAIT) usleep(control->wait_us);
    if (action == FAIL) errno = control->error;
    return action == FAIL;
}

static void after(int64_t action) {
    if (action == DIE_AFTER || action == DIE_HALFWAY) die(); /* there is no half of it */
}

/* Files: SQLite's, and those that Python writes and moves itself. */

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at) {
    REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t);
    int64_t action = kind(fd) == OURS ? due(WRITE) : 0;
    if (before(action)) return -1;
    if (action == DIE_HALFWAY) {
        real(fd, bytes, size / 2, at);
        die();
    }
    ssize_t written = real(fd, bytes, size, at);
    after(action);
    return written;
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at) {
    return pwrite64(fd, bytes, size, at);
}

ssize_t pread64(int fd, void *bytes, size_t size, off64_t at) {
    REAL(ssize_t, pread64, int, void *, size_t, off64_t);
    int64_t action = kind(fd) == OURS ? due(READ) : 0;
    if (before(action)) return -1;
    ssize_t got = real(fd, bytes, size, at);
    after(action);
    return got;
}

ssize_t pread(int fd, void *bytes, size_t size, off_t at) { return pread64(fd, bytes, size, at); }

ssize_t sendfile64(int to, int from, off64_t *at, size_t size) {
    REAL(ssize_t, sendfile64, int, int, off64_t *, size_t);
    int64_t action = kind(to) == OURS ? due(WRITE) : 0;
    if (before(action)) return -1;
    if (action == DIE_HALFWAY) {
        real(to, from, at, 1);
        die();
    }
    ssize_t sent = real(to, from, at, size);
    after(action);
    return sent;
}

ssize_t sendfile(int to, int from, off_t *at, size_t size) { return sendfile64(to, from, at, size); }

int fdatasync(int fd) {
    REAL(int, fdatasync, int);
    int64_t action = kind(fd) == OURS ? due(SYNC) : 0;
    if (before(action)) return -1;
    int result = real(fd);
    after(action);
    return result;
}

int fsync(int fd) {
    REAL(int, fsync, int);
    int64_t action = kind(fd) == OURS ? due(SYNC) : 0;
    if (before(action)) return -1;
    int result = real(fd);
    after(action);
    return result;
}

int ftruncate64(int fd, off64_t size) {
    REAL(int, ftruncate64, int, off64_t);
    int64_t action = kind(fd) == OURS ? due(TRUNCATE) : 0;
    if (before(action)) return -1;
    int result = real(fd, size);
    after(action);
    return result;
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

/* Names in folders. A name may be given by itself, beside the folder it is in. */

static int names(int folder, const char *path) {
    if (!match || !path) return 0;
    if (strstr(path, match)) return 1;
    return folder >= 0 && path[0] != '/' && kind(folder) == OURS;
}

#define MODE(flags, mode)                            \
    mode_t mode = 0;                                 \
    if ((flags) & (O_CREAT | __O_TMPFILE)) {         \
        va_list rest;                                \
        va_start(rest, flags);                       \
        mode = va_arg(rest, mode_t);                 \
        va_end(rest);                                \
    }

int openat64(int folder, const char *path, int flags, ...) {
    REAL(int, openat64, int, const char *, int, ...);
    MODE(flags, mode)
    int64_t action = names(folder, path) ? due(OPEN) : 0;
    if (before(action)) return -1;
    int fd = real(folder, path, flags, mode);
    after(action);
    return fd;
}

int openat(int folder, const char *path, int flags, ...) {
    MODE(flags, mode)
    return openat64(folder, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    MODE(flags, mode)
    return openat64(AT_FDCWD, path, flags, mode);
}

int open(const char *path, int flags, ...) {
    MODE(flags, mode)
    return openat64(AT_FDCWD, path, flags, mode);
}

int renameat(int from, const char *old, int to, const char *new) {
    REAL(int, renameat, int, const char *, int, const char *);
    int64_t action = names(from, old) || names(to, new) ? due(RENAME) : 0;
    if (before(action)) return -1;
    int result = real(from, old, to, new);
    after(action);
    return result;
}

int rename(const char *old, const char *new) { return renameat(AT_FDCWD, old, AT_FDCWD, new); }

int unlinkat(int folder, const char *path, int flags) {
    REAL(int, unlinkat, int, const char *, int);
    int64_t action = names(folder, path) ? due(REMOVE) : 0;
    if (before(action)) return -1;
    int result = real(folder, path, flags);
    after(action);
    return result;
}

int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }

int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }

int mkdirat(int folder, const char *path, mode_t mode) {
    REAL(int, mkdirat, int, const char *, mode_t);
    int64_t action = names(folder, path) ? due(MAKE) : 0;
    if (before(action)) return -1;
    int result = real(folder, path, mode);
    after(action);
    return result;
}

int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

/* The time of day: Python asks with clock_gettime, SQLite with gettimeofday. The clocks that
 * only run forward are left alone, as they are when somebody sets the date. */

int clock_gettime(clockid_t clock, struct timespec *now) {
    REAL(int, clock_gettime, clockid_t, struct timespec *);
    int result = real(clock, now);
    if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
        now->tv_sec += control->shift_s;
    return result;
}

int gettimeofday(struct timeval *now, void *zone) {
    REAL(int, gettimeofday, struct timeval *, void *);
    int result = real(now, zone);
    if (result == 0) now->tv_sec += control->shift_s;
    return result;
}

time_t time(time_t *now) {
    struct timespec at;
    clock_gettime(CLOCK_REALTIME, &at);
    if (now) *now = at.tv_sec;
    return at.tv_sec;
}

/* Sends: uvloop writes with write, writev or sendmsg, Python's own loop with send. */

ssize_t write(int fd, const void *bytes, size_t size) {
    REAL(ssize_t, write, int, const void *, size_t);
    int found = kind(fd);
    int64_t action = found == TCP ? due(SEND) : found == OURS ? due(WRITE) : 0;
    if (before(action)) return -1;
    if (found == OURS && action == DIE_HALFWAY) {
        real(fd, bytes, size / 2);
        die();
    }
    ssize_t written = real(fd, bytes, size);
    after(action);
    return written;
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
    REAL(ssize_t, writev, int, const struct iovec *, int);
    int64_t action = kind(fd) == TCP ? due(SEND) : 0;
    if (before(action)) return -1;
    ssize_t written = real(fd, parts, count);
    after(action);
    return written;
}

ssize_t sendmsg(int fd, const struct msghdr *message, int flags) {
    REAL(ssize_t, sendmsg, int, const struct msghdr *, int);
    int64_t action = kind(fd) == TCP ? due(SEND) : 0;
    if (before(action)) return -1;
    ssize_t sent = real(fd, message, flags);
    after(action);
    return sent;
}

ssize_t send(int fd, const void *bytes, size_t size, int flags) {
    REAL(ssize_t, send, int, const void *, size_t, int);
    int64_t action = kind(fd) == TCP ? due(SEND) : 0;
    if (before(action)) return -1;
    ssize_t sent = real(fd, bytes, size, flags);
    after(action);
    return sent;
}
