/* Makes a running server's disk and network misbehave at an exact system call.
 *
 *   cc -O2 -shared -fPIC -o iofault.so iofault.c -ldl
 *   IOFAULT_MATCH=/journal.db IOFAULT_CONTROL=file LD_PRELOAD=./iofault.so program
 *
 * The program and its children count the calls that touch a file whose path holds
 * IOFAULT_MATCH, and those that send on a TCP socket. What happens at which call is
 * read, before each, from the control file (mapped; see `struct control`), so a test
 * may change it while the program runs. Nothing happens while `at` is 0.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { WRITE = 1, SYNC = 2, TRUNCATE = 4, SEND = 8 };                 /* `calls`, added up */
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
    kill(program, SIGKILL);
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
    if (action == DIE_AFTER) die();
}

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

/* Sends: uvloop writes with write, writev or sendmsg, Python's own loop with send. */

ssize_t write(int fd, const void *bytes, size_t size) {
    REAL(ssize_t, write, int, const void *, size_t);
    int64_t action = kind(fd) == TCP ? due(SEND) : 0;
    if (before(action)) return -1;
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
