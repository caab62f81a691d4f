#define _GNU_SOURCE
/*
 * A provider that costs nothing: answers every POST with 201 and a message id of its own, every GET with what it counted
 * since the GET before, and the most messages of one sender in any second. One thread on epoll (Linux). Prints its port,
 * and ends when its standard input does.
 */
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { most_files = 4096, most_events = 256, request_bytes = 16384, most_senders = 4096, remembered = 128 };

typedef struct {
  size_t length;
  char bytes[request_bytes + 1];
} Request;

static Request *requests[most_files];
/* The last arrivals of one number, in a ring. */
typedef struct {
  unsigned long long number;
  double arrived_ms[remembered];
  unsigned next;
} Sender;

static Sender senders[most_senders];
static long issued, counted;
static int most_in_a_second;
static double first_ms, last_ms;

static double now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static Sender *sender_of(const char *body) {
  const char *field = strstr(body, "From=%2B");
  unsigned long long number = field ? strtoull(field + 8, NULL, 10) : 0;
  unsigned slot = number % most_senders;
  while (senders[slot].number && senders[slot].number != number) slot = (slot + 1) % most_senders;
  senders[slot].number = number;
  return &senders[slot];
}

static void note_arrival(Sender *sender, double now) {
  int count = 1;
  while (count < remembered && sender->arrived_ms[(sender->next - count) % remembered] > now - 1000) count++;
  sender->arrived_ms[sender->next++ % remembered] = now;
  if (count > most_in_a_second) most_in_a_second = count;
}

static size_t accept_message(const char *body, char *answer) {
  last_ms = now_ms();
  if (counted++ == 0) first_ms = last_ms;
  note_arrival(sender_of(body), last_ms);
  return sprintf(answer,
                 "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 62\r\n\r\n"
                 "{\"sid\":\"SM%032lx\",\"status\":\"queued\"}",
                 ++issued);
}

static size_t report(char *answer) {
  char body[128];
  int length = sprintf(body, "{\"count\":%ld,\"firstMs\":%.3f,\"lastMs\":%.3f,\"mostInASecond\":%d}", counted, first_ms, last_ms,
                       most_in_a_second);
  counted = most_in_a_second = 0;
  return sprintf(answer, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", length, body);
}

/* How long the first request in there is, with its body; 0 while it has not arrived as a whole. */
static size_t first_request(const Request *request) {
  char *end = strstr(request->bytes, "\r\n\r\n");
  if (!end) return 0;
  char *field = strcasestr(request->bytes, "\r\ncontent-length:");
  size_t body = field && field < end ? strtoul(field + 17, NULL, 10) : 0;
  size_t whole = end + 4 - request->bytes + body;
  return whole <= request->length ? whole : 0;
}

static void answer_all(int file, Request *request) {
  char answer[512];
  for (size_t whole; (whole = first_request(request)) > 0;) {
    size_t length = request->bytes[0] == 'P' ? accept_message(request->bytes, answer) : report(answer);
    if (write(file, answer, length) < 0) return;
    request->length -= whole;
    memmove(request->bytes, request->bytes + whole, request->length + 1);
  }
}

static void read_from(int file) {
  Request *request = requests[file];
  ssize_t count = read(file, request->bytes + request->length, request_bytes - request->length);
  if (count <= 0) {
    close(file);
    return;
  }
  request->length += count;
  request->bytes[request->length] = 0;
  answer_all(file, request);
}

static void watch(int poll, int file) {
  struct epoll_event event = {.events = EPOLLIN, .data.fd = file};
  epoll_ctl(poll, EPOLL_CTL_ADD, file, &event);
}

static void welcome(int poll, int server) {
  int file = accept(server, NULL, NULL), yes = 1;
  if (file < 0 || file >= most_files) exit(1);
  setsockopt(file, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  if (!requests[file]) requests[file] = malloc(sizeof(Request));
  requests[file]->length = 0;
  watch(poll, file);
}

static int listen_on_loopback(void) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  int server = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(server, (struct sockaddr *)&address, size) || listen(server, 1024)) exit(1);
  getsockname(server, (struct sockaddr *)&address, &size);
  printf("%d\n", ntohs(address.sin_port));
  fflush(stdout);
  return server;
}

int main(void) {
  int server = listen_on_loopback(), poll = epoll_create1(0);
  struct epoll_event events[most_events];
  watch(poll, server);
  watch(poll, STDIN_FILENO);
  for (;;) {
    int count = epoll_wait(poll, events, most_events, -1);
    for (int index = 0; index < count; index++) {
      int file = events[index].data.fd;
      if (file == STDIN_FILENO) return 0;
      if (file == server) welcome(poll, server);
      else read_from(file);
    }
  }
}
