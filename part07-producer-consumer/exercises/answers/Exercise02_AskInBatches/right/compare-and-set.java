package queues;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

final class Exercise02_AskInBatches {

  interface Service {
    CompletableFuture<List<String>> answer(List<String> questions);
  }

  interface Timer {
    void set(Runnable ring);
  }

  /// What waits: the newest first. It is never changed, only replaced.
  private record Waiting(
      String question, CompletableFuture<String> future, Waiting before, int count, Object batch) {}

  private final AtomicReference<Waiting> waiting = new AtomicReference<>();
  private final int size;
  private final Service service;
  private final Timer timer;

  Exercise02_AskInBatches(int size, Service service, Timer timer) {
    this.size = size;
    this.service = service;
    this.timer = timer;
  }

  CompletableFuture<String> ask(String question) {
    var future = new CompletableFuture<String>();
    while (true) {
      Waiting before = waiting.get();
      Waiting after =
          before == null
              ? new Waiting(question, future, null, 1, new Object())
              : new Waiting(question, future, before, before.count() + 1, before.batch());
      if (waiting.compareAndSet(before, after.count() == size ? null : after)) {
        if (after.count() == size) {
          send(after);
        } else if (before == null) {
          timer.set(() -> ring(after.batch()));
        }
        return future;
      }
    }
  }

  private void ring(Object batch) {
    while (true) {
      Waiting now = waiting.get();
      if (now == null || now.batch() != batch) {
        return;
      }
      if (waiting.compareAndSet(now, null)) {
        send(now);
        return;
      }
    }
  }

  private void send(Waiting last) {
    var questions = new ArrayList<String>();
    var futures = new ArrayList<CompletableFuture<String>>();
    for (Waiting one = last; one != null; one = one.before()) {
      questions.addFirst(one.question());
      futures.addFirst(one.future());
    }
    try {
      service
          .answer(questions)
          .whenComplete((answers, failure) -> {
            for (int i = 0; i < futures.size(); i++) {
              if (failure == null) {
                futures.get(i).complete(answers.get(i));
              } else {
                futures.get(i).completeExceptionally(failure);
              }
            }
          });
    } catch (Throwable thrown) {
      futures.forEach(future -> future.completeExceptionally(thrown));
    }
  }
}
