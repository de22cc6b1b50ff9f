package executors;

import static executors.Step02d_DataForAProcessIsCopied.sum;
import static executors.Step02d_DataForAProcessIsCopied.toAThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import executors.Step02d_DataForAProcessIsCopied.Adder;
import executors.Step02d_DataForAProcessIsCopied.Sent;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class Step02d_DataForAProcessIsCopiedTest {

  private static final long HOUR = 3_600_000_000_000L;

  @Test
  void a_thread_is_sent_nothing_and_reads_the_same_object() throws Exception {
    int[] numbers = {1, 2, 3};
    try (var thread = Executors.newSingleThreadExecutor()) {
      thread.execute(() -> numbers[2] = 39); // a copy would not see it
      Sent sent = toAThread(numbers, thread);
      assertThat(sent.sum()).isEqualTo(42);
      assertThat(sent.bytes()).isZero();
      assertThat(sent.nanos()).isBetween(1L, HOUR);
    }
  }

  @Test
  void a_process_is_sent_each_number_each_time() throws Exception {
    try (var process = new Adder()) {
      Sent first = process.send(new int[1_000]);
      Sent second = process.send(new int[1_000]);
      Sent longer = process.send(new int[2_000]);
      assertThat(first.bytes()).isEqualTo(second.bytes()).isBetween(4_000L, 4_100L);
      assertThat(longer.bytes() - second.bytes()).isEqualTo(1_000 * Integer.BYTES);
      assertThat(first.nanos()).isBetween(1L, HOUR);
    }
  }

  @Test
  void it_adds_up_what_it_was_sent_and_an_array_that_changed_is_sent_again() throws Exception {
    try (var process = new Adder()) {
      int[] numbers = {1, 2, 3};
      assertThat(process.send(numbers).sum()).isEqualTo(6);
      numbers[2] = 39;
      assertThat(process.send(numbers).sum()).isEqualTo(42);
    }
  }

  @Test
  void a_number_in_a_list_is_an_object_and_costs_more() throws Exception {
    try (var process = new Adder()) {
      Sent ten = process.send(numbers(10));
      Sent twenty = process.send(numbers(20));
      assertThat(twenty.sum()).isEqualTo(190);
      assertThat(twenty.bytes() - ten.bytes()).isEqualTo(10 * 10); // a tag, its class, four bytes
    }
  }

  @Test
  void the_process_ends_when_it_is_closed() throws Exception {
    var process = new Adder();
    process.send(numbers(1));
    process.close();
    assertThat(process.process.isAlive()).isFalse();
    assertThat(process.process.exitValue()).isZero();
    assertThatThrownBy(() -> process.send(numbers(1))).isInstanceOf(java.io.IOException.class);
  }

  @Test
  void nothing_but_arrays_and_lists_is_added_up() {
    assertThat(sum(numbers(4))).isEqualTo(6);
    assertThat(sum(new int[] {1, 2})).isEqualTo(3);
    assertThatThrownBy(() -> sum("1")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void it_says_in_words_what_it_cost() {
    assertThat(new Sent(1, 4_000_027, 9_470_000)).hasToString(" 4,000,027 bytes     9.5 ms");
  }

  private static Serializable numbers(int count) {
    var list = new ArrayList<Integer>();
    for (int i = 0; i < count; i++) {
      list.add(i);
    }
    return list;
  }
}
