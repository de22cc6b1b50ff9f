package miniredis.command;

/// A client as CLIENT LIST shows it.
final class ClientLine {

  private ClientLine() {}

  static String of(Client client) {
    Session session = client.session();
    Transaction transaction = session.transaction;
    long now = client.redis().keyspace().now();
    int queued = transaction == null ? -1 : transaction.commands().size();
    return ("id=%d addr=%s laddr=%s fd=%d name=%s age=%d idle=%d flags=%s db=%d sub=%d psub=%d ssub=0"
            + " multi=%d qbuf=%d qbuf-free=0 argv-mem=0 multi-mem=0 rbs=0 rbp=0 obl=%d oll=0 omem=0"
            + " tot-mem=%d events=r cmd=%s user=default redir=-1 resp=%d")
        .formatted(
            session.id,
            client.address(),
            client.localAddress(),
            session.id, // the JVM does not tell the number of a socket
            session.name,
            (now - session.since) / 1000,
            (now - session.lastUsed) / 1000,
            flags(session),
            client.database().index(),
            session.channels(),
            session.patterns(),
            queued,
            client.unread(),
            client.unsent(),
            client.unread() + client.unsent(),
            session.lastCommand,
            client.reply().version());
  }

  private static String flags(Session session) {
    var flags = new StringBuilder();
    flags.append(session.isMonitor ? "O" : "");
    flags.append(session.isSubscriber() ? "P" : "");
    flags.append(session.transaction != null ? "x" : "");
    flags.append(session.waiter != null || session.isHeld ? "b" : "");
    flags.append(session.isLate ? "d" : "");
    flags.append(session.isSpared ? "e" : "");
    return flags.isEmpty() ? "N" : flags.toString();
  }
}
