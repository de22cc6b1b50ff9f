package bench;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// What does it cost to start a task, on each kind of thread? The task does nothing; an op is one
/// task that was started, has run, and was awaited.
///
/// The question has two answers, so everything but the method call is measured twice:
///
/// - One at a time: each task is awaited before the next is started. Two hand-overs are in this
///   figure, and may be most of it: a thread wakes up to run the task, then the starter wakes up to
///   go on. So long does a caller wait that has one thing to hand over. Where the woken thread runs
///   (the starter's core, or another that must wake up first) is the scheduler's choice, and may
///   change from round to round.
/// - A thousand at once: all are started before the first is awaited, so that a thread which is
///   awake finds more to do. So much does a task cost a busy program. Tasks end while others are
///   started: a thousand are never alive together.
///
/// Garbage collection is in the figures. Not in them: making the pools and the loop, a stack that
/// grows with real work, and the first tasks of a cold JVM.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 1, time = 600, timeUnit = TimeUnit.MILLISECONDS)
public class StartATask {
  static final int THOUSAND = 1_000;

  // Not final: what the compiler takes for a constant it may fold away.
  Runnable task = this::task;
  Thread.Builder platform = Thread.ofPlatform();
  Thread.Builder virtual = Thread.ofVirtual();
  ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
  ExecutorService virtuals = Executors.newVirtualThreadPerTaskExecutor();
  EventLoop loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()).next();

  /// A real call everywhere. Inlined, an empty method would leave nothing to measure.
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private void task() {}

  @TearDown
  public void close() {
    pool.close();
    virtuals.close();
    loop.parent().close();
  }

  @Benchmark
  public void methodCall_baseline() {
    task.run();
  }

  @Benchmark
  public void newPlatformThread_oneAtATime() throws Exception {
    platform.start(task).join();
  }

  @Benchmark
  public void newVirtualThread_oneAtATime() throws Exception {
    virtual.start(task).join();
  }

  @Benchmark
  public void poolOfPlatformThreads_oneAtATime() throws Exception {
    pool.submit(task).get();
  }

  @Benchmark
  public void virtualThreadPerTaskExecutor_oneAtATime() throws Exception {
    virtuals.submit(task).get();
  }

  @Benchmark
  public void nettyEventLoop_oneAtATime() throws Exception {
    loop.submit(task).get();
  }

  @Benchmark
  @OperationsPerInvocation(THOUSAND)
  public void newPlatformThread_1000AtOnce() throws Exception {
    thousandAtOnce(platform);
  }

  @Benchmark
  @OperationsPerInvocation(THOUSAND)
  public void newVirtualThread_1000AtOnce() throws Exception {
    thousandAtOnce(virtual);
  }

  @Benchmark
  @OperationsPerInvocation(THOUSAND)
  public void poolOfPlatformThreads_1000AtOnce() throws Exception {
    thousandAtOnce(pool);
  }

  @Benchmark
  @OperationsPerInvocation(THOUSAND)
  public void virtualThreadPerTaskExecutor_1000AtOnce() throws Exception {
    thousandAtOnce(virtuals);
  }

  @Benchmark
  @OperationsPerInvocation(THOUSAND)
  public void nettyEventLoop_1000AtOnce() throws Exception {
    thousandAtOnce(loop);
  }

  private void thousandAtOnce(Thread.Builder kind) throws Exception {
    var threads = new Thread[THOUSAND];
    for (int i = 0; i < THOUSAND; i++) {
      threads[i] = kind.start(task);
    }
    for (var thread : threads) {
      thread.join();
    }
  }

  private void thousandAtOnce(ExecutorService executor) throws Exception {
    var futures = new Future<?>[THOUSAND];
    for (int i = 0; i < THOUSAND; i++) {
      futures[i] = executor.submit(task);
    }
    for (var future : futures) {
      future.get();
    }
  }
}
