package miniredis.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import miniredis.command.Waiters.Action;
import miniredis.command.Waiters.Wish;
import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;
import miniredis.resp.Reply;
import miniredis.store.Database;
import miniredis.store.Event;
import miniredis.store.SortedSet;

/// Members that are taken from either end of a sorted set, at once or when there are some.
final class SortedSetPops {

  private SortedSetPops() {}

  static Family family() {
    return new Family("sorted-set")
        .row(
            "5.0.0",
            "zpopmin key [count]",
            "write fast",
            "Takes the members with the lowest scores.",
            (client, args) -> pop(client, args, true))
        .row(
            "5.0.0",
            "zpopmax key [count]",
            "write fast",
            "Takes the members with the highest scores.",
            (client, args) -> pop(client, args, false))
        .row(
            "7.0.0",
            "zmpop numkeys key [key ...] MIN|MAX [COUNT count]",
            "write movablekeys",
            "Takes members from the first of these sets that has any.",
            SortedSetPops::zmpop)
        .row(
            "5.0.0",
            "bzpopmin key [key ...] timeout",
            "write noscript blocking fast",
            "Takes the member with the lowest score from the first of these sets, or waits for it.",
            (client, args) -> popOrWait(client, args, true))
        .row(
            "5.0.0",
            "bzpopmax key [key ...] timeout",
            "write noscript blocking fast",
            "Takes the member with the highest score from the first of these sets, or waits for it.",
            (client, args) -> popOrWait(client, args, false))
        .row(
            "7.0.0",
            "bzmpop timeout numkeys key [key ...] MIN|MAX [COUNT count]",
            "write blocking movablekeys",
            "Takes members from the first of these sets that has any, or waits for them.",
            SortedSetPops::bzmpop);
  }

  record Scored(byte[] member, double score) {}

  /// Removes the members of a range, and gives them, the lowest first.
  static List<Scored> take(SortedSet set, Slice slice) {
    List<Scored> taken = new ArrayList<>();
    set.forEach(slice.from(), slice.to(), (member, score) -> taken.add(new Scored(member, score)));
    taken.forEach(one -> set.remove(one.member));
    return taken;
  }

  /// Takes from an end, and says what was changed.
  private static List<Scored> take(
      Database database, byte[] key, SortedSet set, boolean min, long count) {
    int most = (int) Math.min(count, set.size());
    Slice slice = min ? new Slice(0, most) : new Slice(set.size() - most, set.size());
    List<Scored> taken = take(set, slice);
    if (!taken.isEmpty()) {
      database.changed(key, min ? Event.ZPOPMIN : Event.ZPOPMAX);
      database.removeIfEmpty(key, set.size());
    }
    return min ? taken : taken.reversed();
  }

  private static void pop(Client client, byte[][] args, boolean min) {
    if (args.length > 3) {
      throw ErrorReply.syntax();
    }
    long count = args.length == 3 ? Args.positive(args[2]) : 1;
    Database database = client.database();
    SortedSet set = database.value(args[1], SortedSet.class);
    Reply reply = client.reply();
    if (set == null) {
      reply.array(0);
      return;
    }
    List<Scored> taken = take(database, args[1], set, min, count);
    boolean pairs = args.length == 3 && reply.isResp3();
    reply.array(pairs ? taken.size() : 2 * taken.size());
    for (Scored one : taken) {
      if (pairs) {
        reply.array(2);
      }
      reply.bulk(one.member);
      reply.real(one.score);
    }
  }

  private static void popOrWait(Client client, byte[][] args, boolean min) {
    long millis = Args.timeout(args[args.length - 1]);
    List<byte[]> keys = Arrays.asList(args).subList(1, args.length - 1);
    Action<SortedSet> action = (database, key, set) -> popOne(client, database, key, set, min);
    fulfilOrWait(client, new Wish<>(SortedSet.class, keys, action), millis);
  }

  private static void popOne(
      Client client, Database database, byte[] key, SortedSet set, boolean min) {
    Scored one = take(database, key, set, min, 1).getFirst();
    client.reply().array(3);
    client.reply().bulk(key);
    client.reply().bulk(one.member);
    client.reply().real(one.score);
  }

  /// What ZMPOP and BZMPOP ask for.
  ///
  /// @param at where the number of keys stands
  private static Wish<SortedSet> pop(Client client, byte[][] args, int at) {
    List<byte[]> keys = Args.counted(args, at);
    int next = at + 1 + keys.size();
    if (next >= args.length) {
      throw ErrorReply.syntax();
    }
    boolean min = Bytes.is(args[next], "min");
    if (!min && !Bytes.is(args[next], "max")) {
      throw ErrorReply.syntax();
    }
    long count = Args.countOption(args, next + 1);
    return new Wish<>(
        SortedSet.class, keys, (database, key, set) -> pop(client, database, key, set, min, count));
  }

  private static void pop(
      Client client, Database database, byte[] key, SortedSet set, boolean min, long count) {
    List<Scored> taken = take(database, key, set, min, count);
    Reply reply = client.reply();
    reply.array(2);
    reply.bulk(key);
    reply.array(taken.size());
    for (Scored one : taken) {
      reply.array(2);
      reply.bulk(one.member);
      reply.real(one.score);
    }
  }

  static void zmpop(Client client, byte[][] args) {
    if (!pop(client, args, 1).fulfil(client.database())) {
      client.reply().nilArray();
    }
  }

  static void bzmpop(Client client, byte[][] args) {
    Wish<SortedSet> wish = pop(client, args, 2);
    fulfilOrWait(client, wish, Args.timeout(args[1]));
  }

  private static void fulfilOrWait(Client client, Wish<SortedSet> wish, long millis) {
    client.redis().waiters().fulfilOrWait(client, wish, millis, Reply::nilArray);
  }
}
