package miniredis.command;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;

/// Which clients CLIENT KILL means: all its conditions hold, and of each kind the last one.
final class ClientFilter {

  private ClientFilter() {}

  /// @param args the whole request; conditions are pairs from the third word on
  static Predicate<Client> of(Client asker, byte[][] args) {
    Map<String, Predicate<Client>> conditions = new HashMap<>();
    boolean skipsAsker = true;
    if (args.length % 2 != 0) {
      throw ErrorReply.syntax();
    }
    for (int i = 2; i < args.length; i += 2) {
      byte[] value = args[i + 1];
      String kind = Bytes.text(args[i]).toLowerCase(Locale.ROOT);
      switch (kind) {
        case "id" -> conditions.put(kind, id(value));
        case "type" -> conditions.put(kind, type(value));
        case "addr" -> conditions.put(kind, client -> client.address().equals(Bytes.text(value)));
        case "laddr" ->
            conditions.put(kind, client -> client.localAddress().equals(Bytes.text(value)));
        case "user" -> checkUser(value); // all clients are of the one user that there is
        case "skipme" -> skipsAsker = isYes(value);
        default -> throw ErrorReply.syntax();
      }
    }
    Predicate<Client> all = conditions.values().stream().reduce(_ -> true, Predicate::and);
    return skipsAsker ? all.and(client -> !client.equals(asker)) : all;
  }

  private static Predicate<Client> id(byte[] value) {
    if (!Bytes.isLong(value) || Bytes.toLong(value) < 1) {
      throw new ErrorReply("ERR client-id should be greater than 0");
    }
    long id = Bytes.toLong(value);
    return client -> client.session().id == id;
  }

  static Predicate<Client> type(byte[] value) {
    return switch (Bytes.text(value).toLowerCase(Locale.ROOT)) {
      case "normal" -> client -> !client.session().isSubscriber();
      case "pubsub" -> client -> client.session().isSubscriber();
      case "master", "replica", "slave" -> _ -> false;
      default -> throw new ErrorReply("ERR Unknown client type '%s'".formatted(Bytes.shown(value)));
    };
  }

  private static void checkUser(byte[] name) {
    if (!Arrays.equals(name, Bytes.of("default"))) {
      throw new ErrorReply("ERR No such user '%s'".formatted(Bytes.shown(name)));
    }
  }

  private static boolean isYes(byte[] value) {
    if (Bytes.is(value, "yes")) {
      return true;
    }
    if (Bytes.is(value, "no")) {
      return false;
    }
    throw ErrorReply.syntax();
  }
}
