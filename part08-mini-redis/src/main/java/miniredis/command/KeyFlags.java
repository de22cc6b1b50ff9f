package miniredis.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import miniredis.resp.Bytes;

/// What a command does with each of its keys, in the words of COMMAND GETKEYSANDFLAGS. The first
/// word is about the key itself: `RO` reads it, `RW` changes it, `OW` overwrites it, `RM` removes
/// it. The others are about the data in it: `access` returns them, `update`, `insert` and `delete`
/// are what becomes of them.
final class KeyFlags {

  private static final String READS = "RO access";
  private static final Map<String, List<String>> FLAGS = new HashMap<>();

  private KeyFlags() {}

  /// The commands whose first key is used in this way, and the others in that one. A command that
  /// is not named here reads all its keys.
  private static void put(String first, String others, String commands) {
    for (String command : commands.split(" ", -1)) {
      FLAGS.put(command, List.of(first, others));
    }
  }

  private static void put(String all, String commands) {
    put(all, all, commands);
  }

  static {
    put(
        "RO",
        "watch exists type touch object|idletime object|refcount object|encoding object|freq"
            + " memory|usage strlen llen hlen hexists hstrlen sismember scard zcard");
    put("OW insert", "setnx msetnx");
    put("OW update", "set setex psetex mset");
    put("RM delete", "del unlink");
    put(
        "RW access delete",
        "getdel lpop rpop lmpop blpop brpop blmpop spop zpopmin zpopmax zmpop bzpopmin bzpopmax"
            + " bzmpop");
    put(
        "RW access update",
        "move getset getex incr decr incrby decrby incrbyfloat setbit bitfield hincrby"
            + " hincrbyfloat zincrby");
    put("RW delete", "lrem ltrim hdel srem zrem zremrangebyrank zremrangebyscore zremrangebylex");
    put("RW insert", "append lpush rpush lpushx rpushx linsert hsetnx sadd");
    put("RW update", "expire pexpire expireat pexpireat persist setrange lset hset hmset zadd");
    put(READS, "OW update", "copy sort");
    put("RW access delete", "OW insert", "renamenx");
    put("RW access delete", "OW update", "rename");
    put("RW access delete", "RW insert", "lmove rpoplpush blmove brpoplpush smove");
    put(
        "OW update",
        READS,
        "bitop sunionstore sdiffstore zrangestore zunionstore zinterstore zdiffstore");
    put("RW update", READS, "sinterstore");
  }

  /// @param name of the command, `object|freq` if it has two words
  /// @param place 0 for the first key
  static List<String> of(String name, byte[][] request, int place) {
    return List.of(flags(name, request, place).split(" "));
  }

  private static String flags(String name, byte[][] request, int place) {
    if (name.equals("set") && has(request, 3, "get")) {
      return "RW access update";
    }
    if (name.equals("bitfield") && !has(request, 2, "set") && !has(request, 2, "incrby")) {
      return READS;
    }
    return FLAGS.getOrDefault(name, List.of(READS, READS)).get(Math.min(place, 1));
  }

  private static boolean has(byte[][] request, int from, String word) {
    for (int i = from; i < request.length; i++) {
      if (Bytes.is(request[i], word)) {
        return true;
      }
    }
    return false;
  }
}
