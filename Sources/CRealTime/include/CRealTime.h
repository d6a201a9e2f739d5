// The Linux calls that make a thread punctual and that Swift's Glibc overlay does not show.
// Each returns 0, or the errno that says why the system did not grant it.
#ifndef CREALTIME_H
#define CREALTIME_H

#include <semaphore.h>

/// Timer slack of the calling thread, in nanoseconds (prctl PR_SET_TIMERSLACK); the default is 50 µs.
int crealtime_set_timer_slack(unsigned long nanoseconds);

/// First-in-first-out real-time priority for the calling thread (SCHED_FIFO, 1…99).
int crealtime_set_fifo_priority(int priority);

/// The slice that an ordinary thread (the calling one) asks for, in nanoseconds (sched_setattr): the
/// shorter it is, the sooner the thread runs when it wakes on a busy machine. Linux 6.12 and newer
/// honour 0.1…100 ms; older ones ignore it.
int crealtime_set_slice(unsigned long long nanoseconds);

/// Lets everybody else go first: the calling thread computes and reads disks when nobody else wants
/// to (nice 19, I/O class "idle").
int crealtime_stand_back(void);

/// Keeps `length` bytes at `address` in memory, so that reading them never waits for a disk.
int crealtime_lock_memory(const void *address, unsigned long length);

/// Name of the calling thread, as tools like top show it (15 bytes at most).
int crealtime_set_thread_name(const char *name);

/// Sleeps until the monotonic clock shows `nanoseconds`; goes on sleeping after a signal.
void crealtime_sleep_until(long long nanoseconds);

/// Waits for `semaphore`, at most until the monotonic clock shows `nanoseconds` (then ETIMEDOUT).
int crealtime_wait_until(sem_t *semaphore, long long nanoseconds);

/// The monotonic clock, in nanoseconds.
long long crealtime_now(void);

#endif
