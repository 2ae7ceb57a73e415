/*
 * The load generator of ./bench echo: one thread, one epoll set.
 *
 *   echo-load PORT CONNECTIONS WARMUP SECONDS RATE PID
 *
 * sends messages of 64 bytes to 127.0.0.1:PORT and takes the echoes; the server is process PID.
 *
 * RATE 0, closed loop: each connection sends its next message when the last has come back.
 * RATE > 0, open loop: that many messages a second, evenly spaced, the connections in turns, whatever has come back. A message
 * carries the moment at which it was due, and its latency counts from then on, so that nothing is hidden by a wait before
 * sending ("coordinated omission"). The generator spins, to send in time.
 * SECONDS 0: only connects, and says "connected", until its standard input ends.
 *
 * Prints one line of name=value; times are in nanoseconds.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define SIZE 64
#define EVENTS 1024
#define ROOM 16384

typedef struct {
    int fd;
    int held; /* bytes of a message that has come in part */
    union {
        char bytes[SIZE];
        uint64_t due;
    } part;
} connection;

/* Latencies in buckets that are 1/64 wide or finer. */
#define FINE 6
static uint64_t buckets[64 << FINE];

static connection *connections;
static int count, poll_set;
static uint64_t from, to, recorded, sent, came;

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static uint64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000ull + t.tv_nsec;
}

static void record(uint64_t latency) {
    int shift = latency < (2 << FINE) ? 0 : 63 - FINE - __builtin_clzll(latency);
    buckets[((uint64_t)shift << FINE) + (latency >> shift)]++;
    recorded++;
}

static uint64_t percentile(double share) {
    uint64_t wanted = (uint64_t)(recorded * share), seen = 0;
    for (int i = 0; i < 64 << FINE; i++) {
        seen += buckets[i];
        if (seen > wanted) {
            int shift = i < (2 << FINE) ? 0 : (i >> FINE) - 1;
            return (uint64_t)(i - (shift << FINE)) << shift;
        }
    }
    return 0;
}

/* What the threads of a process have run, and have waited for a processor. */
static void usage(int pid, uint64_t *run, uint64_t *wait) {
    char path[300];
    snprintf(path, sizeof path, "/proc/%d/task", pid);
    *run = *wait = 0;
    DIR *tasks = opendir(path);
    if (!tasks) fail(path);
    struct dirent *task;
    while ((task = readdir(tasks))) {
        unsigned long long r, w;
        snprintf(path, sizeof path, "/proc/%d/task/%s/schedstat", pid, task->d_name);
        FILE *file = task->d_name[0] == '.' ? NULL : fopen(path, "r");
        if (file) {
            if (fscanf(file, "%llu %llu", &r, &w) == 2) *run += r, *wait += w;
            fclose(file);
        }
    }
    closedir(tasks);
}

static void connect_all(int port) {
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int one = 1;
    connections = calloc(count, sizeof *connections);
    poll_set = epoll_create1(0);
    for (int i = 0; i < count; i++) {
        int fd = socket(AF_INET, SOCK_STREAM, 0);
        if (fd < 0 || connect(fd, (struct sockaddr *)&address, sizeof address) < 0) fail("connect");
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        fcntl(fd, F_SETFL, O_NONBLOCK);
        connections[i].fd = fd;
        struct epoll_event event = {.events = EPOLLIN, .data.u32 = i};
        epoll_ctl(poll_set, EPOLL_CTL_ADD, fd, &event);
    }
}

/* False: there is no room. */
static int put(connection *c, uint64_t due) {
    union {
        char bytes[SIZE];
        uint64_t due;
    } message = {{0}};
    message.due = due;
    ssize_t n = send(c->fd, message.bytes, SIZE, MSG_NOSIGNAL);
    if (n < 0 && errno == EAGAIN) return 0;
    if (n != SIZE) fail("send");
    sent++;
    return 1;
}

static void arrived(uint64_t due, uint64_t at, uint64_t when) {
    came++;
    if (when >= from && when < to) record(at > due ? at - due : 0);
}

static void take(connection *c, int closed) {
    static char buffer[ROOM];
    memcpy(buffer, c->part.bytes, c->held);
    ssize_t n = recv(c->fd, buffer + c->held, ROOM - c->held, 0);
    if (n < 0 && errno == EAGAIN) return;
    if (n <= 0) {
        fprintf(stderr, "the server has hung up\n");
        exit(1);
    }
    uint64_t at = now();
    n += c->held;
    char *next = buffer;
    for (; n >= SIZE; n -= SIZE, next += SIZE) {
        uint64_t due;
        memcpy(&due, next, sizeof due);
        arrived(due, at, closed ? at : due);
        if (closed && at < to) put(c, at);
    }
    c->held = n;
    memcpy(c->part.bytes, next, n);
}

static void take_all(int closed, int timeout) {
    static struct epoll_event events[EVENTS];
    int ready = epoll_wait(poll_set, events, EVENTS, timeout);
    for (int i = 0; i < ready; i++) take(&connections[events[i].data.u32], closed);
}

int main(int argc, char **argv) {
    if (argc != 7) {
        fprintf(stderr, "echo-load PORT CONNECTIONS WARMUP SECONDS RATE PID\n");
        return 2;
    }
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    count = atoi(argv[2]);
    double warmup = atof(argv[3]), seconds = atof(argv[4]), rate = atof(argv[5]);
    int pid = atoi(argv[6]);
    connect_all(atoi(argv[1]));
    if (seconds == 0) {
        printf("connected\n");
        fflush(stdout);
        while (getchar() != EOF) {}
        return 0;
    }

    uint64_t start = now();
    from = start + (uint64_t)(warmup * 1e9);
    to = from + (uint64_t)(seconds * 1e9);
    uint64_t run0 = 0, wait0 = 0, own_run0 = 0, own_wait0 = 0, came0 = 0, begun = 0;
    if (rate == 0) {
        for (int i = 0; i < count; i++) put(&connections[i], now());
    }
    double gap = rate == 0 ? 0 : 1e9 / rate;
    uint64_t turn = 0;
    uint64_t t;
    while ((t = now()) < to) {
        if (!begun && t >= from) {
            usage(pid, &run0, &wait0);
            usage(getpid(), &own_run0, &own_wait0);
            came0 = came;
            begun = t;
        }
        if (rate > 0) {
            uint64_t due;
            /* a few at a time, so that what comes back is not kept waiting by a burst */
            for (int i = 0; i < 16 && (due = start + (uint64_t)(turn * gap)) <= t; i++, turn++) {
                if (!put(&connections[turn % count], due)) break;
            }
        }
        take_all(rate == 0, rate == 0 ? 100 : 0);
    }
    uint64_t run, wait, own_run, own_wait, ended = now(), echoes = came - came0;
    usage(pid, &run, &wait);
    usage(getpid(), &own_run, &own_wait);
    for (uint64_t end = ended + 2000000000ull; came < sent && now() < end;) take_all(rate == 0, 100);

    double window = ended - begun;
    printf("messages=%llu rate=%.1f p50=%llu p99=%llu p999=%llu lost=%llu cpu=%.1f busy=%.4f waits=%.4f loadbusy=%.4f "
           "loadwaits=%.4f\n",
           (unsigned long long)recorded, echoes / window * 1e9, (unsigned long long)percentile(0.5),
           (unsigned long long)percentile(0.99), (unsigned long long)percentile(0.999), (unsigned long long)(sent - came),
           (double)(run - run0) / (echoes ? echoes : 1), (run - run0) / window, (wait - wait0) / window, (own_run - own_run0) / window,
           (own_wait - own_wait0) / window);
    return 0;
}
