package miniredis.command;

import java.util.List;
import miniredis.command.Waiters.Wish;
import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;
import miniredis.resp.Reply;
import miniredis.store.Database;
import miniredis.store.Event;
import miniredis.store.ListValue;

/// Elements that go from one list to another, and pops from the first of several lists that has
/// one.
final class ListMoves {

  private ListMoves() {}

  static Family family() {
    return new Family("list")
        .row(
            "6.2.0",
            "lmove source destination LEFT|RIGHT LEFT|RIGHT",
            "write denyoom",
            "Moves an element from an end of a list to an end of another.",
            ListMoves::lmove)
        .row(
            "1.2.0",
            "rpoplpush source destination",
            "write denyoom",
            "Moves the last element of a list to the front of another.",
            ListMoves::rpoplpush)
        .row(
            "7.0.0",
            "lmpop numkeys key [key ...] LEFT|RIGHT [COUNT count]",
            "write movablekeys",
            "Takes elements from the first of these lists that has any.",
            ListMoves::lmpop);
  }

  static void lmove(Client client, byte[][] args) {
    move(client, args[1], args[2], isLeft(args[3]), isLeft(args[4]));
  }

  static void rpoplpush(Client client, byte[][] args) {
    move(client, args[1], args[2], false, true);
  }

  private static void move(Client client, byte[] source, byte[] target, boolean from, boolean to) {
    Database database = client.database();
    ListValue list = database.value(source, ListValue.class);
    if (list == null) {
      client.reply().nil();
    } else {
      move(client, database, source, list, target, from, to);
    }
  }

  /// Moves an element of a list, and writes it as the reply.
  ///
  /// @param from from the left end?
  /// @param to to the left end?
  static void move(
      Client client,
      Database database,
      byte[] source,
      ListValue list,
      byte[] target,
      boolean from,
      boolean to) {
    ListValue other = database.value(target, ListValue.class);
    byte[] element = from ? list.removeFirst() : list.removeLast();
    if (other == null) {
      other = new ListValue();
      database.add(target, other);
    }
    if (to) {
      other.addFirst(element);
    } else {
      other.addLast(element);
    }
    database.changed(target, to ? Event.LPUSH : Event.RPUSH);
    client.reply().bulk(element);
    Lists.taken(database, source, list, from);
  }

  /// LEFT or RIGHT.
  static boolean isLeft(byte[] where) {
    boolean left = Bytes.is(where, "left");
    if (!left && !Bytes.is(where, "right")) {
      throw ErrorReply.syntax();
    }
    return left;
  }

  /// What LMPOP and BLMPOP ask for.
  ///
  /// @param at where the number of keys stands
  static Wish<ListValue> pop(Client client, byte[][] args, int at) {
    List<byte[]> keys = Args.counted(args, at);
    int next = at + 1 + keys.size();
    if (next >= args.length) {
      throw ErrorReply.syntax();
    }
    boolean left = isLeft(args[next]);
    long count = Args.countOption(args, next + 1);
    return new Wish<>(
        ListValue.class,
        keys,
        (database, key, list) -> pop(client, database, key, list, left, count));
  }

  private static void pop(
      Client client, Database database, byte[] key, ListValue list, boolean left, long count) {
    int taken = (int) Math.min(count, list.size());
    Reply reply = client.reply();
    reply.array(2);
    reply.bulk(key);
    reply.array(taken);
    for (int i = 0; i < taken; i++) {
      reply.bulk(left ? list.removeFirst() : list.removeLast());
    }
    Lists.taken(database, key, list, left);
  }

  static void lmpop(Client client, byte[][] args) {
    if (!pop(client, args, 1).fulfil(client.database())) {
      client.reply().nilArray();
    }
  }
}
