package miniredis.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The rows of a family of commands, in the order in which a reader finds them.
final class Family {

  private final String group;
  private final List<Command> commands = new ArrayList<>();

  /// @param group as COMMAND DOCS names it: `string`, `generic`, `sorted-set`
  Family(String group) {
    this.group = group;
  }

  /// A command.
  ///
  /// @param since the first version of Redis that had it
  /// @param syntax its name and its arguments: see [Syntax]
  /// @param flags `write` or `readonly`, `fast`, `denyoom` and so on, and the ACL categories that
  ///   do not follow from the flags and the group: `@dangerous`, or `@-keyspace` for one that would
  ///   and is not
  /// @param summary a sentence for `HELP`
  /// @param body what it does
  Family row(String since, String syntax, String flags, String summary, Command.Body body) {
    int end = (syntax + " ").indexOf(' ');
    return add(syntax.substring(0, end), 1, since, syntax, flags, summary, body, Map.of());
  }

  /// A command that consists of others: `config`. Its subcommands' rows name it: `config get`.
  Family container(String since, String name, String summary, Family subcommands) {
    return container(since, name, "", summary, subcommands);
  }

  /// A command that consists of others, with the flags that Redis has for it as a whole.
  Family container(String since, String name, String flags, String summary, Family subcommands) {
    String syntax = name + " subcommand [argument ...]";
    return add(
        name, 1, since, syntax, flags, summary, Families::noSubcommand, rows(name, subcommands));
  }

  /// A command that does something itself, and has subcommands as well: `command`.
  Family withOwn(
      String since,
      String name,
      String flags,
      String summary,
      Command.Body body,
      Family subcommands) {
    String syntax = name + " [subcommand ...]";
    return add(name, 1, since, syntax, flags, summary, body, rows(name, subcommands));
  }

  private static Map<String, Command> rows(String name, Family subcommands) {
    var rows = new LinkedHashMap<String, Command>();
    for (Command row : subcommands.commands) {
      rows.put(row.name().substring(name.length() + 1), row);
    }
    return rows;
  }

  /// A row of a [#container]: its syntax begins with two words.
  Family sub(String since, String syntax, String flags, String summary, Command.Body body) {
    String[] words = syntax.split(" ", 3);
    return add(words[0] + "|" + words[1], 2, since, syntax, flags, summary, body, Map.of());
  }

  private Family add(
      String name,
      int words,
      String since,
      String syntax,
      String flags,
      String summary,
      Command.Body body,
      Map<String, Command> subcommands) {
    Set<String> all = new LinkedHashSet<>(flags.isEmpty() ? List.of() : List.of(flags.split(" ")));
    Syntax taken = Syntax.of(syntax, words);
    commands.add(
        new Command(
            name.toLowerCase(Locale.ROOT),
            group,
            since,
            taken,
            taken.arity(),
            all,
            summary,
            body,
            subcommands,
            new Stats.OfCommand()));
    return this;
  }

  List<Command> commands() {
    return commands;
  }
}
