/* Writes down what a running program tells the disk and the network, in one order.
 *
 *   cc -O2 -shared -fPIC -o iorecord.so iorecord.c -ldl
 *   IORECORD_FOLDER=/folder IORECORD_LOG=/elsewhere/log LD_PRELOAD=./iorecord.so program
 *
 * The program, its children and others with the same variables append to one log: what
 * changes files and folders below IORECORD_FOLDER, with the bytes, and what is sent on
 * TCP sockets. The log must lie elsewhere. How it is read: `trace.py` beside this file.
 * Each sync takes IORECORD_SYNC_US microseconds longer: in memory it would take none, and
 * what must wait for it would have no chance to come too early.
 *
 * No lock is held around a call, which would hide the races that are looked for. So a
 * change is noted after it is done and before its caller goes on, a send before it is
 * done, a sync twice: it covers what was noted before it began, and only once it is over.
 * Whoever could know that something happened therefore acts later in the log, too.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { CREATE = 1, WRITE, TRUNCATE, SYNC_BEGUN, SYNC_DONE, RENAME, REMOVE, MAKE_FOLDER, SEND,
       SENT_SHORT };

struct entry {
    uint32_t magic, kind, process, thread;
    uint64_t inode;      /* of the file, the folder or the socket */
    int64_t number;      /* an offset or a size in bytes */
    uint64_t path_bytes; /* these follow; RENAME has both paths, with a zero between */
    uint64_t data_bytes; /* and then these */
};

enum { MAGIC = 0x10ec04d, PARTS_MAX = 1024, LOG_FD_MIN = 900 };

static const char *folder;
static size_t folder_bytes;
static int log_fd = -1, sync_us;

__attribute__((constructor)) static void start(void) {
    folder = getenv("IORECORD_FOLDER");
    const char *path = getenv("IORECORD_LOG");
    if (!folder || !path) return;
    folder_bytes = strlen(folder);
    const char *us = getenv("IORECORD_SYNC_US");
    if (us) sync_us = atoi(us);
    int fd = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    log_fd = fcntl(fd, F_DUPFD_CLOEXEC, LOG_FD_MIN);
    syscall(SYS_close, fd);
}

/* The real function. Looked up once; the same answer from two threads does no harm. */
#define REAL(result, name, ...)                                  \
    static result (*real)(__VA_ARGS__);                          \
    if (!real) real = (result (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

/* One append is one entry, whoever else appends. A log with a gap would prove nothing. */
static void note_parts(int kind, uint64_t inode, int64_t number, const char *path,
                       size_t path_bytes, const struct iovec *parts, int count) {
    int saved = errno;
    struct entry entry = {MAGIC, kind, getpid(), syscall(SYS_gettid), inode, number, path_bytes, 0};
    struct iovec all[PARTS_MAX] = {{&entry, sizeof entry}, {(void *)path, path_bytes}};
    if (count > PARTS_MAX - 2) abort();
    for (int i = 0; i < count; i++) {
        all[i + 2] = parts[i];
        entry.data_bytes += parts[i].iov_len;
    }
    size_t size = sizeof entry + path_bytes + entry.data_bytes;
    if (syscall(SYS_writev, log_fd, all, count + 2) != (ssize_t)size) abort();
    errno = saved;
}

static void note(int kind, uint64_t inode, int64_t number, const void *data, size_t size) {
    struct iovec part = {(void *)data, size};
    note_parts(kind, inode, number, NULL, 0, &part, 1);
}

/* --- which files and sockets --- */

enum { UNKNOWN, OURS, TCP, OTHER, FDS_MAX = 65536 };
static struct { dev_t device; ino_t inode; int kind; } known[FDS_MAX];

static int is_below(const char *path) {
    return strncmp(path, folder, folder_bytes) == 0 &&
           (path[folder_bytes] == '/' || path[folder_bytes] == 0);
}

static void path_of(int fd, char path[PATH_MAX]) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(link, path, PATH_MAX - 1);
    path[size < 0 ? 0 : size] = 0;
}

static int look(int fd, const struct stat *status) {
    char path[PATH_MAX];
    struct sockaddr_storage address;
    socklen_t size = sizeof address;
    if (S_ISSOCK(status->st_mode))
        return getsockname(fd, (struct sockaddr *)&address, &size) == 0 &&
               (address.ss_family == AF_INET || address.ss_family == AF_INET6) ? TCP : OTHER;
    if (!S_ISREG(status->st_mode) && !S_ISDIR(status->st_mode)) return OTHER;
    path_of(fd, path);
    return is_below(path) ? OURS : OTHER;
}

/* What `fd` is. Asked each time, because descriptors are used again behind our back. */
static int kind(int fd, uint64_t *inode) {
    struct stat status;
    int saved = errno, found = OTHER;
    if (log_fd >= 0 && fd >= 0 && fd < FDS_MAX && fstat(fd, &status) == 0) {
        *inode = status.st_ino;
        if (known[fd].kind == UNKNOWN || known[fd].inode != status.st_ino ||
            known[fd].device != status.st_dev) {
            known[fd].kind = look(fd, &status);
            known[fd].inode = status.st_ino;
            known[fd].device = status.st_dev;
        }
        found = known[fd].kind;
    }
    errno = saved;
    return found;
}

/* Make `path` absolute; tell whether it is below the folder. */
static int is_ours(int at, const char *path, char absolute[PATH_MAX]) {
    if (log_fd < 0) return 0;
    int saved = errno;
    if (path[0] == '/') {
        snprintf(absolute, PATH_MAX, "%s", path);
    } else {
        if (at != AT_FDCWD) path_of(at, absolute);
        else if (!getcwd(absolute, PATH_MAX)) absolute[0] = 0;
        size_t size = strlen(absolute);
        snprintf(absolute + size, PATH_MAX - size, "/%s", path);
    }
    errno = saved;
    return is_below(absolute);
}

/* --- names --- */

static void note_path(int kind, uint64_t inode, const char *path) {
    note_parts(kind, inode, 0, path, strlen(path), NULL, 0);
}

static uint64_t inode_at(const char *path) {
    struct stat status;
    int saved = errno;
    uint64_t inode = lstat(path, &status) == 0 ? status.st_ino : 0;
    errno = saved;
    return inode;
}

static int opened(int fd, int flags, int was_there) {
    uint64_t inode;
    if (fd < 0 || kind(fd, &inode) != OURS) return fd;
    char path[PATH_MAX];
    path_of(fd, path);
    if (!was_there) note_path(CREATE, inode, path);
    else if (flags & O_TRUNC) note(TRUNCATE, inode, 0, NULL, 0);
    return fd;
}

#define OPEN(name, declared, given, at)                                        \
    int name(declared, const char *path, int flags, ...) {                     \
        REAL(int, name, declared, const char *, int, ...);                     \
        int mode = 0, was_there = 1;                                           \
        if (flags & (O_CREAT | O_TMPFILE)) {                                   \
            va_list rest;                                                      \
            va_start(rest, flags);                                             \
            mode = va_arg(rest, int);                                          \
            va_end(rest);                                                      \
        }                                                                      \
        char absolute[PATH_MAX];                                               \
        if (flags & O_CREAT && is_ours(at, path, absolute))                    \
            was_there = inode_at(absolute) != 0;                               \
        int fd = real(given, path, flags, mode);                               \
        return flags & (O_CREAT | O_TRUNC) ? opened(fd, flags, was_there) : fd; \
    }

OPEN(openat, int at, at, at)
OPEN(openat64, int at, at, at)

int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, int) : 0;
    va_end(rest);
    return openat(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, int) : 0;
    va_end(rest);
    return openat64(AT_FDCWD, path, flags, mode);
}

int renameat2(int old_at, const char *old, int new_at, const char *new, unsigned int flags) {
    REAL(int, renameat2, int, const char *, int, const char *, unsigned int);
    char paths[2 * PATH_MAX], absolute[PATH_MAX];
    int ours = is_ours(old_at, old, paths) | is_ours(new_at, new, absolute);
    int result = real(old_at, old, new_at, new, flags);
    if (result == 0 && ours) {
        size_t size = strlen(paths);
        strcpy(paths + size + 1, absolute);
        note_parts(RENAME, 0, flags, paths, size + 1 + strlen(absolute), NULL, 0);
    }
    return result;
}

int renameat(int old_at, const char *old, int new_at, const char *new) {
    return renameat2(old_at, old, new_at, new, 0);
}

int rename(const char *old, const char *new) {
    return renameat2(AT_FDCWD, old, AT_FDCWD, new, 0);
}

int unlinkat(int at, const char *path, int flags) {
    REAL(int, unlinkat, int, const char *, int);
    char absolute[PATH_MAX];
    int ours = is_ours(at, path, absolute), result = real(at, path, flags);
    if (result == 0 && ours) note_path(REMOVE, 0, absolute);
    return result;
}

int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }

int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }

int mkdirat(int at, const char *path, mode_t mode) {
    REAL(int, mkdirat, int, const char *, mode_t);
    char absolute[PATH_MAX];
    int ours = is_ours(at, path, absolute), result = real(at, path, mode);
    if (result == 0 && ours) note_path(MAKE_FOLDER, inode_at(absolute), absolute);
    return result;
}

int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

/* --- bytes --- */

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at) {
    REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t);
    uint64_t inode;
    ssize_t written = real(fd, bytes, size, at);
    if (written > 0 && kind(fd, &inode) == OURS) note(WRITE, inode, at, bytes, written);
    return written;
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at) {
    return pwrite64(fd, bytes, size, at);
}

/* The kernel copied; what it copied is read again. */
static void note_copied(int fd, uint64_t inode, int64_t at, ssize_t size) {
    char bytes[1 << 16];
    while (size > 0) {
        ssize_t got = pread(fd, bytes, size < (ssize_t)sizeof bytes ? size : sizeof bytes, at);
        if (got <= 0) abort(); /* it cannot be read: the log would have a gap */
        note(WRITE, inode, at, bytes, got);
        at += got;
        size -= got;
    }
}

ssize_t sendfile64(int fd, int from, off64_t *at, size_t size) {
    REAL(ssize_t, sendfile64, int, int, off64_t *, size_t);
    uint64_t inode;
    ssize_t sent = real(fd, from, at, size);
    if (sent > 0 && kind(fd, &inode) == OURS) {
        /* Opened for writing only: `pread` needs a descriptor of its own. */
        char path[PATH_MAX];
        path_of(fd, path);
        int again = syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC, 0);
        note_copied(again, inode, lseek(fd, 0, SEEK_CUR) - sent, sent);
        syscall(SYS_close, again);
    }
    return sent;
}

ssize_t sendfile(int fd, int from, off_t *at, size_t size) {
    return sendfile64(fd, from, at, size);
}

static int truncated(int result, int fd, off64_t size) {
    uint64_t inode;
    if (result == 0 && kind(fd, &inode) == OURS) note(TRUNCATE, inode, size, NULL, 0);
    return result;
}

int ftruncate64(int fd, off64_t size) {
    REAL(int, ftruncate64, int, off64_t);
    return truncated(real(fd, size), fd, size);
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

#define SYNC(name)                                                       \
    int name(int fd) {                                                   \
        REAL(int, name, int);                                            \
        uint64_t inode;                                                  \
        int ours = kind(fd, &inode) == OURS;                             \
        if (ours) {                                                      \
            note(SYNC_BEGUN, inode, 0, NULL, 0);                         \
            usleep(sync_us);                                             \
        }                                                                \
        int result = real(fd);                                           \
        if (ours && result == 0) note(SYNC_DONE, inode, 0, NULL, 0);     \
        return result;                                                   \
    }

SYNC(fsync)
SYNC(fdatasync)

/* --- files written in order, and sends --- */

static size_t sum(const struct iovec *parts, int count) {
    size_t size = 0;
    for (int i = 0; i < count; i++) size += parts[i].iov_len;
    return size;
}

static void sending(uint64_t inode, const struct iovec *parts, int count) {
    note_parts(SEND, inode, 0, NULL, 0, parts, count);
}

static ssize_t sent(uint64_t inode, ssize_t result, size_t size) {
    if (result != (ssize_t)size) note(SENT_SHORT, inode, result < 0 ? 0 : result, NULL, 0);
    return result;
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
    REAL(ssize_t, writev, int, const struct iovec *, int);
    uint64_t inode;
    int is = kind(fd, &inode);
    if (is == TCP) sending(inode, parts, count);
    ssize_t written = real(fd, parts, count);
    if (is == TCP) return sent(inode, written, sum(parts, count));
    if (is == OURS && written > 0) {
        if (written != (ssize_t)sum(parts, count)) abort(); /* a disk that is full: not here */
        int64_t at = lseek(fd, 0, SEEK_CUR) - written;
        note_parts(WRITE, inode, at, NULL, 0, parts, count);
    }
    return written;
}

ssize_t write(int fd, const void *bytes, size_t size) {
    REAL(ssize_t, write, int, const void *, size_t);
    uint64_t inode;
    int is = kind(fd, &inode);
    struct iovec part = {(void *)bytes, size};
    if (is == TCP) sending(inode, &part, 1);
    ssize_t written = real(fd, bytes, size);
    if (is == TCP) return sent(inode, written, size);
    if (is == OURS && written > 0)
        note(WRITE, inode, lseek(fd, 0, SEEK_CUR) - written, bytes, written);
    return written;
}

ssize_t sendmsg(int fd, const struct msghdr *message, int flags) {
    REAL(ssize_t, sendmsg, int, const struct msghdr *, int);
    uint64_t inode;
    int is = kind(fd, &inode);
    if (is == TCP) sending(inode, message->msg_iov, message->msg_iovlen);
    ssize_t result = real(fd, message, flags);
    return is == TCP ? sent(inode, result, sum(message->msg_iov, message->msg_iovlen)) : result;
}

ssize_t send(int fd, const void *bytes, size_t size, int flags) {
    REAL(ssize_t, send, int, const void *, size_t, int);
    uint64_t inode;
    int is = kind(fd, &inode);
    struct iovec part = {(void *)bytes, size};
    if (is == TCP) sending(inode, &part, 1);
    ssize_t result = real(fd, bytes, size, flags);
    return is == TCP ? sent(inode, result, size) : result;
}
