#!/usr/bin/env bash
# Fails the build if the library would not load, or would not be exact, on somebody else's machine.
# Usage: verify-library.sh NATIVES CMAKE_BUILD, the folders with the shared libraries and with the objects.
set -euo pipefail
natives=$1
objects=$2/CMakeFiles
library=$natives/libjnijdescent.so

bad=0
complain() {
  echo "verify-library: $*" >&2
  bad=1
}

# newest PREFIX FILE: the highest symbol version PREFIX_x.y that the file needs.
newest() { objdump -T "$2" | grep -F '*UND*' | grep -oE "\(?\b$1_[0-9.]+" | grep -oE '[0-9.]+$' | sort -V | tail -n 1; }
at_most() {
  local found
  found=$(newest "$1" "$3" || true)
  [[ -z $found || $(printf '%s\n%s\n' "$found" "$2" | sort -V | tail -n 1) == "$2" ]] ||
    complain "$3 needs $1_$found; the floor is $1_$2"
}
ldmxcsr() { objdump -d "$1" | grep -cE '\bv?ldmxcsr\b' || true; }

[[ -f $library ]] || { complain "$library is missing"; exit 1; }
at_most GLIBC 2.34 "$library"
at_most GLIBCXX 3.4.29 "$library"
at_most CXXABI 1.3.13 "$library"

for needed in $(readelf -d "$library" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p'); do
  case $needed in
    libc.so.6 | libm.so.6 | libgcc_s.so.1 | libstdc++.so.6 | ld-linux-x86-64.so.2 | ld-linux-aarch64.so.1) ;;
    *) complain "$library needs an unexpected library: $needed" ;;
  esac
done
for path in $(readelf -d "$library" | sed -n 's/.*(R\(UN\)\?PATH).*\[\(.*\)\]/\2/p' | tr ':' '\n'); do
  [[ ${path%/} == '$ORIGIN' ]] || complain "$library has a run path outside \$ORIGIN: $path"
done
readelf -d "$library" | grep -q NODELETE || complain "$library may be unloaded under its workers: link with -z nodelete"

# The floating-point mode is changed in fpenv.h alone, which sweep.cpp alone includes. Fast-math's start-up code would
# add an ldmxcsr of its own to the linked library.
for object in "$objects"/*/*.o; do
  [[ $object == */sweep.cpp.o || $(ldmxcsr "$object") == 0 ]] || complain "$object changes the floating-point mode"
done
expected=$(ldmxcsr "$objects/jdescent.dir/sweep.cpp.o")
found=$(ldmxcsr "$library")
[[ $found == "$expected" ]] || complain "$library has $found ldmxcsr, sweep.cpp has $expected: fast-math start-up code?"

# The linker keeps one copy of a weak symbol for everyone: it must never be that of a higher tier.
for object in "$objects"/isa-*.dir/isa.cpp.o; do
  weak=$(nm -C "$object" | grep -E ' [VWu] ' || true)
  [[ -z $weak ]] || complain "$object has weak symbols: $weak"
done

exit $bad
