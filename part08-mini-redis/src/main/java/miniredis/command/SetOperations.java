package miniredis.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import miniredis.store.Event;
import miniredis.store.Limits;
import miniredis.store.SetValue;

/// What several sets have in common, together, or apart. A key that is not there is an empty set.
final class SetOperations {

  private SetOperations() {}

  static Family family() {
    return new Family("set")
        .row(
            "1.0.0",
            "sinter key [key ...]",
            "readonly",
            "Gives the members that all sets have.",
            SetOperations::sinter)
        .row(
            "1.0.0",
            "sinterstore destination key [key ...]",
            "write denyoom",
            "Keeps the members that all sets have in another.",
            SetOperations::sinterstore)
        .row(
            "7.0.0",
            "sintercard numkeys key [key ...] [LIMIT limit]",
            "readonly movablekeys",
            "Counts the members that all sets have.",
            SetOperations::sintercard)
        .row(
            "1.0.0",
            "sunion key [key ...]",
            "readonly",
            "Gives the members that any of the sets has.",
            SetOperations::sunion)
        .row(
            "1.0.0",
            "sunionstore destination key [key ...]",
            "write denyoom",
            "Keeps the members that any of the sets has in another.",
            SetOperations::sunionstore)
        .row(
            "1.0.0",
            "sdiff key [key ...]",
            "readonly",
            "Gives the members of the first set that no other has.",
            SetOperations::sdiff)
        .row(
            "1.0.0",
            "sdiffstore destination key [key ...]",
            "write denyoom",
            "Keeps the members of the first set that no other has in another.",
            SetOperations::sdiffstore);
  }

  static void sinter(Client client, byte[][] args) {
    reply(client, intersection(sets(client, args, 1), limits(client)));
  }

  static void sunion(Client client, byte[][] args) {
    reply(client, union(sets(client, args, 1), limits(client)));
  }

  static void sdiff(Client client, byte[][] args) {
    reply(client, difference(sets(client, args, 1), limits(client)));
  }

  static void sinterstore(Client client, byte[][] args) {
    SetValue result = intersection(sets(client, args, 2), limits(client));
    Destination.store(client, args, result, Event.SINTERSTORE);
  }

  static void sunionstore(Client client, byte[][] args) {
    Destination.store(
        client, args, union(sets(client, args, 2), limits(client)), Event.SUNIONSTORE);
  }

  static void sdiffstore(Client client, byte[][] args) {
    Destination.store(
        client, args, difference(sets(client, args, 2), limits(client)), Event.SDIFFSTORE);
  }

  static void sintercard(Client client, byte[][] args) {
    List<byte[]> keys = Args.countedAtMost(args, 1);
    long limit = Args.limit(args, 2 + keys.size());
    List<SetValue> sets = new ArrayList<>();
    keys.forEach(key -> sets.add(client.database().value(key, SetValue.class)));
    client.reply().integer(countInAll(sets, limit));
  }

  private static Limits limits(Client client) {
    return client.redis().keyspace().limits();
  }

  /// The sets, null for each key that is not there.
  private static List<SetValue> sets(Client client, byte[][] args, int from) {
    List<SetValue> sets = new ArrayList<>();
    for (byte[] key : Arrays.asList(args).subList(from, args.length)) {
      sets.add(client.database().value(key, SetValue.class));
    }
    return sets;
  }

  private static SetValue intersection(List<SetValue> sets, Limits limits) {
    var result = new SetValue();
    anyInAll(
        sets,
        member -> {
          result.add(member, limits);
          return false;
        });
    return result;
  }

  /// How many members all sets have. It stops at the limit; 0 is none.
  private static long countInAll(List<SetValue> sets, long limit) {
    long[] count = {0};
    anyInAll(sets, _ -> ++count[0] == limit);
    return count[0];
  }

  /// Asks for each member that all sets have, until one is so. The members of the smallest set are
  /// looked up in all others.
  private static boolean anyInAll(List<SetValue> sets, Predicate<byte[]> condition) {
    if (sets.contains(null)) {
      return false;
    }
    List<SetValue> bySize = new ArrayList<>(sets);
    bySize.sort(Comparator.comparingInt(SetValue::size));
    List<SetValue> others = bySize.subList(1, bySize.size());
    return bySize
        .getFirst()
        .anyMatch(member ->
            others.stream().allMatch(other -> other.contains(member)) && condition.test(member));
  }

  private static SetValue union(List<SetValue> sets, Limits limits) {
    var result = new SetValue();
    for (SetValue set : sets) {
      if (set != null) {
        set.forEach(member -> result.add(member, limits));
      }
    }
    return result;
  }

  private static SetValue difference(List<SetValue> sets, Limits limits) {
    var result = new SetValue();
    if (sets.getFirst() != null) {
      List<SetValue> others = sets.subList(1, sets.size());
      sets.getFirst()
          .forEach(member -> {
            if (others.stream().noneMatch(other -> other != null && other.contains(member))) {
              result.add(member, limits);
            }
          });
    }
    return result;
  }

  private static void reply(Client client, SetValue result) {
    client.reply().set(result.size());
    result.forEach(client.reply()::bulk);
  }
}
