package miniredis.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;
import miniredis.store.ListValue;

/// Elements of a list, found by what they are.
final class ListSearch {

  private ListSearch() {}

  /// Removes elements that are equal: with a positive count so many from the front, with a negative
  /// one from the end, with 0 all of them.
  ///
  /// @return how many were removed
  static int remove(ListValue list, byte[] element, long count) {
    // The least long has no positive twin; it is more than any list has, too.
    long most = count == 0 || count == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(count);
    List<Integer> found = new ArrayList<>();
    boolean forward = count >= 0;
    for (int i = 0; i < list.size() && found.size() < most; i++) {
      int index = forward ? i : list.size() - 1 - i;
      if (Arrays.equals(list.get(index), element)) {
        found.add(index);
      }
    }
    removeAll(list, forward ? found.reversed() : found);
    return found.size();
  }

  /// @param descending indexes, the last one first, so that removing one moves none of the others
  private static void removeAll(ListValue list, List<Integer> descending) {
    if (descending.size() < 8) {
      descending.forEach(index -> list.remove(index));
      return;
    }
    int next = descending.size() - 1; // many: what stays moves up once
    int kept = 0;
    for (int i = 0; i < list.size(); i++) {
      if (next >= 0 && descending.get(next) == i) {
        next--;
      } else {
        list.set(kept++, list.get(i));
      }
    }
    list.keep(0, kept);
  }

  /// LPOS: `RANK 2` begins with the second match, `RANK -1` with the last, and then goes backwards.
  static void lpos(Client client, byte[][] args) {
    long rank = 1;
    long count = -1; // not asked for
    long length = 0; // no limit
    for (int i = 3; i < args.length; i += 2) {
      if (i + 1 == args.length) {
        throw ErrorReply.syntax();
      } else if (Bytes.is(args[i], "rank")) {
        rank = rank(args[i + 1]);
      } else if (Bytes.is(args[i], "count")) {
        count = notNegative(args[i + 1], "COUNT");
      } else if (Bytes.is(args[i], "maxlen")) {
        length = notNegative(args[i + 1], "MAXLEN");
      } else {
        throw ErrorReply.syntax();
      }
    }
    ListValue list = client.database().value(args[1], ListValue.class);
    List<Integer> found =
        list == null ? List.of() : matches(list, args[2], rank, count < 0 ? 1 : count, length);
    if (count >= 0) {
      client.reply().array(found.size());
      found.forEach(index -> client.reply().integer(index));
    } else if (found.isEmpty()) {
      client.reply().nil();
    } else {
      client.reply().integer(found.getFirst());
    }
  }

  private static long rank(byte[] argument) {
    long rank = Args.integer(argument);
    if (rank == 0) {
      throw new ErrorReply(
          "ERR RANK can't be zero: use 1 to start from the first match, 2 from the second ... or use"
              + " negative to start from the end of the list");
    }
    return rank;
  }

  private static long notNegative(byte[] argument, String option) {
    if (!Bytes.isLong(argument) || Bytes.toLong(argument) < 0) {
      throw new ErrorReply("ERR %s can't be negative".formatted(option));
    }
    return Bytes.toLong(argument);
  }

  private static List<Integer> matches(
      ListValue list, byte[] element, long rank, long count, long length) {
    List<Integer> found = new ArrayList<>();
    long toSkip = Math.max(0, Math.abs(rank)) - 1; // the least long has no positive twin
    long most = length == 0 ? list.size() : Math.min(length, list.size());
    for (int i = 0; i < most && (count == 0 || found.size() < count); i++) {
      int index = rank > 0 ? i : list.size() - 1 - i;
      if (Arrays.equals(list.get(index), element) && toSkip-- <= 0) {
        found.add(index);
      }
    }
    return found;
  }
}
