package bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Each method runs its task on the kind of thread that it says, and has awaited it when it
/// returns.
class StartATaskTest {
  private final StartATask start = new StartATask();

  @AfterEach
  void close() {
    start.close();
  }

  @Test
  void a_method_call_stays_on_its_thread() throws Exception {
    assertThat(threads(start::methodCall_baseline, 1)).containsExactly(Thread.currentThread());
  }

  @Test
  void a_new_platform_thread_for_each_task() throws Exception {
    assertThat(threads(start::newPlatformThread_oneAtATime, 1))
        .hasSize(1)
        .noneMatch(Thread::isVirtual);
    assertThat(threads(start::newPlatformThread_1000AtOnce, 1_000))
        .hasSize(1_000)
        .noneMatch(Thread::isVirtual);
  }

  @Test
  void a_new_virtual_thread_for_each_task() throws Exception {
    assertThat(threads(start::newVirtualThread_oneAtATime, 1))
        .hasSize(1)
        .allMatch(Thread::isVirtual);
    assertThat(threads(start::newVirtualThread_1000AtOnce, 1_000))
        .hasSize(1_000)
        .allMatch(Thread::isVirtual);
  }

  @Test
  void a_pool_of_as_many_platform_threads_as_cores() throws Exception {
    int cores = Runtime.getRuntime().availableProcessors();
    var threads = threads(start::poolOfPlatformThreads_oneAtATime, 1);
    threads.addAll(threads(start::poolOfPlatformThreads_1000AtOnce, 1_000));
    assertThat(threads).hasSize(cores).noneMatch(Thread::isVirtual);
    assertThat(threads).doesNotContain(Thread.currentThread());
  }

  @Test
  void an_executor_of_a_virtual_thread_for_each_task() throws Exception {
    assertThat(threads(start::virtualThreadPerTaskExecutor_oneAtATime, 1))
        .hasSize(1)
        .allMatch(Thread::isVirtual);
    assertThat(threads(start::virtualThreadPerTaskExecutor_1000AtOnce, 1_000))
        .hasSize(1_000)
        .allMatch(Thread::isVirtual);
  }

  @Test
  void one_event_loop() throws Exception {
    var threads = threads(start::nettyEventLoop_oneAtATime, 1);
    threads.addAll(threads(start::nettyEventLoop_1000AtOnce, 1_000));
    assertThat(threads).hasSize(1).allMatch(start.loop::inEventLoop);
  }

  private interface Method {
    void run() throws Exception;
  }

  /// The threads that ran the tasks, all of them by the time `method` returned. The first task ends
  /// when its starter waits for it, or has returned without.
  private Set<Thread> threads(Method method, int tasks) throws Exception {
    var starter = Thread.currentThread();
    var first = new AtomicBoolean(true);
    var returned = new AtomicBoolean();
    var ran = new CopyOnWriteArrayList<Thread>();
    start.task =
        () -> {
          if (!Thread.currentThread().equals(starter) && first.getAndSet(false)) {
            while (starter.getState() != Thread.State.WAITING && !returned.get()) {
              Thread.onSpinWait();
            }
          }
          ran.add(Thread.currentThread());
        };
    method.run();
    var threads = List.copyOf(ran);
    returned.set(true);
    assertThat(threads).hasSize(tasks);
    return new HashSet<>(threads);
  }
}
