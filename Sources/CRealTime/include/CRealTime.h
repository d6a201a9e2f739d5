// The Linux calls that make a thread punctual and that Swift's Glibc overlay does not show.
// Each returns 0, or the errno that says why the system did not grant it.
#ifndef CREALTIME_H
#define CREALTIME_H

/// Timer slack of the calling thread, in nanoseconds (prctl PR_SET_TIMERSLACK); the default is 50 µs.
int crealtime_set_timer_slack(unsigned long nanoseconds);

/// First-in-first-out real-time priority for the calling thread (SCHED_FIFO, 1…99).
int crealtime_set_fifo_priority(int priority);

/// Keeps `length` bytes at `address` in memory, so that reading them never waits for a disk.
int crealtime_lock_memory(const void *address, unsigned long length);

/// Name of the calling thread, as tools like top show it (15 bytes at most).
int crealtime_set_thread_name(const char *name);

/// Sleeps until the monotonic clock shows `nanoseconds`; goes on sleeping after a signal.
void crealtime_sleep_until(long long nanoseconds);

/// The monotonic clock, in nanoseconds.
long long crealtime_now(void);

#endif
