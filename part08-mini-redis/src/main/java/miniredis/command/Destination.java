package miniredis.command;

import miniredis.store.Database;
import miniredis.store.Event;
import miniredis.store.SetValue;
import miniredis.store.SortedSet;
import miniredis.store.Value;

/// The key that a command such as SUNIONSTORE puts its result into: its first argument.
final class Destination {

  private Destination() {}

  static void store(Client client, byte[][] args, SetValue result, Event event) {
    store(client, args, result, result.size(), event);
  }

  static void store(Client client, byte[][] args, SortedSet result, Event event) {
    store(client, args, result, result.size(), event);
  }

  /// An empty result removes what the key held.
  private static void store(Client client, byte[][] args, Value result, int size, Event event) {
    Database database = client.database();
    boolean isRemoved = size == 0 && database.remove(args[1]) != null;
    if (size > 0) {
      database.put(args[1], result);
    }
    client.reply().integer(size); // before the notification, as in Redis
    if (size > 0) {
      database.changed(args[1], event);
    } else if (isRemoved) {
      database.changed(args[1], Event.DEL);
    }
  }
}
