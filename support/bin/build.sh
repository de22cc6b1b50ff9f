# shellcheck shell=bash
# Sourced. Compiles a module with javac alone: Maven takes seconds, and is asked only when a pom has
# changed, for the class path. Output goes to MODULE/target/run, apart from Maven's target/classes.

# For JVMs that live a moment. Never for a lesson: it runs with the JVM's default flags.
QUICK_START="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto"

# quick_start PREFIX: the same, for a tool that hands its flags on (javac -J, jshell -R).
quick_start() {
  local flag
  for flag in $QUICK_START; do
    printf '%s ' "$1$flag"
  done
}

# run_maven ARGUMENT...: on the JDK 25 itself, where it compiles in its own JVM.
run_maven() {
  JAVA25_HOME=$JDK JAVA_HOME=$JDK mvn -B -ntp "$@"
}

need_maven() {
  command -v mvn >/dev/null || die "Maven is not on the path: install Maven 3.8 or later, and try again."
}

# maven ARGUMENT...: quietly. What goes wrong is said in Maven's words, less its advice to itself.
maven() {
  need_maven
  local log=target/maven.log
  mkdir -p target
  run_maven "$@" >$log 2>&1 && return
  if grep -qE 'Could not transfer|Unknown host|in offline mode' $log; then
    die "Maven could not download the libraries, which the first build needs a network for: $(
      grep -m1 -oE '(Could not (transfer|find) artifact|Cannot access) [^[]*' $log)"
  fi
  # A compile error stands there twice, and then it is all that matters, but for a warning in lint.
  { grep -E '^\[(ERROR|WARNING)\] /.*\.java:\[' $log ||
    grep -E '^\[ERROR\]' $log | grep -vE 'Help 1|-e switch|-X switch|^\[ERROR\] *$|following articles'; } |
    awk '!seen[$0]++' >&2 || tail -3 $log >&2
  die "Maven failed. All it said is in $log."
}

# class_path MODULE FILE: prints what MODULE needs, as Maven wrote it: jars, and other modules' target/classes.
class_path() {
  local file=$1/target/$2
  if [ ! -f "$file" ] || [ -n "$(find pom.xml support/*/pom.xml "$1/pom.xml" -newer "$file")" ] ||
    ! all_there "$(<"$file")"; then
    [ -f "$file" ] || echo "Maven fetches the libraries of $1, once ..." >&2
    rm -f "$file"
    maven process-classes -pl "$1" -am
  fi
  echo "$(<"$file")"
}

# The jars could have been deleted from Maven's repository, and the whole clone been moved or copied.
all_there() {
  local entry IFS=:
  for entry in $1; do
    [ -e "$entry" ] || return 1
    case $entry in
      "$PWD"/*) ;;
      */target/classes) return 1 ;;
    esac
  done
}

# has_preview MODULE: is it compiled with the JDK's preview features?
has_preview() {
  grep -q '<maven.compiler.enablePreview>true' "$1/pom.xml"
}

# compile MODULE: its sources, with those of the modules that it needs, in one run of javac, into one folder. Sets
# CP to run it.
compile() {
  local module=$1 all entry
  all=$(class_path "$module" classpath) || exit
  CP=$PWD/$module/target/run
  set -- "$module/src/main"
  local IFS=:
  for entry in $all; do
    case $entry in
      "$PWD"/*/target/classes)
        entry=${entry#"$PWD"/}
        set -- "$@" "${entry%/target/classes}/src/main"
        ;;
      *) CP=$CP:$entry ;;
    esac
  done
  unset IFS
  for entry in "$@"; do
    [ ! -d "$entry/resources" ] || CP=$CP:$PWD/$entry/resources
  done
  javac_if_changed "$module" run "$CP" "$module/target/classpath" "$@"
}

# compile_tests MODULE: after compile. Sets CP to run them.
compile_tests() {
  local all
  all=$(class_path "$1" test-classpath) || exit
  CP=$PWD/$1/target/run-tests:$CP:$all
  [ ! -d "$1/src/test/resources" ] || CP=$PWD/$1/src/test/resources:$CP
  javac_if_changed "$1" run-tests "$CP" "$1/target/run.stamp" "$1/src/test"
}

# javac_if_changed MODULE OUTPUT CLASS_PATH FILE FOLDER...: compiles what is below the folders into
# MODULE/target/OUTPUT, if that is older than they are, or than FILE.
javac_if_changed() {
  local module=$1 output=$1/target/$2 class_path=$3
  shift 3
  ! is_stale "$output" "$@" || run_javac "$module" "$output" "$class_path" "$@" || exit
}

# is_stale OUTPUT FILE FOLDER...: folders count as well as files, which is how a deletion is seen.
is_stale() {
  local stamp=$1.stamp
  shift
  [ ! -f "$stamp" ] || [ -n "$(find "$@" -newer "$stamp")" ]
}

# A subshell. Of several that run in one clone one compiles, and the others find it done: to compile again would
# take the classes away from whoever has started already.
run_javac() (
  module=$1 output=$2 class_path=$3 preview='' lock=target/javac.lock
  shift 3
  mkdir -p target
  [ -w target ] || die "$PWD/target can't be written to."
  until ln -s $$ $lock 2>/dev/null; do # a link to a number: made and owned in one go
    if owner=$(readlink $lock) && ! kill -0 "$owner" 2>/dev/null; then
      rm -f $lock # it was killed
    else
      sleep 0.1
    fi
  done
  trap 'rm -f $lock' EXIT
  is_stale "$output" "$@" || exit 0
  shift
  ! has_preview "$module" || preview="--enable-preview --source 25"
  rm -rf "$output.new"
  mkdir -p "$output.new"
  touch "$output.new.stamp" # before javac reads: an edit meanwhile counts as a change
  # shellcheck disable=SC2046,SC2086 # no source has a space in its name
  "$JDK/bin/javac" $(quick_start -J) -g -proc:none -nowarn -XDsuppressNotes -encoding UTF-8 $preview \
    -cp "$class_path" -d "$output.new" $(find "$@" -name '*.java') || exit 2
  rm -rf "$output"
  mv "$output.new" "$output"
  mv "$output.new.stamp" "$output.stamp"
)
