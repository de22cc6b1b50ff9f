package miniredis;

import exercise.Verdict;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

class Exercise02_GoneOnTimeTest extends KeysOnAFakeClock {

  private volatile boolean isGivenUp;

  @Test
  void sentence_1_set_and_get() {
    map.set("a", "1");
    map.set("b", "2");
    expectThere("a", "1", "a was set to 1, and b to 2", null);
    expectThere("b", "2", "a was set to 1, and b to 2", null);
    map.set("a", "3");
    expectThere("a", "3", "a was set to 1, and then to 3", null);
    expectGone("c", "c was never set", null);
    now += 1_000_000_000;
    expectThere("a", "3", "a has no deadline, and much time has passed", null);
  }

  @Test
  void sentence_1_set_takes_away_a_deadline() {
    map.set("a", "1");
    map.expire("a", 100);
    now += 40;
    map.set("a", "2");
    now += 60;
    String before = "a had a deadline, was set again to 2 before it, and the deadline has come";
    expectThere("a", "2", before, "a-key-keeps-its-deadline");
    expect(-1L, map.ttl("a"), before, "ttl(\"a\")", null);
    int removed = map.sweep(10);
    before += ". `sweep` has returned " + removed;
    expectThere("a", "2", before, "an-old-deadline-still-counts");
    expect(0, removed, before, "sweep(10)", null);
  }

  @Test
  void sentence_2_gone_when_the_clock_shows_the_deadline() {
    map.set("a", "1");
    expect(true, map.expire("a", 100), "a is there", "expire(\"a\", 100)", null);
    expect(false, map.expire("b", 100), "b was never set", "expire(\"b\", 100)", null);
    expectGone("b", "b was never set, and got a deadline", null);
    now += 99;
    expectThere("a", "1", "a got a deadline in 100 ms, and 99 ms have passed", null);
    now += 1;
    Optional<String> got = map.get("a");
    if (got.isPresent()) {
      String observed = "a got a deadline in 100 ms, which have passed. `get` returns a value.";
      if (looksAtTheClock == 0) {
        throw verdict.refuse(
            observed + " No call has looked at the clock that is the argument.",
            "time-is-what-the-system-says");
      }
      now += 1;
      if (map.get("a").isEmpty()) {
        throw verdict.refuse(
            observed + " At 101 ms it returns empty.", "a-deadline-is-the-last-moment");
      }
      map.sweep(10);
      if (map.get("a").isEmpty()) {
        throw verdict.refuse(
            observed + " After a call of `sweep` it returns empty.", "the-sweep-keeps-the-time");
      }
      throw verdict.refuse(observed);
    }
  }

  @Test
  void sentence_2_instead_of_one_that_it_has() {
    map.set("longer", "1");
    map.expire("longer", 100);
    map.expire("longer", 1000);
    map.set("shorter", "2");
    map.expire("shorter", 1000);
    map.expire("shorter", 100);
    now += 100;
    String before = "A deadline was in 100 ms, and then in 1000 ms. 100 ms have passed";
    expectThere("longer", "1", before, null);
    expectGone("shorter", "The deadline of another key was in 1000 ms, and then in 100 ms", null);
    map.sweep(10);
    expectThere("longer", "1", before + ", and `sweep` was called", "an-old-deadline-still-counts");
    for (long millis : new long[] {0, -1, -now}) {
      map.set("past", "3");
      map.expire("past", millis);
      expectGone("past", "Its deadline is in %d ms".formatted(millis), null);
    }
  }

  @Test
  void sentence_2_though_the_clock_was_further_before() {
    setAndExpire("b", 1, 1_000);
    map.get("b0"); // it looks at the clock
    now -= 100;
    map.set("a", "2");
    map.expire("a", 50);
    now += 50;
    expectGone(
        "a",
        "The clock has stepped back by 100 ms, a got a deadline in 50 ms, and these have passed",
        "a-clock-that-steps-back-is-made-to-stand-still");
  }

  @Test
  void sentence_2_for_every_method() {
    String before = "a got a deadline in 100 ms, and 100 ms have passed";
    expectNoReturn(before, "persist", () -> map.persist("a"));
    expectNoReturn(before, "expire", () -> map.expire("a", 500));
    goneWithoutACall();
    expect(-2L, map.ttl("a"), before, "ttl(\"a\")", null);
    goneWithoutACall();
    map.set("a", "2");
    expectThere("a", "2", before + ", and it was set again", "a-key-keeps-its-deadline");
  }

  /// The key a, in a new map.
  private void goneWithoutACall() {
    map = newMap();
    map.set("a", "1");
    map.expire("a", 100);
    now += 100;
  }

  private void expectNoReturn(String before, String name, BooleanSupplier call) {
    goneWithoutACall();
    boolean said = call.getAsBoolean();
    Optional<String> got = map.get("a");
    if (said || got.isPresent()) {
      throw verdict.refuse(
          "%s. Then `%s` returns %s, and `get` %s."
              .formatted(before, name, said, got.orElse("empty")),
          got.isPresent() ? "who-is-gone-can-be-saved" : null);
    }
  }

  @Test
  void sentence_3_how_long_it_is_there() {
    map.set("a", "1");
    expect(-1L, map.ttl("a"), "a is there, without a deadline", "ttl(\"a\")", null);
    expect(-2L, map.ttl("b"), "b was never set", "ttl(\"b\")", null);
    map.expire("a", 100);
    expect(100L, map.ttl("a"), "a got a deadline in 100 ms", "ttl(\"a\")", null);
    now += 99;
    expect(
        1L, map.ttl("a"), "a got a deadline in 100 ms, and 99 ms have passed", "ttl(\"a\")", null);
  }

  @Test
  void sentence_4_persist_takes_the_deadline_away() {
    map.set("a", "1");
    expect(false, map.persist("a"), "a has no deadline", "persist(\"a\")", null);
    expect(false, map.persist("b"), "b was never set", "persist(\"b\")", null);
    map.expire("a", 100);
    expect(true, map.persist("a"), "a has a deadline", "persist(\"a\")", null);
    String before = "a had a deadline, and `persist` took it away";
    expect(false, map.persist("a"), before, "persist(\"a\")", null);
    expect(-1L, map.ttl("a"), before, "ttl(\"a\")", null);
    now += 100;
    before += ". The time has come";
    expectThere("a", "1", before, null);
    int removed = map.sweep(10);
    before += ", and `sweep` was called";
    expectThere("a", "1", before, "an-old-deadline-still-counts");
    expect(0, removed, before, "sweep(10)", null);
  }

  @Test
  void sentence_5_size_counts_what_is_there() {
    expect(0, map.size(), "No key was set", "size()", null);
    for (String key : List.of("a", "b", "c", "d", "a")) {
      map.set(key, "1");
    }
    expect(4, map.size(), "a, b, c, d and a were set", "size()", null);
    map.expire("a", 100);
    map.expire("b", 100);
    map.expire("c", 200);
    map.expire("never set", 100);
    now += 100;
    int size = map.size();
    expect(
        2,
        size,
        "Four keys were set, two of them are gone, and no call has asked for those",
        "size()",
        size == 4 ? "size-is-what-lies-there" : null);
    map.get("a");
    expect(2, map.size(), "Four keys were set, and two of them are gone", "size()", null);
    map = newMap();
    setAndExpire("many", 5_000, 100);
    now += 100;
    size = map.size();
    expect(
        0,
        size,
        "5,000 keys were set, and all are gone",
        "size()",
        size < 5_000 ? "after-a-sweep-the-map-has-the-right-size" : null);
  }

  @Test
  void sentence_6_at_most_so_many() {
    setAndExpire("a", 30, 100);
    map.expire("never set", 100);
    now += 99;
    expect(0, map.sweep(10), "No key is gone", "sweep(10)", null);
    now += 1;
    int removed = map.sweep(10);
    if (removed > 10) {
      throw verdict.refuse(
          "30 keys are gone. `sweep(10)` has removed " + removed + ".", "a-sweep-removes-all");
    }
    int sum = removed + sweepOften();
    if (sum != 30) {
      throw verdict.refuse(
          "30 keys with the same deadline are gone. All calls of `sweep(10)` together say that they have removed %d."
              .formatted(sum),
          sum == 1 ? "no-two-have-the-same-deadline" : null);
    }
    for (int i = 0; i < 30; i++) {
      expectGone("a" + i, "It was gone, and `sweep` has removed it", "one-map-knows-of-the-other");
    }
  }

  @Test
  void sentence_6_whatever_deadlines_they_had() {
    map.set("later", "1");
    map.expire("later", 1000);
    map.set("sooner", "1");
    map.expire("sooner", 100);
    now += 100;
    expect(
        1,
        sweepOften(),
        "One key has a deadline later on; another one, which got its own after that, is gone",
        OFTEN,
        null);
    map = newMap();
    setAndExpire("a", 8, 100);
    for (long millis : new long[] {1000, 100, 50, 100}) {
      map.expire("a0", millis);
    }
    now += 100;
    expect(8, sweepOften(), "8 keys are gone, one had five deadlines", OFTEN, null);
    afterAChange("`persist` was called", () -> map.persist("a0"));
    afterAChange("it was set again", () -> map.set("a0", "2"));
    afterAChange("it got one later on", () -> map.expire("a0", 1000));
  }

  /// Of the earliest deadline.
  private void afterAChange(String what, Runnable change) {
    map = newMap();
    for (int i = 0; i < 8; i++) {
      map.set("a" + i, "1");
      map.expire("a" + i, 100 + i);
    }
    change.run();
    now += 200;
    int removed = sweepOften();
    String observed =
        "8 keys had a deadline, and for the first of them %s. 7 are gone".formatted(what);
    expect(7, removed, observed, OFTEN, removed < 7 ? "a-queue-sorts-itself-again" : null);
  }

  @Test
  void sentence_6_and_all_that_are_gone() {
    expectAllRemoved("2,000 calls of `sweep(5)` have removed %d.", _ -> {});
  }

  @Test
  void sentence_6_even_if_keys_are_set_in_between() {
    expectAllRemoved(
        "2,000 calls of `sweep(5)`, with a new key after each, have removed %d.",
        call -> setAndExpire("new" + call, 1, 1_000_000));
  }

  @Test
  void sentence_6_even_if_more_are_set_than_it_looks_at() {
    setAndExpire("gone", 10, 100);
    for (int call = 0; call < 20; call++) {
      setAndExpire("new" + call + "-", 10, 1_000_000);
      map.sweep(5);
    }
    now += 100;
    int removed = 0;
    for (int call = 20; call < 2_000; call++) {
      removed += map.sweep(5);
      setAndExpire("new" + call + "-", 10, 1_000_000);
    }
    expect(
        10,
        removed,
        "10 keys are gone, after 20 calls of `sweep(5)`. 10 keys were set after each call",
        "The sum of 1,980 more calls",
        removed == 0 ? "the-end-stays-where-it-is" : null);
  }

  private void expectAllRemoved(String observed, IntConsumer between) {
    setAndExpire("there", 100, 1_000_000);
    setAndExpire("gone", 10, 100);
    now += 100;
    int removed = 0;
    for (int call = 0; call < 2_000; call++) {
      try {
        removed += map.sweep(5);
      } catch (ConcurrentModificationException e) {
        throw verdict.refuse(
            "A key was set after a call of `sweep`, and the next call throws " + e,
            "an-iterator-outlives-a-change",
            e);
      }
      between.accept(call);
    }
    if (removed != 10) {
      throw verdict.refuse(
          "100 keys are there, and 10 are gone. " + observed.formatted(removed),
          "a-sweep-begins-at-the-beginning");
    }
  }

  @Test
  void sentence_6_what_a_call_costs_is_bounded() throws Exception {
    setAndExpire("a", 100_000, 1_000_000);
    int removed =
        verdict.get(
            Verdict.onAnotherThread(() -> {
              int sum = 0;
              for (int call = 0; call < 200_000 && !isGivenUp; call++) {
                sum += map.sweep(1);
              }
              return sum;
            }),
            () -> {
              isGivenUp = true;
              return verdict.refuse(
                  "100,000 keys are there, and none is gone. 200,000 calls of `sweep(1)` are not done after 10 s.",
                  "a-look-costs-nothing");
            });
    expect(0, removed, "100,000 keys are there, and none is gone", "sweep(1)", null);
  }

  @Test
  void sentence_7_what_a_call_has_found_gone_stays_gone() {
    var calls =
        List.<Consumer<String>>of(map::get, map::ttl, map::persist, key -> map.expire(key, 50));
    var names = List.of("get", "ttl", "persist", "expire");
    for (String name : names) {
      map.set(name, "1");
      map.expire(name, 100);
    }
    now += 100;
    for (int i = 0; i < names.size(); i++) {
      calls.get(i).accept(names.get(i));
    }
    now -= 100;
    for (String name : names) {
      expectGone(
          name,
          "`%s` has found the key gone, and the clock has stepped back".formatted(name),
          "hidden-is-removed");
    }
  }

  @Test
  void sentence_7_and_what_sweep_has_removed() {
    setAndExpire("a", 3, 100);
    now += 100;
    int removed = sweepOften();
    now -= 100;
    for (int i = 0; i < 3; i++) {
      expectGone(
          "a" + i,
          "`sweep` has removed %d of 3 keys, and the clock has stepped back".formatted(removed),
          removed == 3 ? "hidden-is-removed" : null);
    }
  }

  @Test
  void sentence_7_what_it_returns_is_true_of_one_moment() {
    map.set("a", "1");
    map.expire("a", 100);
    now += 98;
    millisBetweenLooks = 1;
    long left = map.ttl("a");
    if (left != 1 && left != -2) {
      throw verdict.refuse(
          "a got a deadline in 100 ms. `ttl` looked at the clock at 99 ms, and again at 100, and"
              + " returned %d.".formatted(left),
          "the-clock-waits-for-my-call");
    }
  }
}
