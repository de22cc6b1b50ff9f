# shellcheck shell=bash
# Sourced. Maven runs on JDK 25 here, because the formatter runs inside it.

format() {
  maven -N com.diffplug.spotless:spotless-maven-plugin:apply
}

lint() {
  maven -N com.diffplug.spotless:spotless-maven-plugin:check
  echo "Formatter: nothing to change."
  # The property is what an IDE sets when it imports the pom: the exercises are modules then.
  maven -T 1.5C -Plint -Dm2e.version=ci test-compile
  echo "Error Prone and -Xlint:all: no warning, the exercises as an IDE imports them included."
  sizes
}

# sizes: no file too long, and how long the support code is beside the lessons.
sizes() {
  find part* support -name '*.java' ! -path '*/target/*' -exec wc -l {} + | awk '
    $2 == "total" { next }
    $1 > 400 { print $2 ": " $1 " lines, of 400 at most"; bad = 1 }
    $1 > 250 && $2 ~ /\/src\/main\// && $2 !~ /^part08/ { print $2 ": " $1 " lines, of 250 at most"; bad = 1 }
    $1 > 130 && $2 ~ /\/src\/main\/.*\/Step[0-9]/ { print $2 ": " $1 " lines, of 130 at most in a step"; bad = 1 }
    $2 ~ /^part/ { lessons += $1; next }
    $2 ~ /\/src\/main\// { support += $1 }
    END {
      printf "Sizes: %d lines of support code, %d of lessons (steps, tests and exercises): %.2f.\n",
        support, lessons, support / lessons
      exit bad
    }'
}
