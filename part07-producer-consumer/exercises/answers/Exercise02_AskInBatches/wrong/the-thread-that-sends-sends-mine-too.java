package queues;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

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
  private final Queue<Batch> due = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean sending = new AtomicBoolean();
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
        due.add(batch);
      }
    }
    if (first && !full) {
      timer.set(() -> ring(batch));
    }
    sendAllThatIsDue();
    return future;
  }

  private void ring(Batch batch) {
    synchronized (this) {
      if (open != batch) {
        return;
      }
      open = null;
      due.add(batch);
    }
    sendAllThatIsDue();
  }

  private void sendAllThatIsDue() {
    if (sending.compareAndSet(false, true)) {
      for (Batch batch = due.poll(); batch != null; batch = due.poll()) {
        send(batch);
      }
      sending.set(false);
    }
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
