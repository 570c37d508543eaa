#!/usr/bin/env bash
# Applies each mutant to a copy of the tree and shows which test turns red. Usage: run.sh [mutant...]
# A mutant is a patch: a line that says what it re-creates, a line "tests: A,B", the diff.
# MUTANT_SEEDS is how many random recipes RecipeTest takes; 40 unless set.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
seeds=${MUTANT_SEEDS:-40}
export JDESCENT_ONE_TIER=1 # a third of the time to build, and the same text as the other tiers

fail() {
  echo "mutants: $*" >&2
  exit 1
}

names=("$@")
if [[ $# == 0 ]]; then
  for file in "$here"/*.patch; do names+=("$(basename "$file" .patch)"); done
fi

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
tar -C "$root" --exclude=./target --exclude='./*/target' --exclude=./.git -cf - . | tar -C "$copy" -xf -
cd "$copy"
here=$copy/src/test/mutants # what is edited meanwhile does not matter
log=$copy/target/mutant.log

tests_of() { sed -n 's/^tests: //p' "$here/$1.patch"; }
apply() { patch -p1 --batch --forward --fuzz=0 --no-backup-if-mismatch --silent "${@:2}" <"$here/$1.patch"; }
revert() { patch -p1 --batch --reverse --fuzz=0 --no-backup-if-mismatch --silent <"$here/$1.patch"; }

# run TESTS: builds and tests; 0 green, 1 red, and anything else ends the script, for it proves nothing.
run() {
  mkdir -p target
  rm -rf target/surefire-reports
  if timeout 600 mvn -q -B test -Dtest="$1" -Djdescent.test.seeds="$seeds" >"$log" 2>&1; then return 0; fi
  if [[ -n $(red) ]]; then return 1; fi
  tail -n 40 "$log" >&2
  fail "no test failed, yet the build did"
}

# Class.method of every failed test, and how many of its invocations failed.
red() {
  local reports=(target/surefire-reports/TEST-*.xml)
  [[ -f ${reports[0]} ]] || return 0
  awk '
    /<testcase / {
      match($0, /classname="[^"]*"/); class = substr($0, RSTART + 11, RLENGTH - 12); sub(/.*\./, "", class)
      match($0, / name="[^"]*"/); name = substr($0, RSTART + 7, RLENGTH - 8); sub(/[^A-Za-z0-9_].*/, "", name)
    }
    /<failure|<error/ { count[class "." name]++ }
    END { for (test in count) { label = test; sub(/\.$/, "", label); print label, count[test] } }' "${reports[@]}" | sort |
    awk '{ printf "%s%s%s", (NR > 1 ? ", " : ""), $1, ($2 > 1 ? " (" $2 "×)" : "") }'
}

all=()
for name in "${names[@]}"; do
  [[ -f $here/$name.patch ]] || fail "there is no mutant '$name'"
  [[ -n $(tests_of "$name") ]] || fail "$name names no tests"
  apply "$name" --dry-run || fail "$name no longer applies"
  all+=("$(tests_of "$name")")
done

echo "without mutants ..."
run "$(printf '%s\n' "${all[@]}" | tr ',' '\n' | sort -u | paste -sd ,)" || fail "the tree itself is red: $(red)"

survivors=()
table=()
for name in "${names[@]}"; do
  apply "$name"
  started=$SECONDS
  if run "$(tests_of "$name")"; then
    survivors+=("$name")
    killer="**survived**"
  else
    killer=$(red)
  fi
  revert "$name"
  echo "$name: $killer, $((SECONDS - started)) s"
  table+=("| $name | $killer |")
done

printf '\n| mutant | red tests |\n|---|---|\n'
printf '%s\n' "${table[@]}"
printf '\n%d of %d mutants killed\n' $((${#names[@]} - ${#survivors[@]})) ${#names[@]}
[[ ${#survivors[@]} == 0 ]] || fail "survivors: ${survivors[*]}"
