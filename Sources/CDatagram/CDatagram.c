#define _GNU_SOURCE
#include "CDatagram.h"

#include <string.h>
#include <time.h>

_Static_assert(sizeof(struct cdatagram_message) == sizeof(struct mmsghdr), "layout of mmsghdr");

int cdatagram_send(int descriptor, struct cdatagram_message *messages, unsigned int count) {
    return sendmmsg(descriptor, (struct mmsghdr *)messages, count, MSG_DONTWAIT | MSG_NOSIGNAL);
}

int cdatagram_enable_receive_time(int descriptor) {
    int on = 1;
    return setsockopt(descriptor, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
}

ssize_t cdatagram_receive(
    int descriptor, void *buffer, size_t capacity, struct sockaddr_in *sender, long long *time_ns) {
    char control[128];
    struct iovec part = {.iov_base = buffer, .iov_len = capacity};
    struct msghdr header = {
        .msg_name = sender,
        .msg_namelen = sizeof *sender,
        .msg_iov = &part,
        .msg_iovlen = 1,
        .msg_control = control,
        .msg_controllen = sizeof control,
    };
    ssize_t length = recvmsg(descriptor, &header, 0);
    *time_ns = 0;
    if (length < 0) return length;
    for (struct cmsghdr *c = CMSG_FIRSTHDR(&header); c; c = CMSG_NXTHDR(&header, c)) {
        if (c->cmsg_level != SOL_SOCKET || c->cmsg_type != SCM_TIMESTAMPNS) continue;
        struct timespec stamp;
        memcpy(&stamp, CMSG_DATA(c), sizeof stamp);
        *time_ns = (long long)stamp.tv_sec * 1000000000LL + stamp.tv_nsec;
    }
    return length;
}
