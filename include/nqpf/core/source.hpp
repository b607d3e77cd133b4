// SPDX-License-Identifier: BSL-1.0
#pragma once

// Where a statement comes from: a document, the place in it, and whether it says so itself.

#include <nqpf/core/abi.hpp>

namespace nqpf::inline NQPF_ABI {

/// A document that can be cited: a paper, a standard, an institution's own policy.
struct source {
  const char* id = "";     ///< short key, as printed in findings
  const char* title = "";  ///< full title
  const char* authors = "";
  const char* year = "";
};

/// Whether the document says so, or the author of the rule read it so.
enum class status : unsigned char { stated, inferred };

/// One place in one document.
struct citation {
  const source* document;
  const char* place;
  nqpf::status status;
};

}  // namespace nqpf
