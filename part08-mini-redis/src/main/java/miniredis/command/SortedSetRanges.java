package miniredis.command;

import miniredis.resp.Reply;
import miniredis.store.Database;
import miniredis.store.Event;
import miniredis.store.SortedSet;

/// Pieces of a sorted set: by rank, by score, or by the members themselves.
final class SortedSetRanges {

  private SortedSetRanges() {}

  static Family family() {
    return new Family("sorted-set")
        .row(
            "1.2.0",
            "zrange key start stop [BYSCORE | BYLEX] [REV] [LIMIT offset count] [WITHSCORES]",
            "readonly",
            "Gives the members of a range.",
            SortedSetRanges::zrange)
        .row(
            "6.2.0",
            "zrangestore dst src min max [BYSCORE | BYLEX] [REV] [LIMIT offset count]",
            "write denyoom",
            "Keeps the members of a range in another set.",
            SortedSetRanges::zrangestore)
        .row(
            "1.2.0",
            "zrevrange key start stop [WITHSCORES]",
            "readonly",
            "Gives the members from one rank to another, counted from the end.",
            (client, args) ->
                range(client, args, RangeOptions.of(args, RangeOptions.By.RANK, true)))
        .row(
            "1.0.5",
            "zrangebyscore key min max [WITHSCORES] [LIMIT offset count]",
            "readonly",
            "Gives the members with scores in a range.",
            (client, args) ->
                range(client, args, RangeOptions.of(args, RangeOptions.By.SCORE, false)))
        .row(
            "2.2.0",
            "zrevrangebyscore key max min [WITHSCORES] [LIMIT offset count]",
            "readonly",
            "Gives the members with scores in a range, the highest first.",
            (client, args) ->
                range(client, args, RangeOptions.of(args, RangeOptions.By.SCORE, true)))
        .row(
            "2.8.9",
            "zrangebylex key min max [LIMIT offset count]",
            "readonly",
            "Gives the members from one name to another.",
            (client, args) ->
                range(client, args, RangeOptions.of(args, RangeOptions.By.LEX, false)))
        .row(
            "2.8.9",
            "zrevrangebylex key max min [LIMIT offset count]",
            "readonly",
            "Gives the members from one name to another, the last first.",
            (client, args) -> range(client, args, RangeOptions.of(args, RangeOptions.By.LEX, true)))
        .row(
            "2.0.0",
            "zcount key min max",
            "readonly fast",
            "Counts the members with scores in a range.",
            (client, args) -> count(client, args, ScoreAndLexRange.ofScores(args[2], args[3])))
        .row(
            "2.8.9",
            "zlexcount key min max",
            "readonly fast",
            "Counts the members from one name to another.",
            (client, args) -> count(client, args, ScoreAndLexRange.ofMembers(args[2], args[3])))
        .row(
            "2.0.0",
            "zremrangebyrank key start stop",
            "write",
            "Removes the members from one rank to another.",
            SortedSetRanges::zremrangebyrank)
        .row(
            "1.2.0",
            "zremrangebyscore key min max",
            "write",
            "Removes the members with scores in a range.",
            (client, args) ->
                remove(
                    client,
                    args,
                    Event.ZREMRANGEBYSCORE,
                    ScoreAndLexRange.ofScores(args[2], args[3])::in))
        .row(
            "2.8.9",
            "zremrangebylex key min max",
            "write",
            "Removes the members from one name to another.",
            (client, args) ->
                remove(
                    client,
                    args,
                    Event.ZREMRANGEBYLEX,
                    ScoreAndLexRange.ofMembers(args[2], args[3])::in));
  }

  static void zrange(Client client, byte[][] args) {
    range(client, args, RangeOptions.ofRange(args));
  }

  private static void range(Client client, byte[][] args, RangeOptions options) {
    var range = options.range(args[2], args[3]);
    SortedSet set = client.database().value(args[1], SortedSet.class);
    Slice slice = set == null ? Slice.NONE : range.apply(set);
    Reply reply = client.reply();
    boolean withScores = options.withScores();
    Scores.begin(reply, slice.size(), withScores);
    options.forEach(set, slice, (member, score) -> Scores.write(reply, member, score, withScores));
  }

  static void zrangestore(Client client, byte[][] args) {
    var options = RangeOptions.ofStore(args);
    var range = options.range(args[3], args[4]);
    Database database = client.database();
    SortedSet set = database.value(args[2], SortedSet.class);
    var result = new SortedSet();
    if (set != null) {
      options.forEach(
          set,
          range.apply(set),
          (member, score) -> result.put(member, score, database.keyspace().limits()));
    }
    Destination.store(client, args, result, Event.ZRANGESTORE);
  }

  private static void count(Client client, byte[][] args, ScoreAndLexRange range) {
    SortedSet set = client.database().value(args[1], SortedSet.class);
    client.reply().integer(set == null ? 0 : range.in(set).size());
  }

  static void zremrangebyrank(Client client, byte[][] args) {
    long start = Args.integer(args[2]);
    long stop = Args.integer(args[3]);
    remove(client, args, Event.ZREMRANGEBYRANK, set -> Slice.of(start, stop, set.size()));
  }

  private static void remove(
      Client client,
      byte[][] args,
      Event event,
      java.util.function.Function<SortedSet, Slice> range) {
    Database database = client.database();
    SortedSet set = database.value(args[1], SortedSet.class);
    int removed = set == null ? 0 : SortedSetPops.take(set, range.apply(set)).size();
    if (removed > 0) {
      database.changed(args[1], event);
      database.removeIfEmpty(args[1], set.size());
    }
    client.reply().integer(removed);
  }
}
