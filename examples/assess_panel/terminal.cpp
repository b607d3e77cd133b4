// SPDX-License-Identifier: BSL-1.0
#include "terminal.hpp"

#include <nqpf/panel/utf8.hpp>

#include <cerrno>
#include <cstdio>
#include <cstring>

#if __has_include(<unistd.h>) && __has_include(<sys/ioctl.h>)
  #include <fcntl.h>
  #include <signal.h>
  #include <sys/ioctl.h>
  #include <unistd.h>
  #define HAS_TERMINAL 1
#else
  #define HAS_TERMINAL 0
#endif

namespace {

constexpr std::size_t whole = static_cast<std::size_t>(-1);
int why_not_said = 0;

void note_failure() {
  if (why_not_said == 0) why_not_said = errno != 0 ? errno : EIO;
}

void put(std::string_view text) {
  errno = 0;
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) note_failure();
}

}  // namespace

void prepare_streams() {
#if HAS_TERMINAL
  for (const int stream : {0, 1, 2}) {
    // What is read only cannot be written to, so that a closed standard output stays an error.
    if (fcntl(stream, F_GETFD) == -1 && errno == EBADF)
      static_cast<void>(open("/dev/null", stream == 2 ? O_WRONLY : O_RDONLY));
  }
  signal(SIGPIPE, SIG_IGN);
  #ifdef SIGXFSZ
  signal(SIGXFSZ, SIG_IGN);
  #endif
#endif
}

void complain(std::string_view words) {
  std::fprintf(stderr, "%s\n", nqpf::printable(words, whole).c_str());
}

void say(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    put(nqpf::printable(text.substr(0, end), whole));
    if (end == std::string_view::npos) return;
    put("\n");
    text.remove_prefix(end + 1);
  }
}

bool all_said() {
  errno = 0;
  if (std::fflush(stdout) != 0) note_failure();
  if (why_not_said == 0) return true;
  // A reader that has seen enough needs no words.
  if (why_not_said != EPIPE)
    complain(std::string("standard output cannot be written: ") + std::strerror(why_not_said));
  return false;
}

std::size_t terminal_width() {
#if HAS_TERMINAL
  winsize size{};
  if (isatty(1) != 0 && ioctl(1, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
    return size.ws_col < 140 ? size.ws_col : 140;
#endif
  return 100;
}

progress_line::progress_line() {
#if HAS_TERMINAL
  shown_ = isatty(2) != 0;
#endif
}

void progress_line::show(const char* stage, double share) {
  using namespace std::chrono;
  const auto now = steady_clock::now();
  if (!shown_ || now - start_ < seconds(1) || (visible_ && now - last_ < milliseconds(100))) return;
  last_ = now;
  visible_ = true;
  std::fprintf(stderr, "\r\x1b[K%s %3.0f %%", stage, share * 100);
  std::fflush(stderr);
}

void progress_line::clear() {
  if (visible_) std::fprintf(stderr, "\r\x1b[K");
  visible_ = false;
}

void progress_line::reading(void* line, std::uint64_t done, std::uint64_t total) {
  static_cast<progress_line*>(line)->show(
      "reading", total == 0 ? 0 : static_cast<double>(done) / static_cast<double>(total));
}

void progress_line::assessing(void* line, const char* stage, double share) {
  static_cast<progress_line*>(line)->show(stage, share);
}
