package miniredis.command;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import miniredis.resp.Bytes;
import miniredis.resp.Reply;
import miniredis.resp.Words;
import miniredis.store.Database;
import miniredis.store.Owner;

/// A server without sockets, whose clock stands still until the test moves it. All of it runs on
/// the test's thread: when [#send] returns, the command and all that it caused have happened.
///
/// ```java
/// var redis = new Script();
/// assertThat(redis.send("SET a 1 PX 1500")).isEqualTo("OK");
/// redis.pass(Duration.ofSeconds(2));
/// assertThat(redis.send("GET a")).isEqualTo("(nil)");
/// ```
///
/// [#client] adds another client. What a client gets without having asked, the end of a wait or a
/// message, is read by [TestClient#received].
final class Script {

  /// When a script begins.
  static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

  private static final Pattern EVENT =
      Pattern.compile("3\\) \"__keyevent@(\\d+)__:(.*)\"\n4\\) \"(.*)\"");

  private record Timer(long due, long number, Runnable task) {}

  private final List<Timer> timers = new ArrayList<>();
  private final Config config = new Config();
  private final Redis redis;
  private final TestClient client;
  private long now = START.toEpochMilli();
  private long timersStarted;
  private TestClient listener; // null before the first call of events

  Script() {
    InstantSource clock = () -> Instant.ofEpochMilli(now);
    redis = new Redis(config, Owner.thread(Thread.currentThread()), clock, this::startTimer);
    client = client();
  }

  /// Another client.
  TestClient client() {
    return client(new Reply());
  }

  /// Another client, whose replies are written here.
  TestClient client(Reply reply) {
    return new TestClient(redis, reply);
  }

  /// Sends a request of the first client, as one would type it, with quotes where it needs them.
  ///
  /// @return the reply, as redis-cli prints it; nothing, if the client waits
  String send(String line) {
    return client.send(line);
  }

  /// Sends a request of these bytes.
  String send(byte[]... words) {
    return client.send(words);
  }

  /// Sends a request, and returns the reply as the bytes that it is.
  String raw(String line) {
    return client.raw(line);
  }

  /// Sends some requests, and returns the last reply.
  String sendAll(String... lines) {
    String reply = "";
    for (String line : lines) {
      reply = send(line);
    }
    return reply;
  }

  /// Sends a request of the first client, and returns the keyspace notifications that it causes, as
  /// `set a`, or `1: set a` in another database than the first.
  List<String> events(String line) {
    if (listener == null) {
      listener = client();
      listener.send("PSUBSCRIBE __keyevent@*");
    }
    redis.notifications().configure("EAn");
    send(line);
    redis.notifications().configure("");
    return listener.replies().stream().map(Script::event).toList();
  }

  private static String event(String message) {
    Matcher matcher = EVENT.matcher(message);
    if (!matcher.find()) {
      throw new IllegalStateException("no notification: " + message);
    }
    String database = matcher.group(1).equals("0") ? "" : matcher.group(1) + ": ";
    return database + matcher.group(2) + " " + matcher.group(3);
  }

  /// What was written to the first client since the last call or reply.
  String received() {
    return client.received();
  }

  /// Moves the clock, and runs the timers that are then due, in their order.
  void pass(Duration duration) {
    now += duration.toMillis();
    redis.keyspace().tick();
    timers.sort(Comparator.comparingLong(Timer::due).thenComparingLong(Timer::number));
    while (!timers.isEmpty() && timers.getFirst().due <= now) {
      timers.removeFirst().task.run();
      redis.waiters().serve();
    }
  }

  /// What the server does ten times a second: removes keys that have expired and that nobody reads.
  int sweep() {
    return redis.keyspace().sweep(Integer.MAX_VALUE);
  }

  /// The time, in milliseconds since 1970.
  long now() {
    return now;
  }

  Redis redis() {
    return redis;
  }

  Config config() {
    return config;
  }

  Database database(int index) {
    return redis.keyspace().database(index);
  }

  private Runnable startTimer(long millis, Runnable task) {
    var timer = new Timer(now + millis, timersStarted++, task);
    timers.add(timer);
    return () -> timers.remove(timer);
  }

  /// The words of a line, as a person types it. What is no ASCII is sent in UTF-8.
  static byte[][] words(String line) {
    byte[][] words = Words.split(line.getBytes(StandardCharsets.UTF_8));
    if (words == null) {
      throw new IllegalArgumentException("a quote is not closed: " + line);
    }
    return words;
  }

  static byte[] bytes(String text) {
    return Bytes.of(text);
  }
}
