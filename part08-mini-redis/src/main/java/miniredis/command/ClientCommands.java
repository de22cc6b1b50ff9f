package miniredis.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import miniredis.command.Session.Replies;
import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;

/// CLIENT: who is connected, and what may be done to them.
final class ClientCommands {

  private static final String USUAL = "noscript loading stale";
  private static final String ADMIN = "admin noscript loading stale";

  private static final String FILTER =
      "([ID client-id] | [TYPE NORMAL|MASTER|SLAVE|REPLICA|PUBSUB] | [USER username]"
          + " | [ADDR ip:port] | [LADDR ip:port] | [SKIPME yes/no])";

  private ClientCommands() {}

  static Family family() {
    return new Family("connection")
        .container("2.4.0", "client", "Tells of clients, and acts on them.", subcommands());
  }

  private static Family subcommands() {
    return new Family("connection")
        .sub("5.0.0", "client id", USUAL, "Gives this connection's number.", ClientCommands::id)
        .sub(
            "2.6.9",
            "client getname",
            USUAL,
            "Gives this connection's name.",
            ClientCommands::getName)
        .sub(
            "2.6.9",
            "client setname connection-name",
            USUAL,
            "Names this connection.",
            ClientCommands::setName)
        .sub(
            "2.4.0",
            "client list [TYPE NORMAL|MASTER|REPLICA|PUBSUB] [ID client-id [client-id ...]]",
            ADMIN,
            "Lists connections, one a line.",
            ClientCommands::list)
        .sub("6.2.0", "client info", USUAL, "Tells about this connection.", ClientCommands::info)
        .sub(
            "2.4.0",
            "client kill (ip:port | %1$s [%1$s ...])".formatted(FILTER),
            ADMIN,
            "Closes the connections that match.",
            ClientCommands::kill)
        .sub(
            "5.0.0",
            "client unblock client-id [TIMEOUT | ERROR]",
            ADMIN,
            "Ends another client's waiting.",
            ClientCommands::unblock)
        .sub(
            "2.9.50",
            "client pause timeout [WRITE | ALL]",
            ADMIN,
            "Holds back commands for so many milliseconds.",
            ClientCommands::pause)
        .sub("6.2.0", "client unpause", ADMIN, "Ends a pause.", ClientCommands::unpause)
        .sub(
            "3.2.0",
            "client reply ON|OFF|SKIP",
            USUAL,
            "Says which replies this connection wants.",
            ClientCommands::reply)
        .sub(
            "7.0.0",
            "client no-evict ON|OFF",
            ADMIN,
            "Spares this connection when memory is short.",
            ClientCommands::noEvict)
        .sub(
            "6.0.0",
            "client getredir",
            USUAL,
            "Tells where invalidations go.",
            ClientCommands::getRedir)
        .sub(
            "5.0.0",
            "client help",
            "loading stale",
            "Says what CLIENT can do.",
            Help.of(
                "CLIENT",
                "GETNAME",
                "The name of this connection.",
                "ID",
                "The number of this connection.",
                "INFO",
                "About this connection.",
                "KILL <ip:port>",
                "Closes one connection.",
                "KILL <option> <value> [<option> <value> ...]",
                "Closes those that match: ADDR, LADDR, TYPE, USER, ID, SKIPME.",
                "LIST [TYPE <type>] [ID <id> ...]",
                "About all connections, or some.",
                "NO-EVICT (ON|OFF)",
                "Spares this connection when memory is short.",
                "PAUSE <milliseconds> [WRITE|ALL]",
                "Holds back commands.",
                "REPLY (ON|OFF|SKIP)",
                "Which replies this connection gets.",
                "SETNAME <name>",
                "Names this connection.",
                "UNBLOCK <id> [TIMEOUT|ERROR]",
                "Ends the waiting of a blocked client.",
                "UNPAUSE",
                "Ends a pause."));
  }

  private static void id(Client client, byte[][] args) {
    client.reply().integer(client.session().id);
  }

  private static void getName(Client client, byte[][] args) {
    if (client.session().name.isEmpty()) {
      client.reply().nil();
    } else {
      client.reply().bulk(client.session().name);
    }
  }

  private static void setName(Client client, byte[][] args) {
    checkName(args[2]);
    client.session().name = Bytes.text(args[2]);
    client.reply().ok();
  }

  /// A name with a space or a line break in it would break the listing.
  static void checkName(byte[] name) {
    for (byte b : name) {
      if (b < '!' || b > '~') {
        throw new ErrorReply(
            "ERR Client names cannot contain spaces, newlines or special characters.");
      }
    }
  }

  private static void list(Client client, byte[][] args) {
    List<Client> chosen = new ArrayList<>();
    if (args.length == 2) {
      chosen.addAll(client.redis().clients().values());
    } else if (args.length == 4 && Bytes.is(args[2], "type")) {
      Predicate<Client> isOfType = ClientFilter.type(args[3]);
      client.redis().clients().values().stream().filter(isOfType).forEach(chosen::add);
    } else if (args.length > 3 && Bytes.is(args[2], "id")) {
      for (byte[] id : Arrays.asList(args).subList(3, args.length)) {
        if (!Bytes.isLong(id)) {
          throw new ErrorReply("ERR Invalid client ID");
        }
        Client one = client.redis().clients().get(Bytes.toLong(id));
        if (one != null) {
          chosen.add(one);
        }
      }
    } else {
      throw ErrorReply.syntax();
    }
    var text = new StringBuilder();
    chosen.forEach(one -> text.append(ClientLine.of(one)).append('\n'));
    client.reply().verbatim(text.toString());
  }

  private static void info(Client client, byte[][] args) {
    client.reply().verbatim(ClientLine.of(client) + "\n");
  }

  private static void kill(Client client, byte[][] args) {
    Redis redis = client.redis();
    if (args.length == 3) {
      String address = Bytes.text(args[2]);
      Client one =
          redis.clients().values().stream()
              .filter(other -> other.address().equals(address))
              .findFirst()
              .orElseThrow(() -> new ErrorReply("ERR No such client"));
      client.reply().ok();
      end(client, one);
      return;
    }
    Predicate<Client> filter = ClientFilter.of(client, args);
    List<Client> chosen = redis.clients().values().stream().filter(filter).toList();
    client.reply().integer(chosen.size());
    chosen.forEach(one -> end(client, one));
  }

  /// A client that ends itself gets its reply first, and no more, though a transaction goes on.
  private static void end(Client client, Client one) {
    if (one.equals(client)) {
      client.session().replies = Replies.OFF;
      one.close();
    } else {
      one.kill();
    }
  }

  private static void unblock(Client client, byte[][] args) {
    checkOneOption(args);
    boolean error = false;
    if (args.length == 4) {
      error = Bytes.is(args[3], "error");
      if (!error && !Bytes.is(args[3], "timeout")) {
        throw new ErrorReply("ERR CLIENT UNBLOCK reason should be TIMEOUT or ERROR");
      }
    }
    Client one = client.redis().clients().get(Args.integer(args[2]));
    Waiters waiters = client.redis().waiters();
    boolean waited =
        one != null
            && (error
                ? waiters.fail(one, "UNBLOCKED client unblocked via CLIENT UNBLOCK")
                : waiters.timeOut(one));
    client.reply().integer(waited ? 1 : 0);
  }

  private static void checkOneOption(byte[][] args) {
    if (args.length > 4) {
      throw Families.unknownSubcommand(args);
    }
  }

  private static void pause(Client client, byte[][] args) {
    checkOneOption(args);
    boolean all = true;
    if (args.length == 4) {
      all = Bytes.is(args[3], "all");
      if (!all && !Bytes.is(args[3], "write")) {
        throw new ErrorReply("ERR CLIENT PAUSE mode must be WRITE or ALL");
      }
    }
    if (!Bytes.isLong(args[2])) {
      throw new ErrorReply("ERR timeout is not an integer or out of range");
    }
    long millis = Bytes.toLong(args[2]);
    if (millis < 0) {
      throw new ErrorReply("ERR timeout is negative");
    }
    client.redis().pause().begin(millis, all);
    client.reply().ok();
  }

  private static void unpause(Client client, byte[][] args) {
    client.redis().pause().end();
    client.reply().ok();
  }

  private static void reply(Client client, byte[][] args) {
    Session session = client.session();
    if (Bytes.is(args[2], "on")) {
      session.replies = Replies.ON;
      client.reply().ok();
    } else if (Bytes.is(args[2], "off")) {
      session.replies = Replies.OFF;
    } else if (Bytes.is(args[2], "skip")) {
      if (session.replies != Replies.OFF) {
        session.replies = Replies.SKIP_NEXT;
      }
    } else {
      throw ErrorReply.syntax();
    }
  }

  private static void noEvict(Client client, byte[][] args) {
    boolean on = Bytes.is(args[2], "on");
    if (!on && !Bytes.is(args[2], "off")) {
      throw ErrorReply.syntax();
    }
    client.session().isSpared = on;
    client.reply().ok();
  }

  private static void getRedir(Client client, byte[][] args) {
    client.reply().integer(-1); // nothing is tracked
  }
}
