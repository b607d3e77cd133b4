# SPDX-License-Identifier: BSL-1.0
# Shows doxygen a header as its users see it: without the version namespace, and with the comment that opens the
# header as the comment of the file.
{ gsub(/nqpf::inline NQPF_ABI/, "nqpf") }
/^#pragma once/ { print; waits = 1; next }
waits && /^$/ { print; next }
waits && /^\/\/ / { if (!begun) { printf "/** \\file\n"; begun = 1 } gsub(/</, "\\<"); sub(/^\/\/ /, ""); print; next }
waits { if (begun) print "*/"; waits = 0 }
{ print }
