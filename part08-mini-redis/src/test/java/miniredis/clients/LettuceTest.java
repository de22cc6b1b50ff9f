package miniredis.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.KeyValue;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScoredValue;
import io.lettuce.core.SetArgs;
import io.lettuce.core.TransactionResult;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import miniredis.server.MiniRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Lettuce asks for RESP3 with HELLO, and has all that a program asks on one connection, in a
/// pipeline.
final class LettuceTest {

  private static final long PATIENCE = 30; // seconds
  private static final Logger LOG = Logger.getLogger("io.lettuce"); // kept: its level is lost else

  static {
    LOG.setLevel(Level.SEVERE); // it warns of having two transports to choose from
  }

  private MiniRedis server;
  private RedisClient client;
  private StatefulRedisConnection<String, String> connection;

  @BeforeEach
  void connect() throws Exception {
    server = MiniRedis.start();
    client =
        RedisClient.create(
            RedisURI.builder()
                .withHost("127.0.0.1")
                .withPort(server.port())
                .withTimeout(Duration.ofSeconds(PATIENCE))
                .build());
    connection = client.connect();
  }

  @AfterEach
  void close() {
    connection.close();
    client.shutdown(Duration.ZERO, Duration.ofSeconds(PATIENCE));
    server.close();
  }

  @Test
  void it_speaks_resp3_and_finds_each_type() {
    var redis = connection.sync();
    assertThat(redis.clientList()).contains("resp=3");
    assertThat(redis.set("tea", "green", SetArgs.Builder.ex(100))).isEqualTo("OK");
    assertThat(redis.ttl("tea")).isBetween(1L, 100L);
    redis.hset("cup", Map.of("of", "tea", "size", "2"));
    assertThat(redis.hgetall("cup")).isEqualTo(Map.of("of", "tea", "size", "2"));
    redis.zadd("scores", 1.5, "ann", 1.0, "bob");
    assertThat(redis.zrangeWithScores("scores", 0, -1))
        .containsExactly(ScoredValue.just(1, "bob"), ScoredValue.just(1.5, "ann"));
    redis.sadd("set", "a", "b");
    assertThat(redis.smembers("set")).containsExactlyInAnyOrder("a", "b");
    assertThatThrownBy(() -> redis.incr("tea"))
        .isInstanceOf(RedisCommandExecutionException.class)
        .hasMessage("ERR value is not an integer or out of range");
  }

  /// In RESP2 a connection that has subscribed takes messages only; what is asked goes elsewhere.
  @Test
  void it_speaks_resp2_when_it_is_told_to() throws Exception {
    client.setOptions(ClientOptions.builder().protocolVersion(ProtocolVersion.RESP2).build());
    try (var older = client.connect();
        var subscriber = client.connectPubSub()) {
      var redis = older.sync();
      assertThat(redis.clientInfo()).contains("resp=2");
      redis.hset("cup", Map.of("of", "tea", "size", "2"));
      assertThat(redis.hgetall("cup")).isEqualTo(Map.of("of", "tea", "size", "2"));
      redis.zadd("scores", 1.5, "ann");
      assertThat(redis.zscore("scores", "ann")).isEqualTo(1.5);
      redis.multi();
      redis.get("nothing");
      redis.incr("counter");
      assertThat(redis.exec().stream().toList()).containsExactly(null, 1L);
      var heard = new CompletableFuture<String>();
      subscriber.addListener(
          new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String message) {
              heard.complete(channel + ": " + message);
            }
          });
      subscriber.sync().subscribe("news");
      assertThat(redis.publish("news", "tea")).isEqualTo(1);
      assertThat(heard.get(PATIENCE, TimeUnit.SECONDS)).isEqualTo("news: tea");
    }
  }

  @Test
  void a_pipeline_of_a_thousand() {
    var redis = connection.async();
    connection.setAutoFlushCommands(false);
    List<RedisFuture<Long>> replies = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      replies.add(redis.incr("counter"));
    }
    connection.flushCommands();
    connection.setAutoFlushCommands(true);
    assertThat(
            LettuceFutures.awaitAll(
                PATIENCE, TimeUnit.SECONDS, replies.toArray(RedisFuture[]::new)))
        .isTrue();
    assertThat(connection.sync().get("counter")).isEqualTo("1000");
  }

  @Test
  void a_transaction_that_came_too_late_does_nothing() {
    var redis = connection.sync();
    redis.set("price", "4");
    redis.watch("price");
    try (var other = client.connect()) {
      other.sync().set("price", "5");
    }
    redis.multi();
    redis.incrby("price", 2);
    assertThat(redis.exec().wasDiscarded()).isTrue();
    redis.multi();
    redis.incrby("price", 2);
    TransactionResult second = redis.exec();
    assertThat(second.wasDiscarded()).isFalse();
    assertThat((Long) second.get(0)).isEqualTo(7);
  }

  @Test
  void messages_of_a_channel_and_of_a_pattern() throws Exception {
    try (var subscriber = client.connectPubSub()) {
      var heard = new CompletableFuture<String>();
      var matched = new CompletableFuture<String>();
      subscriber.addListener(
          new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String message) {
              heard.complete(channel + ": " + message);
            }

            @Override
            public void message(String pattern, String channel, String message) {
              matched.complete(pattern + ", " + channel + ": " + message);
            }
          });
      subscriber.sync().subscribe("news");
      subscriber.sync().psubscribe("n*");
      assertThat(connection.sync().publish("news", "tea")).isEqualTo(2);
      assertThat(heard.get(PATIENCE, TimeUnit.SECONDS)).isEqualTo("news: tea");
      assertThat(matched.get(PATIENCE, TimeUnit.SECONDS)).isEqualTo("n*, news: tea");
      assertThat(subscriber.sync().ping()).isEqualTo("PONG");
    }
  }

  @Test
  void a_pop_waits_for_another_connection() throws ExecutionException, InterruptedException {
    try (var other = client.connect()) {
      RedisFuture<KeyValue<String, String>> waiting = other.async().blpop(PATIENCE, "jobs");
      connection.sync().rpush("jobs", "wash the cups");
      assertThat(waiting.get()).isEqualTo(KeyValue.just("jobs", "wash the cups"));
    }
  }

  @Test
  void scan_gives_all_keys() {
    var redis = connection.sync();
    for (int i = 0; i < 500; i++) {
      redis.set("key" + i, "");
    }
    var keys = new ArrayList<String>();
    var cursor = redis.scan();
    keys.addAll(cursor.getKeys());
    while (!cursor.isFinished()) {
      cursor = redis.scan(cursor);
      keys.addAll(cursor.getKeys());
    }
    assertThat(keys).hasSize(500).doesNotHaveDuplicates();
  }
}
