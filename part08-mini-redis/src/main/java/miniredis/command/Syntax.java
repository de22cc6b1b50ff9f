package miniredis.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a command takes, written as in a manual: `set key value [NX | XX] [EX seconds]`. From this
/// one line come the number of arguments, the places of the keys, and what COMMAND DOCS tells a
/// client.
///
/// Words in small letters are arguments, words in capitals stand for themselves. `[ ]` may be left
/// out, `|` separates alternatives, which `( )` holds together, and `...` in a bracket means that
/// its content may come again. `...` at the end of the line: more may come, and nobody looks at it.
///
/// @param line all of it, the command's own name first
/// @param words how many words the command's name has: `config get` has 2
record Syntax(String line, int words, List<Part> parts) {

  /// A piece of the line.
  sealed interface Part {
    /// An argument by its name, or, in capitals, a word that stands for itself.
    record Word(String text) implements Part {}

    /// What may be left out, and, if it is `repeated`, may come more than once.
    record Optional(List<Part> parts, boolean repeated) implements Part {}

    /// One of these, `NX | XX`.
    record Either(List<List<Part>> alternatives) implements Part {}
  }

  static final Set<String> KEYS =
      Set.of("key", "source", "destination", "src", "dst", "destkey", "newkey", "key1", "key2");

  private static final String REST = " ...";

  static Syntax of(String line, int words) {
    String taken = line.endsWith(REST) ? line.substring(0, line.length() - REST.length()) : line;
    var tokens = new Tokens(taken.replaceAll("([\\[\\]()])", " $1 ").strip().split("\\s+"));
    List<Part> parts = tokens.parts();
    return new Syntax(line, words, parts.subList(words, parts.size()));
  }

  /// The number of arguments with the command's name, or, negative, the least number of them.
  int arity() {
    int least = words;
    boolean more = line.endsWith(REST);
    for (Part part : parts) {
      switch (part) {
        case Part.Word _ -> least++;
        case Part.Optional _ -> more = true;
        case Part.Either(List<List<Part>> alternatives) -> {
          least++;
          more |= alternatives.stream().anyMatch(one -> one.size() > 1);
        }
      }
    }
    return more ? -least : least;
  }

  /// Where the first key stands, where the last one does (negative: counted from the end), and how
  /// far they are apart; all 0, if there are none, or if only the arguments themselves tell.
  int[] keys() {
    int first = 0;
    int last = 0;
    int step = 0;
    int at = words;
    for (int i = 0; i < parts.size(); i++, at++) {
      switch (parts.get(i)) {
        case Part.Word word when KEYS.contains(word.text()) -> {
          first = first == 0 ? at : first;
          last = at;
          step = 1;
        }
        case Part.Word word when word.text().equals("numkeys") -> {
          return new int[] {first, last, step};
        }
        case Part.Optional optional
            when optional.repeated() && optional.parts().contains(new Part.Word("key")) -> {
          return new int[] {first, i + 1 - parts.size() - 1, optional.parts().size()};
        }
        case Part.Word _, Part.Optional _, Part.Either _ -> {}
      }
    }
    return new int[] {first, last, step};
  }

  /// Where the number of keys stands, if it is an argument.
  int numkeys() {
    return words + parts.indexOf(new Part.Word("numkeys"));
  }

  /// Is the number of keys an argument itself?
  boolean countsKeys() {
    return parts.contains(new Part.Word("numkeys"));
  }

  private static final class Tokens {
    private final String[] tokens;
    private int at;

    Tokens(String[] tokens) {
      this.tokens = tokens;
    }

    /// `LEFT|RIGHT`, which has to be said.
    private static Part choice(String words) {
      var alternatives = new ArrayList<List<Part>>();
      for (String word : words.split("\\|", -1)) {
        alternatives.add(List.of(new Part.Word(word)));
      }
      return new Part.Either(alternatives);
    }

    List<Part> parts() {
      var alternatives = new ArrayList<List<Part>>();
      var parts = new ArrayList<Part>();
      while (at < tokens.length && !tokens[at].equals("]") && !tokens[at].equals(")")) {
        switch (tokens[at++]) {
          case "(" -> {
            parts.addAll(parts());
            at++;
          }
          case "[" -> {
            List<Part> inner = parts();
            at++;
            boolean repeated = inner.getLast().equals(new Part.Word("..."));
            parts.add(
                new Part.Optional(repeated ? inner.subList(0, inner.size() - 1) : inner, repeated));
          }
          case "|" -> {
            alternatives.add(List.copyOf(parts));
            parts.clear();
          }
          case String word when word.contains("|") -> parts.add(choice(word));
          case String word -> parts.add(new Part.Word(word));
        }
      }
      if (alternatives.isEmpty()) {
        return parts;
      }
      alternatives.add(List.copyOf(parts));
      return List.of(new Part.Either(alternatives));
    }
  }
}
