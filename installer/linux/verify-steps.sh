# shellcheck shell=bash disable=SC2154 # what verify.sh sets: arch, suite, cache, out, root, guide and package
# The steps of verify.sh that install, run and compare; those that remove are in verify-removal.sh.

in_root() { # COMMAND…: in the fresh Debian, as its administrator
  env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
    http_proxy="${http_proxy:-}" https_proxy="${https_proxy:-}" chroot "$root" "$@"
}

as_kiosk() { # COMMAND…: in the fresh Debian, as the kiosk's user, as its service would
  in_root setpriv --reuid _dangol --regid _dangol --init-groups --no-new-privs \
    env HOME=/var/lib/dangol RUNTIME_DIRECTORY=/run/dangol "$@"
}

fresh_debian() {
  local base=$cache/$suite-$arch.tar
  if [ ! -f "$base" ]; then
    rm -rf --one-file-system "$root"
    debootstrap --arch="$arch" --variant=minbase "$suite" "$root" "$(mirror)"
    tar -C "$root" -cf "$base.new" .
    mv "$base.new" "$base"
  fi
  rm -rf --one-file-system "$root"
  mkdir -p "$root"
  tar -C "$root" -xf "$base"
  cp /etc/resolv.conf /etc/hosts "$root/etc/"
  mount --bind "$root" "$root" # a program that asks which file system / is would else find none
  mount -t proc proc "$root/proc"
  mount --rbind /dev "$root/dev"
  mount -t tmpfs tmpfs "$root/dev/shm"
  mount --bind "$cache/archives" "$root/var/cache/apt/archives"
  in_root apt-get update
}

mirror() {
  if [ -n "${DEBIAN_MIRROR:-}" ]; then
    echo "$DEBIAN_MIRROR"
  else
    apt-get indextargets --format '$(CODENAME) $(SITE)' 'Created-By: Packages' |
      sed -n "s/^$suite //p" | head -n 1 | grep .
  fi
}

# Every path but what apt and dpkg note about every package alike, and this script's own mounts.
list_files() {
  in_root find / -xdev \( -path /proc -o -path /dev -o -path /sys -o -path /var/cache/apt -o -path /var/lib/apt \
    -o -path /var/lib/dpkg -o -path /var/cache/debconf -o -path /var/log \) -prune -o -print | sort
}

apt_install() { # PACKAGE [OPTION…]: as a silent installation does, with nobody there to ask
  local status=0
  cp "$1" "$root/tmp/dangol.deb"
  in_root apt-get install -y --no-install-recommends "${@:2}" /tmp/dangol.deb </dev/null 2>&1 || status=$?
  rm "$root/tmp/dangol.deb"
  return $status
}

install_package() { # PACKAGE [OPTION…]
  apt_install "$@"
  in_root dpkg --verify dangol | awk '{ print; wrong = 1 } END { exit wrong }'
  in_root find /var/lib/dangol -maxdepth 0 -printf '%m %U:%G %u\n' | grep "^700 .* _dangol$"
}

check_version() {
  local said
  said=$(in_root dangol --version)
  [ "$said" = "dangol $(in_root dpkg-query -W -f '${Version}' dangol)" ]
}

tour_with_read_only_home() {
  local shots=/tmp/shots
  as_kiosk mkdir "$shots"
  mount --bind "$root/var/lib/dangol" "$root/var/lib/dangol"
  mount -o remount,bind,ro "$root/var/lib/dangol"
  as_kiosk sh -c "cd / && dangol demo --headless --shots $shots"
  umount "$root/var/lib/dangol"
  echo "figure: \"pictures\":$(ls "$root$shots"/*.png | wc -l)"
  [ "$(ls "$root$shots"/*.png | wc -l)" -gt 0 ]
  rm -r "${root:?}$shots"
}

doctor() { # may find fault with this machine; it has to answer, a line a check
  if ! in_root dangol --help | grep -q '^  doctor '; then
    echo 'figure: "skipped":"this version has no doctor"'
    return
  fi
  as_kiosk dangol doctor >"$out/doctor.json" || [ $? = 1 ]
  cat "$out/doctor.json"
  grep -q '"check"' "$out/doctor.json"
  echo "figure: \"checks\":$(grep -c '"check"' "$out/doctor.json")"
}

kiosk_programs() { # what the package recommends, less the X server for real screens
  dpkg-deb -f "$package" Recommends | tr -d ' ' | tr ',' '\n' | grep -v '^xserver-\|^libpam-systemd'
}

check_unit() {
  systemd-analyze verify --man=no --root="$root" dangol-kiosk.service dangol-key.service
  in_root systemctl enable dangol-kiosk.service
}

# The service's own scripts, in a virtual screen instead of /dev/tty1. No systemd runs here: its part,
# starting again what has ended, is played by this script, so it only shows that the session can take it.
kiosk() {
  local display frame
  display=$(free_display)
  in_root install -d -m 0700 -o _dangol -g _dangol /run/dangol
  start_kiosk "$display"
  frame=$(await_frame)
  sleep 3 # what fades in
  convert "xwd:$root/run/dangol/Xvfb_screen0" "$out/kiosk-welcome.png"
  echo "figure: \"first_frame_ms\":$frame,\"colours\":$(identify -format %k "$out/kiosk-welcome.png")"
  [ "$(identify -format %k "$out/kiosk-welcome.png")" -gt 100 ]

  local killed=$EPOCHREALTIME
  signal_program KILL /opt/dangol/runtime/bin/java
  wait_for_end "$kiosk_pid"
  sleep 2 # RestartSec
  start_kiosk "$display"
  await_frame >&2
  echo "figure: \"back_after_kill_seconds\":$(awk "BEGIN { printf \"%.1f\", $EPOCHREALTIME - $killed }")"
  # Without its window manager the app would no longer fill the screen: that ends the session, too.
  signal_program KILL /usr/bin/matchbox-window-manager
  wait_for_end "$kiosk_pid"
  grep 'the window manager ended' "$out/kiosk-session.log"
  rm -r "$root/run/dangol"
}

free_display() {
  local n=90
  while grep -q "/tmp/.X11-unix/X$n$" /proc/net/unix; do n=$((n + 1)); done
  echo ":$n"
}

start_kiosk() { # DISPLAY
  : >"$out/kiosk-session.log"
  # The service has a /tmp of its own, which goes with it; so has this.
  unshare --mount bash -c "$(declare -f in_root as_kiosk); root=$root
    mount -t tmpfs -o mode=1777 tmpfs $root/tmp
    as_kiosk /opt/dangol/bin/kiosk-server /usr/bin/Xvfb $1 -screen 0 1080x1920x24 -fbdir /run/dangol" \
    >"$out/kiosk-session.log" 2>&1 &
  kiosk_pid=$!
}

await_frame() { # prints the milliseconds the app says it took
  local ms
  for _ in $(seq 300); do
    ms=$(sed -n 's/.*first frame drawn at [^,]*, \([0-9]*\) ms.*/\1/p' "$out/kiosk-session.log")
    if [ -n "$ms" ]; then
      echo "$ms"
      return
    fi
    kill -0 "$kiosk_pid" || break
    sleep 0.2
  done
  cat "$out/kiosk-session.log" >&2
  return 1
}

signal_program() { # SIGNAL PROGRAM: to the one of this process namespace that is the kiosk's
  local pid
  for pid in /proc/[0-9]*; do
    if [ "$(readlink "$pid/exe")" = "$root$2" ]; then kill "-$1" "${pid#/proc/}"; fi
  done
}

wait_for_end() { # PID
  for _ in $(seq 150); do
    kill -0 "$1" 2>/dev/null || return 0
    sleep 0.1
  done
  echo "the kiosk's session outlived its app" >&2
  return 1
}

# A newer version that brings another default, without a word to dpkg about it: the device's own file stays.
upgrade() {
  local tree=$out/newer
  dpkg-deb -R "$package" "$tree"
  sed -i 's/^Version: .*/&+1/' "$tree/DEBIAN/control"
  echo '# a newer default' >>"$tree/usr/share/dangol/kiosk.properties"
  sed -i '/usr.share.dangol.kiosk.properties$/d' "$tree/DEBIAN/md5sums"
  (cd "$tree" && md5sum usr/share/dangol/kiosk.properties >>DEBIAN/md5sums)
  dpkg-deb --root-owner-group -Znone --build "$tree" "$out/newer.deb"
  sed -i 's/^device = .*/device = kiosk-edited/' "$root/etc/dangol/kiosk.properties"
  install_package "$out/newer.deb"
  in_root dpkg-query -W -f '${Version}\n' dangol | grep '+1$'
  grep '^device = kiosk-edited$' "$root/etc/dangol/kiosk.properties"
  if grep 'a newer default' "$root/etc/dangol/kiosk.properties"; then return 1; fi
  grep 'a newer default' "$root/usr/share/dangol/kiosk.properties"
  ls "$root/var/lib/dangol/device.key"
  rm -r "$tree" "$out/newer.deb"
}

reinstall() { # over itself, edited
  sed -i 's/^device = .*/device = kiosk-edited/' "$root/etc/dangol/kiosk.properties"
  install_package "$package" --reinstall
  grep '^device = kiosk-edited$' "$root/etc/dangol/kiosk.properties"
}

refuse_downgrade() { # of what `upgrade` left; with the word of IT it goes
  local said=$out/downgrade.said
  if apt_install "$package" --allow-downgrades >"$said"; then return 1; fi
  cat "$said"
  grep 'it cannot read the newer databases' "$said"
  in_root dpkg-query -W -f '${db:Status-Abbrev} ${Version}\n' dangol | grep '^ii .*+1$'
  touch "$root/etc/dangol/allow-downgrade"
  install_package "$package" --allow-downgrades
  rm "$root/etc/dangol/allow-downgrade"
}

compare() { # LIST-BEFORE: what is there now and was not, against what the guide names
  list_files >"$out/after"
  comm -13 "$1" "$out/after" >"$out/left"
  sed -n '/^```left-over$/,/^```$/p' "$guide" | grep -v '^```' | sort >"$out/named" || true
  echo "left:"
  cat "$out/left"
  echo "figure: \"left\":$(wc -l <"$out/left")"
  diff "$out/named" "$out/left"
}
