package miniredis.command;

import java.util.ArrayList;
import java.util.List;
import miniredis.resp.Bytes;
import miniredis.store.Database;
import miniredis.store.Key;

/// All keys of a database: at once, or about as many at a time as the client asks for.
final class Scans {

  private Scans() {}

  static Family family() {
    return new Family("generic")
        .row(
            "1.0.0",
            "keys pattern",
            "readonly @dangerous",
            "Lists all keys whose names fit a pattern, while all other clients wait.",
            Scans::keys)
        .row(
            "2.8.0",
            "scan cursor [MATCH pattern] [COUNT count] [TYPE type]",
            "readonly",
            "Lists some of the keys, and a cursor that asks for the next.",
            Scans::scan);
  }

  static void keys(Client client, byte[][] args) {
    boolean all = ScanOptions.isStar(args[1]);
    List<Key> found = new ArrayList<>();
    client
        .database()
        .forEach(key -> {
          if (all || Glob.matches(args[1], key.name())) {
            found.add(key);
          }
        });
    client.reply().array(found.size());
    found.forEach(key -> client.reply().bulk(key.name()));
  }

  /// Keys that do not fit, or that have expired, are left out at the end: a call may find none, and
  /// there may be more.
  static void scan(Client client, byte[][] args) {
    long cursor = ScanOptions.cursor(args[1]);
    var options = ScanOptions.of(args, 2, true);
    Database database = client.database();
    List<Key> found = new ArrayList<>();
    long next = options.collect(database::scan, cursor, found);
    found.removeIf(key ->
        !options.matches(key.name())
            || database.peek(key.name()) == null
            || !isOf(options.type(), key));
    ScanOptions.begin(client.reply(), next, found.size());
    found.forEach(key -> client.reply().bulk(key.name()));
  }

  private static boolean isOf(byte[] type, Key key) {
    return type == null || Bytes.is(type, key.value().type());
  }
}
