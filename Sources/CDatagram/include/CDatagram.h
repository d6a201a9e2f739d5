// The Linux datagram calls that Swift's Glibc overlay does not show: sendmmsg, and the notes that
// the kernel gives with a received packet. Thin and static: a call costs what it costs in C.
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

/// What the kernel tells about a received packet besides its bytes.
struct cdatagram_notes {
    /// Who sent it.
    struct sockaddr_in sender;
    /// When it arrived (CLOCK_REALTIME, nanoseconds).
    long long time_ns;
    /// Packets that found the socket's buffer full so far; stays as it is until there is a new one.
    unsigned int dropped;
};

/// Asks the kernel for the notes; returns 0 or -1 (errno).
int cdatagram_enable_receive_notes(int descriptor);

/// Receives one packet with its notes, if there is one; returns its length or -1 (errno).
ssize_t cdatagram_receive(
    int descriptor, void *buffer, size_t capacity, struct cdatagram_notes *notes);

#endif
