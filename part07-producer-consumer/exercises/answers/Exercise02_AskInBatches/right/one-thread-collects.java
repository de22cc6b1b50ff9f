package queues;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

final class Exercise02_AskInBatches {

  interface Service {
    CompletableFuture<List<String>> answer(List<String> questions);
  }

  interface Timer {
    void set(Runnable ring);
  }

  private record Asked(String question, CompletableFuture<String> future) {}

  /// All that follows is touched by this thread alone, which asks the service as well; it never
  /// waits for an answer.
  private final ExecutorService one =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());

  private final int size;
  private final Service service;
  private final Timer timer;
  private List<Asked> waiting = new ArrayList<>();

  Exercise02_AskInBatches(int size, Service service, Timer timer) {
    this.size = size;
    this.service = service;
    this.timer = timer;
  }

  CompletableFuture<String> ask(String question) {
    var asked = new Asked(question, new CompletableFuture<>());
    one.execute(() -> collect(asked));
    return asked.future();
  }

  private void collect(Asked asked) {
    waiting.add(asked);
    List<Asked> batch = waiting;
    if (batch.size() == size) {
      send(batch);
    } else if (batch.size() == 1) {
      timer.set(() ->
          one.execute(() -> {
            if (waiting == batch) {
              send(batch);
            }
          }));
    }
  }

  private void send(List<Asked> batch) {
    waiting = new ArrayList<>();
    CompletableFuture<List<String>> answers;
    try {
      answers = service.answer(batch.stream().map(Asked::question).toList());
    } catch (Throwable thrown) {
      answers = CompletableFuture.failedFuture(thrown);
    }
    answers.handle((all, failure) -> {
      for (int i = 0; i < batch.size(); i++) {
        CompletableFuture<String> future = batch.get(i).future();
        if (failure == null) {
          future.complete(all.get(i));
        } else {
          future.completeExceptionally(failure);
        }
      }
      return null;
    });
  }
}
