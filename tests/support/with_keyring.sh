#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a program beside a keyring made for it. To be started by dbus-run-session, with HOME in a scratch folder.
set -eu
mkdir -p "$HOME"
printf 'scratch\n' | gnome-keyring-daemon --unlock --components=secrets > /dev/null 2>&1
exec "$@"
