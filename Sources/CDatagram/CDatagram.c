#define _GNU_SOURCE
#include "CDatagram.h"

#include <string.h>
#include <time.h>

_Static_assert(sizeof(struct cdatagram_message) == sizeof(struct mmsghdr), "layout of mmsghdr");

int cdatagram_send(int descriptor, struct cdatagram_message *messages, unsigned int count) {
    return sendmmsg(descriptor, (struct mmsghdr *)messages, count, MSG_DONTWAIT | MSG_NOSIGNAL);
}

int cdatagram_enable_receive_notes(int descriptor) {
    int on = 1;
    if (setsockopt(descriptor, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on) != 0) return -1;
    return setsockopt(descriptor, SOL_SOCKET, SO_RXQ_OVFL, &on, sizeof on);
}

ssize_t cdatagram_receive(
    int descriptor, void *buffer, size_t capacity, struct cdatagram_notes *notes) {
    char control[128];
    struct iovec part = {.iov_base = buffer, .iov_len = capacity};
    struct msghdr header = {
        .msg_name = &notes->sender,
        .msg_namelen = sizeof notes->sender,
        .msg_iov = &part,
        .msg_iovlen = 1,
        .msg_control = control,
        .msg_controllen = sizeof control,
    };
    ssize_t length = recvmsg(descriptor, &header, MSG_DONTWAIT);
    if (length < 0) return length;
    notes->time_ns = 0;
    for (struct cmsghdr *c = CMSG_FIRSTHDR(&header); c; c = CMSG_NXTHDR(&header, c)) {
        if (c->cmsg_level != SOL_SOCKET) continue;
        if (c->cmsg_type == SCM_TIMESTAMPNS) {
            struct timespec stamp;
            memcpy(&stamp, CMSG_DATA(c), sizeof stamp);
            notes->time_ns = (long long)stamp.tv_sec * 1000000000LL + stamp.tv_nsec;
        } else if (c->cmsg_type == SO_RXQ_OVFL) {
            memcpy(&notes->dropped, CMSG_DATA(c), sizeof notes->dropped);
        }
    }
    return length;
}
