#!/bin/sh
# Looks at a Debian package as its tools do: metainfo, desktop file, lintian.
#   packaging/linux/check-package.sh FILE.deb
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
dpkg-deb -x "$1" "$place"
appstreamcli validate --no-net "$place"/usr/share/metainfo/*.xml
desktop-file-validate "$place"/usr/share/applications/*.desktop
gzip -dc "$place"/usr/share/man/man1/honeyguide.1.gz | man --warnings -E UTF-8 -l -Tutf8 -Z - >/dev/null
lintian --fail-on error "$1"
