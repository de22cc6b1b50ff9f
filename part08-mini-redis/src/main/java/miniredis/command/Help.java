package miniredis.command;

/// What `CONFIG HELP` and its like answer.
final class Help {

  private Help() {}

  /// @param lines a subcommand with its arguments, and what it does, in turn
  static Command.Body of(String command, String... lines) {
    return (client, _) -> {
      client.reply().array(lines.length + 3);
      client.reply().status(command + " <subcommand> [<arg> [value] [opt] ...]. Subcommands are:");
      for (int i = 0; i < lines.length; i++) {
        client.reply().status(i % 2 == 0 ? lines[i] : "    " + lines[i]);
      }
      client.reply().status("HELP");
      client.reply().status("    Prints this help.");
    };
  }
}
