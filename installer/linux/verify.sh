#!/usr/bin/env bash
# Proves the package in a fresh Debian (debootstrap, chroot): install, run, kiosk, upgrade, purge, and that
# nothing is left but what docs/guides/install-linux.md names. Prints one JSON line a step; needs root,
# debootstrap, ImageMagick and a Debian mirror: the machine's own, or the one $DEBIAN_MIRROR names.
# usage: installer/linux/verify.sh [PACKAGE.deb]
set -euo pipefail

# Mounts and processes in namespaces of their own: however this ends, they end with it.
if [ -z "${DANGOL_VERIFY:-}" ]; then
  [ "$(id -u)" = 0 ] || { echo "verify.sh: needs root" >&2; exit 1; }
  exec env DANGOL_VERIFY=1 unshare --mount --propagation private --pid --mount-proc --fork \
    --kill-child bash "$0" "$@"
fi

cd "$(dirname "$0")/../.."
arch=$(dpkg --print-architecture)
suite=${DEBIAN_SUITE:-$(source /etc/os-release && echo "$VERSION_CODENAME")}
cache=${XDG_CACHE_HOME:-$PWD/target}/dangol-verify
out=$PWD/target/verify
root=$out/root
guide=$PWD/docs/guides/install-linux.md
package=${1:-$(ls target/dangol_*_"$arch".deb)}
source installer/linux/verify-steps.sh
source installer/linux/verify-removal.sh

step() { # NAME COMMAND…: runs it, with what it says in a file of its own
  local began=$EPOCHREALTIME log=$out/$1.log name=$1 status=0
  shift
  # Neither `if` nor `||` around it: they would let it go on behind a failure.
  set +e
  (set -e; "$@") >"$log" 2>&1
  status=$?
  set -e
  if [ $status != 0 ]; then
    tail -n 40 "$log" >&2
    printf '{"step":"%s","ok":false,"log":"%s"}\n' "$name" "$log"
    exit 1
  fi
  printf '{"step":"%s","seconds":%s%s}\n' "$name" \
    "$(awk "BEGIN { printf \"%.1f\", $EPOCHREALTIME - $began }")" "$(sed -n 's/^figure: /,/p' "$log" | tr -d '\n')"
}

rm -rf --one-file-system "$out"
mkdir -p "$out" "$cache/archives/partial"
step fresh-debian fresh_debian
step dependencies in_root apt-get satisfy -y --no-install-recommends "$(dpkg-deb -f "$package" Depends)"
step login-account-refused refuse_login_account
list_files >"$out/before-first"
step install install_package "$package"
step version check_version
step reinstall reinstall
step tour-with-read-only-home tour_with_read_only_home
step doctor doctor
step purge-mounted purge_mounted
step nothing-left-after-first compare "$out/before-first"

# shellcheck disable=SC2046 # several names
step kiosk-programs in_root apt-get install -y --no-install-recommends systemd xvfb $(kiosk_programs)
list_files >"$out/before-second"
step install-again install_package "$package"
step unit check_unit
step kiosk kiosk
step upgrade upgrade
step kiosk-after-upgrade kiosk
step downgrade-refused refuse_downgrade
step purge-linked-and-busy purge_linked
step nothing-left compare "$out/before-second"
umount --recursive --lazy "$root"
rm -rf --one-file-system "$root"
echo "The kiosk's welcome screen: target/verify/kiosk-welcome.png" >&2
