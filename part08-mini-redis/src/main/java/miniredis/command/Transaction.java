package miniredis.command;

import java.util.ArrayList;
import java.util.List;

/// What a client queued after MULTI, until EXEC or DISCARD.
final class Transaction {

  /// A request that was checked as far as it can be before it runs: the command is there, and it
  /// has enough arguments.
  record Queued(Command command, byte[][] args) {}

  private final List<Queued> commands = new ArrayList<>();
  private boolean isRefused;

  void queue(Command command, byte[][] args) {
    commands.add(new Queued(command, args));
  }

  /// One of its commands could not be queued: EXEC will carry out none.
  void refuse() {
    isRefused = true;
  }

  boolean isRefused() {
    return isRefused;
  }

  boolean writes() {
    return commands.stream().anyMatch(queued -> queued.command.writes());
  }

  List<Queued> commands() {
    return commands;
  }
}
