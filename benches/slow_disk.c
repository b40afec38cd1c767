/* Lets each wait for the disk take SLOW_DISK_US microseconds longer: LD_PRELOAD for a program and for what it is compared with. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <time.h>

static int slowly(const char *name, int file) {
    const char *given = getenv("SLOW_DISK_US");
    long micros = given ? atol(given) : 0;
    struct timespec left = {micros / 1000000, micros % 1000000 * 1000};
    int (*sync)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    int done = sync(file), why = errno;
    while (nanosleep(&left, &left) != 0 && errno == EINTR) {
    }
    errno = why;
    return done;
}

int fsync(int file) { return slowly("fsync", file); }
int fdatasync(int file) { return slowly("fdatasync", file); }
