/* A disk that does not give one page of one file, for ever: EIO, as from a bad sector.
 *
 * Preloaded. BAD_INODE is the file, whatever name it has; BAD_AT the first byte of the page.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { PAGE = 4096 };

static int64_t told(const char *name) {
    const char *value = getenv(name);
    return value ? atoll(value) : -1;
}

/* How many of `size` bytes from `at` on can be read; none makes the call fail. */
static ssize_t legible(int fd, size_t size, off64_t at) {
    static int64_t inode = -2, bad;
    struct stat file;
    if (inode == -2) {
        bad = told("BAD_AT");
        inode = told("BAD_INODE");
    }
    if (at >= bad + PAGE || at + (off64_t)size <= bad) return size;
    if (fstat(fd, &file) != 0 || (int64_t)file.st_ino != inode) return size;
    errno = EIO;
    return at < bad ? bad - at : -1;
}

ssize_t pread64(int fd, void *bytes, size_t size, off64_t at) {
    static ssize_t (*real)(int, void *, size_t, off64_t);
    if (!real) real = dlsym(RTLD_NEXT, "pread64");
    ssize_t given = legible(fd, size, at);
    return given < 0 ? given : real(fd, bytes, given, at);
}

ssize_t pread(int fd, void *bytes, size_t size, off_t at) { return pread64(fd, bytes, size, at); }

ssize_t read(int fd, void *bytes, size_t size) {
    static ssize_t (*real)(int, void *, size_t);
    if (!real) real = dlsym(RTLD_NEXT, "read");
    off64_t at = lseek64(fd, 0, SEEK_CUR);
    ssize_t given = at < 0 ? (ssize_t)size : legible(fd, size, at);
    return given < 0 ? given : real(fd, bytes, given);
}
