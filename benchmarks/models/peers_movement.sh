#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Runs bench_movement beside scipy (Debian: python3-scipy) and prints the ratios.
#   benchmarks/models/peers_movement.sh [build/bench/benchmarks/bench_movement]
set -eu
here=$(dirname "$0")
program=${1:-$here/../../build/bench/benchmarks/bench_movement}
for python in ${PYTHON:-} /usr/bin/python3 python3; do
  if "$python" -c 'import numpy, scipy' 2>/dev/null; then
    exec "$python" "$here/peers_movement.py" "$program"
  fi
done
echo "peers_movement: no python3 with numpy and scipy (apt-get install python3-scipy)" >&2
exit 1
