#!/usr/bin/env bash
# Fails the build if the library would not load, or would not be exact, on somebody else's machine.
# Usage: verify-library.sh NATIVES CMAKE_BUILD, the folders with the shared libraries and with the objects.
set -euo pipefail
natives=$1
objects=$2/CMakeFiles
library=$natives/libjnijdescent.so

# Elsewhere than on Linux: what the library needs. Its code is that of Linux, which is verified whole.
complaints() { sed 's/^[[:space:]]*/verify-library: an unexpected library is needed: /' >&2; }
if [[ -f $natives/jnijdescent.dll ]]; then
  dumpbin -nologo -dependents "$natives/jnijdescent.dll" | grep -ioE '[a-z0-9._-]+\.dll' |
    { ! grep -viE '^(jnijdescent|kernel32|vcruntime140(_1)?|msvcp140|api-ms-win-crt-[a-z0-9-]*)\.dll$' | complaints; }
  exit
elif [[ -f $natives/libjnijdescent.dylib ]]; then
  otool -L "$natives/libjnijdescent.dylib" | tail -n +2 | awk '{ print $1 }' |
    { ! grep -vE '^(/usr/lib/lib(System\.B|c\+\+\.1)|@rpath/libjnijdescent)\.dylib$' | complaints; }
  exit
fi

# The binutils of the platform that was built for, as CMake found them beside its compiler.
tool() { sed -n "s/^CMAKE_$1:FILEPATH=//p" "$objects/../CMakeCache.txt"; }
objdump=$(tool OBJDUMP)
readelf=$(tool READELF)
nm=$(tool NM)

bad=0
complain() {
  echo "verify-library: $*" >&2
  bad=1
}

# newest PREFIX FILE: the highest symbol version PREFIX_x.y that the file needs.
newest() { "$objdump" -T "$2" | sed -nE "/\*UND\*/s/.*[( ]$1_([0-9.]+).*/\1/p" | sort -V | tail -n 1; }
at_most() {
  local found
  found=$(newest "$1" "$3")
  [[ -z $found || $(printf '%s\n%s\n' "$found" "$2" | sort -V | tail -n 1) == "$2" ]] ||
    complain "$3 needs $1_$found; the floor is $1_$2"
}
# How many instructions of FILE write the floating-point mode: MXCSR, or FPCR on arm64.
mode_changes() { "$objdump" -d "$1" | awk '/[^a-z]v?ldmxcsr[^a-z]|[^a-z]msr[ \t]+fpcr,/ { n++ } END { print n + 0 }'; }

[[ -f $library ]] || { complain "$library is missing"; exit 1; }
at_most GLIBC 2.34 "$library"
at_most GLIBCXX 3.4.29 "$library"
at_most CXXABI 1.3.13 "$library"

for needed in $("$readelf" -d "$library" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p'); do
  case $needed in
    libc.so.6 | libm.so.6 | libgcc_s.so.1 | libstdc++.so.6 | ld-linux-x86-64.so.2 | ld-linux-aarch64.so.1) ;;
    *) complain "$library needs an unexpected library: $needed" ;;
  esac
done
for path in $("$readelf" -d "$library" | sed -n 's/.*(R\(UN\)\?PATH).*\[\(.*\)\]/\2/p' | tr ':' '\n'); do
  [[ ${path%/} == '$ORIGIN' ]] || complain "$library has a run path outside \$ORIGIN: $path"
done
"$readelf" -d "$library" | grep -q NODELETE || complain "$library may be unloaded under its workers: link with -z nodelete"

# The floating-point mode is changed in fpenv.h alone, which sweep.cpp alone includes. Fast-math's start-up code would
# add a change of its own to the linked library.
for object in "$objects"/*.dir/{,*/}*.o; do
  found=$(mode_changes "$object")
  [[ $object == */sweep.cpp.o || $found == 0 ]] || complain "$object changes the floating-point mode"
done
expected=$(mode_changes "$objects/jdescent.dir/sweep.cpp.o")
found=$(mode_changes "$library")
[[ $expected != 0 ]] || complain "sweep.cpp does not change the floating-point mode, or not as this script knows"
[[ $found == "$expected" ]] ||
  complain "$library changes the floating-point mode $found times, sweep.cpp $expected times: fast-math start-up code?"

# The linker keeps one copy of a weak symbol for everyone: it must never be that of a higher tier.
for object in "$objects"/isa-*.dir/isa.cpp.o; do
  weak=$("$nm" -C "$object" | sed -n '/ [VWu] /p')
  [[ -z $weak ]] || complain "$object has weak symbols: $weak"
done

exit $bad
