#!/usr/bin/env bash
# The compiler that JavaCPP calls. JavaCPP writes functions in the order in which a virtual machine happens to list
# methods, so two builds would differ: they are sorted before COMPILER compiles them.
set -euo pipefail
for argument in "$@"; do
  [[ $argument == *.cpp ]] || continue
  # What ends with a line "}" is one piece, together with the helpers before it; the first one begins the file.
  awk '
    { piece = piece $0 "\n" }
    /^JNIEXPORT .*\{$/ { name = $0 }
    /^}/ && name {
      if (name ~ /JNICALL Java_/) pieces[name] = piece; else printf "%s", piece
      piece = name = ""
    }
    END {
      count = sort(pieces)
      for (i = 1; i <= count; i++) printf "%s", pieces[names[i]]
      printf "%s", piece
    }
    function sort(of, name, n, i) {
      for (name in of) {
        for (i = ++n; i > 1 && names[i - 1] > name; i--) names[i] = names[i - 1]
        names[i] = name
      }
      return n
    }' "$argument" >"$argument.sorted"
  mv "$argument.sorted" "$argument"
done
options=(-pthread)
# Workers run the library's code as long as the process lives: it must not be unloaded. macOS is asked in system/posix.cpp.
[[ $("$COMPILER" -dumpmachine) != *linux* ]] || options+=(-Wl,-z,relro,-z,now,-z,nodelete)
exec "$COMPILER" "$@" "${options[@]}"
