package miniredis.command;

import java.util.Arrays;
import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;
import miniredis.resp.Reply;
import miniredis.store.Database;
import miniredis.store.Event;
import miniredis.store.ListValue;

/// Lists. Those commands that move elements from one list to another: [ListMoves]; those that wait
/// for elements: [BlockingLists].
final class Lists {

  private Lists() {}

  static Family family() {
    return new Family("list")
        .row(
            "1.0.0",
            "lpush key element [element ...]",
            "write denyoom fast",
            "Puts elements before the first, one by one.",
            Lists::lpush)
        .row(
            "1.0.0",
            "rpush key element [element ...]",
            "write denyoom fast",
            "Puts elements behind the last.",
            Lists::rpush)
        .row(
            "2.2.0",
            "lpushx key element [element ...]",
            "write denyoom fast",
            "Puts elements before the first of a list that is there.",
            Lists::lpushx)
        .row(
            "2.2.0",
            "rpushx key element [element ...]",
            "write denyoom fast",
            "Puts elements behind the last of a list that is there.",
            Lists::rpushx)
        .row("1.0.0", "lpop key [count]", "write fast", "Takes the first elements.", Lists::lpop)
        .row("1.0.0", "rpop key [count]", "write fast", "Takes the last elements.", Lists::rpop)
        .row("1.0.0", "llen key", "readonly fast", "Counts the elements.", Lists::llen)
        .row(
            "1.0.0",
            "lrange key start stop",
            "readonly",
            "Gives the elements from one index to another.",
            Lists::lrange)
        .row(
            "1.0.0",
            "lindex key index",
            "readonly",
            "Gives the element at an index.",
            Lists::lindex)
        .row(
            "1.0.0",
            "lset key index element",
            "write denyoom",
            "Replaces the element at an index.",
            Lists::lset)
        .row(
            "2.2.0",
            "linsert key BEFORE|AFTER pivot element",
            "write denyoom",
            "Puts an element before or behind another.",
            Lists::linsert)
        .row(
            "1.0.0",
            "lrem key count element",
            "write",
            "Removes elements that are equal to this.",
            Lists::lrem)
        .row(
            "1.0.0",
            "ltrim key start stop",
            "write",
            "Keeps the elements from one index to another.",
            Lists::ltrim)
        .row(
            "6.0.6",
            "lpos key element [RANK rank] [COUNT num-matches] [MAXLEN len]",
            "readonly",
            "Finds where an element stands.",
            ListSearch::lpos);
  }

  static void lpush(Client client, byte[][] args) {
    push(client, args, true, true);
  }

  static void rpush(Client client, byte[][] args) {
    push(client, args, false, true);
  }

  static void lpushx(Client client, byte[][] args) {
    push(client, args, true, false);
  }

  static void rpushx(Client client, byte[][] args) {
    push(client, args, false, false);
  }

  private static void push(Client client, byte[][] args, boolean left, boolean create) {
    Database database = client.database();
    ListValue list = database.value(args[1], ListValue.class);
    if (list == null) {
      if (!create) {
        client.reply().integer(0);
        return;
      }
      list = new ListValue();
      database.add(args[1], list);
    }
    for (int i = 2; i < args.length; i++) {
      if (left) {
        list.addFirst(args[i]);
      } else {
        list.addLast(args[i]);
      }
    }
    client.reply().integer(list.size());
    database.changed(args[1], left ? Event.LPUSH : Event.RPUSH);
  }

  static void lpop(Client client, byte[][] args) {
    pop(client, args, true);
  }

  static void rpop(Client client, byte[][] args) {
    pop(client, args, false);
  }

  private static void pop(Client client, byte[][] args, boolean left) {
    if (args.length > 3) {
      throw new ErrorReply(
          "ERR wrong number of arguments for '%s' command".formatted(left ? "lpop" : "rpop"));
    }
    long count = args.length == 3 ? Args.positive(args[2]) : 1;
    Database database = client.database();
    ListValue list = database.value(args[1], ListValue.class);
    Reply reply = client.reply();
    if (list == null) {
      if (args.length == 3) {
        reply.nilArray();
      } else {
        reply.nil();
      }
      return;
    }
    int taken = (int) Math.min(count, list.size());
    if (args.length == 3) {
      reply.array(taken);
    }
    for (int i = 0; i < taken; i++) {
      reply.bulk(left ? list.removeFirst() : list.removeLast());
    }
    if (taken > 0) {
      taken(database, args[1], list, left);
    }
  }

  /// Elements were taken from an end of the list: says so, and removes the list, if it is empty.
  static void taken(Database database, byte[] key, ListValue list, boolean left) {
    database.changed(key, left ? Event.LPOP : Event.RPOP);
    database.removeIfEmpty(key, list.size());
  }

  static void llen(Client client, byte[][] args) {
    ListValue list = client.database().value(args[1], ListValue.class);
    client.reply().integer(list == null ? 0 : list.size());
  }

  static void lrange(Client client, byte[][] args) {
    long start = Args.integer(args[2]);
    long stop = Args.integer(args[3]);
    ListValue list = client.database().value(args[1], ListValue.class);
    Slice range = list == null ? Slice.NONE : Slice.of(start, stop, list.size());
    client.reply().array(range.size());
    for (int i = range.from(); i < range.to(); i++) {
      client.reply().bulk(list.get(i));
    }
  }

  static void lindex(Client client, byte[][] args) {
    ListValue list = client.database().value(args[1], ListValue.class);
    if (list == null) {
      client.reply().nil();
      return;
    }
    long index = fromEnd(Args.integer(args[2]), list);
    if (index < 0 || index >= list.size()) {
      client.reply().nil();
    } else {
      client.reply().bulk(list.get((int) index));
    }
  }

  static void lset(Client client, byte[][] args) {
    Database database = client.database();
    ListValue list = database.value(args[1], ListValue.class);
    if (list == null) {
      throw ErrorReply.noSuchKey();
    }
    long index = fromEnd(Args.integer(args[2]), list);
    if (index < 0 || index >= list.size()) {
      throw new ErrorReply("ERR index out of range");
    }
    list.set((int) index, args[3]);
    client.reply().ok();
    database.changed(args[1], Event.LSET);
  }

  /// A negative index counts from the end: -1 is the last element.
  private static long fromEnd(long index, ListValue list) {
    return index < 0 ? index + list.size() : index;
  }

  static void linsert(Client client, byte[][] args) {
    boolean before = Bytes.is(args[2], "before");
    if (!before && !Bytes.is(args[2], "after")) {
      throw ErrorReply.syntax();
    }
    Database database = client.database();
    ListValue list = database.value(args[1], ListValue.class);
    if (list == null) {
      client.reply().integer(0);
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      if (Arrays.equals(list.get(i), args[3])) {
        list.insert(before ? i : i + 1, args[4]);
        database.changed(args[1], Event.LINSERT);
        client.reply().integer(list.size());
        return;
      }
    }
    client.reply().integer(-1);
  }

  /// With a positive count from the front, with a negative one from the end, with 0 all.
  static void lrem(Client client, byte[][] args) {
    long count = Args.integer(args[2]);
    Database database = client.database();
    ListValue list = database.value(args[1], ListValue.class);
    if (list == null) {
      client.reply().integer(0);
      return;
    }
    int removed = ListSearch.remove(list, args[3], count);
    if (removed > 0) {
      database.changed(args[1], Event.LREM);
      database.removeIfEmpty(args[1], list.size());
    }
    client.reply().integer(removed);
  }

  static void ltrim(Client client, byte[][] args) {
    long start = Args.integer(args[2]);
    long stop = Args.integer(args[3]);
    Database database = client.database();
    ListValue list = database.value(args[1], ListValue.class);
    if (list != null) {
      Slice range = Slice.of(start, stop, list.size());
      list.keep(range.from(), range.to());
      database.changed(args[1], Event.LTRIM);
      database.removeIfEmpty(args[1], list.size());
    }
    client.reply().ok();
  }
}
