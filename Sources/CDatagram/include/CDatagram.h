// The Linux datagram calls that Swift's Glibc overlay does not show: sendmmsg, and the kernel's
// receive time. Thin and static: a call costs what it costs in C.
#ifndef CDATAGRAM_H
#define CDATAGRAM_H

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/uio.h>

/// One packet of a batch, laid out as the kernel reads it (struct mmsghdr).
struct cdatagram_message {
    struct msghdr header;
    unsigned int sent_bytes;
};

/// Hands `count` packets to the kernel in one call; returns how many it took, or -1 (errno).
int cdatagram_send(int descriptor, struct cdatagram_message *messages, unsigned int count);

/// Asks the kernel to stamp every received packet (CLOCK_REALTIME, nanoseconds).
int cdatagram_enable_receive_time(int descriptor);

/// Receives one packet with its sender and the kernel's receive time; returns its length or -1 (errno).
ssize_t cdatagram_receive(
    int descriptor, void *buffer, size_t capacity, struct sockaddr_in *sender, long long *time_ns);

#endif
