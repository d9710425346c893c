#!/bin/sh
# Makes the disk image from build/frozen/Honeyguide.app: signed when SIGNING_IDENTITY names a
# "Developer ID Application" certificate, notarised when NOTARY_PROFILE names stored credentials.
#   packaging/macos/make-dmg.sh VERSION
set -eu
version=$1
root=$(cd "$(dirname "$0")/../.." && pwd)
app=$root/build/frozen/Honeyguide.app
image=$root/dist/honeyguide-$version-macos-$(uname -m).dmg
entitlements=$root/packaging/macos/entitlements.plist
mkdir -p "$root/dist"

if [ -n "${SIGNING_IDENTITY:-}" ]; then
  # from the inside out: what is signed must not change afterwards
  find "$app/Contents" -type f \( -name '*.so' -o -name '*.dylib' -o -perm -u+x \) |
    while IFS= read -r file; do
      if file -b "$file" | grep -q '^Mach-O'; then
        codesign --force --timestamp --options runtime --entitlements "$entitlements" \
          --sign "$SIGNING_IDENTITY" "$file"
      fi
    done
  codesign --force --timestamp --options runtime --entitlements "$entitlements" \
    --sign "$SIGNING_IDENTITY" "$app"
  codesign --verify --deep --strict --verbose=2 "$app"
fi

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
cp -R "$app" "$stage/"
ln -s /Applications "$stage/Applications"
rm -f "$image"
hdiutil create -volname Honeyguide -srcfolder "$stage" -format UDZO -ov "$image"

if [ -n "${SIGNING_IDENTITY:-}" ]; then
  codesign --force --timestamp --sign "$SIGNING_IDENTITY" "$image"
fi
if [ -n "${NOTARY_PROFILE:-}" ]; then
  xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
  xcrun stapler staple "$image"
fi
echo "$image"
