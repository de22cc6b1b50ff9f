package miniredis.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import miniredis.command.Syntax.Part;
import miniredis.resp.Reply;

/// COMMAND DOCS: what `redis-cli` shows while one types. All of it is read from a command's
/// [Syntax].
final class Docs {

  private static final Set<String> NUMBERS =
      Set.of(
          "seconds",
          "milliseconds",
          "count",
          "offset",
          "start",
          "stop",
          "end",
          "index",
          "cursor",
          "numkeys",
          "limit",
          "db",
          "increment",
          "decrement",
          "rank",
          "len",
          "timeout");

  private Docs() {}

  /// @param repeated may it come again?
  private record Argument(Part part, boolean optional, boolean repeated) {}

  static void write(Reply reply, Command command) {
    List<Argument> arguments = arguments(command.syntax().parts());
    boolean hasSubcommands = !command.subcommands().isEmpty();
    boolean hasArguments = !arguments.isEmpty() && !hasSubcommands;
    reply.bulk(command.name());
    reply.map(3 + (hasSubcommands || hasArguments ? 1 : 0));
    pair(reply, "summary", command.summary());
    pair(reply, "since", command.since());
    pair(reply, "group", command.group());
    if (hasSubcommands) {
      reply.bulk("subcommands");
      reply.map(command.subcommands().size());
      command.subcommands().values().forEach(subcommand -> write(reply, subcommand));
    } else if (hasArguments) {
      reply.bulk("arguments");
      write(reply, arguments);
    }
  }

  /// `key [key ...]` is one argument that may come again.
  private static List<Argument> arguments(List<Part> parts) {
    List<Argument> arguments = new ArrayList<>();
    for (Part part : parts) {
      switch (part) {
        case Part.Optional(List<Part> inner, boolean repeated) -> {
          int from = arguments.size() - inner.size();
          if (repeated && from >= 0 && isSame(arguments.subList(from, arguments.size()), inner)) {
            arguments.subList(from, arguments.size()).clear();
            arguments.add(new Argument(block(inner), false, true));
          } else {
            arguments.add(new Argument(block(inner), true, repeated));
          }
        }
        case Part.Word word -> arguments.add(new Argument(word, false, false));
        case Part.Either either -> arguments.add(new Argument(either, false, false));
      }
    }
    return arguments;
  }

  private static boolean isSame(List<Argument> arguments, List<Part> parts) {
    return arguments.stream().map(Argument::part).toList().equals(parts);
  }

  private static Part block(List<Part> parts) {
    return parts.size() == 1 ? parts.getFirst() : new Part.Optional(parts, false);
  }

  private static void write(Reply reply, List<Argument> arguments) {
    reply.array(arguments.size());
    arguments.forEach(argument -> write(reply, argument, null));
  }

  /// @param token a word in capitals that stands before it, or null
  private static void write(Reply reply, Argument argument, String token) {
    List<String> flags = new ArrayList<>();
    if (argument.optional) {
      flags.add("optional");
    }
    if (argument.repeated) {
      flags.add("multiple");
    }
    switch (argument.part) {
      case Part.Word(String text) when isToken(text) ->
          head(reply, text, "pure-token", text, flags, 0);
      case Part.Word(String text) -> head(reply, text, type(text), token, flags, 0);
      case Part.Either(List<List<Part>> alternatives) -> {
        head(reply, "choice", "oneof", token, flags, 1);
        reply.bulk("arguments");
        reply.array(alternatives.size());
        alternatives.forEach(one -> write(reply, alternative(one), null));
      }
      case Part.Optional(List<Part> parts, _) -> block(reply, argument, parts, flags);
    }
  }

  private static Argument alternative(List<Part> parts) {
    List<Argument> arguments = arguments(parts);
    return arguments.size() == 1 ? arguments.getFirst() : new Argument(block(parts), false, false);
  }

  /// `EX seconds` is an argument with a token, `LIMIT offset count` is a block with one.
  private static void block(Reply reply, Argument argument, List<Part> parts, List<String> flags) {
    boolean hasToken = parts.getFirst() instanceof Part.Word(String text) && isToken(text);
    if (hasToken && parts.size() == 2) {
      String token = ((Part.Word) parts.getFirst()).text();
      var inner = new Argument(parts.get(1), argument.optional, argument.repeated);
      write(reply, inner, token);
      return;
    }
    String token = hasToken ? ((Part.Word) parts.getFirst()).text() : null;
    List<Argument> inner = arguments(hasToken ? parts.subList(1, parts.size()) : parts);
    String name = token == null ? "block" : token;
    head(reply, name, "block", token, flags, 1);
    reply.bulk("arguments");
    write(reply, inner);
  }

  private static void head(
      Reply reply, String name, String type, String token, List<String> flags, int more) {
    if (token != null && flags.contains("multiple")) {
      flags.add("multiple_token"); // which comes again with each
    }
    reply.map(2 + (token == null ? 0 : 1) + (flags.isEmpty() ? 0 : 1) + more);
    pair(reply, "name", name.toLowerCase(Locale.ROOT));
    pair(reply, "type", type);
    if (token != null) {
      pair(reply, "token", token);
    }
    if (!flags.isEmpty()) {
      reply.bulk("flags");
      reply.set(flags.size());
      flags.forEach(reply::status);
    }
  }

  private static void pair(Reply reply, String name, String value) {
    reply.bulk(name);
    reply.bulk(value);
  }

  private static boolean isToken(String text) {
    return Character.isUpperCase(text.charAt(0));
  }

  private static String type(String name) {
    return switch (name) {
      case String key when Syntax.KEYS.contains(key) -> "key";
      case String number when NUMBERS.contains(number) -> "integer";
      case "pattern" -> "pattern";
      case "score", "weight", "min", "max" -> "double";
      case String time when time.startsWith("unix-time") -> "unix-time";
      case String _ -> "string";
    };
  }
}
