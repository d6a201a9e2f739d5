#define _GNU_SOURCE
#include "CRealTime.h"

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int crealtime_set_timer_slack(unsigned long nanoseconds) {
    return prctl(PR_SET_TIMERSLACK, nanoseconds, 0, 0, 0) == 0 ? 0 : errno;
}

int crealtime_set_fifo_priority(int priority) {
    struct sched_param parameters = {.sched_priority = priority};
    return pthread_setschedparam(pthread_self(), SCHED_FIFO, &parameters);
}

int crealtime_set_slice(unsigned long long nanoseconds) {
    // struct sched_attr of the kernel, first version: its header and glibc's <sched.h> do not go
    // together everywhere.
    struct {
        unsigned int size, policy;
        unsigned long long flags;
        int nice;
        unsigned int priority;
        unsigned long long runtime, deadline, period;
    } attributes = {.size = 48, .policy = SCHED_OTHER, .runtime = nanoseconds};
    _Static_assert(sizeof attributes == 48, "layout of sched_attr");
    attributes.nice = getpriority(PRIO_PROCESS, 0);
    return syscall(SYS_sched_setattr, 0, &attributes, 0) == 0 ? 0 : errno;
}

int crealtime_stand_back(void) {
    // As in the kernel's <linux/ioprio.h>: this thread, class 3 (idle).
    const int who_process = 1, class_idle = 3, class_shift = 13;
    int refused = setpriority(PRIO_PROCESS, 0, 19) == 0 ? 0 : errno;
    if (syscall(SYS_ioprio_set, who_process, 0, class_idle << class_shift) != 0) refused = errno;
    return refused;
}

int crealtime_lock_memory(const void *address, unsigned long length) {
    return mlock(address, length) == 0 ? 0 : errno;
}

int crealtime_set_thread_name(const char *name) {
    return pthread_setname_np(pthread_self(), name);
}

void crealtime_sleep_until(long long nanoseconds) {
    struct timespec deadline = {
        .tv_sec = nanoseconds / 1000000000LL,
        .tv_nsec = nanoseconds % 1000000000LL,
    };
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &deadline, NULL) == EINTR) continue;
}

int crealtime_wait_until(sem_t *semaphore, long long nanoseconds) {
    struct timespec deadline = {
        .tv_sec = nanoseconds / 1000000000LL,
        .tv_nsec = nanoseconds % 1000000000LL,
    };
    while (sem_clockwait(semaphore, CLOCK_MONOTONIC, &deadline) != 0) {
        if (errno != EINTR) return errno;
    }
    return 0;
}

long long crealtime_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}
