# shellcheck shell=bash
# Sourced. Compiles a module with javac alone: Maven takes seconds, and is asked only when a pom has
# changed, for the class path. Output goes to MODULE/target/run, apart from Maven's target/classes.

QUICK_START="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto"

# maven ARGUMENT...: quietly. What goes wrong is said in Maven's words, less its advice to itself.
maven() {
  command -v mvn >/dev/null || die "Maven is not on the path: install Maven 3.8 or later, and try again."
  local log=target/maven.log
  mkdir -p target
  JAVA25_HOME=$JDK JAVA_HOME=$JDK mvn -B -ntp "$@" >$log 2>&1 && return
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

# Sets CP to what MODULE needs at run time: jars, and the output folders of other modules.
read_class_path() {
  local file=$1/target/classpath
  if [ ! -f "$file" ] || [ -n "$(find pom.xml support/*/pom.xml "$1/pom.xml" -newer "$file")" ] ||
    ! all_there "$(<"$file")"; then
    [ -f "$file" ] || echo "Maven fetches the libraries of $1, once ..." >&2
    rm -f "$file"
    maven process-classes -pl "$1" -am
  fi
  CP=$(<"$file")
}

# The jars could have been deleted from Maven's repository.
all_there() {
  local entry IFS=:
  for entry in $1; do
    [ -e "$entry" ] || return 1
  done
}

# compile MODULE: it, and the modules it needs, if anything in them has changed. Sets CP to run it.
compile() {
  local module=$1 entry module_cp='' stamps=''
  read_class_path "$module"
  local IFS=:
  for entry in $CP; do
    case $entry in
      "$PWD"/*/target/classes)
        entry=${entry#"$PWD"/}
        entry=${entry%/target/classes}
        (compile "$entry") || exit
        stamps=$stamps:$entry/target/run.stamp
        module_cp=$module_cp:$entry/target/run
        [ ! -d "$entry/src/main/resources" ] || module_cp=$module_cp:$entry/src/main/resources
        ;;
      *) module_cp=$module_cp:$entry ;;
    esac
  done
  CP=$module/target/run$module_cp
  [ ! -d "$module/src/main/resources" ] || CP=$CP:$module/src/main/resources
  # shellcheck disable=SC2086 # split at the colons
  set -- ${stamps#:}
  unset IFS
  if is_stale "$module" "$@"; then
    run_javac "$module" "$CP" "$@" || exit
  fi
}

# has_preview MODULE: is it compiled with the JDK's preview features?
has_preview() {
  grep -q '<maven.compiler.enablePreview>true' "$1/pom.xml"
}

# is_stale MODULE STAMP...: has it changed since it was compiled, or has a module that it needs?
# Folders count as well as files: that is how a deletion is seen.
is_stale() {
  local module=$1
  shift
  [ ! -f "$module/target/run.stamp" ] ||
    [ -n "$(find "$module/src/main" "$module/target/classpath" "$@" -newer "$module/target/run.stamp")" ]
}

# run_javac MODULE CLASS_PATH STAMP...: a subshell. Of several that run in one clone one compiles, and the
# others find it done: to compile again would take the classes away from whoever has started already.
run_javac() (
  module=$1 preview='' new=$1/target/run.new lock=target/javac.lock
  mkdir -p target
  until mkdir $lock 2>/dev/null; do
    if owner=$(cat $lock/pid 2>/dev/null) && ! kill -0 "$owner" 2>/dev/null; then
      rm -rf $lock # it was killed
    else
      sleep 0.1
    fi
  done
  trap 'rm -rf $lock' EXIT
  echo $$ >$lock/pid
  class_path=$2
  shift 2
  is_stale "$module" "$@" || exit 0
  has_preview "$module" && preview="--enable-preview --source 25"
  rm -rf "$new"
  mkdir -p "$new"
  touch "$new.stamp" # before javac reads: an edit meanwhile counts as a change
  # shellcheck disable=SC2046,SC2086 # no source has a space in its name
  "$JDK/bin/javac" -J-XX:+UseSerialGC -J-XX:TieredStopAtLevel=1 -J-Xshare:auto \
    -g -proc:none -nowarn -XDsuppressNotes -encoding UTF-8 $preview -cp "$class_path" -d "$new" \
    $(find "$module/src/main/java" -name '*.java') || exit 1
  rm -rf "$module/target/run"
  mv "$new" "$module/target/run"
  mv "$new.stamp" "$module/target/run.stamp"
)
