#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Compiles the programs of this folder for other processors, runs them under qemu, and compares what they print
# with what this machine prints, byte for byte:
#
#   bash tests/machines/check.sh FOLDER [MACHINE[:PROGRAM]]...
#
# Machines: i686 (32 bits), arm (32 bits), aarch64, s390x (big endian); programs: rules, policies, models, panel.
# Without any, all are checked. Debian: g++-i686-linux-gnu g++-arm-linux-gnueabihf g++-aarch64-linux-gnu
# g++-s390x-linux-gnu qemu-user. What is written goes to FOLDER. NQPF_JOBS compilers run at a time.
set -uo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
[ $# -gt 0 ] || { sed -n '3,9p' "$0"; exit 2; }
mkdir -p "$1" && folder=$(cd "$1" && pwd) || exit 2
shift
machines=(i686 arm aarch64 s390x)
programs=(rules policies models panel)

compiler_for() {
  case $1 in
    host) echo "${CXX:-g++}" ;;
    arm) echo arm-linux-gnueabihf-g++ ;;
    *) echo "$1-linux-gnu-g++" ;;
  esac
}
emulator_for() {
  case $1 in
    host) ;;
    i686) echo qemu-i386 ;;
    *) echo "qemu-$1" ;;
  esac
}
# examples/guide/machines.md says to hosts what stands here. Rules need no flag but i386's.
flags_for() {  # flags_for <machine> <program>
  case $1:$2 in
    i686:*) echo "-msse2 -mfpmath=sse" ;;
    arm:*) echo "-Wno-psabi" ;;  # notes about the ABI of g++ 6
    *:rules | *:policies) ;;
    aarch64:* | s390x:*) echo "-ffp-contract=off" ;;
  esac
}

compile() {  # compile <machine> <program>
  # shellcheck disable=SC2046
  $(compiler_for "$1") $(flags_for "$1" "$2") -std=c++20 -O1 -static -DNQPF_REPRODUCIBLE \
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wsign-conversion -Werror -I"$root/include" -I"$root/tests" \
    "$root/tests/machines/$2_on_machine.cpp" -o "$folder/$1-$2" || echo "$1 $2: does not compile"
}
run() {  # run <machine> <program>
  local arguments=()
  [ "$2" != panel ] || arguments=("$root/examples/data/illustrative.csv" "$root/examples/schemas/illustrative.csv")
  # shellcheck disable=SC2046
  $(emulator_for "$1") "$folder/$1-$2" "${arguments[@]}" >"$folder/$1-$2.txt"
}
export -f compile compiler_for flags_for
export root folder

wanted=()
[ $# -gt 0 ] || set -- "${machines[@]}"
for each in "$@"; do
  case $each in
    *:*) wanted+=("${each/:/ }") ;;
    *) for program in "${programs[@]}"; do wanted+=("$each $program"); done ;;
  esac
done
for program in $(printf '%s\n' "${wanted[@]}" | cut -d' ' -f2 | sort -u); do echo "host $program"; done |
  cat - <(printf '%s\n' "${wanted[@]}") | xargs -P "${NQPF_JOBS:-$(nproc)}" -L1 bash -c 'compile "$@"' compile

status=0
for each in "${wanted[@]}"; do
  read -r machine program <<<"$each"
  if run host "$program" && run "$machine" "$program" && [ -s "$folder/host-$program.txt" ] &&
    cmp "$folder/host-$program.txt" "$folder/$machine-$program.txt"; then
    printf '%-8s %-7s equal, %d bytes\n' "$machine" "$program" "$(wc -c <"$folder/host-$program.txt")"
  else
    printf '%-8s %-7s DIFFERENT\n' "$machine" "$program"
    status=1
  fi
done
exit $status
