package queues;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

final class Exercise02_AskInBatches {

  interface Service {
    CompletableFuture<List<String>> answer(List<String> questions);
  }

  interface Timer {
    void set(Runnable ring);
  }

  private record Asked(String question, CompletableFuture<String> future) {}

  private final int size;
  private final Service service;
  private final Timer timer;
  private final ReentrantLock lock = new ReentrantLock();
  private List<Asked> waiting = new ArrayList<>();
  private long generation;

  Exercise02_AskInBatches(int size, Service service, Timer timer) {
    this.size = size;
    this.service = service;
    this.timer = timer;
  }

  CompletableFuture<String> ask(String question) {
    var asked = new Asked(question, new CompletableFuture<>());
    List<Asked> due = List.of();
    Runnable ring = null;
    lock.lock();
    try {
      waiting.add(asked);
      if (waiting.size() == 1) {
        long mine = generation;
        ring = () -> send(takeIf(mine));
      }
      if (waiting.size() >= size) {
        due = take();
        ring = null;
      }
    } finally {
      lock.unlock();
    }
    if (ring != null) {
      timer.set(ring);
    }
    send(due);
    return asked.future();
  }

  private List<Asked> takeIf(long expected) {
    lock.lock();
    try {
      return generation == expected ? take() : List.of();
    } finally {
      lock.unlock();
    }
  }

  private List<Asked> take() {
    List<Asked> due = waiting;
    waiting = new ArrayList<>();
    generation++;
    return due;
  }

  private void send(List<Asked> due) {
    if (due.isEmpty()) {
      return;
    }
    call(due.stream().map(Asked::question).toList())
        .whenComplete((answers, failure) -> {
          for (int i = 0; i < due.size(); i++) {
            if (failure == null) {
              due.get(i).future().complete(answers.get(i));
            } else {
              due.get(i).future().completeExceptionally(failure);
            }
          }
        });
  }

  private CompletableFuture<List<String>> call(List<String> questions) {
    try {
      return service.answer(questions);
    } catch (Throwable thrown) {
      return CompletableFuture.failedFuture(thrown);
    }
  }
}
