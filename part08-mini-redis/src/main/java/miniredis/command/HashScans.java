package miniredis.command;

import java.util.ArrayList;
import java.util.List;
import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;
import miniredis.resp.Reply;
import miniredis.store.HashValue;

/// Some fields of a hash: piece by piece, or at random.
final class HashScans {

  private HashScans() {}

  static Family family() {
    return new Family("hash")
        .row(
            "2.8.0",
            "hscan key cursor [MATCH pattern] [COUNT count]",
            "readonly",
            "Gives some fields and values, and a cursor that asks for the next.",
            HashScans::hscan)
        .row(
            "6.2.0",
            "hrandfield key [count [WITHVALUES]]",
            "readonly",
            "Gives any fields.",
            HashScans::hrandfield);
  }

  private record Pair(byte[] field, byte[] value) {}

  /// A hash in its small form comes whole, at the first call.
  static void hscan(Client client, byte[][] args) {
    long cursor = ScanOptions.cursor(args[2]);
    HashValue hash = client.database().value(args[1], HashValue.class);
    List<Pair> found = new ArrayList<>();
    long next = 0;
    if (hash != null) {
      var options = ScanOptions.of(args, 3);
      if (hash.isTable()) {
        List<HashValue.Field> fields = new ArrayList<>();
        next = options.collect(hash::scan, cursor, fields);
        fields.forEach(field -> found.add(new Pair(field.name(), field.value())));
      } else {
        hash.forEach((field, value) -> found.add(new Pair(field, value)));
      }
      found.removeIf(pair -> !options.matches(pair.field));
    }
    ScanOptions.begin(client.reply(), next, 2 * found.size());
    for (Pair pair : found) {
      client.reply().bulk(pair.field);
      client.reply().bulk(pair.value);
    }
  }

  static void hrandfield(Client client, byte[][] args) {
    if (args.length == 2) {
      HashValue hash = client.database().value(args[1], HashValue.class);
      if (hash == null) {
        client.reply().nil();
      } else {
        client.reply().bulk(hash.any());
      }
      return;
    }
    long count = Samples.count(args[2]);
    if (args.length > 4 || (args.length == 4 && !Bytes.is(args[3], "withvalues"))) {
      throw ErrorReply.syntax();
    }
    boolean withValues = args.length == 4;
    Samples.check(count, withValues);
    HashValue hash = client.database().value(args[1], HashValue.class);
    if (hash == null) {
      client.reply().array(0);
    } else {
      sample(client.reply(), hash, count, withValues);
    }
  }

  private static void sample(Reply reply, HashValue hash, long count, boolean withValues) {
    boolean isFlat = withValues && !reply.isResp3();
    Samples.take(
        count,
        hash.size(),
        hash::any,
        add -> hash.forEach((name, _) -> add.accept(name)),
        number -> reply.array(isFlat ? 2 * number : number),
        field -> {
          if (withValues && !isFlat) {
            reply.array(2);
          }
          reply.bulk(field);
          if (withValues) {
            reply.bulk(hash.get(field));
          }
        });
  }
}
