package eventloop;

import static eventloop.Exercise01_RunOnTheLoop.runOnLoop;
import static exercise.Verdict.onAnotherThread;

import exercise.Settled;
import exercise.Verdict;
import io.netty.channel.EventLoop;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/// A thread that asks for the value of work on a loop.
final class Caller {

  final Future<String> answer;
  volatile Thread thread;
  private final HeldWork work;

  Caller(EventLoop loop, HeldWork work) {
    this(work, () -> runOnLoop(loop, work));
  }

  /// `work` is what the call hands over first.
  Caller(HeldWork work, Callable<String> call) {
    this.work = work;
    answer =
        onAnotherThread(() -> {
          thread = Thread.currentThread();
          return call.call();
        });
  }

  void untilItWaitsOrIsDone(Verdict verdict) throws Exception {
    BooleanSupplier reached =
        () -> answer.isDone() || (work.thread != null && Settled.waits(thread));
    try {
      verdict.await(reached, "The caller is busy.");
      if (work.thread == null && answer.state() == Future.State.FAILED) {
        verdict.get(answer, "It never comes.");
      }
    } catch (AssertionError busy) {
      // or it waits by looking again and again, which it may
      if (work.thread == null) {
        throw verdict.refuse("The work was never run.");
      }
    }
  }
}
