package miniredis.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;
import miniredis.resp.Reply;

/// COMMAND: about the commands themselves. All of it comes from the table that runs them.
final class CommandCommands {

  private static final String USUAL = "loading stale";

  private CommandCommands() {}

  static Family family() {
    return new Family("server")
        .withOwn(
            "2.8.13",
            "command",
            USUAL + " @connection",
            "Tells of all commands.",
            CommandCommands::all,
            subcommands());
  }

  private static Family subcommands() {
    return new Family("server")
        .sub(
            "2.8.13",
            "command count",
            USUAL + " @connection",
            "Counts the commands.",
            CommandCommands::count)
        .sub(
            "2.8.13",
            "command info [command-name ...]",
            USUAL + " @connection",
            "Tells of commands, for programs.",
            CommandCommands::info)
        .sub(
            "7.0.0",
            "command docs [command-name ...]",
            USUAL + " @connection",
            "Tells of commands, for people.",
            CommandCommands::docs)
        .sub(
            "7.0.0",
            "command list [FILTERBY MODULE module-name | ACLCAT category | PATTERN pattern]",
            USUAL + " @connection",
            "Lists the names of commands.",
            CommandCommands::list)
        .sub(
            "2.8.13",
            "command getkeys command argument [argument ...]",
            USUAL + " @connection",
            "Tells which arguments of a request are keys.",
            CommandCommands::getKeys)
        .sub(
            "7.0.0",
            "command getkeysandflags command argument [argument ...]",
            USUAL + " @connection",
            "Tells which arguments of a request are keys, and what happens to them.",
            CommandCommands::getKeysAndFlags)
        .sub(
            "5.0.0",
            "command help",
            USUAL + " @connection",
            "Says what COMMAND can do.",
            Help.of(
                "COMMAND",
                "(no subcommand)",
                "About all commands.",
                "COUNT",
                "How many there are.",
                "LIST [FILTERBY (MODULE|ACLCAT|PATTERN) <which>]",
                "Their names.",
                "INFO [<name> ...]",
                "About some, for programs.",
                "DOCS [<name> ...]",
                "About some, for people.",
                "GETKEYS <request>",
                "Which arguments are keys.",
                "GETKEYSANDFLAGS <request>",
                "Which arguments are keys, and what happens to them."));
  }

  private static void all(Client client, byte[][] args) {
    Collection<Command> commands = client.redis().commands().all();
    client.reply().array(commands.size());
    commands.forEach(command -> write(client.reply(), command));
  }

  private static void count(Client client, byte[][] args) {
    client.reply().integer(client.redis().commands().all().size());
  }

  private static void info(Client client, byte[][] args) {
    if (args.length == 2) {
      all(client, args);
      return;
    }
    client.reply().array(args.length - 2);
    for (byte[] name : Arrays.asList(args).subList(2, args.length)) {
      Command command = named(client, name);
      if (command == null) {
        client.reply().nilArray();
      } else {
        write(client.reply(), command);
      }
    }
  }

  /// `get`, or `config|get`.
  private static Command named(Client client, byte[] name) {
    String[] words = Bytes.text(name).toLowerCase(Locale.ROOT).split("\\|", 2);
    Command command = client.redis().commands().find(Bytes.of(words[0]));
    return command == null || words.length == 1 ? command : command.subcommands().get(words[1]);
  }

  /// What programs want to know; tips and key specifications are left out.
  private static void write(Reply reply, Command command) {
    int[] keys = command.syntax().keys();
    reply.array(10);
    reply.bulk(command.name());
    reply.integer(command.syntax().arity());
    strings(reply, command.flags().stream().filter(flag -> flag.charAt(0) != '@').toList());
    reply.integer(keys[0]);
    reply.integer(keys[1]);
    reply.integer(keys[2]);
    strings(reply, command.categories());
    reply.array(0);
    reply.array(0);
    reply.array(command.subcommands().size());
    command.subcommands().values().forEach(subcommand -> write(reply, subcommand));
  }

  private static void strings(Reply reply, Collection<String> texts) {
    reply.set(texts.size());
    texts.forEach(reply::status);
  }

  private static void docs(Client client, byte[][] args) {
    List<Command> commands = new ArrayList<>();
    if (args.length == 2) {
      commands.addAll(client.redis().commands().all());
    }
    for (byte[] name : Arrays.asList(args).subList(2, args.length)) {
      Command command = named(client, name);
      if (command != null) {
        commands.add(command);
      }
    }
    client.reply().map(commands.size());
    commands.forEach(command -> Docs.write(client.reply(), command));
  }

  private static void list(Client client, byte[][] args) {
    Predicate<Command> filter = _ -> true;
    if (args.length > 2) {
      if (args.length != 5 || !Bytes.is(args[2], "filterby")) {
        throw ErrorReply.syntax();
      }
      filter = filter(args[3], args[4]);
    }
    List<String> names = new ArrayList<>();
    for (Command row : client.redis().commands().rows()) {
      if (filter.test(row) && (args.length > 2 || !row.name().contains("|"))) {
        names.add(row.name());
      }
    }
    client.reply().array(names.size());
    names.forEach(client.reply()::bulk);
  }

  private static Predicate<Command> filter(byte[] by, byte[] which) {
    if (Bytes.is(by, "module")) {
      return _ -> false;
    }
    if (Bytes.is(by, "aclcat")) {
      String category = "@" + Bytes.text(which).toLowerCase(Locale.ROOT);
      return command -> command.categories().contains(category);
    }
    if (Bytes.is(by, "pattern")) {
      byte[] lowerCase = Bytes.of(Bytes.text(which).toLowerCase(Locale.ROOT));
      return command -> Glob.matches(lowerCase, Bytes.of(command.name()));
    }
    throw ErrorReply.syntax();
  }

  private static void getKeys(Client client, byte[][] args) {
    byte[][] request = Arrays.copyOfRange(args, 2, args.length);
    Collection<byte[]> keys = keys(client, request);
    client.reply().array(keys.size());
    keys.forEach(client.reply()::bulk);
  }

  private static void getKeysAndFlags(Client client, byte[][] args) {
    byte[][] request = Arrays.copyOfRange(args, 2, args.length);
    Collection<byte[]> keys = keys(client, request);
    Command row = client.redis().commands().find(request[0]).resolve(request);
    client.reply().array(keys.size());
    int place = 0;
    for (byte[] key : keys) {
      client.reply().array(2);
      client.reply().bulk(key);
      strings(client.reply(), KeyFlags.of(row.name(), request, place++));
    }
  }

  private static Collection<byte[]> keys(Client client, byte[][] request) {
    Command command = client.redis().commands().find(request[0]);
    Command row = command == null ? null : command.resolve(request);
    if (row == null) {
      throw new ErrorReply("ERR Invalid command specified");
    }
    int[] places = row.syntax().keys();
    if (places[0] == 0 && !row.syntax().countsKeys()) {
      throw new ErrorReply("ERR The command has no key arguments");
    }
    if (!row.accepts(request.length)) {
      throw new ErrorReply("ERR Invalid number of arguments specified for command");
    }
    Set<byte[]> keys = new LinkedHashSet<>();
    int last = places[1] < 0 ? request.length + places[1] : places[1];
    for (int i = places[0]; places[0] > 0 && i <= last; i += places[2]) {
      keys.add(request[i]);
    }
    if (row.syntax().countsKeys()) {
      keys.addAll(counted(request, row.syntax().numkeys()));
    } else if (row.name().equals("sort")) {
      byte[] destination = Sort.destination(request);
      if (destination != null) {
        keys.add(destination);
      }
    }
    return keys;
  }

  private static Collection<byte[]> counted(byte[][] request, int numkeys) {
    try {
      return Args.counted(request, numkeys);
    } catch (ErrorReply e) {
      throw new ErrorReply("ERR Invalid arguments specified for command");
    }
  }
}
