package miniredis.command;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import miniredis.resp.ErrorReply;

/// MONITOR: clients that are told every command that runs.
final class Monitors {

  private final Set<Client> clients = new LinkedHashSet<>();

  static void monitor(Client client, byte[][] args) {
    if (client.session().isInExec) {
      throw new ErrorReply("ERR MONITOR isn't allowed for DENY BLOCKING client");
    }
    if (client.session().isMonitor) {
      return; // Redis, too, answers the first time only
    }
    client.session().isMonitor = true;
    client.redis().monitors().clients.add(client);
    client.reply().ok();
  }

  void remove(Client client) {
    client.session().isMonitor = false;
    clients.remove(client);
  }

  /// A command has run.
  void tell(Client client, Command command, byte[][] request) {
    if (clients.isEmpty() || command.is("skip_monitor") || command.is("admin")) {
      return;
    }
    Instant now = Instant.now();
    var line = new StringBuilder();
    line.append(
        "%d.%06d [%d %s]"
            .formatted(
                now.getEpochSecond(),
                now.getNano() / 1000,
                client.database().index(),
                client.address()));
    for (byte[] word : request) {
      line.append(' ');
      quote(line, word);
    }
    for (Client monitor : List.copyOf(clients)) { // one that is too slow is ended
      if (!monitor.session().replies.areUnwanted()) {
        monitor.tell(reply -> reply.status(line.toString()));
      }
    }
  }

  /// As a person could type it.
  static void quote(StringBuilder line, byte[] word) {
    line.append('"');
    for (byte b : word) {
      switch (b) {
        case '"' -> line.append("\\\"");
        case '\\' -> line.append("\\\\");
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\t' -> line.append("\\t");
        case 7 -> line.append("\\a");
        case '\b' -> line.append("\\b");
        default -> {
          if (b >= ' ' && b < 127) {
            line.append((char) b);
          } else {
            line.append("\\x%02x".formatted(b & 0xff));
          }
        }
      }
    }
    line.append('"');
  }
}
