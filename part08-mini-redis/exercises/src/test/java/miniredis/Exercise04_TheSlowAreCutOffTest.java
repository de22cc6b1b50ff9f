package miniredis;

import static miniredis.FakeConnection.ENOUGH;

import java.util.List;
import org.junit.jupiter.api.Test;

/// At most 100 bytes may be kept for one, and more than 50 for less than 1000 ms.
@SuppressWarnings("ReferenceEquality") // the very array
class Exercise04_TheSlowAreCutOffTest extends MessagesOnAFakeClock {

  private final Harm harm = new Harm(this);

  @Test
  void sentence_1_to_each_and_no_copy() throws Exception {
    var one = subscriber(ENOUGH);
    var other = subscriber(ENOUGH);
    byte[] a = message('a', 200);
    int count = call("publish", () -> messages.publish(a));
    expectThere(one, "A message of 200 bytes was published", "a-large-message-is-too-much");
    expectTaken(one, "a", "Two have subscribed, and a was published", null);
    expectTaken(other, "a", "Two have subscribed, and a was published", null);
    if (count != 2) {
      throw verdict.refuse("Two have taken a message, and `publish` returns " + count + ".");
    }
    if (one.taken.getFirst() != a) {
      throw verdict.refuse(
          "The array that was offered is not the one that was published.", "each-needs-its-copy");
    }
  }

  @Test
  void sentence_1_and_nobody_waits() throws Exception {
    var slow = subscriber(0);
    var quick = subscriber(ENOUGH);
    int count = publish('a', 10);
    expectTaken(quick, "a", "Another one has no room", null);
    if (count != 2) {
      throw verdict.refuse(
          "One has taken a message, for one it is kept, and `publish` returns " + count + ".");
    }
    expectThere(slow, "10 bytes are kept for it", null);
  }

  @Test
  void sentence_2_kept_in_order() throws Exception {
    var slow = subscriber(1);
    for (char name : "abcd".toCharArray()) {
      publish(name, 10);
    }
    String before = "It had room for one of a, b, c and d";
    expectTaken(slow, "a", before, null);
    writable(slow, 2);
    before += ", and then for two";
    expectTaken(
        slow, "abc", before, slow.names().equals(List.of("a")) ? "what-has-no-room-is-lost" : null);
    writable(slow, ENOUGH);
    before += ", and then for all";
    expectTaken(
        slow,
        "abcd",
        before,
        slow.names().equals(List.of("a", "b", "c")) ? "what-is-offered-is-gone" : null);
    writable(slow, ENOUGH);
    expectTaken(slow, "abcd", before + ". `writable` was called once more", null);
  }

  @Test
  void sentence_2_until_one_is_refused() throws Exception {
    var slow = subscriber(0);
    publish('a', 40);
    publish('b', 10);
    slow.largest = 20;
    writable(slow, ENOUGH);
    String before = "40 bytes and then 10 are kept. It has room for 20, and `writable` was called";
    expectTaken(slow, "", before, "a-refusal-is-about-one-message");
  }

  @Test
  void sentence_2_what_comes_later_stands_behind() throws Exception {
    var slow = subscriber(0);
    publish('a', 10);
    slow.room = ENOUGH;
    publish('b', 10);
    String before = "It had no room for a, which was kept, and there was room when b was published";
    if (slow.names().equals(List.of("b"))) {
      throw verdict.refuse(
          before + ". It has taken b, and not a.", "who-has-room-has-nothing-kept");
    }
    if (slow.offers > 1) {
      throw verdict.refuse(
          before + ". `writable` was not called, and it was offered a message again.",
          "it-may-have-room-by-now");
    }
    writable(slow, ENOUGH);
    expectTaken(slow, "ab", before + ". `writable` was called", null);
  }

  @Test
  void sentence_2_an_empty_one_is_one() throws Exception {
    var slow = subscriber(0);
    call("publish", () -> messages.publish(new byte[0]));
    slow.room = ENOUGH;
    publish('a', 10);
    String before = "A message of no bytes was refused and is kept, and a was published";
    expectTaken(slow, "", before, "no-bytes-are-no-message");
    writable(slow, ENOUGH);
    expectTaken(slow, "-a", before + ". `writable` was called", "no-bytes-are-no-message");
  }

  @Test
  void sentence_2_the_same_one_twice_is_two() throws Exception {
    var slow = subscriber(0);
    var slower = subscriber(0);
    var quick = subscriber(ENOUGH);
    byte[] a = message('a', 10);
    for (int i = 0; i < 2; i++) {
      call("publish", () -> messages.publish(a));
    }
    String before = "The same array was published twice";
    expectTaken(quick, "aa", before, "an-array-is-a-message");
    writable(slow, ENOUGH);
    before += " while there was no room, and then there was";
    expectTaken(slow, "aa", before, "an-array-is-a-message");
    writable(slower, 1);
    writable(slower, ENOUGH);
    expectTaken(slower, "aa", before + ", first for one", "what-was-taken-is-removed-afterwards");
  }

  @Test
  void sentence_3_too_much() throws Exception {
    var slow = subscriber(0);
    var quick = subscriber(ENOUGH);
    for (int i = 0; i < 10; i++) {
      publish('a', 10);
    }
    expectThere(slow, "100 bytes are kept for it, and 100 may be", "at-the-limit-is-beyond-it");
    int count = publish('b', 1);
    String before = "101 bytes are kept for it, in 11 messages, and 100 may be";
    if (slow.closed == 0) {
      int kept = 11; // messages
      while (slow.closed == 0 && kept < 101) {
        publish('b', 1);
        kept++;
      }
      String observed = before + ". Its connection is open";
      if (slow.closed == 0) {
        throw verdict.refuse(observed + ".");
      }
      observed += " until %d messages are kept for it.".formatted(kept);
      throw kept == 101
          ? verdict.refuse(observed, "a-message-is-a-message")
          : verdict.refuse(observed);
    }
    publish('c', 1);
    check();
    expectCutOff(slow, before + ". Then a message was published, and `check` called", null);
    if (count != 1) {
      throw verdict.refuse(
          "There were two. One has taken a message, the other was cut off, and `publish` returns %d."
              .formatted(count));
    }
    expectThere(quick, "It has taken all, and another one was cut off", null);
    expectTaken(quick, "aaaaaaaaaabc", "Another one was cut off", null);
  }

  @Test
  void sentence_3_by_a_single_message() throws Exception {
    var slow = subscriber(0);
    publish('a', 101);
    expectCutOff(slow, "A message of 101 bytes is kept for it", null);
  }

  @Test
  void sentence_3_what_was_taken_counts_no_more() throws Exception {
    var slow = subscriber(0);
    for (int i = 0; i < 10; i++) {
      publish('a', 80);
      writable(slow, 1);
    }
    expectThere(slow, "80 bytes were kept and taken, ten times", "what-was-kept-counts-for-ever");
  }

  @Test
  void sentence_3_much_more_than_an_int_holds() throws Exception {
    long hard = 1L << 32;
    messages = new Exercise04_TheSlowAreCutOff(hard, hard, 1000, () -> now);
    var slow = subscriber(0);
    byte[] megabyte = message('a', 1 << 20);
    for (long kept = 0; kept < hard; kept += megabyte.length) {
      messages.publish(megabyte);
    }
    expectThere(slow, "2^32 bytes are kept for it, and so many may be", null);
    publish('b', 1);
    expectCutOff(slow, "2^32 + 1 bytes are kept for it, and 2^32 may be", "bytes-fit-an-int");
  }

  @Test
  void sentence_4_too_much_for_too_long() throws Exception {
    var above = subscriber(0);
    publish('a', 50);
    publish('b', 1);
    now += 999;
    check();
    expectThere(above, "51 bytes are kept for it, for 999 ms", null);
    now += 1;
    check();
    String before =
        "51 bytes are kept for it, for 1000 ms, and `check` was called at 999 ms and at 1000 ms";
    if (above.closed == 0) {
      now += 998;
      check();
      boolean isEarlier = above.closed > 0;
      now += 1;
      check();
      throw above.closed > 0 && !isEarlier
          ? verdict.refuse(
              before + ". Its connection is open until a `check` at 1999 ms.",
              "the-time-begins-when-i-look")
          : verdict.refuse(before + ". Its connection is open.");
    }
    expectCutOff(above, before, null);
  }

  @Test
  void sentence_4_not_at_the_limit() throws Exception {
    var slow = subscriber(0);
    publish('a', 50);
    now += 5_000;
    check();
    now += 5_000;
    check();
    expectThere(slow, "50 bytes are kept for it, for 10,000 ms", "at-the-limit-is-beyond-it");
  }

  @Test
  void sentence_4_from_the_first_moment() throws Exception {
    var slow = subscriber(0);
    publish('a', 51);
    for (int i = 0; i < 10; i++) {
      now += 100;
      publish('b', 1);
    }
    check();
    expectCutOff(
        slow,
        "It is above 50 bytes for 1000 ms, and a message was published every 100 ms",
        "each-message-begins-the-time-anew");
  }

  @Test
  void sentence_4_without_a_break() throws Exception {
    var slow = subscriber(0);
    publish('a', 20);
    publish('b', 50);
    now += 600;
    writable(slow, 1);
    String before = "70 bytes were kept for it, for 600 ms, then 50, then 60 for 600 ms";
    publish('c', 10);
    now += 600;
    check();
    expectThere(slow, before, "a-break-does-not-count");
    now += 400;
    check();
    expectCutOff(slow, before + ", and then for 400 ms more", null);
  }

  @Test
  void sentence_4_less_but_no_break() throws Exception {
    var slow = subscriber(0);
    publish('a', 20);
    publish('b', 60);
    now += 600;
    writable(slow, 1);
    now += 400;
    check();
    expectCutOff(
        slow,
        "80 bytes were kept for it, for 600 ms, and then 60, for 400 ms",
        "who-takes-some-is-quick");
  }

  @Test
  void sentence_4_whatever_the_clock_says() throws Exception {
    String sum = "a-time-plus-a-time-is-a-time";
    for (long start : new long[] {0, -500, Long.MAX_VALUE - 10}) {
      String before = "51 bytes are kept for it since the clock said %,d".formatted(start);
      now = start;
      var slow = subscriber(0);
      publish('a', 51);
      now += 999;
      check();
      expectThere(slow, before + ", for 999 ms", sum);
      publish('b', 1);
      now++;
      check();
      expectCutOff(slow, before + ", for 1000 ms", start == 0 ? "zero-is-never" : null);
    }
    now = 1000;
    messages = new Exercise04_TheSlowAreCutOff(100, 50, Long.MAX_VALUE, () -> now);
    var slow = subscriber(0);
    publish('a', 51);
    now += 5000;
    check();
    expectThere(slow, "51 bytes are kept for it, and `millis` is Long.MAX_VALUE", sum);
  }

  @Test
  void sentence_5_nothing_more_is_offered() throws Exception {
    var gone = subscriber(0);
    publish('a', 10);
    messages.unsubscribe(gone);
    int offers = gone.offers;
    gone.room = ENOUGH;
    int count = publish('b', 10);
    writable(gone, ENOUGH);
    if (gone.offers > offers) {
      throw verdict.refuse(
          "One message was kept for it, it has unsubscribed, and then it was offered another one.");
    }
    if (count != 0) {
      throw verdict.refuse("Nobody is there, and `publish` returns " + count + ".");
    }
    messages.unsubscribe(gone);
    expectThere(gone, "It has unsubscribed, twice", null);
    var cut = subscriber(0);
    publish('c', 101);
    writable(cut, ENOUGH);
    if (cut.offersAfterItsEnd > 0) {
      throw verdict.refuse(
          "It was cut off, `writable` was called for it, and it was offered a message.",
          "closed-is-forgotten");
    }
  }

  @Test
  void sentence_5_who_comes_back_begins_anew() throws Exception {
    var again = subscriber(0);
    publish('a', 40);
    messages.unsubscribe(again);
    messages.subscribe(again);
    String before = "40 bytes were kept for it, it has unsubscribed, and subscribed again";
    writable(again, ENOUGH);
    expectTaken(again, "", before + ". `writable` was called", null);
    publish('b', 10);
    expectTaken(again, "b", before + ". Then b was published", "who-has-left-stays-away");
    again.room = 0;
    publish('c', 80);
    expectThere(again, before + ". Then 80 bytes are kept for it, and 100 may be", null);
  }

  @Test
  void sentence_5_also_if_it_left_while_it_was_offered() throws Exception {
    var again = subscriber(0);
    again.whenOffered = () -> messages.unsubscribe(again);
    publish('a', 40);
    again.whenOffered = () -> {};
    messages.subscribe(again);
    writable(again, ENOUGH);
    expectTaken(
        again,
        "",
        "It has unsubscribed in its own `offer`, which refused, and subscribed again",
        "who-was-there-is-there");
  }

  @Test
  void sentence_5_nothing_is_kept_in_memory() throws Exception {
    var cut = subscriber(0);
    var first = publishWeakly(90);
    var second = publishWeakly(90);
    expectCutOff(cut, "180 bytes are kept for it", null);
    awaitFreed(first, "It was cut off");
    awaitFreed(second, "It was cut off");
    var gone = subscriber(0);
    var third = publishWeakly(10);
    messages.unsubscribe(gone);
    awaitFreed(third, "It has unsubscribed");
  }

  @Test
  void sentence_6_who_throws_is_cut_off_alone() throws Exception {
    harm.whoThrows(new IllegalStateException("broken"));
    harm.whoThrows(new StackOverflowError("broken"));
    harm.lateOnesWhoseCloseThrows();
  }

  @Test
  void sentence_6_a_connection_may_unsubscribe_itself() throws Exception {
    harm.unsubscribesItselfWhenClosed();
    harm.unsubscribesItselfWhenOffered();
  }

  @Test
  void sentence_6_or_another_one() throws Exception {
    harm.unsubscribesAnotherWhenOffered();
    harm.unsubscribesAnotherWhenClosed();
    harm.unsubscribesWhoHasTaken();
  }
}
