package tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static tasks.Step06d_LocksInOppositeOrderDeadlock.twoAtOnce;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import tasks.Step06d_LocksInOppositeOrderDeadlock.Outcome;
import tasks.Step06d_LocksInOppositeOrderDeadlock.Transfer;

class Step06d_LocksInOppositeOrderDeadlockTest {

  @Test
  void opposite_orders_end_in_a_circle_and_the_jvm_names_it() throws Exception {
    assertThat(twoAtOnce(Thread.ofPlatform(), Transfer::fromThenTo))
        .isEqualTo(new Outcome(0, List.of("a-to-b waits for b-to-a", "b-to-a waits for a-to-b")));
  }

  @Test
  void a_circle_of_virtual_threads_is_not_named() throws Exception {
    assertThat(twoAtOnce(Thread.ofVirtual(), Transfer::fromThenTo))
        .isEqualTo(new Outcome(0, List.of()));
  }

  @Test
  void one_order_for_all_makes_both_transfers() throws Exception {
    for (Thread.Builder kind : List.of(Thread.ofPlatform(), Thread.ofVirtual())) {
      assertThat(twoAtOnce(kind, Transfer::lowerIdFirst)).isEqualTo(new Outcome(2, List.of()));
    }
  }

  @Test
  void the_holder_of_a_lock_is_let_in_again() {
    var lock = new ReentrantLock();
    lock.lock();
    assertThat(lock.tryLock()).isTrue();
    assertThat(lock.getHoldCount()).isEqualTo(2);
  }
}
