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

  private final int size;
  private final Service service;
  private final Timer timer;
  private final List<String> questions = new ArrayList<>();
  private final List<CompletableFuture<String>> futures = new ArrayList<>();
  private long batch;

  Exercise02_AskInBatches(int size, Service service, Timer timer) {
    this.size = size;
    this.service = service;
    this.timer = timer;
  }

  CompletableFuture<String> ask(String question) {
    var future = new CompletableFuture<String>();
    synchronized (this) {
      questions.add(question);
      futures.add(future);
      if (questions.size() == size) {
        send();
      } else if (questions.size() == 1) {
        long mine = batch;
        timer.set(() -> ring(mine));
      }
    }
    return future;
  }

  private synchronized void ring(long mine) {
    if (batch == mine) {
      send();
    }
  }

  private void send() {
    List<CompletableFuture<String>> sent = List.copyOf(futures);
    batch++;
    CompletableFuture<List<String>> answers;
    try {
      answers = service.answer(questions);
    } catch (Throwable thrown) {
      answers = CompletableFuture.failedFuture(thrown);
    }
    answers.whenComplete((all, failure) -> {
      for (int i = 0; i < sent.size(); i++) {
        if (failure == null) {
          sent.get(i).complete(all.get(i));
        } else {
          sent.get(i).completeExceptionally(failure);
        }
      }
    });
    questions.clear();
    futures.clear();
  }
}
