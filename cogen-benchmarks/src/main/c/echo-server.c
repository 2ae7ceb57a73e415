/*
 * What the machine can do: an echo server as one thread and one epoll set, level-triggered, with one read and one write for a
 * message. Prints its port; ends with its standard input.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#define EVENTS 1024
#define ROOM 4096

static int poll_set;

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static void watch(int fd, int operation, unsigned events) {
    struct epoll_event event = {.events = events, .data.fd = fd};
    if (epoll_ctl(poll_set, operation, fd, &event) < 0) fail("epoll_ctl");
}

static void accept_all(int listener) {
    int one = 1, peer;
    while ((peer = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
        setsockopt(peer, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        watch(peer, EPOLL_CTL_ADD, EPOLLIN);
    }
    if (errno != EAGAIN) perror("accept");
}

/* A peer that does not read what it gets is dropped: the load generator always does. */
static void echo(int peer) {
    static char buffer[ROOM];
    ssize_t count = read(peer, buffer, sizeof buffer);
    if (count < 0 && errno == EAGAIN) return;
    if (count <= 0 || write(peer, buffer, count) != count) close(peer);
}

int main(void) {
    static struct epoll_event events[EVENTS];
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);

    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    if (bind(listener, (struct sockaddr *)&address, length) < 0 || listen(listener, 4096) < 0) fail("listen");
    getsockname(listener, (struct sockaddr *)&address, &length);
    poll_set = epoll_create1(0);
    watch(listener, EPOLL_CTL_ADD, EPOLLIN);
    watch(STDIN_FILENO, EPOLL_CTL_ADD, EPOLLIN);
    printf("port %d\n", ntohs(address.sin_port));
    fflush(stdout);

    for (;;) {
        int ready = epoll_wait(poll_set, events, EVENTS, -1);
        for (int i = 0; i < ready; i++) {
            int fd = events[i].data.fd;
            if (fd == listener) accept_all(listener);
            else if (fd == STDIN_FILENO) return 0;
            else echo(fd);
        }
    }
}
