package miniredis.store;

import java.util.Locale;

/// What can happen to a key, by the names and the classes that keyspace notifications have for it.
public enum Event {
  DEL(Kind.GENERIC),
  EXPIRE(Kind.GENERIC),
  PERSIST(Kind.GENERIC),
  RENAME_FROM(Kind.GENERIC),
  RENAME_TO(Kind.GENERIC),
  MOVE_FROM(Kind.GENERIC),
  MOVE_TO(Kind.GENERIC),
  COPY_TO(Kind.GENERIC),
  SET(Kind.STRING),
  SETRANGE(Kind.STRING),
  SETBIT(Kind.STRING),
  APPEND(Kind.STRING),
  INCRBY(Kind.STRING),
  INCRBYFLOAT(Kind.STRING),
  LPUSH(Kind.LIST),
  RPUSH(Kind.LIST),
  LPOP(Kind.LIST),
  RPOP(Kind.LIST),
  LINSERT(Kind.LIST),
  LSET(Kind.LIST),
  LREM(Kind.LIST),
  LTRIM(Kind.LIST),
  SORTSTORE(Kind.LIST),
  HSET(Kind.HASH),
  HDEL(Kind.HASH),
  HINCRBY(Kind.HASH),
  HINCRBYFLOAT(Kind.HASH),
  SADD(Kind.SET),
  SREM(Kind.SET),
  SPOP(Kind.SET),
  SINTERSTORE(Kind.SET),
  SUNIONSTORE(Kind.SET),
  SDIFFSTORE(Kind.SET),
  ZADD(Kind.SORTED_SET),
  ZINCR(Kind.SORTED_SET),
  ZREM(Kind.SORTED_SET),
  ZREMRANGEBYRANK(Kind.SORTED_SET),
  ZREMRANGEBYSCORE(Kind.SORTED_SET),
  ZREMRANGEBYLEX(Kind.SORTED_SET),
  ZPOPMIN(Kind.SORTED_SET),
  ZPOPMAX(Kind.SORTED_SET),
  ZRANGESTORE(Kind.SORTED_SET),
  ZINTERSTORE(Kind.SORTED_SET),
  ZUNIONSTORE(Kind.SORTED_SET),
  ZDIFFSTORE(Kind.SORTED_SET),
  EXPIRED(Kind.EXPIRED),
  NEW(Kind.NEW);

  /// The classes, each with its letter in `notify-keyspace-events`.
  public enum Kind {
    GENERIC('g'),
    STRING('$'),
    LIST('l'),
    SET('s'),
    HASH('h'),
    SORTED_SET('z'),
    EXPIRED('x'),
    EVICTED('e'),
    STREAM('t'),
    MODULE('d'),
    MISS('m'),
    NEW('n');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }

    public char letter() {
      return letter;
    }
  }

  private final Kind kind;
  private final String text = name().toLowerCase(Locale.ROOT);

  Event(Kind kind) {
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /// As a subscriber reads it.
  public String text() {
    return text;
  }
}
