package miniredis.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;
import miniredis.resp.Reply;
import miniredis.store.Event;
import miniredis.store.HashValue;
import miniredis.store.ListValue;
import miniredis.store.SetValue;
import miniredis.store.SortedSet;
import miniredis.store.StringValue;
import miniredis.store.Value;

/// What several sorted sets have together, in common, or apart. A plain set counts as one whose
/// members all have the score 1.
final class SortedSetOperations {

  private static final String WEIGHTED =
      "numkeys key [key ...] [WEIGHTS weight [weight ...]] [AGGREGATE SUM|MIN|MAX]";

  private SortedSetOperations() {}

  static Family family() {
    return new Family("sorted-set")
        .row(
            "6.2.0",
            "zunion " + WEIGHTED + " [WITHSCORES]",
            "readonly movablekeys",
            "Gives the members that any of the sets has.",
            (client, args) -> reply(client, Request.of(client, args, 1, true), UNION))
        .row(
            "6.2.0",
            "zinter " + WEIGHTED + " [WITHSCORES]",
            "readonly movablekeys",
            "Gives the members that all sets have.",
            (client, args) -> reply(client, Request.of(client, args, 1, true), INTERSECTION))
        .row(
            "6.2.0",
            "zdiff numkeys key [key ...] [WITHSCORES]",
            "readonly movablekeys",
            "Gives the members of the first set that no other has.",
            (client, args) -> reply(client, Request.of(client, args, 1, false), DIFFERENCE))
        .row(
            "2.0.0",
            "zunionstore destination " + WEIGHTED,
            "write denyoom movablekeys",
            "Keeps the members that any of the sets has in another.",
            (client, args) ->
                store(client, args, Request.of(client, args, 2, true), UNION, Event.ZUNIONSTORE))
        .row(
            "2.0.0",
            "zinterstore destination " + WEIGHTED,
            "write denyoom movablekeys",
            "Keeps the members that all sets have in another.",
            (client, args) ->
                store(
                    client,
                    args,
                    Request.of(client, args, 2, true),
                    INTERSECTION,
                    Event.ZINTERSTORE))
        .row(
            "6.2.0",
            "zdiffstore destination numkeys key [key ...]",
            "write denyoom movablekeys",
            "Keeps the members of the first set that no other has in another.",
            (client, args) ->
                store(
                    client, args, Request.of(client, args, 2, false), DIFFERENCE, Event.ZDIFFSTORE))
        .row(
            "7.0.0",
            "zintercard numkeys key [key ...] [LIMIT limit]",
            "readonly movablekeys",
            "Counts the members that all sets have.",
            SortedSetOperations::zintercard);
  }

  /// One of the sets, with the factor for its scores.
  private record Source(Value value, double weight) {

    int size() {
      return switch (value) {
        case null -> 0;
        case SortedSet set -> set.size();
        case SetValue set -> set.size();
        case StringValue _, ListValue _, HashValue _ -> throw neither();
      };
    }

    /// NaN, if the member is not there.
    double score(byte[] member) {
      return switch (value) {
        case null -> Double.NaN;
        case SortedSet set -> set.contains(member) ? weighted(set.score(member)) : Double.NaN;
        case SetValue set -> set.contains(member) ? weighted(1) : Double.NaN;
        case StringValue _, ListValue _, HashValue _ -> throw neither();
      };
    }

    void forEach(SortedSet.Action action) {
      switch (value) {
        case null -> {}
        case SortedSet set ->
            set.forEach(0, set.size(), (member, score) -> action.accept(member, weighted(score)));
        case SetValue set -> set.forEach(member -> action.accept(member, weighted(1)));
        case StringValue _, ListValue _, HashValue _ -> throw neither();
      }
    }

    boolean anyMatch(Predicate<byte[]> condition) {
      return switch (value) {
        case null -> false;
        case SortedSet set -> set.anyMatch(condition);
        case SetValue set -> set.anyMatch(condition);
        case StringValue _, ListValue _, HashValue _ -> throw neither();
      };
    }

    private IllegalStateException neither() {
      return new IllegalStateException("neither kind of set: " + value.type());
    }

    private double weighted(double score) {
      return zeroForNaN(weight * score); // 0 times infinity
    }
  }

  private enum Aggregate {
    SUM,
    MIN,
    MAX;

    double of(double one, double other) {
      return switch (this) {
        case SUM -> zeroForNaN(one + other); // infinity less infinity
        case MIN -> Math.min(one, other);
        case MAX -> Math.max(one, other);
      };
    }
  }

  private static double zeroForNaN(double score) {
    return Double.isNaN(score) ? 0 : score;
  }

  private record Request(List<Source> sources, Aggregate aggregate, boolean withScores) {

    /// @param at where the number of keys stands
    /// @param weighted are there weights and an aggregate?
    static Request of(Client client, byte[][] args, int at, boolean weighted) {
      List<Value> values = values(client, args, at);
      double[] weights = new double[values.size()];
      Arrays.fill(weights, 1);
      var aggregate = Aggregate.SUM;
      boolean withScores = false;
      for (int i = at + 1 + values.size(); i < args.length; i++) {
        int left = args.length - i - 1;
        if (weighted && Bytes.is(args[i], "weights") && left >= weights.length) {
          for (int j = 0; j < weights.length; j++) {
            weights[j] = Scores.of(args[++i], new ErrorReply("ERR weight value is not a float"));
          }
        } else if (weighted && Bytes.is(args[i], "aggregate") && left >= 1) {
          aggregate = aggregate(args[++i]);
        } else if (at == 1 && Bytes.is(args[i], "withscores")) {
          withScores = true;
        } else {
          throw ErrorReply.syntax();
        }
      }
      List<Source> sources = new ArrayList<>();
      for (int i = 0; i < weights.length; i++) {
        sources.add(new Source(values.get(i), weights[i]));
      }
      return new Request(sources, aggregate, withScores);
    }

    private static Aggregate aggregate(byte[] word) {
      for (Aggregate aggregate : Aggregate.values()) {
        if (aggregate.name().equalsIgnoreCase(Bytes.text(word))) {
          return aggregate;
        }
      }
      throw ErrorReply.syntax();
    }

    /// The smallest set first: fewer members are looked up, and sums of fractions come out as
    /// Redis's.
    List<Source> bySize() {
      List<Source> sorted = new ArrayList<>(sources);
      sorted.sort(Comparator.comparingInt(Source::size));
      return sorted;
    }
  }

  /// The sets of these keys, null for each key that is not there.
  private static List<Value> values(Client client, byte[][] args, int at) {
    long count = Args.integer(args[at]);
    if (count < 1) {
      throw new ErrorReply(
          "ERR at least 1 input key is needed for '%s' command"
              .formatted(Bytes.text(args[0]).toLowerCase(java.util.Locale.ROOT)));
    }
    if (count > args.length - at - 1) {
      throw ErrorReply.syntax();
    }
    List<Value> values = new ArrayList<>();
    for (byte[] key : Arrays.asList(args).subList(at + 1, at + 1 + (int) count)) {
      Value value = client.database().value(key);
      if (value != null && !(value instanceof SortedSet) && !(value instanceof SetValue)) {
        throw ErrorReply.wrongType();
      }
      values.add(value);
    }
    return values;
  }

  @FunctionalInterface
  private interface Operation {
    SortedSet of(Request request);
  }

  private static final Operation UNION =
      request -> {
        var result = SortedSet.large();
        for (Source source : request.bySize()) {
          source.forEach((member, score) -> {
            double before = result.score(member);
            double after = Double.isNaN(before) ? score : request.aggregate.of(before, score);
            result.put(member, after);
          });
        }
        return result;
      };

  private static final Operation INTERSECTION =
      request -> {
        var result = SortedSet.large();
        List<Source> sources = request.bySize();
        List<Source> others = sources.subList(1, sources.size());
        sources
            .getFirst()
            .forEach((member, first) -> {
              double score = first;
              for (Source other : others) {
                double more = other.score(member);
                if (Double.isNaN(more)) {
                  return;
                }
                score = request.aggregate.of(score, more);
              }
              result.put(member, score);
            });
        return result;
      };

  private static final Operation DIFFERENCE =
      request -> {
        var result = SortedSet.large();
        List<Source> others = request.sources.subList(1, request.sources.size());
        request
            .sources
            .getFirst()
            .forEach((member, score) -> {
              if (others.stream().allMatch(other -> Double.isNaN(other.score(member)))) {
                result.put(member, score);
              }
            });
        return result;
      };

  private static void reply(Client client, Request request, Operation operation) {
    SortedSet result = operation.of(request);
    Reply reply = client.reply();
    Scores.begin(reply, result.size(), request.withScores);
    result.forEach(
        0,
        result.size(),
        (member, score) -> Scores.write(reply, member, score, request.withScores));
  }

  private static void store(
      Client client, byte[][] args, Request request, Operation operation, Event event) {
    SortedSet result = operation.of(request).fitted(client.database().keyspace().limits());
    Destination.store(client, args, result, event);
  }

  static void zintercard(Client client, byte[][] args) {
    List<Value> values = values(client, args, 1);
    long limit = Args.limit(args, 2 + values.size());
    List<Source> sources = values.stream().map(value -> new Source(value, 1)).toList();
    client.reply().integer(count(new Request(sources, Aggregate.SUM, false).bySize(), limit));
  }

  /// How many members all sets have. It stops at the limit; 0 is none.
  private static long count(List<Source> bySize, long limit) {
    List<Source> others = bySize.subList(1, bySize.size());
    long[] count = {0};
    bySize
        .getFirst()
        .anyMatch(member ->
            others.stream().noneMatch(other -> Double.isNaN(other.score(member)))
                && ++count[0] == limit);
    return count[0];
  }
}
