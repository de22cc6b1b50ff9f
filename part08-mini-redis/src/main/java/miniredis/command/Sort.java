package miniredis.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;
import miniredis.resp.Words;
import miniredis.store.Database;
import miniredis.store.Event;
import miniredis.store.HashValue;
import miniredis.store.ListValue;
import miniredis.store.SetValue;
import miniredis.store.SortedSet;
import miniredis.store.StringValue;
import miniredis.store.Value;

/// SORT: the elements of a list, a set or a sorted set in an order: by themselves, or by what other
/// keys hold for them.
final class Sort {

  private static final byte[] NOTHING = {};

  private Sort() {}

  static Family family() {
    return new Family("generic")
        .row(
            "1.0.0",
            "sort key [BY pattern] [LIMIT offset count] [GET pattern ...]"
                + " [ASC | DESC] [ALPHA] [STORE destination]",
            "write denyoom movablekeys @set @sortedset @list @dangerous @-keyspace",
            "Lists or stores elements in an order.",
            Sort::sort)
        .row(
            "7.0.0",
            "sort_ro key [BY pattern] [LIMIT offset count] [GET pattern ...]"
                + " [ASC | DESC] [ALPHA]",
            "readonly movablekeys @set @sortedset @list @dangerous @-keyspace",
            "Lists elements in an order.",
            Sort::sortRo);
  }

  /// Finds what belongs to an element. In the pattern `weight_*` the element takes the place of the
  /// star, and the key of that name holds the string; `user_*->age` is a field of a hash; `#` is
  /// the element itself. A pattern without a star finds nothing.
  ///
  /// @param star where it stands, or -1
  /// @param arrow where the key's name ends and `->` begins, or the length
  private record Lookup(byte[] pattern, int star, int arrow) {

    static Lookup of(byte[] pattern) {
      int star = Bytes.text(pattern).indexOf('*');
      int arrow = star < 0 ? -1 : Bytes.text(pattern).indexOf("->", star + 1);
      boolean hasField = arrow >= 0 && arrow + 2 < pattern.length;
      return new Lookup(pattern, star, hasField ? arrow : pattern.length);
    }

    /// What it finds, or null.
    byte[] find(Database database, byte[] element) {
      if (star < 0) {
        return pattern.length == 1 && pattern[0] == '#' ? element : null;
      }
      Value value = database.value(key(element));
      if (arrow == pattern.length) {
        return value instanceof StringValue string ? string.bytes() : null;
      }
      byte[] field = Arrays.copyOfRange(pattern, arrow + 2, pattern.length);
      return value instanceof HashValue hash ? hash.get(field) : null;
    }

    private byte[] key(byte[] element) {
      byte[] key = Arrays.copyOf(pattern, arrow - 1 + element.length);
      System.arraycopy(element, 0, key, star, element.length);
      System.arraycopy(pattern, star + 1, key, star + element.length, arrow - star - 1);
      return key;
    }
  }

  /// @param by null: the element itself
  /// @param isSorted false: BY has no star, and the elements come as they are
  /// @param count below 0: all
  /// @param store null: the elements are the reply
  private record Options(
      boolean isDescending,
      boolean isAlpha,
      Lookup by,
      boolean isSorted,
      long start,
      long count,
      List<Lookup> gets,
      byte[] store) {

    static Options of(byte[][] args, boolean mayStore) {
      boolean isDescending = false;
      boolean isAlpha = false;
      Lookup by = null;
      boolean isSorted = true;
      long start = 0;
      long count = -1;
      List<Lookup> gets = new ArrayList<>();
      byte[] store = null;
      for (int i = 2; i < args.length; i++) {
        int left = args.length - i - 1;
        if (Bytes.is(args[i], "asc")) {
          isDescending = false;
        } else if (Bytes.is(args[i], "desc")) {
          isDescending = true;
        } else if (Bytes.is(args[i], "alpha")) {
          isAlpha = true;
        } else if (Bytes.is(args[i], "limit") && left >= 2) {
          start = Args.integer(args[++i]);
          count = Args.integer(args[++i]);
        } else if (Bytes.is(args[i], "store") && left >= 1 && mayStore) {
          store = args[++i];
        } else if (Bytes.is(args[i], "by") && left >= 1) {
          by = Lookup.of(args[++i]);
          isSorted &= by.star >= 0;
        } else if (Bytes.is(args[i], "get") && left >= 1) {
          gets.add(Lookup.of(args[++i]));
        } else {
          throw ErrorReply.syntax();
        }
      }
      return new Options(isDescending, isAlpha, by, isSorted, start, count, gets, store);
    }

    /// A set has no order of its own. What is stored has the same one each time, as in Redis, where
    /// a replica runs the command again.
    Options inAnyOrder() {
      return new Options(isDescending, true, null, true, start, count, gets, store);
    }
  }

  /// An element, and what it is sorted by.
  ///
  /// @param text null: it has none, and comes first
  private record Weighed(byte[] element, double number, byte[] text) {}

  /// Where the request stores, or null. It need not be one that can run.
  static byte[] destination(byte[][] args) {
    byte[] destination = null;
    for (int i = 2; i < args.length; i++) {
      if (Bytes.is(args[i], "limit")) {
        i += 2;
      } else if (Bytes.is(args[i], "get") || Bytes.is(args[i], "by")) {
        i++;
      } else if (Bytes.is(args[i], "store") && i + 1 < args.length) {
        destination = args[++i];
      }
    }
    return destination;
  }

  static void sort(Client client, byte[][] args) {
    sort(client, args, true);
  }

  static void sortRo(Client client, byte[][] args) {
    sort(client, args, false);
  }

  private static void sort(Client client, byte[][] args, boolean mayStore) {
    Database database = client.database();
    var options = Options.of(args, mayStore);
    Value value = database.value(args[1]);
    if (!options.isSorted && options.store != null && value instanceof SetValue) {
      options = options.inAnyOrder();
    }
    List<byte[]> elements = elements(value);
    if (options.isSorted) {
      elements = sorted(database, elements, options);
    } else if (options.isDescending && !(value instanceof SetValue)) {
      Collections.reverse(elements);
    }
    int start = Math.clamp(options.start, 0, elements.size());
    int count =
        options.count < 0 ? elements.size() : (int) Math.min(options.count, elements.size());
    elements = elements.subList(start, Math.min(start + count, elements.size()));
    List<byte[]> result = options.gets.isEmpty() ? elements : got(database, elements, options.gets);
    if (options.store != null) {
      store(database, options.store, result);
      client.reply().integer(result.size());
      return;
    }
    client.reply().array(result.size());
    for (byte[] found : result) {
      if (found == null) {
        client.reply().nil();
      } else {
        client.reply().bulk(found);
      }
    }
  }

  private static List<byte[]> elements(Value value) {
    List<byte[]> elements = new ArrayList<>();
    switch (value) {
      case null -> {}
      case ListValue list -> {
        for (int i = 0; i < list.size(); i++) {
          elements.add(list.get(i));
        }
      }
      case SetValue set -> set.forEach(elements::add);
      case SortedSet sorted -> {
        sorted.becomeList(); // as in Redis, though nothing is changed
        sorted.forEach(0, sorted.size(), (member, _) -> elements.add(member));
      }
      case StringValue _, HashValue _ -> throw ErrorReply.wrongType();
    }
    return elements;
  }

  private static List<byte[]> sorted(Database database, List<byte[]> elements, Options options) {
    List<Weighed> weighed = new ArrayList<>();
    for (byte[] element : elements) {
      byte[] weight = options.by == null ? element : options.by.find(database, element);
      boolean isNumber = weight != null && !options.isAlpha;
      weighed.add(new Weighed(element, isNumber ? number(weight) : 0, weight));
    }
    Comparator<Weighed> order =
        options.isAlpha ? byText(options.store != null) : Sort::compareNumbers;
    weighed.sort(options.isDescending ? order.reversed() : order);
    List<byte[]> sorted = new ArrayList<>();
    weighed.forEach(each -> sorted.add(each.element));
    return sorted;
  }

  private static int compareNumbers(Weighed one, Weighed other) {
    if (one.number == other.number) { // 0 and -0 as well
      return Arrays.compareUnsigned(one.element, other.element);
    }
    return Double.compare(one.number, other.number);
  }

  /// @param isStored only for a reply Redis compares as C compares texts, up to a zero byte
  private static Comparator<Weighed> byText(boolean isStored) {
    Comparator<byte[]> order =
        isStored
            ? Arrays::compareUnsigned
            : (a, b) -> Arrays.compareUnsigned(a, 0, end(a), b, 0, end(b));
    return Comparator.comparing(Weighed::text, Comparator.nullsFirst(order));
  }

  private static int end(byte[] text) {
    int end = 0;
    while (end < text.length && text[end] != 0) {
      end++;
    }
    return end;
  }

  /// A weight as C reads a number: there may be spaces before it, and it ends at a zero byte. None
  /// at all is 0.
  ///
  /// @throws ErrorReply it is no number, or a `double` is too small or too large for it
  private static double number(byte[] weight) {
    int from = 0;
    int end = end(weight);
    while (from < end && Words.isSpace(weight[from])) {
      from++;
    }
    if (end == 0) {
      return 0;
    }
    byte[] text = Arrays.copyOfRange(weight, from, end);
    double number = Scores.parse(text);
    boolean isInexact = number != 0 && Math.abs(number) < Double.MIN_NORMAL;
    if (Double.isNaN(number) || isInexact || !Scores.fits(number, text)) {
      throw new ErrorReply("ERR One or more scores can't be converted into double");
    }
    return number;
  }

  private static List<byte[]> got(Database database, List<byte[]> elements, List<Lookup> gets) {
    List<byte[]> all = new ArrayList<>();
    for (byte[] element : elements) {
      for (Lookup get : gets) {
        all.add(get.find(database, element));
      }
    }
    return all;
  }

  /// What was not found is stored as an empty element.
  private static void store(Database database, byte[] key, List<byte[]> all) {
    if (all.isEmpty()) {
      if (database.remove(key) != null) {
        database.changed(key, Event.DEL);
      }
      return;
    }
    var list = new ListValue();
    all.forEach(element -> list.addLast(element == null ? NOTHING : element));
    database.put(key, list);
    database.changed(key, Event.SORTSTORE);
  }
}
