package queues;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

final class Exercise02_AskInBatches {

  interface Service {
    CompletableFuture<List<String>> answer(List<String> questions);
  }

  interface Timer {
    void set(Runnable ring);
  }

  private final int size;
  private final Service service;
  private final Timer timer;
  private Map<String, CompletableFuture<String>> open = new LinkedHashMap<>();

  Exercise02_AskInBatches(int size, Service service, Timer timer) {
    this.size = size;
    this.service = service;
    this.timer = timer;
  }

  CompletableFuture<String> ask(String question) {
    var future = new CompletableFuture<String>();
    Map<String, CompletableFuture<String>> batch;
    boolean first;
    boolean full;
    synchronized (this) {
      batch = open;
      batch.put(question, future);
      first = batch.size() == 1;
      full = batch.size() == size;
      if (full) {
        open = new LinkedHashMap<>();
      }
    }
    if (full) {
      send(batch);
    } else if (first) {
      timer.set(() -> ring(batch));
    }
    return future;
  }

  private void ring(Map<String, CompletableFuture<String>> batch) {
    synchronized (this) {
      if (open != batch) {
        return;
      }
      open = new LinkedHashMap<>();
    }
    send(batch);
  }

  private void send(Map<String, CompletableFuture<String>> batch) {
    List<String> questions = List.copyOf(batch.keySet());
    try {
      service
          .answer(questions)
          .whenComplete((answers, failure) -> {
            for (int i = 0; i < questions.size(); i++) {
              CompletableFuture<String> future = batch.get(questions.get(i));
              if (failure == null) {
                future.complete(answers.get(i));
              } else {
                future.completeExceptionally(failure);
              }
            }
          });
    } catch (Throwable thrown) {
      batch.values().forEach(future -> future.completeExceptionally(thrown));
    }
  }
}
