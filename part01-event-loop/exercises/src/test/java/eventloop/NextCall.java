package eventloop;

import static eventloop.Exercise01_RunOnTheLoop.runOnLoop;

import exercise.Settled;
import exercise.Verdict;
import io.netty.channel.EventLoop;

/// A caller is interrupted, and calls again, with other work.
record NextCall(Verdict verdict, EventLoop loop) {

  void expectItsOwnValue() throws Exception {
    var work = new HeldWork();
    var next = new HeldWork("eggs");
    next.release.countDown();
    var caller =
        new Caller(
            work,
            () -> {
              try {
                String _ = runOnLoop(loop, work);
              } catch (InterruptedException e) {
                // it may wait on, or throw
              }
              boolean _ = Thread.interrupted();
              return runOnLoop(loop, next);
            });
    caller.untilItWaitsOrIsDone(verdict);
    Settled.interrupt(caller.thread, caller.answer::isDone);
    Settled.await(caller.thread, caller.answer::isDone);
    work.release.countDown();
    String value =
        verdict.get(
            caller.answer,
            "A caller was interrupted. Its next work has ended, and it still waits.");
    if (!value.equals("eggs")) {
      throw verdict.refuse(
          "A caller was interrupted, and called again with other work, which returned eggs. It got"
              + " %s, the value of the first.".formatted(value),
          "the-next-answer-is-mine");
    }
  }
}
