#!/usr/bin/env bash
# Makes a Debian package of build/frozen/register-app (made by packaging/freeze.sh).
# COMPRESSION=xz makes it a quarter smaller and takes minutes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

frozen=build/frozen/register-app
[ -x "$frozen/register-app" ] || {
    echo "deb: $frozen is not there; run packaging/freeze.sh first" >&2
    exit 1
}
version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' register_app/__init__.py)
architecture=$(dpkg --print-architecture)
tree=build/deb
rm -rf "$tree"

install -d "$tree/usr/lib" "$tree/usr/bin" "$tree/usr/share/doc/register-app"
cp -a "$frozen" "$tree/usr/lib/register-app"
ln -s ../lib/register-app/register-app "$tree/usr/bin/register-app"
install -Dm644 packaging/register-app.desktop -t "$tree/usr/share/applications"
install -Dm644 packaging/register-app.metainfo.xml -t "$tree/usr/share/metainfo"
install -Dm644 packaging/register-app-mime.xml "$tree/usr/share/mime/packages/register-app.xml"
install -Dm644 resources/icons/register-app.svg -t "$tree/usr/share/icons/hicolor/scalable/apps"
install -Dm644 docs/dependencies.md -t "$tree/usr/share/doc/register-app"
install -m644 LICENSE "$tree/usr/share/doc/register-app/copyright"
find "$tree" -type d -exec chmod 755 {} +
find "$tree/usr/lib" -type f -exec chmod u=rwX,go=rX {} +

install -d "$tree/DEBIAN"
cat >"$tree/DEBIAN/control" <<CONTROL
Package: register-app
Version: $version
Architecture: $architecture
Maintainer: ${DEB_MAINTAINER:-The register-app authors <register-app@localhost>}
Installed-Size: $(du -sk "$tree/usr" | cut -f1)
Depends: libc6 (>= 2.34), libgl1, libegl1, libfontconfig1, libfreetype6, libx11-6, libxcb1, fonts-dejavu-core | fonts-noto-core
Recommends: shared-mime-info, desktop-file-utils
Section: office
Priority: optional
Description: editor for the record of processing activities of Art. 30 GDPR
 Purposes with their legal bases, categories of data and people, recipients,
 transfers, time limits and security measures in one local file: imported from
 spreadsheets, checked, and handed to an authority as Excel and PDF. Offline.
CONTROL

mkdir -p build/dist
dpkg-deb --root-owner-group "-Z${COMPRESSION:-zstd}" --build "$tree" "build/dist/register-app_${version}_$architecture.deb"
