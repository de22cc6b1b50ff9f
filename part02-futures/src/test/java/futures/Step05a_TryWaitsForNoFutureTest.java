package futures;

import static futures.Step05a_TryWaitsForNoFuture.waitInside;
import static futures.Step05a_TryWaitsForNoFuture.waitOutside;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import futures.diner.Diner;
import futures.diner.SlowDiner;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class Step05a_TryWaitsForNoFutureTest {

  private final DinerByHand diner = new DinerByHand();

  @Test
  void what_is_waited_for_inside_is_served() throws Exception {
    assertThat(waitInside(new SlowDiner(1))).isEqualTo("ham");
  }

  @Test
  void a_future_that_is_handed_out_is_not_waited_for() throws Exception {
    var guest = new Guest(() -> waitOutside(diner));
    diner.entering.complete(7);
    guest.blocks();
    assertThat(diner.events).containsExactly("enter", "order", "leave 7");
    assertThat(diner.dish).isNotDone();

    diner.leaving.complete(null);
    diner.dish.complete("ham");
    assertThat(guest.get()).isEqualTo("ham");
  }

  @Test
  void a_guest_who_leaves_is_not_served_any_more() {
    var slow = new SlowDiner(1_000);
    var dish = slow.order(7);
    var _ = slow.leave(7);
    assertThatThrownBy(dish::get).hasRootCauseMessage("left before the dish came");
  }

  @Test
  void each_part_is_waited_for_before_the_next_begins() throws Exception {
    var guest = new Guest(() -> waitInside(diner));
    guest.blocks();
    assertThat(diner.events).containsExactly("enter");
    diner.entering.complete(7);
    guest.blocks();
    assertThat(diner.events).containsExactly("enter", "order");
    diner.dish.complete("ham");
    guest.blocks();
    assertThat(diner.events).containsExactly("enter", "order", "leave 7");
    diner.leaving.complete(null);
    assertThat(guest.get()).isEqualTo("ham");
  }

  @Test
  void a_guest_who_gets_nothing_leaves_too() {
    var guest = new Guest(() -> waitInside(diner));
    diner.entering.complete(7);
    diner.leaving.complete(null);
    diner.dish.completeExceptionally(new IllegalStateException("no ham"));
    assertThatThrownBy(guest::get).hasRootCauseMessage("no ham");
    assertThat(diner.events).containsExactly("enter", "order", "leave 7");
  }

  @Test
  void a_guest_who_could_not_enter_has_nothing_to_leave() {
    var guest = new Guest(() -> waitInside(diner));
    diner.entering.completeExceptionally(new IllegalStateException("full"));
    assertThatThrownBy(guest::get).hasRootCauseMessage("full");
    assertThat(diner.events).containsExactly("enter");
  }

  @Test
  void an_interrupt_while_entering_is_noticed_inside() {
    var guest = new Guest(() -> waitInside(diner));
    guest.thread.interrupt();
    diner.entering.complete(7);
    diner.leaving.complete(null);
    assertThatThrownBy(guest::get).hasCauseInstanceOf(InterruptedException.class);
    assertThat(diner.events).containsExactly("enter", "order", "leave 7");
  }

  @Test
  void an_interrupted_guest_leaves() {
    var guest = new Guest(() -> waitInside(diner));
    diner.entering.complete(7);
    diner.leaving.complete(null);
    guest.blocks();
    guest.thread.interrupt();
    assertThatThrownBy(guest::get).hasCauseInstanceOf(InterruptedException.class);
    assertThat(diner.events).containsExactly("enter", "order", "leave 7");
  }

  @Test
  void an_interrupt_does_not_cut_leaving_short() throws Exception {
    diner.entering.complete(7);
    diner.dish.complete("ham");
    var guest = new Guest(() -> waitInside(diner));
    guest.blocks();
    guest.thread.interrupt();
    guest.blocks();
    assertThat(diner.events).endsWith("leave 7");
    diner.leaving.complete(null);
    assertThat(guest.get()).isEqualTo("ham");
    assertThat(guest.flag).as("the interrupt is kept for the thread's next wait").isTrue();
  }

  /// A visit, on a virtual thread.
  private static final class Guest {
    private final FutureTask<String> visit;
    private final Thread thread;
    private volatile boolean flag;

    Guest(Callable<String> stay) {
      visit =
          new FutureTask<>(() -> {
            String dish = stay.call();
            flag = Thread.currentThread().isInterrupted();
            return dish;
          });
      thread = Thread.ofVirtual().start(visit);
    }

    /// Returns when the guest waits for something.
    void blocks() {
      while (thread.getState() != Thread.State.WAITING) {
        assertThat(thread.isAlive()).isTrue();
        Thread.onSpinWait();
      }
    }

    String get() throws Exception {
      return visit.get();
    }
  }

  private static final class DinerByHand implements Diner {
    final List<String> events = new CopyOnWriteArrayList<>();
    final CompletableFuture<Integer> entering = new CompletableFuture<>();
    final CompletableFuture<String> dish = new CompletableFuture<>();
    final CompletableFuture<Void> leaving = new CompletableFuture<>();

    @Override
    public CompletableFuture<Integer> enter() {
      events.add("enter");
      return entering;
    }

    @Override
    public CompletableFuture<String> order(int table) {
      events.add("order");
      return dish;
    }

    @Override
    public CompletableFuture<Void> leave(int table) {
      events.add("leave " + table);
      return leaving;
    }
  }
}
