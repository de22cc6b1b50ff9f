package miniredis.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import miniredis.resp.Bytes;
import org.junit.jupiter.api.Test;

class DatabaseTest {

  private final List<String> events = new ArrayList<>();
  private long now = 1000;
  private final Keyspace keyspace =
      new Keyspace(
          2,
          Owner.thread(Thread.currentThread()),
          () -> Instant.ofEpochMilli(now),
          (_, key, event) -> events.add(event.text() + " " + Bytes.text(key)));
  private final Database database = keyspace.database(0);

  private static byte[] name(String name) {
    return Bytes.of(name);
  }

  private Key put(String name, long deadline) {
    Key key = database.put(name(name), new StringValue(1));
    database.setDeadline(key, deadline);
    return key;
  }

  private void pass(long millis) {
    now += millis;
    keyspace.tick();
  }

  @Test
  void a_read_removes_a_key_whose_time_has_passed_and_says_so_once() {
    put("a", 1005);
    pass(5);
    assertThat(database.hasExpired(name("a"))).isFalse();
    assertThat(database.find(name("a"))).isNotNull();
    pass(1);
    assertThat(database.hasExpired(name("a"))).isTrue();
    assertThat(database.hasExpired(name("b"))).isFalse();
    assertThat(database.find(name("a"))).isNull();
    assertThat(database.find(name("a"))).isNull();
    assertThat(database.size()).isZero();
    assertThat(database.deadlines()).isZero();
    assertThat(events).containsExactly("new a", "expired a");
  }

  @Test
  void time_stands_still_between_two_looks_at_the_clock() {
    put("a", 1005);
    now += 100;
    assertThat(database.find(name("a"))).isNotNull();
    keyspace.tick();
    assertThat(database.find(name("a"))).isNull();
  }

  @Test
  void a_new_value_has_no_deadline_and_a_replaced_one_keeps_it() {
    Key key = put("a", 1005);
    database.replace(key, new StringValue(2));
    assertThat(key.deadline()).isEqualTo(1005);
    database.put(name("a"), new StringValue(3));
    assertThat(key.deadline()).isEqualTo(Key.NEVER);
    assertThat(database.deadlines()).isZero();
  }

  @Test
  void the_sweep_looks_at_so_many_keys_and_goes_on_where_it_stopped() {
    for (int i = 0; i < 10; i++) {
      put("a" + i, i % 2 == 0 ? 1001 : 9999);
    }
    pass(2);
    int removed = 0;
    for (int i = 0; i < 4; i++) {
      int now = keyspace.sweep(3);
      assertThat(now).isLessThanOrEqualTo(3);
      removed += now;
    }
    assertThat(removed).isEqualTo(5);
    assertThat(database.size()).isEqualTo(5);
  }

  @Test
  void the_sweep_can_be_stopped() {
    put("a", 1001);
    pass(2);
    keyspace.sweeps(false);
    assertThat(keyspace.sweep(10)).isZero();
    keyspace.sweeps(true);
    assertThat(keyspace.sweep(10)).isEqualTo(1);
  }

  @Test
  void a_removed_key_is_forgotten_by_the_sweep() {
    put("a", 1001);
    assertThat(database.remove(name("a"))).isNotNull();
    pass(2);
    assertThat(keyspace.sweep(10)).isZero();
    assertThat(events).containsExactly("new a");
  }

  @Test
  void a_key_that_has_expired_cannot_be_removed() {
    put("a", 1001);
    pass(2);
    assertThat(database.remove(name("a"))).isNull();
    assertThat(events).containsExactly("new a", "expired a");
  }

  @Test
  void what_is_counted_and_listed() {
    put("a", 1001);
    put("b", 1100);
    put("c", Key.NEVER);
    pass(2);
    assertThat(database.size()).isEqualTo(3);
    assertThat(database.deadlines()).isEqualTo(2);
    assertThat(database.meanTimeLeft()).isEqualTo(49);
    List<String> listed = new ArrayList<>();
    database.forEach(key -> listed.add(Bytes.text(key.name())));
    assertThat(listed).containsExactlyInAnyOrder("b", "c");
  }

  @Test
  void the_idle_time_can_be_told_after_2038() {
    now = 4_000_000_000_000L;
    keyspace.tick();
    Key key = put("a", Key.NEVER);
    pass(7000);
    assertThat(database.idleTime(key)).isEqualTo(7);
    assertThat(database.peek(name("a"))).isSameAs(key);
    assertThat(database.idleTime(key)).isEqualTo(7);
    database.find(name("a"));
    assertThat(database.idleTime(key)).isZero();
  }

  @Test
  void any_key_is_one_that_is_there() {
    put("a", 1001);
    put("b", Key.NEVER);
    pass(2);
    for (int i = 0; i < 100; i++) {
      assertThat(database.any().name()).isEqualTo(name("b"));
    }
    assertThat(events).containsExactly("new a", "new b", "expired a");
  }

  @Test
  void a_thread_that_is_not_the_owner_is_stopped() throws InterruptedException {
    Key key = put("a", 1001);
    List<Runnable> touches =
        List.of(
            () -> database.find(name("a")),
            () -> database.peek(name("a")),
            () -> database.hasExpired(name("a")),
            () -> database.put(name("a"), new StringValue(1)),
            () -> database.replace(key, new StringValue(1)),
            () -> database.remove(name("a")),
            () -> database.size(),
            () -> database.clear(),
            () -> database.forEach(_ -> {}),
            () -> database.scan(0, _ -> {}),
            () -> database.any(),
            () -> keyspace.sweep(1),
            () -> keyspace.swap(0, 1));
    var refusals = new ArrayList<String>();
    var stranger =
        new Thread(() -> {
          for (Runnable touch : touches) {
            try {
              touch.run();
            } catch (IllegalStateException refusal) {
              refusals.add(refusal.getMessage());
            }
          }
        });
    stranger.start();
    stranger.join();
    assertThat(refusals).hasSize(touches.size()).allMatch(text -> text.contains("not own it"));
    assertThat(database.find(name("a"))).isSameAs(key);
  }
}
