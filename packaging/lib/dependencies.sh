# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Finds out what of the build's needs is missing and installs it with the package manager that is here.
# need_packages: the only function to call. COUNTERSIGN_INSTALL=no leaves the machine alone.

packages_apt="g++ cmake ninja-build pkg-config lld
  qt6-base-dev libqt6opengl6-dev libgl1-mesa-dev qt6-charts-dev qt6-svg-dev libqt6svg6 qt6-qpa-plugins
  qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
  libpqxx-dev libpq-dev prometheus-cpp-dev nlohmann-json3-dev libssl-dev libboost-dev qtkeychain-qt6-dev
  postgresql openssl fonts-dejavu-core fonts-inter fonts-jetbrains-mono"
packages_apt_test="xvfb xauth dbus-daemon gnome-keyring softhsm2 python3 redis-server pgbouncer"

packages_dnf="gcc-c++ cmake ninja-build pkgconf-pkg-config lld
  qt6-qtbase-devel qt6-qtcharts-devel qt6-qtsvg-devel qt6-qttools-devel mesa-libGL-devel
  libpqxx-devel libpq-devel prometheus-cpp-devel json-devel openssl-devel boost-devel qtkeychain-qt6-devel
  postgresql-server openssl util-linux dejavu-sans-fonts dejavu-sans-mono-fonts"
packages_dnf_test="xorg-x11-server-Xvfb xorg-x11-xauth dbus-daemon gnome-keyring softhsm python3 npm redis pgbouncer"

packages_brew="cmake ninja pkgconf qt qtkeychain libpqxx libpq prometheus-cpp nlohmann-json openssl@3 boost
  postgresql@16 node redis"

what_is_needed() {
  cat <<'LIST'
Countersign needs, by whatever names they have here:
  g++ 12 or clang 15 (C++20), CMake 3.23, Ninja, pkg-config
  Qt 6.4 or newer with headers: Core, Network, Gui, Widgets, Svg, Charts, LinguistTools (and Test for the tests)
  libpqxx 6.4 or newer, libpq, OpenSSL 3, Boost headers 1.74, nlohmann-json 3.11, prometheus-cpp 1.0, QtKeychain for Qt 6
  a PostgreSQL server's programs (initdb, postgres, psql), version 13 or newer; nothing of it needs to be running
  Python 3.9 or newer for one of the tests; it is left out where there is none
  Node.js 18.3 or newer with npm, and a Redis server, for the tests of the bridge; left out where they are missing
Install these, then run this again with COUNTERSIGN_INSTALL=no in the environment.
LIST
}

# as_root COMMAND...: plain when we are root, else by sudo; without both it says what a root must run.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1; then
    sudo "$@"
  else
    give_up "packages are missing, and there is neither root nor sudo to install them with" "As root, run: $*"
  fi
}

# need_packages demo|test
need_packages() {
  local purpose="$1"
  if [ "${COUNTERSIGN_INSTALL:-yes}" = no ]; then return 0; fi
  case "$(uname -s)" in
  Darwin) command -v brew >/dev/null 2>&1 && { need_by_brew; return; } ;;
  *)
    if command -v apt-get >/dev/null 2>&1; then need_by_apt "$purpose"; return; fi
    if command -v dnf >/dev/null 2>&1; then need_by_dnf "$purpose"; return; fi
    ;;
  esac
  give_up "none of the package managers this script knows is here (apt, dnf, Homebrew)" "$(what_is_needed)"
}

need_by_apt() {
  local wanted="$packages_apt" missing="" package status=0
  if [ "$1" = test ]; then wanted="$wanted $packages_apt_test$(node_apt)"; fi
  for package in $wanted; do
    case "$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null)" in
    *' installed') ;;
    *) missing="$missing $package" ;;
    esac
  done
  if [ -z "$missing" ]; then return 0; fi
  say "Installing by apt:$missing"
  quietly "apt-get update" as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update || exit 2
  case " $missing " in *' postgresql '*) no_cluster_of_its_own ;; esac
  case " $missing " in *' redis-server '*) no_service_starts ;; esac
  # shellcheck disable=SC2086 # a list of words
  quietly "apt-get install" apt_install $missing || status=2
  if [ -e "$no_cluster_file" ]; then as_root rm -f "$no_cluster_file"; fi
  if [ -n "$policy_is_ours" ]; then as_root rm -f "$policy_file"; fi
  if [ "$status" -ne 0 ]; then exit "$status"; fi
}

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -qq -y --no-install-recommends -o Dpkg::Use-Pty=0 install "$@"
}

# Debian's package makes a cluster and starts a server as it is installed. We need its programs only, so the
# making of one is switched off while we install, and only where PostgreSQL was never installed before.
no_cluster_file=/etc/postgresql-common/createcluster.d/countersign-demo.conf
no_cluster_of_its_own() {
  if [ -e /etc/postgresql-common ]; then return 0; fi
  quietly "apt-get install" apt_install postgresql-common || exit 2
  as_root mkdir -p "${no_cluster_file%/*}"
  printf 'create_main_cluster = false\n' | as_root tee "$no_cluster_file" >/dev/null
}

# A Node.js from elsewhere has an npm of its own, and Debian's would push it out.
node_apt() { command -v npm >/dev/null 2>&1 || printf ' nodejs npm'; }

# Debian starts Redis as it installs it. The tests start servers of their own, on ports of their own.
policy_file=/usr/sbin/policy-rc.d
policy_is_ours=
no_service_starts() {
  if [ -e "$policy_file" ]; then return 0; fi
  policy_is_ours=yes
  printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy_file" >/dev/null
  as_root chmod 755 "$policy_file"
}

need_by_dnf() {
  local wanted="$packages_dnf" missing="" package
  if [ "$1" = test ]; then wanted="$wanted $packages_dnf_test"; fi
  for package in $wanted; do
    rpm -q --quiet --whatprovides "$package" || missing="$missing $package"
  done
  if [ -z "$missing" ]; then return 0; fi
  say "Installing by dnf:$missing"
  # shellcheck disable=SC2086
  quietly "dnf install" as_root dnf -q -y --setopt=install_weak_deps=False install $missing || exit 2
}

need_by_brew() {
  local missing="" formula prefix
  for formula in $packages_brew; do
    brew list --formula --versions "$formula" >/dev/null 2>&1 || missing="$missing $formula"
  done
  if [ -n "$missing" ]; then
    say "Installing by Homebrew:$missing"
    # shellcheck disable=SC2086
    quietly "brew install" env HOMEBREW_NO_AUTO_UPDATE=1 brew install --quiet $missing || exit 2
  fi
  # These are keg-only: not linked into Homebrew's prefix, so nothing finds them by itself.
  for formula in libpq openssl@3 postgresql@16; do
    prefix="$(brew --prefix "$formula")"
    export PKG_CONFIG_PATH="$prefix/lib/pkgconfig${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}"
    export CMAKE_PREFIX_PATH="$prefix${CMAKE_PREFIX_PATH:+:$CMAKE_PREFIX_PATH}"
    export PATH="$prefix/bin:$PATH"
  done
}
