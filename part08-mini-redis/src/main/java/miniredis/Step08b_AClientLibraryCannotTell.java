package miniredis;

import static lesson.Lesson.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import miniredis.server.MiniRedis;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;

/// Can a client library tell this server from Redis?
///
/// Jedis is one of the two libraries that most Java programs use. It knows nothing of this course:
/// it speaks RESP to a port, and turns replies into Java's types. What it does here it does in the
/// same way with the real Redis; the tests of this part compare the two, reply by reply.
///
/// Run `make part_08 STEP=8b`. Watch that pipelines, transactions, blocking pops and sorted sets
/// look as usual.
final class Step08b_AClientLibraryCannotTell {

  static void main() throws Exception {
    try (var server = MiniRedis.start();
        var redis = RedisClient.create("127.0.0.1", server.port());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      say("a hash          %s", hash(redis));
      say("a sorted set    %s", sortedSet(redis));
      say("a pipeline      %s", pipeline(redis));
      say("a transaction   %s", transaction(redis));
      say("a blocking pop  %s", blockingPop(redis, threads));
    }
  }

  static String hash(RedisClient redis) {
    redis.hset("tea", Map.of("kind", "green"));
    redis.hincrBy("tea", "cups", 2);
    return redis.hget("tea", "kind") + ", " + redis.hget("tea", "cups") + " cups";
  }

  static List<String> sortedSet(RedisClient redis) {
    redis.zadd("scores", Map.of("ann", 3.5, "bob", 1.0, "cem", 2.0));
    return redis.zrange("scores", 0, -1);
  }

  /// Three requests in one write; the replies are there after `sync`.
  static List<Long> pipeline(RedisClient redis) {
    var replies = new ArrayList<Response<Long>>();
    try (var pipeline = redis.pipelined()) {
      for (int i = 0; i < 3; i++) {
        replies.add(pipeline.incr("counter"));
      }
      pipeline.sync();
    }
    return replies.stream().map(Response::get).toList();
  }

  static List<Object> transaction(RedisClient redis) {
    try (var transaction = redis.multi()) {
      transaction.set("tea:price", "4");
      transaction.incrBy("tea:price", 2);
      return transaction.exec();
    }
  }

  /// One thread waits for a job while another one brings it.
  static List<String> blockingPop(RedisClient redis, ExecutorService threads) throws Exception {
    var waiting = CompletableFuture.supplyAsync(() -> redis.blpop(10, "jobs"), threads);
    while (!redis.info("clients").contains("blocked_clients:1")) {
      // it does not wait yet
    }
    redis.rpush("jobs", "wash the cups");
    return waiting.get();
  }
}
