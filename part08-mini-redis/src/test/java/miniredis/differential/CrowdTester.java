package miniredis.differential;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Lets crowds of a Redis and of ours do the same, and compares what each client receives after
/// each step: replies, messages, what a waiting client gets, notifications and their order.
final class CrowdTester implements AutoCloseable {

  private static final int STEPS = 40;

  /// A client's request.
  private record Step(int client, List<String> words) {
    boolean mayWait() {
      return words.getFirst().matches("B.*(POP|MOVE|PUSH)(MIN|MAX)?");
    }

    @Override
    public String toString() {
      return client + ": " + String.join(" ", words);
    }
  }

  /// What a step differs in, and the shortest way to it.
  record Found(String name, String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  private static final List<String> LINES =
      """
      BLPOP l1 l2 0; BRPOP l2 l1 0; BLMOVE l1 l2 LEFT RIGHT 0; BRPOPLPUSH l2 l1 0
      BLMPOP 0 2 l1 l2 LEFT COUNT 2; BLMPOP 0 1 l2 RIGHT; BLPOP l1 0; BLPOP l1 l1 0
      BZPOPMIN z1 z2 0; BZPOPMAX z1 0; BZMPOP 0 2 z1 z2 MIN COUNT 2
      LPUSH l1 a; RPUSH l1 a b c; RPUSH l1 d e; RPUSH l2 x; LPUSHX l1 y; LPOP l1; RPOP l2 2
      LMOVE l1 l2 LEFT LEFT; RPOPLPUSH l1 l1; RPOPLPUSH l1 l2; LMPOP 2 l2 l1 RIGHT COUNT 2
      LREM l1 0 a; LTRIM l1 1 0; LTRIM l1 0 1; LINSERT l1 BEFORE a q; LSET l1 0 z; LRANGE l1 0 -1
      ZADD z1 1 a 2 b; ZADD z1 XX 3 a; ZADD z2 5 c; ZADD z1 INCR 1 a; ZINCRBY z1 1 a; ZREM z1 a b
      ZREMRANGEBYRANK z1 0 0; ZREMRANGEBYSCORE z1 0 1; ZPOPMIN z1; ZPOPMAX z1 2; ZMPOP 1 z1 MAX
      ZRANGESTORE z2 z1 0 -1; ZUNIONSTORE z2 2 z1 z2; ZINTERSTORE z1 2 z1 z2; ZDIFFSTORE z1 2 z1 z1
      ZREMRANGEBYLEX z1 - +; ZRANGE z1 0 -1 WITHSCORES
      DEL l1; DEL l1 l2 z1; UNLINK l2; RENAME l2 l1; RENAME z1 z2; RENAME l1 z1; RENAMENX l1 l2
      COPY l1 l2 REPLACE; COPY z1 z2; MOVE s1 1; MOVE l1 1; SWAPDB 0 1; SELECT 1; SELECT 0; SELECT 0
      FLUSHDB; FLUSHALL; SORT l1 ALPHA STORE l2; SORT e1 ALPHA STORE l1; SORT none STORE l1
      SET l1 s; SET s1 v; SET s1 v EX 1000; SET s1 w NX; SET s1 w GET; SET s1 v KEEPTTL; GET s1
      GETEX s1 PERSIST; GETEX s1 EX 100; GETEX s1 EXAT 1; GETDEL s1; GETSET s1 w; APPEND s1 w
      SETRANGE s1 1 q; SETNX s2 v; SETEX s1 100 v; MSET s1 a s2 b; MSETNX s1 a s3 b; SETRANGE s4 0 ''
      INCR n1; DECRBY n1 2; INCRBYFLOAT n1 1.5; SETBIT n1 1 1; BITOP AND n2 n1 s1; BITOP NOT n2 s9
      BITFIELD n1 SET u8 0 1; BITFIELD n1 GET u8 0; BITFIELD n1 INCRBY u8 0 1
      EXPIRE l1 -1; EXPIRE s1 1000; EXPIRE s1 2000 GT; PEXPIRE s1 100000; PERSIST s1; EXPIREAT s1 1
      PEXPIREAT z1 1; EXPIRE z1 -1; TOUCH s1; EXISTS s1 l1; TYPE l1; OBJECT ENCODING l1
      HSET h1 f v; HSET h1 f v g w; HDEL h1 f; HDEL h1 f g; HINCRBY h1 f 1; HINCRBYFLOAT h1 n 1.5
      HSETNX h1 g 1; HMSET h1 f v; HGET h1 f; SADD e1 a b; SADD e2 a; SADD e1 a; SREM e1 a; SREM e1 a b
      SMOVE e1 e2 a; SMOVE e1 e2 b; SADD e4 a; SPOP e4; SINTERSTORE e3 e1 e2; SUNIONSTORE e3 e1 e2
      SDIFFSTORE e1 e1 e1; SUNIONSTORE e3 e8 e9; SISMEMBER e1 a
      MULTI; MULTI; MULTI; EXEC; EXEC; EXEC; EXEC; DISCARD; WATCH l1 s1; WATCH z1 e1 h1; UNWATCH
      SUBSCRIBE news; SUBSCRIBE news; PSUBSCRIBE *; PSUBSCRIBE *; UNSUBSCRIBE
      PUNSUBSCRIBE; UNSUBSCRIBE news; PUBLISH news hi; PUBLISH other hi; PUBSUB NUMSUB news
      PUBSUB NUMPAT; CLIENT UNBLOCK $1; CLIENT UNBLOCK $0 ERROR; CLIENT UNBLOCK $2 TIMEOUT
      CLIENT REPLY SKIP; CLIENT REPLY OFF; CLIENT REPLY ON; PING; PING hi; RESET; HELLO 9; nonsense a
      CLIENT KILL ID $1
      """
          .lines()
          .flatMap(line -> List.of(line.split("; ", -1)).stream())
          .toList();

  private final int redisPort;
  private final int oursPort;
  private final RespClient redis;
  private final RespClient ours;
  private long requests;

  CrowdTester(int redisPort, int oursPort) throws IOException {
    this.redisPort = redisPort;
    this.oursPort = oursPort;
    redis = new RespClient(redisPort);
    ours = new RespClient(oursPort);
  }

  long requests() {
    return requests;
  }

  /// Runs the sequence of this seed.
  ///
  /// @return what differs, made as short as can be; null, if nothing does
  Found run(long seed) throws IOException {
    var random = new Random(seed);
    boolean resp3 = random.nextBoolean();
    String notified = List.of("", "KEA", "KEAn").get(random.nextInt(3));
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      String line = LINES.get(random.nextInt(LINES.size()));
      List<String> words =
          List.of(line.split(" ", -1)).stream().map(word -> word.replace("''", "")).toList();
      int client = random.nextInt(hears(line) && resp3 ? Crowd.SIZE - 1 : Crowd.SIZE);
      steps.add(new Step(client, words));
    }
    String difference = difference(steps, resp3, notified);
    if (difference == null) {
      return null;
    }
    for (int i = steps.size() - 1; i >= 0; i--) {
      List<Step> shorter = new ArrayList<>(steps);
      shorter.remove(i);
      String still = difference(shorter, resp3, notified);
      if (still != null) {
        steps = shorter;
        difference = still;
      }
    }
    var text = new StringBuilder("notify-keyspace-events '%s'%n".formatted(notified));
    text.append(resp3 ? "the last client speaks RESP3\n" : "");
    steps.forEach(step -> text.append("  ").append(step).append('\n'));
    String name = steps.getLast().words.getFirst().toLowerCase(java.util.Locale.ROOT);
    return new Found("several clients, " + name, text + difference);
  }

  /// Of notifications, which may be of its own changes: [OnPurpose#OWN_CHANGES].
  private static boolean hears(String line) {
    return line.startsWith("PSUBSCRIBE");
  }

  private String difference(List<Step> steps, boolean resp3, String notified) throws IOException {
    for (RespClient control : List.of(redis, ours)) {
      control.ask("flushall");
      control.ask("config", "set", "notify-keyspace-events", notified);
    }
    try (var theirs = new Crowd(redis, redisPort, resp3);
        var own = new Crowd(ours, oursPort, resp3)) {
      boolean[] waits = new boolean[Crowd.SIZE];
      for (Step step : steps) {
        if (waits[step.client]) {
          continue; // in which order those who wait run what they send meanwhile, is open
        }
        requests++;
        List<String> expected = theirs.send(step.client, step.words);
        List<String> actual = own.send(step.client, step.words);
        for (int i = 0; i < Crowd.SIZE; i++) {
          if (!expected.get(i).equals(actual.get(i))) {
            return "  after %s client %d gets%n  redis  %s%n  ours   %s%n"
                .formatted(step, i, shown(expected.get(i)), shown(actual.get(i)));
          }
          boolean isSilent = expected.get(i).isEmpty();
          waits[i] = isSilent && (waits[i] || (i == step.client && step.mayWait()));
        }
      }
    }
    return null;
  }

  private static String shown(String bytes) {
    return bytes.replace("\r", "\\r").replace("\n", "\\n");
  }

  @Override
  public void close() throws IOException {
    redis.close();
    ours.close();
  }
}
