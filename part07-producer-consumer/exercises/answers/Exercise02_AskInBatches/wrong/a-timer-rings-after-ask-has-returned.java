package queues;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

final class Exercise02_AskInBatches {

  interface Service {
    CompletableFuture<List<String>> answer(List<String> questions);
  }

  interface Timer {
    void set(Runnable ring);
  }

  private static final class Batch {
    final List<String> questions = new ArrayList<>();
    final List<CompletableFuture<String>> futures = new ArrayList<>();
  }

  private final int size;
  private final Service service;
  private final Timer timer;
  private Batch open;

  Exercise02_AskInBatches(int size, Service service, Timer timer) {
    this.size = size;
    this.service = service;
    this.timer = timer;
  }

  CompletableFuture<String> ask(String question) {
    var future = new CompletableFuture<String>();
    Batch batch;
    Batch begun = null;
    boolean full;
    synchronized (this) {
      if (open == null) {
        open = new Batch();
        begun = open;
      }
    }
    if (begun != null) {
      Batch mine = begun;
      timer.set(() -> ring(mine));
    }
    synchronized (this) {
      if (open == null) {
        open = new Batch();
      }
      batch = open;
      batch.questions.add(question);
      batch.futures.add(future);
      full = batch.questions.size() == size;
      if (full) {
        open = null;
      }
    }
    if (full) {
      send(batch);
    }
    return future;
  }

  private void ring(Batch batch) {
    synchronized (this) {
      if (open != batch || batch.questions.isEmpty()) {
        return;
      }
      open = null;
    }
    send(batch);
  }

  private void send(Batch batch) {
    CompletableFuture<List<String>> answers;
    try {
      answers = service.answer(batch.questions);
    } catch (Throwable thrown) {
      batch.futures.forEach(future -> future.completeExceptionally(thrown));
      return;
    }
    answers.whenComplete((all, failure) -> {
      for (int i = 0; i < batch.futures.size(); i++) {
        if (failure != null) {
          batch.futures.get(i).completeExceptionally(failure);
        } else {
          batch.futures.get(i).complete(all.get(i));
        }
      }
    });
  }
}
