#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Runs bench_models beside plain numpy (Debian: python3-numpy) and prints the ratios.
#   benchmarks/models/peers_models.sh [build/bench/benchmarks/bench_models]
set -eu
here=$(dirname "$0")
program=${1:-$here/../../build/bench/benchmarks/bench_models}
for python in ${PYTHON:-} /usr/bin/python3 python3; do
  if "$python" -c 'import numpy' 2>/dev/null; then
    exec "$python" "$here/peers_models.py" "$program"
  fi
done
echo "peers_models: no python3 with numpy (apt-get install python3-numpy)" >&2
exit 1
