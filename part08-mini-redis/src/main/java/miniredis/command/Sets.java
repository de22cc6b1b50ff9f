package miniredis.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import miniredis.resp.ErrorReply;
import miniredis.resp.Reply;
import miniredis.store.Database;
import miniredis.store.Event;
import miniredis.store.SetValue;

/// Sets. What combines several of them: [SetOperations].
final class Sets {

  private Sets() {}

  static Family family() {
    return new Family("set")
        .row(
            "1.0.0",
            "sadd key member [member ...]",
            "write denyoom fast",
            "Adds members, and counts those that are new.",
            Sets::sadd)
        .row("1.0.0", "srem key member [member ...]", "write fast", "Removes members.", Sets::srem)
        .row("1.0.0", "sismember key member", "readonly fast", "Is this a member?", Sets::sismember)
        .row(
            "6.2.0",
            "smismember key member [member ...]",
            "readonly fast",
            "Which of these are members?",
            Sets::smismember)
        .row("1.0.0", "scard key", "readonly fast", "Counts the members.", Sets::scard)
        .row("1.0.0", "smembers key", "readonly", "Gives all members.", Sets::smembers)
        .row("1.0.0", "spop key [count]", "write fast", "Takes any members.", Sets::spop)
        .row(
            "1.0.0", "srandmember key [count]", "readonly", "Gives any members.", Sets::srandmember)
        .row(
            "1.0.0",
            "smove source destination member",
            "write fast",
            "Moves a member to another set.",
            Sets::smove)
        .row(
            "2.8.0",
            "sscan key cursor [MATCH pattern] [COUNT count]",
            "readonly",
            "Gives some members, and a cursor that asks for the next.",
            Sets::sscan);
  }

  static void sadd(Client client, byte[][] args) {
    Database database = client.database();
    SetValue set = createIfAbsent(database, args[1]);
    int added = 0;
    for (int i = 2; i < args.length; i++) {
      if (set.add(args[i], database.keyspace().limits())) {
        added++;
      }
    }
    if (added > 0) {
      database.changed(args[1], Event.SADD);
    }
    client.reply().integer(added);
  }

  private static SetValue createIfAbsent(Database database, byte[] key) {
    SetValue set = database.value(key, SetValue.class);
    if (set == null) {
      set = new SetValue();
      database.add(key, set);
    }
    return set;
  }

  static void srem(Client client, byte[][] args) {
    Database database = client.database();
    SetValue set = database.value(args[1], SetValue.class);
    int removed = 0;
    for (int i = 2; set != null && i < args.length; i++) {
      if (set.remove(args[i])) {
        removed++;
      }
    }
    if (removed > 0) {
      database.changed(args[1], Event.SREM);
      database.removeIfEmpty(args[1], set.size());
    }
    client.reply().integer(removed);
  }

  static void sismember(Client client, byte[][] args) {
    SetValue set = client.database().value(args[1], SetValue.class);
    client.reply().integer(set != null && set.contains(args[2]) ? 1 : 0);
  }

  static void smismember(Client client, byte[][] args) {
    SetValue set = client.database().value(args[1], SetValue.class);
    client.reply().array(args.length - 2);
    for (int i = 2; i < args.length; i++) {
      client.reply().integer(set != null && set.contains(args[i]) ? 1 : 0);
    }
  }

  static void scard(Client client, byte[][] args) {
    SetValue set = client.database().value(args[1], SetValue.class);
    client.reply().integer(set == null ? 0 : set.size());
  }

  static void smembers(Client client, byte[][] args) {
    SetValue set = client.database().value(args[1], SetValue.class);
    client.reply().set(set == null ? 0 : set.size());
    if (set != null) {
      set.forEach(client.reply()::bulk);
    }
  }

  static void spop(Client client, byte[][] args) {
    if (args.length > 3) {
      throw ErrorReply.syntax();
    }
    long count = args.length == 3 ? Args.positive(args[2]) : 1;
    Database database = client.database();
    SetValue set = database.value(args[1], SetValue.class);
    Reply reply = client.reply();
    if (set == null) {
      if (args.length == 3) {
        reply.set(0);
      } else {
        reply.nil();
      }
      return;
    }
    int taken = (int) Math.min(count, set.size());
    if (args.length == 3) {
      reply.set(taken);
    }
    for (int i = 0; i < taken; i++) {
      byte[] member = set.any();
      set.remove(member);
      reply.bulk(member);
    }
    if (5L * set.size() <= count) { // so little is left that Redis copies it
      set.beginAgain(database.keyspace().limits());
    }
    if (taken > 0) {
      database.changed(args[1], Event.SPOP);
      database.removeIfEmpty(args[1], set.size());
    }
  }

  static void srandmember(Client client, byte[][] args) {
    if (args.length > 3) {
      throw ErrorReply.syntax();
    }
    if (args.length == 2) {
      SetValue set = client.database().value(args[1], SetValue.class);
      if (set == null) {
        client.reply().nil();
      } else {
        client.reply().bulk(set.any());
      }
      return;
    }
    long count = Samples.count(args[2]);
    SetValue set = client.database().value(args[1], SetValue.class);
    Reply reply = client.reply();
    if (set == null) {
      reply.array(0);
    } else {
      Samples.take(count, set.size(), set::any, set::forEach, reply::array, reply::bulk);
    }
  }

  static void smove(Client client, byte[][] args) {
    Database database = client.database();
    SetValue source = database.value(args[1], SetValue.class);
    if (source == null) {
      client.reply().integer(0);
      return;
    }
    database.value(args[2], SetValue.class); // of another type it is refused
    if (Arrays.equals(args[1], args[2])) {
      client.reply().integer(source.contains(args[3]) ? 1 : 0);
      return;
    }
    if (!source.remove(args[3])) {
      client.reply().integer(0);
      return;
    }
    database.changed(args[1], Event.SREM);
    database.removeIfEmpty(args[1], source.size());
    SetValue target = createIfAbsent(database, args[2]);
    if (target.add(args[3], database.keyspace().limits())) {
      database.changed(args[2], Event.SADD);
    }
    client.reply().integer(1);
  }

  static void sscan(Client client, byte[][] args) {
    long cursor = ScanOptions.cursor(args[2]);
    SetValue set = client.database().value(args[1], SetValue.class);
    List<byte[]> found = new ArrayList<>();
    long next = 0;
    if (set != null) {
      var options = ScanOptions.of(args, 3);
      if (set.isTable()) {
        List<SetValue.Member> members = new ArrayList<>();
        next = options.collect(set::scan, cursor, members);
        members.forEach(member -> found.add(member.name()));
      } else {
        set.forEach(found::add); // its small form comes whole
      }
      found.removeIf(member -> !options.matches(member));
    }
    ScanOptions.begin(client.reply(), next, found.size());
    found.forEach(client.reply()::bulk);
  }
}
