// SPDX-License-Identifier: BSL-1.0
#pragma once

// Where the bytes of a file come from: a path or the host's memory, read in pieces.

#include <nqpf/core/result.hpp>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>

namespace nqpf::inline NQPF_ABI {

/// A stream of bytes that is read once from its beginning to its end. A file is not mapped: pages
/// of a mapped file count as memory of the process, and a read buffer of a megabyte is as fast.
class byte_source {
public:
  /// Reads from memory, which must outlive the source.
  [[nodiscard]] static byte_source memory(std::string_view text) noexcept {
    byte_source source;
    source.text_ = text;
    source.size_ = text.size();
    return source;
  }

  /// Reads by a function of the host: it puts up to `most` bytes at `to` and returns how many, 0 at the end
  /// and after an error, which it puts into `error` (of `errno`).
  using read_function = std::size_t (*)(void* context, char* to, std::size_t most, int& error);
  [[nodiscard]] static byte_source stream(read_function read, void* context,
                                          std::uint64_t size = 0) noexcept {
    byte_source source;
    source.function_ = read;
    source.context_ = context;
    source.size_ = size;
    return source;
  }

  /// Opens a file for reading; the error is the system's word for why not.
  [[nodiscard]] static result<byte_source, std::string> open(const std::string& path) {
    byte_source source;
    source.file_ = std::fopen(path.c_str(), "rb");
    if (source.file_ == nullptr) return failure{std::string(std::strerror(errno))};
    // The size is for progress and for a guess of the number of rows; a pipe has none.
    if (std::fseek(source.file_, 0, SEEK_END) == 0) {
      const long size = std::ftell(source.file_);
      source.size_ = size > 0 ? static_cast<std::uint64_t>(size) : 0;
      std::rewind(source.file_);
    }
    std::clearerr(source.file_);
    std::setvbuf(source.file_, nullptr, _IONBF, 0);
    return result<byte_source, std::string>(static_cast<byte_source&&>(source));
  }

  byte_source(byte_source&& other) noexcept
      : file_(other.file_),
        function_(other.function_),
        context_(other.context_),
        text_(other.text_),
        size_(other.size_),
        error_(other.error_) {
    other.file_ = nullptr;
  }
  byte_source& operator=(byte_source&&) = delete;
  ~byte_source() {
    if (file_ != nullptr) std::fclose(file_);
  }

  /// Puts up to `most` bytes at `to` and returns how many; fewer than asked for only at the end.
  std::size_t read(char* to, std::size_t most) {
    if (function_ != nullptr) return read_all(to, most);
    if (file_ == nullptr) {
      const std::size_t count = text_.size() < most ? text_.size() : most;
      if (count != 0) std::memcpy(to, text_.data(), count);
      text_.remove_prefix(count);
      return count;
    }
    errno = 0;
    const std::size_t count = std::fread(to, 1, most, file_);
    if (count < most && std::ferror(file_) != 0) error_ = errno == 0 ? EIO : errno;
    return count;
  }

  /// Bytes in all, 0 where that is not known.
  [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
  /// Why reading stopped before the end; empty when it did not.
  [[nodiscard]] std::string error() const {
    return error_ == 0 ? std::string() : std::string(std::strerror(error_));
  }

private:
  byte_source() = default;

  std::size_t read_all(char* to, std::size_t most) {
    std::size_t done = 0;
    while (done < most) {
      const std::size_t got = function_(context_, to + done, most - done, error_);
      if (got == 0) break;
      done += got;
    }
    return done;
  }

  std::FILE* file_ = nullptr;
  read_function function_ = nullptr;
  void* context_ = nullptr;
  std::string_view text_;
  std::uint64_t size_ = 0;
  int error_ = 0;
};

}  // namespace nqpf::inline NQPF_ABI
