package miniredis.command;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import miniredis.resp.Bytes;

/// A row of the table of commands. See [Family#row] for what its columns mean.
///
/// @param name in small letters; of a subcommand, with its command's: `config|get`
/// @param arity the number of its arguments, its name included, or, negative, the least number
/// @param flags as COMMAND INFO lists them
/// @param stats of its calls, which the thread that runs the commands counts
/// @param subcommands by their names in small letters; empty for most commands
record Command(
    String name,
    String group,
    String since,
    Syntax syntax,
    int arity,
    Set<String> flags,
    String summary,
    Body body,
    Map<String, Command> subcommands,
    Stats.OfCommand stats) {

  private static final Map<String, String> CATEGORIES =
      Map.of(
          "generic", "@keyspace",
          "string", "@string",
          "bitmap", "@bitmap",
          "list", "@list",
          "hash", "@hash",
          "set", "@set",
          "sorted-set", "@sortedset",
          "connection", "@connection",
          "transactions", "@transaction");

  /// What a command does: arguments come with the command's name before them, as the client sent
  /// them. The body checks each argument before it changes anything, and throws
  /// [miniredis.resp.ErrorReply] for a bad one: nothing is then changed (HELLO excepted, as in
  /// Redis), and what it wrote to the reply is taken back.
  @FunctionalInterface
  interface Body {
    void run(Client client, byte[][] args);
  }

  /// The row that runs for these arguments: the command itself, or its subcommand; null, if there
  /// is no such subcommand.
  Command resolve(byte[][] args) {
    if (subcommands.isEmpty() || args.length < 2) {
      return this;
    }
    return subcommands.get(Bytes.text(args[1]).toLowerCase(Locale.ROOT));
  }

  /// Does it change what is stored, or send what replicas would have to send as well?
  boolean writes() {
    return is("write") || name.equals("publish");
  }

  boolean accepts(int arguments) {
    return arity >= 0 ? arguments == arity : arguments >= -arity;
  }

  /// The ACL categories, as COMMAND INFO lists them.
  Set<String> categories() {
    Set<String> all = new TreeSet<>();
    String ofGroup = CATEGORIES.get(group);
    if (ofGroup != null && subcommands.isEmpty()) {
      all.add(ofGroup);
    }
    for (String flag : flags) {
      switch (flag) {
        case "write" -> all.add("@write");
        case "readonly" -> all.add("@read");
        case "admin" -> all.addAll(Set.of("@admin", "@dangerous"));
        case "pubsub" -> all.add("@pubsub");
        case "blocking" -> all.add("@blocking");
        case String category when category.startsWith("@-") ->
            all.remove("@" + category.substring(2));
        case String category when category.charAt(0) == '@' -> all.add(category);
        case String _ -> {}
      }
    }
    all.add(is("fast") ? "@fast" : "@slow");
    return all;
  }

  boolean touchesKeys() {
    return is("write") || is("readonly");
  }

  boolean is(String flag) {
    return flags.contains(flag);
  }
}
