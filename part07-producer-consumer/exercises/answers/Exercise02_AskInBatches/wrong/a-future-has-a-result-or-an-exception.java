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
    boolean first;
    boolean full;
    synchronized (this) {
      first = open == null;
      if (first) {
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
    } else if (first) {
      timer.set(() -> ring(batch));
    }
    return future;
  }

  private void ring(Batch batch) {
    synchronized (this) {
      if (open != batch) {
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
    answers.whenComplete((_, _) -> {
      for (int i = 0; i < batch.futures.size(); i++) {
        if (answers.isCompletedExceptionally()) {
          batch.futures.get(i).completeExceptionally(answers.exceptionNow());
        } else {
          batch.futures.get(i).complete(answers.resultNow().get(i));
        }
      }
    });
  }
}
