#!/usr/bin/env bash
# Makes, from what `mvn package` left in target/dangol/,
#   target/app-image/                     the program with its own runtime; runs from any folder
#   target/dangol_<version>_<arch>.deb    the same for /opt/dangol, with all that an installation needs
# Needs a JDK 25, dpkg-deb and objcopy (binutils), which jlink strips the runtime with. With Xvfb the quick start is prepared with a real window (see "train").
# usage: installer/linux/build.sh
set -euo pipefail
cd "$(dirname "$0")/../.."

here=installer/linux
built=target/dangol
image=target/app-image
work=target/installer
version=
arch=$(dpkg --print-architecture)

# What our own code uses is found by jdeps; these are only asked for by name at run time, or by libraries:
# Korean character sets and Korean dates, PKCS#11 for TLS, flight recordings, what JavaFX and Gson open.
by_name=java.management,java.naming,java.sql,jdk.charsets,jdk.crypto.cryptoki,jdk.jfr,jdk.localedata
by_name=$by_name,jdk.management,jdk.unsupported,javafx.controls,javafx.fxml

step() { # prints what the step before took, and what comes
  [ -z "${step_name:-}" ] || printf '%s: %s s\n' "$step_name" $((SECONDS - step_began)) >&2
  step_name=${1:-} step_began=$SECONDS
}

find_jdk() {
  for jdk in "${JAVA_HOME:-}" "${JAVA25_HOME:-}" /usr/lib/jvm/*; do
    if [ -x "$jdk/bin/jlink" ] && "$jdk/bin/javac" -version 2>&1 | grep -q '^javac 25'; then return; fi
  done
  echo "build.sh: no JDK 25 found; set JAVA25_HOME to one" >&2
  exit 1
}

command -v objcopy >/dev/null || { echo "build.sh: no objcopy found; install binutils" >&2; exit 1; }

# --- the app image ---

runtime() {
  local modules
  mkdir -p "$work/fx"
  cp "$built"/lib/javafx-*-linux*.jar "$work/fx/"
  modules=$("$jdk/bin/jdeps" --multi-release 25 --ignore-missing-deps --no-recursive --print-module-deps \
    --class-path "$built/lib/*" "$built/lib/dangol-$version.jar")
  # Uncompressed: the package compresses it better, and nothing is unpacked at every start.
  "$jdk/bin/jlink" --module-path "$work/fx" --add-modules "$modules,$by_name" --include-locales=ko,en \
    --strip-debug --no-header-files --no-man-pages --exclude-resources='/javafx.graphics/*.so' \
    --output "$image/runtime"
  # Where JavaFX looks first; from inside the runtime it would unpack them into the user's home.
  extract "$work"/fx/javafx-graphics-*.jar 'lib*.so' "$image/runtime/lib"
}

extract() { # JAR NAME FOLDER: the files of that name, wherever they lie in the jar
  local unpacked=$work/unpacked
  rm -rf "$unpacked"
  mkdir -p "$unpacked" "$3"
  (cd "$unpacked" && "$jdk/bin/jar" --extract --file "$OLDPWD/$1")
  find "$unpacked" -name "$2" -exec cp -t "$3" {} +
}

natives() { # JAR FOLDER-IN-JAR THIS-MACHINE: keeps this machine's library beside the jar, drops all others
  local unpacked=$work/unpacked jar
  jar=$PWD/$1
  rm -rf "$unpacked"
  mkdir -p "$unpacked" "$image/lib/native"
  (cd "$unpacked" && "$jdk/bin/jar" --extract --file "$jar")
  cp "$unpacked/$2/$3"/*.so "$image/lib/native/"
  rm -r "${unpacked:?}/$2"
  "$jdk/bin/jar" --create --file "$jar" --manifest "$unpacked/META-INF/MANIFEST.MF" -C "$unpacked" .
}

app() {
  cp -r "$built/bin" "$built/drivers" "$built/kiosk-config" "$built/LICENSE" "$built/NOTICE" "$image/"
  cp $here/kiosk-server $here/kiosk-session $here/kiosk-key "$image/bin/"
  mkdir -p "$image/lib"
  cp "$built"/lib/*.jar $here/no-keys $here/kiosk.xorg.conf "$image/lib/"
  rm "$image"/lib/javafx-*.jar # these are in the runtime
  rm "$image"/lib/openblas-*.jar # 41 MB of use to a hub alone, which has the system's; see docs/decisions/0038
  case $arch in
    amd64) natives "$image"/lib/jssc-*.jar natives linux_64
           natives "$image"/lib/sqlite-jdbc-*.jar org/sqlite/native Linux/x86_64 ;;
    arm64) natives "$image"/lib/jssc-*.jar natives linux_arm64
           natives "$image"/lib/sqlite-jdbc-*.jar org/sqlite/native Linux/aarch64 ;;
    *) echo "build.sh: $arch is not a machine Dangol is packaged for" >&2; exit 1 ;;
  esac
}

# --- the quick start ---

# The JVM loads and links once, now, what the program used until it ended, and keeps it in one file. The
# installed launcher is what runs here: options or a class path that differ make the file useless.
train() {
  local folder=$PWD/$image log=$work/train.log in_place=()
  if [ "$(id -u)" = 0 ] && [ -d /opt ] && unshare --mount mount -t tmpfs tmpfs /opt 2>/dev/null; then
    # Where it will be installed, so that the file names no folder of this machine.
    folder=/opt/dangol
    in_place=(unshare --mount bash -euc 'mount --bind "$0" /mnt; mount -t tmpfs tmpfs /opt; mkdir /opt/dangol
      mount --move /mnt /opt/dangol; exec "$@"' "$PWD/$image")
  else
    echo "build.sh: cannot train at /opt/dangol here; the quick start will name $folder" >&2
  fi
  local config train
  train=$(mktemp -d)
  config=$train/kiosk.properties
  kiosk_config data.folder "$train/data" >"$config"
  local program=("${in_place[@]}" "$folder/bin/dangol")
  export JDK_AOT_VM_OPTIONS=-Xlog:disable DANGOL_JAVA_OPTS="-XX:AOTCacheOutput=$folder/lib/dangol.aot -Xlog:disable"
  if command -v Xvfb >/dev/null; then
    program=("$here/first-frame.sh" "${program[@]}" --config "$config")
  else
    echo "build.sh: no Xvfb here; the quick start is prepared without a window, which is less quick" >&2
    program+=(demo --headless --shots "$train/shots")
  fi
  "${program[@]}" >"$log" 2>&1 || { cat "$log" >&2; echo "build.sh: the training run failed" >&2; exit 1; }
  unset JDK_AOT_VM_OPTIONS DANGOL_JAVA_OPTS
  rm -rf "$train"
  [ -s "$image/lib/dangol.aot" ] || { cat "$log" >&2; echo "build.sh: no AOT cache" >&2; exit 1; }
  if [ "$folder" = /opt/dangol ] && grep -qaF "$PWD" "$image/lib/dangol.aot"; then
    echo "build.sh: the AOT cache names $PWD" >&2
    exit 1
  fi
}

kiosk_config() { # [KEY VALUE]…: the shipped configuration as a kiosk has it, with those keys set besides
  local script="" value
  set -- mode kiosk full.screen yes panel.inches 21.5 device kiosk-1 data.folder /var/lib/dangol "$@"
  while [ $# -gt 0 ]; do
    grep -Eq "^#?$1 = " kiosk-config/kiosk.properties || { echo "build.sh: no key $1" >&2; exit 1; }
    # shellcheck disable=SC2001 # a set of characters, each kept
    value=$(sed 's/[&|\\]/\\&/g' <<<"$2") # what would mean something to sed
    script+="s|^#\\?${1//./\\.} = .*|$1 = $value|;"
    shift 2
  done
  # Later settings of a key win, for each has overwritten the line of the one before; nobody serves here.
  sed "$script s/^staff\\./#staff./" kiosk-config/kiosk.properties
}

# --- the package ---

package_tree() {
  local root=$1 doc=$1/usr/share/doc/dangol rules
  mkdir -p "$root/opt" "$root/usr/bin" "$root/usr/share/dangol" "$doc"
  cp -a "$image" "$root/opt/dangol"
  ln -s ../../opt/dangol/bin/dangol "$root/usr/bin/dangol"
  kiosk_config >"$root/usr/share/dangol/kiosk.properties" # postinst copies it to /etc where there is none
  # `dangol` without --config follows this to the file that IT edits.
  ln -sf /etc/dangol/kiosk.properties "$root/opt/dangol/kiosk-config/kiosk.properties"
  install -Dm644 $here/dangol-kiosk.service "$root/usr/lib/systemd/system/dangol-kiosk.service"
  install -Dm644 $here/dangol-key.service "$root/usr/lib/systemd/system/dangol-key.service"
  install -Dm644 $here/dangol.desktop "$root/usr/share/applications/dangol.desktop"
  install -Dm644 $here/app.dangol.metainfo.xml "$root/usr/share/metainfo/app.dangol.metainfo.xml"
  install -Dm644 $here/icons/dangol.svg "$root/usr/share/icons/hicolor/scalable/apps/dangol.svg"
  for size in 48 128 256; do
    install -Dm644 $here/icons/dangol-$size.png "$root/usr/share/icons/hicolor/${size}x$size/apps/dangol.png"
  done
  for rules in drivers/*/*.rules; do
    # Behind 60-serial.rules, which finds the serial numbers that ours name.
    install -Dm644 "$rules" "$root/usr/lib/udev/rules.d/61-dangol-$(basename "$(dirname "$rules")").rules"
  done
  install -m644 docs/guides/install-linux.md CHANGELOG.md "$doc/"
  printf 'dangol (%s) stable; urgency=medium\n\n  * See CHANGELOG.md.\n\n -- %s  %s\n' "$version" \
    "$(sed -n 's/^Maintainer: //p' $here/debian/control.in)" "$(date -Ru -r "$built/LICENSE")" |
    gzip -9n >"$doc/changelog.gz"
  { cat $here/debian/copyright.in; sed 's/^$/./; s/^/ /' NOTICE; } >"$doc/copyright"
}

package() {
  local root=$work/deb
  rm -rf "$root"
  mkdir -p "$root/DEBIAN"
  package_tree "$root"
  chmod -R u=rwX,go=rX "$root"
  cp $here/debian/{preinst,postinst,prerm,postrm} "$root/DEBIAN/"
  sed "s/@VERSION@/$version/; s/@ARCH@/$arch/; s/@SIZE@/$(du -sk --exclude=DEBIAN "$root" | cut -f1)/" \
    $here/debian/control.in >"$root/DEBIAN/control"
  (cd "$root" && find . -type f ! -path './DEBIAN/*' -printf '%P\0' | sort -z |
    xargs -0 md5sum >DEBIAN/md5sums)
  # zstd packs in seconds what xz packs in minutes, for a seventh more; see docs/decisions/0010.
  dpkg-deb --root-owner-group -Zzstd -z10 --build "$root" \
    "target/dangol_${version}_$arch.deb" >&2
}

# --- what Maven left ---

is_fresh() { # Maven gives the jars a fixed date; the folder it copies them to has the real one
  [ -d "$built/lib" ] && [ "$(ls "$built"/lib/dangol-*.jar | wc -l)" = 1 ] &&
    [ -z "$(find pom.xml LICENSE NOTICE src/main drivers kiosk-config -type f -newer "$built/lib" -print -quit)" ]
}

find_jdk
if ! is_fresh; then
  step "mvn package"
  rm -rf "$built"
  mvn -q -B -DskipTests package
  is_fresh || { echo "build.sh: $built does not fit the sources" >&2; exit 1; }
fi
version=$(basename "$built"/lib/dangol-*.jar .jar)
version=${version#dangol-}
rm -rf "$image" "$work" target/dangol_*.deb
mkdir -p "$image" "$work"
step "runtime" && runtime
step "app" && app
step "quick start" && train
step "package" && package
step
du -sh "$image" "$image/lib/dangol.aot" "target/dangol_${version}_$arch.deb" >&2
