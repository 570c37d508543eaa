#!/usr/bin/env bash
# What GraalVM's native-image must keep for reflection: the records of the public packages, whose components are read
# by name. Usage: native-image.sh CLASSES, the folder that also takes the file. JavaCPP writes what its own calls need.
set -euo pipefail
cd "$1"
folder=META-INF/native-image/org.jdescent/jdescent
mkdir -p "$folder"
{
  echo '['
  find org/jdescent org/jdescent/hyper org/jdescent/optimizers org/jdescent/schedules -maxdepth 1 -name '*.class' \
    ! -name package-info.class -printf '%p\n' | LC_ALL=C sort -u | sed 's/\.class$//; s,/,.,g' |
    sed 's/.*/  {"name": "&", "allDeclaredConstructors": true, "allPublicMethods": true, "allDeclaredFields": true},/; $s/,$//'
  echo ']'
} >"$folder/reflect-config.json"
