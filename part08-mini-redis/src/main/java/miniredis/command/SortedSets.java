package miniredis.command;

import java.util.ArrayList;
import java.util.List;
import miniredis.resp.Bytes;
import miniredis.resp.Doubles;
import miniredis.resp.ErrorReply;
import miniredis.resp.Reply;
import miniredis.store.Database;
import miniredis.store.Event;
import miniredis.store.SortedSet;

/// Sorted sets, member by member. Ranges of them: [SortedSetRanges]; pops: [SortedSetPops]; several
/// of them: [SortedSetOperations].
final class SortedSets {

  private SortedSets() {}

  static Family family() {
    return new Family("sorted-set")
        .row(
            "1.2.0",
            "zadd key [NX | XX] [GT | LT] [CH] [INCR] score member [score member ...]",
            "write denyoom fast",
            "Gives members scores.",
            ZaddOptions::zadd)
        .row(
            "1.2.0",
            "zincrby key increment member",
            "write denyoom fast",
            "Adds to a member's score.",
            ZaddOptions::zincrby)
        .row(
            "1.2.0",
            "zrem key member [member ...]",
            "write fast",
            "Removes members.",
            SortedSets::zrem)
        .row("1.2.0", "zcard key", "readonly fast", "Counts the members.", SortedSets::zcard)
        .row(
            "1.2.0",
            "zscore key member",
            "readonly fast",
            "Gives a member's score.",
            SortedSets::zscore)
        .row(
            "6.2.0",
            "zmscore key member [member ...]",
            "readonly fast",
            "Gives the scores of members.",
            SortedSets::zmscore)
        .row(
            "2.0.0",
            "zrank key member",
            "readonly fast",
            "Counts the members before this one.",
            SortedSets::zrank)
        .row(
            "2.0.0",
            "zrevrank key member",
            "readonly fast",
            "Counts the members behind this one.",
            SortedSets::zrevrank)
        .row(
            "2.8.0",
            "zscan key cursor [MATCH pattern] [COUNT count]",
            "readonly",
            "Gives some members and scores, and a cursor that asks for the next.",
            SortedSets::zscan)
        .row(
            "6.2.0",
            "zrandmember key [count [WITHSCORES]]",
            "readonly",
            "Gives any members.",
            SortedSets::zrandmember);
  }

  static void zrem(Client client, byte[][] args) {
    Database database = client.database();
    SortedSet set = database.value(args[1], SortedSet.class);
    int removed = 0;
    for (int i = 2; set != null && i < args.length; i++) {
      if (set.remove(args[i])) {
        removed++;
      }
    }
    if (removed > 0) {
      database.changed(args[1], Event.ZREM);
      database.removeIfEmpty(args[1], set.size());
    }
    client.reply().integer(removed);
  }

  static void zcard(Client client, byte[][] args) {
    SortedSet set = client.database().value(args[1], SortedSet.class);
    client.reply().integer(set == null ? 0 : set.size());
  }

  static void zscore(Client client, byte[][] args) {
    SortedSet set = client.database().value(args[1], SortedSet.class);
    score(client.reply(), set, args[2]);
  }

  static void zmscore(Client client, byte[][] args) {
    SortedSet set = client.database().value(args[1], SortedSet.class);
    client.reply().array(args.length - 2);
    for (int i = 2; i < args.length; i++) {
      score(client.reply(), set, args[i]);
    }
  }

  private static void score(Reply reply, SortedSet set, byte[] member) {
    double score = set == null ? Double.NaN : set.score(member);
    if (Double.isNaN(score)) {
      reply.nil();
    } else {
      reply.real(score);
    }
  }

  static void zrank(Client client, byte[][] args) {
    SortedSet set = client.database().value(args[1], SortedSet.class);
    int rank = set == null ? -1 : set.rank(args[2]);
    if (rank < 0) {
      client.reply().nil();
    } else {
      client.reply().integer(rank);
    }
  }

  static void zrevrank(Client client, byte[][] args) {
    SortedSet set = client.database().value(args[1], SortedSet.class);
    int rank = set == null ? -1 : set.rank(args[2]);
    if (rank < 0) {
      client.reply().nil();
    } else {
      client.reply().integer(set.size() - 1 - rank);
    }
  }

  static void zscan(Client client, byte[][] args) {
    long cursor = ScanOptions.cursor(args[2]);
    SortedSet set = client.database().value(args[1], SortedSet.class);
    List<byte[]> found = new ArrayList<>();
    long next = 0;
    if (set != null) {
      var options = ScanOptions.of(args, 3);
      if (set.isList()) {
        next = options.collect(set::scan, cursor, found);
      } else {
        set.forEach(0, set.size(), (member, _) -> found.add(member)); // its small form comes whole
      }
      found.removeIf(member -> !options.matches(member));
    }
    ScanOptions.begin(client.reply(), next, 2 * found.size());
    for (byte[] member : found) {
      client.reply().bulk(member);
      client.reply().bulk(scanned(set, set.score(member)));
    }
  }

  /// Redis's small form keeps a whole number as one, and ZSCAN alone shows it: `1e+17` elsewhere.
  private static String scanned(SortedSet set, double score) {
    boolean whole = score == Math.rint(score) && Math.abs(score) < 0x1p62;
    return !set.isList() && whole ? Long.toString((long) score) : Doubles.text(score);
  }

  static void zrandmember(Client client, byte[][] args) {
    if (args.length == 2) {
      SortedSet set = client.database().value(args[1], SortedSet.class);
      if (set == null) {
        client.reply().nil();
      } else {
        client.reply().bulk(set.any());
      }
      return;
    }
    long count = Samples.count(args[2]);
    if (args.length > 4 || (args.length == 4 && !Bytes.is(args[3], "withscores"))) {
      throw ErrorReply.syntax();
    }
    boolean withScores = args.length == 4;
    Samples.check(count, withScores);
    SortedSet set = client.database().value(args[1], SortedSet.class);
    Reply reply = client.reply();
    if (set == null) {
      Scores.begin(reply, 0, withScores);
      return;
    }
    Samples.take(
        count,
        set.size(),
        set::any,
        add -> set.forEach(0, set.size(), (member, _) -> add.accept(member)),
        number -> Scores.begin(reply, number, withScores),
        member -> Scores.write(reply, member, set.score(member), withScores));
  }
}
