package miniredis.command;

import java.util.Arrays;
import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;
import miniredis.store.Database;
import miniredis.store.Event;
import miniredis.store.Key;
import miniredis.store.Keyspace;
import miniredis.store.Value;

/// Keys, whatever they hold.
final class Keys {

  private Keys() {}

  static Family family() {
    return new Family("generic")
        .row("1.0.0", "del key [key ...]", "write", "Removes keys.", Keys::del)
        .row(
            "4.0.0",
            "unlink key [key ...]",
            "write fast",
            "Removes keys; Redis frees their memory on another thread, the JVM always does.",
            Keys::del)
        .row(
            "1.0.0",
            "exists key [key ...]",
            "readonly fast",
            "Counts which of the keys are there.",
            Keys::exists)
        .row("1.0.0", "type key", "readonly fast", "Tells what a key holds.", Keys::type)
        .row(
            "3.2.1",
            "touch key [key ...]",
            "readonly fast",
            "Notes that keys were used, and counts which of them are there.",
            Keys::touch)
        .row("1.0.0", "rename key newkey", "write", "Gives a key another name.", Keys::rename)
        .row(
            "1.0.0",
            "renamenx key newkey",
            "write fast",
            "Gives a key another name, if no other key has it.",
            Keys::renamenx)
        .row(
            "6.2.0",
            "copy source destination [DB destination-db] [REPLACE]",
            "write denyoom",
            "Copies what a key holds to another key.",
            Keys::copy)
        .row("1.0.0", "move key db", "write fast", "Moves a key to another database.", Keys::move)
        .row("1.0.0", "randomkey", "readonly", "Names any key.", Keys::randomkey);
  }

  static void del(Client client, byte[][] args) {
    Database database = client.database();
    int removed = 0;
    for (int i = 1; i < args.length; i++) {
      if (database.remove(args[i]) != null) {
        database.changed(args[i], Event.DEL);
        removed++;
      }
    }
    client.reply().integer(removed);
  }

  /// A key that is named twice counts twice.
  static void exists(Client client, byte[][] args) {
    int count = 0;
    for (int i = 1; i < args.length; i++) {
      if (client.database().peek(args[i]) != null) {
        count++;
      }
    }
    client.reply().integer(count);
  }

  static void type(Client client, byte[][] args) {
    Key key = client.database().peek(args[1]);
    client.reply().status(key == null ? "none" : key.value().type());
  }

  static void touch(Client client, byte[][] args) {
    int count = 0;
    for (int i = 1; i < args.length; i++) {
      if (client.database().find(args[i]) != null) {
        count++;
      }
    }
    client.reply().integer(count);
  }

  static void rename(Client client, byte[][] args) {
    rename(client, args, true);
    client.reply().ok();
  }

  static void renamenx(Client client, byte[][] args) {
    client.reply().integer(rename(client, args, false) ? 1 : 0);
  }

  /// @param replaces may another key with the new name be lost?
  /// @return whether the key got the new name
  private static boolean rename(Client client, byte[][] args, boolean replaces) {
    Database database = client.database();
    Key key = database.find(args[1]);
    if (key == null) {
      throw ErrorReply.noSuchKey();
    }
    if (Arrays.equals(args[1], args[2]) || (!replaces && database.find(args[2]) != null)) {
      return false;
    }
    long deadline = key.deadline();
    Value value = database.remove(args[1]);
    database.remove(args[2]);
    database.setDeadline(database.add(args[2], value), deadline);
    database.changed(args[1], Event.RENAME_FROM);
    database.changed(args[2], Event.RENAME_TO);
    return true;
  }

  static void copy(Client client, byte[][] args) {
    Database target = client.database();
    boolean replaces = false;
    for (int i = 3; i < args.length; i++) {
      if (Bytes.is(args[i], "replace")) {
        replaces = true;
      } else if (Bytes.is(args[i], "db") && i + 1 < args.length) {
        target = database(client, args[++i]);
      } else {
        throw ErrorReply.syntax();
      }
    }
    if (target == client.database() && Arrays.equals(args[1], args[2])) {
      throw sameObject();
    }
    Key key = client.database().find(args[1]);
    if (key == null || (!replaces && target.find(args[2]) != null)) {
      client.reply().integer(0);
      return;
    }
    target.remove(args[2]);
    target.setDeadline(target.add(args[2], key.value().copy()), key.deadline());
    target.changed(args[2], Event.COPY_TO);
    client.reply().integer(1);
  }

  static void move(Client client, byte[][] args) {
    Database source = client.database();
    Database target = database(client, args[2]);
    if (source == target) {
      throw sameObject();
    }
    Key key = source.find(args[1]);
    if (key == null || target.find(args[1]) != null) {
      client.reply().integer(0);
      return;
    }
    long deadline = key.deadline();
    Value value = source.remove(args[1]);
    target.setDeadline(target.add(args[1], value), deadline);
    source.changed(args[1], Event.MOVE_FROM);
    target.changed(args[1], Event.MOVE_TO);
    client.reply().integer(1);
  }

  /// The database of this number.
  ///
  /// @throws ErrorReply there is none
  static Database database(Client client, byte[] number) {
    Keyspace keyspace = client.redis().keyspace();
    int index = Args.int32(number);
    if (index < 0 || index >= keyspace.databases()) {
      throw new ErrorReply("ERR DB index is out of range");
    }
    return keyspace.database(index);
  }

  private static ErrorReply sameObject() {
    return new ErrorReply("ERR source and destination objects are the same");
  }

  static void randomkey(Client client, byte[][] args) {
    Key key = client.database().any();
    if (key == null) {
      client.reply().nil();
    } else {
      client.reply().bulk(key.name());
    }
  }
}
