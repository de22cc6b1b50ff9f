package miniredis.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;
import miniredis.resp.Reply;
import miniredis.store.Database;
import miniredis.store.HashValue;
import miniredis.store.Key;
import miniredis.store.Keyspace;
import miniredis.store.ListValue;
import miniredis.store.SetValue;
import miniredis.store.SortedSet;
import miniredis.store.StringValue;

/// MEMORY: how much the keys take, and what the JVM says of its heap. There is no allocator to
/// watch here; what Redis tells of its own is 0.
final class Memory {

  /// Of a 64-bit JVM with a heap under 32 GB: the objects for a key and for its value, and an array
  /// without its content.
  private static final int KEY = 48;

  private static final int VALUE = 40;
  private static final int REFERENCE = 4;
  private static final int ARRAY = 16;

  /// What Redis counts one by one, and the JVM does not.
  private static final List<String> USES =
      List.of(
          "startup.allocated",
          "replication.backlog",
          "clients.slaves",
          "clients.normal",
          "cluster.links",
          "aof.buffer",
          "lua.caches",
          "functions.caches");

  private Memory() {}

  static Family family() {
    return new Family("server")
        .container("4.0.0", "memory", "Tells how memory is used.", subcommands());
  }

  private static Family subcommands() {
    return new Family("server")
        .sub(
            "4.0.0",
            "memory usage key [SAMPLES count]",
            "readonly @read",
            "Estimates how many bytes a key and its value take.",
            Memory::usage)
        .sub("4.0.0", "memory stats", "", "Tells how the heap is used.", Memory::stats)
        .sub("4.0.0", "memory doctor", "", "Reports problems; it finds none.", Memory::doctor)
        .sub("4.0.0", "memory malloc-stats", "", "Reports on the allocator.", Memory::mallocStats)
        .sub("4.0.0", "memory purge", "", "Does nothing here.", Memory::purge)
        .sub(
            "4.0.0",
            "memory help",
            "loading stale",
            "Lists the subcommands.",
            Help.of(
                "MEMORY",
                "DOCTOR",
                "Report problems with memory.",
                "MALLOC-STATS",
                "Report on the allocator.",
                "PURGE",
                "Give unused memory back.",
                "STATS",
                "Tell how the server uses memory.",
                "USAGE <key> [SAMPLES <count>]",
                "Estimate the bytes that <key> and its value take."));
  }

  static void usage(Client client, byte[][] args) {
    for (int i = 3; i < args.length; i += 2) {
      if (!Bytes.is(args[i], "samples") || i + 1 == args.length || Args.integer(args[i + 1]) < 0) {
        throw ErrorReply.syntax();
      }
    }
    Key key = client.database().peek(args[2]);
    if (key == null) {
      client.reply().nil();
    } else {
      client.reply().integer(size(key));
    }
  }

  private static long size(Key key) {
    long size = KEY + array(key.name().length);
    return switch (key.value()) {
      case StringValue string -> size + VALUE + array(string.length());
      case ListValue list -> size + VALUE + elements(list);
      case HashValue hash -> size + VALUE + fields(hash);
      case SetValue set -> size + VALUE + members(set);
      case SortedSet set -> size + VALUE + members(set);
    };
  }

  private static long elements(ListValue list) {
    long size = 0;
    for (int i = 0; i < list.size(); i++) {
      size += REFERENCE + array(list.get(i).length);
    }
    return size;
  }

  private static long fields(HashValue hash) {
    var size = new LongAdder();
    hash.forEach(
        (name, value) -> size.add(2 * REFERENCE + array(name.length) + array(value.length)));
    return size.sum();
  }

  private static long members(SetValue set) {
    var size = new LongAdder();
    set.forEach(member -> size.add(REFERENCE + array(member.length)));
    return size.sum();
  }

  private static long members(SortedSet set) {
    var size = new LongAdder();
    set.forEach(0, set.size(), (member, _) -> size.add(REFERENCE + 8 + array(member.length)));
    return size.sum();
  }

  private static long array(long length) {
    return ARRAY + (length + 7) / 8 * 8;
  }

  /// The names are those of Redis. A number that the JVM does not tell is 0, a ratio 1.
  static void stats(Client client, byte[][] args) {
    Runtime jvm = Runtime.getRuntime();
    long allocated = jvm.totalMemory();
    long used = allocated - jvm.freeMemory();
    List<Database> databases = databases(client);
    long keys = databases.stream().mapToLong(Database::size).sum();
    Map<String, Number> all = new LinkedHashMap<>();
    all.put("overhead.total", 0);
    all.put("keys.count", keys);
    all.put("keys.bytes-per-key", keys == 0 ? 0 : used / keys);
    all.put("dataset.bytes", used);
    all.put("dataset.percentage", 100.0);
    all.put("peak.percentage", 100.0);
    all.put("allocator.allocated", used);
    all.put("allocator.active", allocated);
    all.put("allocator.resident", allocated);
    all.put("allocator-fragmentation.ratio", (double) allocated / used);
    all.put("allocator-fragmentation.bytes", allocated - used);
    all.put("allocator-rss.ratio", 1.0);
    all.put("allocator-rss.bytes", 0);
    all.put("rss-overhead.ratio", 1.0);
    all.put("rss-overhead.bytes", 0);
    all.put("fragmentation", (double) allocated / used);
    all.put("fragmentation.bytes", allocated - used);
    Reply reply = client.reply();
    reply.map(USES.size() + 2 + databases.size() + all.size());
    write(reply, "peak.allocated", used);
    write(reply, "total.allocated", used);
    USES.forEach(name -> write(reply, name, 0));
    for (Database database : databases) {
      reply.bulk("db." + database.index());
      reply.map(3);
      write(reply, "overhead.hashtable.main", 8L * database.size());
      write(reply, "overhead.hashtable.expires", 8L * database.deadlines());
      write(reply, "overhead.hashtable.slot-to-keys", 0);
    }
    all.forEach((name, value) -> write(reply, name, value));
  }

  /// Those that are not empty.
  private static List<Database> databases(Client client) {
    Keyspace keyspace = client.redis().keyspace();
    return IntStream.range(0, keyspace.databases())
        .mapToObj(keyspace::database)
        .filter(database -> database.size() > 0)
        .toList();
  }

  private static void write(Reply reply, String name, Number value) {
    reply.bulk(name);
    if (value instanceof Double) {
      reply.real(value.doubleValue());
    } else {
      reply.integer(value.longValue());
    }
  }

  static void doctor(Client client, byte[][] args) {
    client
        .reply()
        .verbatim(
            "Hi Sam, I can't find any memory issue in your instance. I can only account for what"
                + " occurs on this base.\n");
  }

  static void mallocStats(Client client, byte[][] args) {
    client.reply().verbatim("Stats not supported for the current allocator");
  }

  static void purge(Client client, byte[][] args) {
    client.reply().ok();
  }
}
