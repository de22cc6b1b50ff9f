package miniredis.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import miniredis.server.MiniRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.ScanParams;

/// What step 8b does not show: Jedis in both versions of the protocol, on one connection a client.
final class JedisTest {

  private MiniRedis server;

  @BeforeEach
  void start() throws Exception {
    server = MiniRedis.start();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Jedis connect(RedisProtocol protocol) {
    return new Jedis(
        new HostAndPort("127.0.0.1", server.port()),
        DefaultJedisClientConfig.builder().protocol(protocol).socketTimeoutMillis(30_000).build());
  }

  @Test
  void both_versions_of_the_protocol_say_the_same() {
    for (RedisProtocol protocol : new RedisProtocol[] {RedisProtocol.RESP2, RedisProtocol.RESP3}) {
      try (var redis = connect(protocol)) {
        redis.flushAll();
        redis.hset("cup", "of", "tea");
        redis.zadd("scores", 1.5, "ann");
        redis.sadd("set", "a");
        assertThat(redis.hgetAll("cup")).containsEntry("of", "tea");
        assertThat(redis.zscore("scores", "ann")).isEqualTo(1.5);
        assertThat(redis.smembers("set")).containsExactly("a");
        assertThat(redis.sismember("set", "a")).isTrue();
        assertThat(redis.get("nothing")).isNull();
        assertThat(redis.hscan("cup", "0", new ScanParams().count(10)).isCompleteIteration())
            .isTrue();
        assertThat(redis.configGet("maxclients")).containsKey("maxclients");
      }
    }
  }

  @Test
  void an_error_in_a_pipeline_is_in_its_place() {
    try (var redis = connect(RedisProtocol.RESP3)) {
      redis.set("word", "tea");
      List<Response<Long>> replies = new ArrayList<>();
      try (var pipeline = redis.pipelined()) {
        for (int i = 0; i < 1000; i++) {
          replies.add(pipeline.incr(i == 500 ? "word" : "counter"));
        }
        pipeline.sync();
      }
      assertThat(replies.get(499).get()).isEqualTo(500);
      assertThatThrownBy(replies.get(500)::get)
          .isInstanceOf(JedisDataException.class)
          .hasMessage("ERR value is not an integer or out of range");
      assertThat(replies.get(501).get()).isEqualTo(501);
      assertThat(replies.getLast().get()).isEqualTo(999);
    }
  }

  @Test
  void a_pop_waits_for_another_connection() throws Exception {
    for (RedisProtocol protocol : new RedisProtocol[] {RedisProtocol.RESP2, RedisProtocol.RESP3}) {
      try (var redis = connect(protocol);
          var waiting = connect(protocol)) {
        var popped = new FutureTask<>(() -> waiting.blpop(0, "jobs"));
        Thread.ofVirtual().start(popped);
        while (!redis.info("clients").contains("blocked_clients:1")) {
          Thread.onSpinWait();
        }
        redis.rpush("jobs", "wash the cups");
        assertThat(popped.get(30, TimeUnit.SECONDS)).containsExactly("jobs", "wash the cups");
      }
    }
  }

  @Test
  void a_watched_key_that_was_changed_ends_a_transaction() {
    try (var redis = connect(RedisProtocol.RESP2);
        var other = connect(RedisProtocol.RESP3)) {
      redis.watch("price");
      other.set("price", "5");
      var transaction = redis.multi();
      transaction.incr("price");
      assertThat(transaction.exec()).isNull();
      assertThat(redis.get("price")).isEqualTo("5");
    }
  }

  @Test
  void a_subscriber_hears_until_it_leaves() throws Exception {
    var subscribed = new CountDownLatch(1);
    var heard = new AtomicReference<String>();
    var listener =
        new JedisPubSub() {
          @Override
          public void onSubscribe(String channel, int count) {
            subscribed.countDown();
          }

          @Override
          public void onMessage(String channel, String message) {
            heard.set(channel + ": " + message);
            unsubscribe();
          }
        };
    var listening =
        new FutureTask<Void>(() -> {
          try (var redis = connect(RedisProtocol.RESP2)) {
            redis.subscribe(listener, "news"); // returns when it has unsubscribed
          }
          return null;
        });
    Thread.ofVirtual().start(listening);
    assertThat(subscribed.await(30, TimeUnit.SECONDS)).isTrue();
    try (var redis = connect(RedisProtocol.RESP3)) {
      assertThat(redis.publish("news", "tea")).isEqualTo(1);
    }
    listening.get(30, TimeUnit.SECONDS);
    assertThat(heard.get()).isEqualTo("news: tea");
  }
}
