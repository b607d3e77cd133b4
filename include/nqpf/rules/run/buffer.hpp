// SPDX-License-Identifier: BSL-1.0
#pragma once

// Memory that a result or a workspace owns, for headers that do without the standard containers.

#include <nqpf/core/abi.hpp>

#include <cstddef>
#include <new>
#include <type_traits>
#include <utility>

namespace nqpf::inline NQPF_ABI::detail {

// Uninitialised, on a cache line, for types that are copied byte by byte.
template <class T>
class buffer {
  static_assert(std::is_trivially_copyable_v<T>);

public:
  buffer() = default;
  explicit buffer(std::size_t n) { resize(n); }
  buffer(buffer&& other) noexcept { swap(other); }
  buffer(const buffer& other) : buffer(other.size_) {
    for (std::size_t i = 0; i < size_; ++i) data_[i] = other.data_[i];
  }
  buffer& operator=(buffer other) noexcept {
    swap(other);
    return *this;
  }
  ~buffer() { release(); }

  [[nodiscard]] T* data() noexcept { return data_; }
  [[nodiscard]] const T* data() const noexcept { return data_; }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] T& operator[](std::size_t i) noexcept { return data_[i]; }
  [[nodiscard]] const T& operator[](std::size_t i) const noexcept { return data_[i]; }
  [[nodiscard]] const T* begin() const noexcept { return data_; }
  [[nodiscard]] const T* end() const noexcept { return data_ + size_; }

  // What was there stays; what is new is uninitialised.
  void resize(std::size_t n) {
    reserve(n);
    size_ = n;
  }
  void reserve(std::size_t n) {
    if (n <= capacity_) return;
    if (n < 2 * capacity_) n = 2 * capacity_;
    T* fresh = static_cast<T*>(::operator new(n * sizeof(T), std::align_val_t{64}));
    for (std::size_t i = 0; i < size_; ++i) fresh[i] = data_[i];
    release();
    data_ = fresh;
    capacity_ = n;
  }
  void push(const T& value) {
    const T copy = value;
    resize(size_ + 1);
    data_[size_ - 1] = copy;
  }
  void fill(const T& value) {
    for (std::size_t i = 0; i < size_; ++i) data_[i] = value;
  }

private:
  void swap(buffer& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
  }
  void release() noexcept { ::operator delete(data_, std::align_val_t{64}); }

  T* data_ = nullptr;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace nqpf::detail
