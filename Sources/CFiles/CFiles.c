#define _GNU_SOURCE
#include "CFiles.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

// Only calls that are safe after vfork: no memory is taken, nothing is locked.
static int link_and_rename(const char *open_file, const char *beside, const char *path) {
    if (linkat(AT_FDCWD, open_file, AT_FDCWD, beside, AT_SYMLINK_FOLLOW) != 0) return errno;
    if (rename(beside, path) == 0) return 0;
    int cause = errno;
    unlink(beside);
    return cause;
}

int cfiles_name(int descriptor, const char *beside, const char *path) {
    char open_file[64];
    snprintf(open_file, sizeof open_file, "/proc/self/fd/%d", descriptor);

    // Linux has no call that puts a file without a name in another's place: it takes two, and a kill
    // between them would leave the name of the first behind. So a child does both. It shares this
    // process's memory, as with every vfork, and runs on where this process is killed; in a group of
    // its own it is not killed along with it, and with all signals blocked no handler runs in it.
    volatile int result = -1;
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    pid_t child = vfork();
    if (child == 0) {
        setpgid(0, 0);
        result = link_and_rename(open_file, beside, path);
        _exit(result);
    }
    int status = 0;
    pid_t waited = child;
    while (child > 0 && (waited = waitpid(child, &status, 0)) < 0 && errno == EINTR) {}
    pthread_sigmask(SIG_SETMASK, &before, NULL);

    // Where no process is to be had, this one does it: a file left over is cleared away later.
    if (child < 0) return link_and_rename(open_file, beside, path);
    if (result >= 0) return result;
    return waited > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : EIO;
}
