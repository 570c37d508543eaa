#!/usr/bin/env bash
# Unpacks Debian's JVM for arm64 below target/arm64, so that qemu-user runs it, and prints the path of its bin/java:
#   mvn -f build test -pl .. -Djavacpp.platform=linux-arm64 -Djvm="$(src/test/arm64/jvm.sh)" -Dtest=NativeTest
# Needs the package sources of a Debian and qemu-user; changes nothing outside of target.
set -euo pipefail
cd "$(dirname "$0")/../../.."
arm64=$PWD/target/arm64
root=$arm64/root
home=$root/usr/lib/jvm/java-17-openjdk-arm64
packages=(openjdk-17-jre-headless libc6 libgcc-s1 libstdc++6 zlib1g)

fail() {
  echo "arm64/jvm.sh: no JVM for arm64: $*" >&2
  exit 1
}
if [[ -e $arm64/complete ]]; then
  echo "$home/bin/java"
  exit
fi
for tool in apt-get dpkg qemu-aarch64; do
  command -v $tool >/dev/null || fail "there is no $tool; it needs a Debian with the package qemu-user"
done

# A state of apt of its own: this system's sources and keys, and not a word about arm64 in what it has installed.
rm -rf "$arm64"
mkdir -p "$arm64/apt/lists/partial" "$arm64/apt/cache/archives/partial" "$arm64/packages" "$root"
touch "$arm64/apt/status"
apt() {
  apt-get -qq -o APT::Architecture=arm64 -o APT::Architectures=arm64 -o Dir::State="$arm64/apt" \
    -o Dir::State::status="$arm64/apt/status" -o Dir::Cache="$arm64/apt/cache" -o APT::Sandbox::User="$(id -un)" "$@" >&2
}
apt update || fail "the lists of packages could not be fetched"
(cd "$arm64/packages" && apt download "${packages[@]}") || fail "its packages could not be fetched: ${packages[*]}"
for package in "$arm64"/packages/*.deb; do dpkg -x "$package" "$root"; done

# Absolute links mean files of this root, not of the system's own JVM.
find "$root" -type l -lname '/*' -printf '%p\t%l\n' | while IFS=$'\t' read -r link target; do
  ln -sfn "$root$target" "$link"
done

# Programs that a JVM starts are started by the kernel, which knows nothing of arm64: a script takes the place of each.
emulate() {
  mv "$1" "$1-arm64"
  printf '#!/bin/sh\nexec qemu-aarch64 -L "%s" "%s" %s "$@"\n' "$root" "$1-arm64" "${*:2}" >"$1"
  chmod +x "$1"
}
emulate "$home/lib/jspawnhelper"
emulate "$home/bin/java" -XX:TieredStopAtLevel=1 # emulated, the optimizing compiler costs more than it saves
"$home/bin/java" -version >&2 || fail "it does not run"
touch "$arm64/complete"
echo "$home/bin/java"
