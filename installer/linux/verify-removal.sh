# shellcheck shell=bash disable=SC2154 # what verify.sh sets: out, root and package
# The steps of verify.sh about the account, and about removing: what an installation must never take along,
# and what must never stop a purge.

# Somebody's own account of the name: nothing is installed, and no purge deletes it.
refuse_login_account() {
  local said=$out/account.said
  in_root useradd --create-home _dangol
  if apt_install "$package" >"$said"; then return 1; fi
  cat "$said"
  grep "an account _dangol here that is not Dangol's own" "$said"
  [ ! -e "$root/opt/dangol" ]
  dpkg-deb -e "$package" "$root/tmp/control"
  in_root /tmp/control/postrm purge
  in_root getent passwd _dangol
  [ -d "$root/home/_dangol" ]
  in_root userdel --remove _dangol
  rm -r "$root/tmp/control"
  # A group alone is in nobody's way: the installation that follows takes it.
  in_root groupadd --system _dangol
}

purge() {
  local said=$out/purge.said
  in_root apt-get purge -y dangol </dev/null >"$said" 2>&1 || { cat "$said"; return 1; }
  cat "$said"
  if in_root dpkg-query -W dangol || in_root getent passwd _dangol || in_root getent group _dangol; then return 1; fi
}

# The data on a disk of its own, mounted there; and a data.folder elsewhere, which a purge can only name.
purge_mounted() {
  mount -t tmpfs tmpfs "$root/var/lib/dangol"
  as_kiosk true
  echo key >"$root/var/lib/dangol/device.key"
  sed -i 's|^data.folder = .*|data.folder = /srv/elsewhere|' "$root/etc/dangol/kiosk.properties"
  purge
  grep '/srv/elsewhere: that folder holds' "$out/purge.said"
  grep '/var/lib/dangol is left: it is a mount point' "$out/purge.said"
  [ -z "$(ls -A "$root/var/lib/dangol")" ]
  umount "$root/var/lib/dangol"
  rmdir "$root/var/lib/dangol"
}

# The data behind a link to another disk, and a program of that user that does not end politely.
purge_linked() {
  mv "$root/var/lib/dangol" "$root/srv/disk"
  ln -s ../../srv/disk "$root/var/lib/dangol"
  ls "$root/srv/disk/device.key"
  as_kiosk sh -c 'trap "" TERM; echo runs; while :; do sleep 1; done' >"$out/stubborn" &
  local stubborn=$!
  until grep runs "$out/stubborn"; do sleep 0.1; done
  purge
  if kill -0 $stubborn; then return 1; fi
  grep '/var/lib/dangol was a link: the folder /srv/disk is left' "$out/purge.said"
  [ -z "$(ls -A "$root/srv/disk")" ]
  rmdir "$root/srv/disk"
}
