# shellcheck shell=bash
# Sourced. Finds a JDK 25 wherever people's tools put one, without starting a JVM.

is_jdk_25() {
  [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25[".]' "$1/release" 2>/dev/null
}

# The home of the `java` on the path, through its symbolic links. macOS has no `readlink -f`.
java_on_path() {
  local java link
  java=$(command -v java) || return 0
  while [ -h "$java" ]; do
    link=$(readlink "$java")
    case $link in
      /*) java=$link ;;
      *) java=$(dirname "$java")/$link ;;
    esac
  done
  echo "${java%/bin/java}"
}

# Sets JDK, or says in one sentence what was looked for, where, and how to get it.
find_jdk() {
  if [ -n "${JAVA25_HOME:-}" ]; then
    is_jdk_25 "$JAVA25_HOME" || die "JAVA25_HOME is $JAVA25_HOME, which is not a JDK 25."
    JDK=$JAVA25_HOME
    return
  fi
  local brew=/opt/homebrew linuxbrew=/home/linuxbrew/.linuxbrew user=${HOME:-/nowhere} home
  # In order: the reader's own choice, the system's, SDKMAN, mise, asdf, jenv, jbang, Homebrew (three
  # places), Gradle, IntelliJ IDEA.
  for home in \
    "${JAVA_HOME:-}" "$(java_on_path)" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/*jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$user"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${SDKMAN_DIR:-$user/.sdkman}"/candidates/java/* \
    "${MISE_DATA_DIR:-$user/.local/share/mise}"/installs/java/* \
    "${ASDF_DATA_DIR:-$user/.asdf}"/installs/java/* \
    "$user"/.jenv/versions/* "$user"/.jbang/cache/jdks/* \
    "$brew"/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$linuxbrew"/opt/openjdk*/libexec \
    "$user"/.gradle/jdks/* "$user"/.gradle/jdks/*/Contents/Home \
    "$user"/.jdks/* "$user"/.jdks/*/Contents/Home; do
    if [ -n "$home" ] && is_jdk_25 "$home"; then
      JDK=$home
      return
    fi
  done
  die "No JDK 25 in JAVA25_HOME, JAVA_HOME, on the path, or where the system, SDKMAN, mise, asdf, jenv, jbang, Homebrew, Gradle and IDEs put one: install it (for example 'sdk install java 25-tem' or 'mise install'), or set JAVA25_HOME to where it is."
}
