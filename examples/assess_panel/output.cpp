// SPDX-License-Identifier: BSL-1.0
#include "output.hpp"

#include "terminal.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <new>
#include <random>
#include <system_error>
#include <utility>

#if __has_include(<unistd.h>) && __has_include(<sys/stat.h>)
  #include <fcntl.h>
  #include <signal.h>
  #include <sys/stat.h>
  #include <time.h>
  #include <unistd.h>
  #define HAS_POSIX 1
#else
  #define HAS_POSIX 0
#endif

namespace fs = std::filesystem;

namespace {

// The names of parts, where a signal finds them. A name is complete before it is marked.
constexpr int most_parts = 64;
constexpr std::size_t longest_path = 4096;
char part_names[most_parts][longest_path];
volatile std::sig_atomic_t part_is_there[most_parts];

void remove_parts() {
  for (int i = 0; i < most_parts; ++i) {
    if (part_is_there[i] == 0) continue;
#if HAS_POSIX
    unlink(part_names[i]);
#else
    std::remove(part_names[i]);
#endif
    part_is_there[i] = 0;
  }
}

int guard(const std::string& path) {
  for (int i = 0; i < most_parts; ++i) {
    if (part_is_there[i] != 0 || path.size() + 1 > longest_path) continue;
    std::memcpy(part_names[i], path.c_str(), path.size() + 1);
    part_is_there[i] = 1;
    return i;
  }
  return -1;
}

/// A name beside `target` that nobody can foresee.
std::string part_name(const std::string& target) {
  constexpr char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
  const std::size_t slash = target.rfind('/');
  const std::size_t folder = slash == std::string::npos ? 0 : slash + 1;
  std::string name = target.substr(0, folder) + "." + target.substr(folder, 100) + ".";
  std::random_device random;
  for (int i = 0; i < 12; ++i) name += letters[random() % 36];
  return name + ".part";
}

#if HAS_POSIX

extern "C" void end_by_signal(int number) {
  remove_parts();
  // The handler is gone by now: the signal does what it does without one.
  raise(number);
}

/// Keeps signals away while a part is made and its name is noted.
class without_signals {
public:
  without_signals() {
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before_);
  }
  ~without_signals() { sigprocmask(SIG_SETMASK, &before_, nullptr); }
  without_signals(const without_signals&) = delete;
  without_signals& operator=(const without_signals&) = delete;

private:
  sigset_t before_;
};

bool same(const struct stat& a, const struct stat& b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/// The file that a chain of links leads to, whether it is there or not; empty where the chain has no end.
std::string behind_links(std::string path) {
  for (int step = 0; step < 40; ++step) {
    std::error_code failed;
    if (!fs::is_symlink(fs::symlink_status(path, failed))) return path;
    const fs::path next = fs::read_symlink(path, failed);
    if (failed) return {};
    path = next.is_absolute() ? next.string() : (fs::path(path).parent_path() / next).string();
  }
  return {};
}

/// Opens a pipe for writing, and waits for somebody who reads it, ten seconds at most.
int open_pipe(const char* path) {
  for (int tries = 0; tries < 200; ++tries) {
    const int made = open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC);
    if (made >= 0) {
      fcntl(made, F_SETFL, fcntl(made, F_GETFL) & ~O_NONBLOCK);
      return made;
    }
    if (errno != ENXIO) return -1;
    const struct timespec pause = {0, 50'000'000};
    nanosleep(&pause, nullptr);
  }
  errno = ENXIO;
  return -1;
}

#endif

}  // namespace

void guard_outputs() {
  std::set_new_handler([] { end_without_memory(); });
#if HAS_POSIX
  for (const int number : {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGALRM, SIGXCPU, SIGUSR1, SIGUSR2,
                           SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL}) {
    struct sigaction before = {};
    sigaction(number, nullptr, &before);
    if (before.sa_handler == SIG_IGN) continue;  // as nohup wants it
    struct sigaction made = {};
    made.sa_handler = &end_by_signal;
    made.sa_flags = static_cast<int>(SA_RESETHAND | static_cast<unsigned>(SA_NODEFER));
    sigaction(number, &made, nullptr);
  }
#endif
}

void end_without_memory() {
  remove_parts();
  // Neither streams nor strings: both could ask for memory.
  constexpr char words[] = "assess_panel: there is not enough memory; no file was written\n";
#if HAS_POSIX
  static_cast<void>(!write(2, words, sizeof words - 1));
  _exit(1);
#else
  std::fputs(words, stderr);
  std::_Exit(1);
#endif
}

bool same_file(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return false;
  std::error_code failed;
  if (const fs::file_status is = fs::status(a, failed); fs::exists(is) && !fs::is_regular_file(is))
    return false;
  if (fs::equivalent(a, b, failed)) return true;
  const fs::path first = fs::weakly_canonical(a, failed);
  const fs::path second = fs::weakly_canonical(b, failed);
  return !first.empty() && first == second;
}

output_file::output_file(std::string name) : name_(std::move(name)) {
  if (name_.empty()) return;
  std::error_code failed;
  const fs::file_status is = fs::status(name_, failed);
  if (fs::is_directory(is) || name_.back() == '/') {
    reason_ = EISDIR;
    return;
  }
#if HAS_POSIX
  struct stat there = {};
  struct stat standard = {};
  const bool to_standard = stat(name_.c_str(), &there) == 0 && fstat(1, &standard) == 0 &&
                           S_ISREG(there.st_mode) && same(there, standard);
  if (to_standard || (fs::exists(is) && !fs::is_regular_file(is))) {
    open_special();
    return;
  }
  target_ = behind_links(name_);
  if (target_.empty()) {
    reason_ = ELOOP;
    return;
  }
  if (fs::exists(is) && access(target_.c_str(), W_OK) != 0) {
    note();
    return;
  }
#else
  target_ = name_;
#endif
  open_partial(target_);
}

void output_file::open_special() {
#if HAS_POSIX
  errno = 0;
  struct stat there = {};
  struct stat standard = {};
  int made = -1;
  if (stat(name_.c_str(), &there) == 0 && fstat(1, &standard) == 0 && same(there, standard)) {
    std::fflush(stdout);
    made = dup(1);
  } else if (S_ISFIFO(there.st_mode)) {
    made = open_pipe(name_.c_str());
  } else {
    made = open(name_.c_str(), O_WRONLY | O_NOCTTY | O_CLOEXEC);
  }
  file_ = made < 0 ? nullptr : fdopen(made, "wb");
#else
  file_ = std::fopen(name_.c_str(), "wb");
#endif
  if (file_ == nullptr) note();
}

void output_file::open_partial(const std::string& target) {
  for (int tries = 0; tries < 100 && file_ == nullptr; ++tries) {
    const std::string name = part_name(target);
    errno = 0;
#if HAS_POSIX
    const without_signals quiet;
    const int made = open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (made < 0 && errno == EEXIST) continue;
    if (made < 0) break;
    struct stat there = {};
    if (stat(target.c_str(), &there) == 0) {
      // Who may not give a file away keeps it; its permissions stay what they were all the same.
      static_cast<void>(!fchown(made, there.st_uid, there.st_gid));
      static_cast<void>(!fchmod(made, there.st_mode & 0777));
    }
    file_ = fdopen(made, "wb");
#else
    file_ = std::fopen(name.c_str(), "wbx");
    if (file_ == nullptr && errno == EEXIST) continue;
    if (file_ == nullptr) break;
#endif
    partial_ = name;
    guarded_ = guard(name);
  }
  if (file_ == nullptr) note();
}

output_file::~output_file() {
  if (file_ != nullptr) std::fclose(file_);
  if (!partial_.empty()) std::remove(partial_.c_str());
  if (guarded_ >= 0) part_is_there[guarded_] = 0;
}

void output_file::operator()(std::string_view piece) {
  if (file_ == nullptr || reason_ != 0) return;
  errno = 0;
  if (std::fwrite(piece.data(), 1, piece.size(), file_) != piece.size()) note();
}

bool output_file::finish() {
  errno = 0;
  if (file_ != nullptr && std::fclose(file_) != 0 && reason_ == 0) note();
  file_ = nullptr;
  return reason_ == 0 || failed();
}

bool output_file::publish() {
  if (partial_.empty()) return true;
  errno = 0;
  if (std::rename(partial_.c_str(), target_.c_str()) != 0) {
    note();
    return failed();
  }
  partial_.clear();
  if (guarded_ >= 0) part_is_there[guarded_] = 0;
  guarded_ = -1;
  return true;
}

void output_file::note() { reason_ = errno != 0 ? errno : EIO; }

bool output_file::failed() const {
  complain(name_ + ": cannot be written: " +
           (reason_ == ENXIO ? "nobody reads this pipe" : std::strerror(reason_)));
  return false;
}
