# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Shared by packaging/demo and packaging/test: messages, and a shell that behaves the same everywhere.
# Kept to bash 3.2, which is what macOS has.

root_of_checkout="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)"

# The person's language stays; where a container has none, programs still get UTF-8.
if [ -z "${LC_ALL:-}${LC_CTYPE:-}${LANG:-}" ]; then export LC_ALL=C.UTF-8; fi

say() { printf '==> %s\n' "$*"; }

# give_up WHAT [WHAT TO DO]: exit 2 is "cannot run here", unlike 1, "ran and failed".
give_up() {
  printf '%s: %s\n' "${0##*/}" "$1" >&2
  if [ $# -gt 1 ]; then printf '%s\n' "$2" >&2; fi
  exit 2
}

cores() { getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2; }

# quietly WHAT COMMAND...: runs it, and shows what it printed only when it fails.
quietly() {
  local what="$1" log status=0
  shift
  log="$(mktemp)"
  "$@" >"$log" 2>&1 || status=$?
  if [ "$status" -ne 0 ]; then
    cat "$log" >&2
    printf '%s: %s failed (exit %d).\n' "${0##*/}" "$what" "$status" >&2
  fi
  rm -f "$log"
  return "$status"
}

# configure PRESET [OPTION...]: says what is wrong when the tree can't be written, instead of CMake's riddle.
configure() {
  local preset="$1"
  shift
  mkdir -p "$root_of_checkout/build" 2>/dev/null || true
  if [ ! -w "$root_of_checkout/build" ]; then
    give_up "cannot write to $root_of_checkout/build" \
      "Clone the project to a folder of your own, or run this as the folder's owner."
  fi
  (cd "$root_of_checkout" && cmake --preset "$preset" "$@")
}
