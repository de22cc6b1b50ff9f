package tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static tasks.Step07a_TheUsualDumpHidesVirtualThreads.found;
import static tasks.Step07a_TheUsualDumpHidesVirtualThreads.jcmd;
import static tasks.Step07a_TheUsualDumpHidesVirtualThreads.jstack;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import tasks.Step07a_TheUsualDumpHidesVirtualThreads.Hang;

class Step07a_TheUsualDumpHidesVirtualThreadsTest {

  private static final String FETCH_3 = "fetch-3 at readReply\\(Step07a_\\w+\\.java:\\d+\\)";

  @Test
  void jstack_does_not_have_the_virtual_thread_and_jcmd_says_where_it_hangs() throws Exception {
    try (var _ = new Hang(Thread.ofVirtual())) {
      assertThat(jstack()).isNotEmpty().noneMatch(line -> line.contains("fetch-3"));
      assertThat(found(jcmd())).singleElement().asString().matches(FETCH_3);
    }
  }

  @Test
  void both_have_the_platform_thread() throws Exception {
    try (var _ = new Hang(Thread.ofPlatform())) {
      assertThat(found(jstack())).singleElement().asString().matches(FETCH_3);
      assertThat(found(jcmd())).isEqualTo(found(jstack()));
    }
  }

  @Test
  void jstack_has_a_virtual_thread_that_runs_below_its_carrier_and_without_its_name()
      throws Exception {
    var spins = new CountDownLatch(1);
    var stop = new AtomicBoolean();
    Thread thread = Thread.ofVirtual().name("spinner").start(() -> spin(spins, stop));
    try {
      spins.await();
      assertThat(jstack())
          .anyMatch(line -> line.contains("Carrying virtual thread #" + thread.threadId()))
          .anyMatch(line -> line.contains("DumpHidesVirtualThreadsTest.spin("))
          .noneMatch(line -> line.contains("spinner"));
    } finally {
      stop.set(true);
      thread.join();
    }
  }

  private static void spin(CountDownLatch spins, AtomicBoolean stop) {
    spins.countDown();
    while (!stop.get()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void a_virtual_thread_that_nothing_can_wake_is_an_object_like_others_and_can_be_collected()
      throws Exception {
    WeakReference<Thread> thread = waitForEver();
    collect(thread);
    assertThat(thread.get()).isNull();
  }

  @Test
  void one_that_was_started_without_an_executor_stays() throws Exception {
    var direct = new WeakReference<>(Thread.startVirtualThread(LockSupport::park));
    WeakReference<Thread> ofAnExecutor = waitForEver();
    collect(ofAnExecutor);
    assertThat(ofAnExecutor.get()).isNull();
    assertThat(direct.get()).isNotNull();
    LockSupport.unpark(direct.get());
  }

  private static void collect(WeakReference<Thread> thread) {
    for (int i = 0; i < 100 && thread.get() != null; i++) {
      System.gc();
    }
  }

  /// Neither the executor nor what the task waits for is kept.
  private static WeakReference<Thread> waitForEver() throws Exception {
    var started = new CompletableFuture<WeakReference<Thread>>();
    Executors.newVirtualThreadPerTaskExecutor()
        .execute(() -> {
          started.complete(new WeakReference<>(Thread.currentThread()));
          new CompletableFuture<Void>().join();
        });
    return started.get();
  }

  @Test
  void a_virtual_thread_has_no_name_unless_it_is_given_one() {
    assertThat(Thread.ofVirtual().unstarted(() -> {}).getName()).isEmpty();
  }

  @Test
  void a_frame_belongs_to_the_thread_above_it() {
    assertThat(
            found(
                List.of(
                    "#1 \"main\" RUNNABLE",
                    "    at x.Main.main(Main.java:1)",
                    "",
                    "#31 \"fetch-3\" virtual WAITING",
                    "    at java.base/java.lang.VirtualThread.park(VirtualThread.java:738)",
                    "    at x.Client.readReply(Client.java:7)",
                    "",
                    "\"fetch-4\" #32 prio=5",
                    "    at x.Client.other(Client.java:9)")))
        .containsExactly("fetch-3 at readReply(Client.java:7)");
  }
}
