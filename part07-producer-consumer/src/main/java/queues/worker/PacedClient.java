package queues.worker;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import queues.closing.ClosableQueue;

/// Asks a service at a pace, for any number of threads, none of which has to know of the others or
/// of the pace: [#fetch] looks like a call.
///
/// Behind it each question is a job in one bounded queue, and workers take the jobs in the order in
/// which they came; one that waits for the pace may be passed by later ones. A thread that wants
/// many answers at once calls `fetch` on many threads: in an executor of its own, whose `close`
/// waits for all of them, or in a scope, whose `join` does.
///
/// Threads of its own do the work. They run until [#close], and then end.
public final class PacedClient<Q, A> implements AutoCloseable {

  private final Service<Q, A> service;
  private final Pace pace;
  private final ClosableQueue<FutureTask<A>> jobs;
  private final List<Thread> workers = new ArrayList<>();

  private PacedClient(Service<Q, A> service, Pace pace, int room) {
    this.service = service;
    this.pace = pace;
    this.jobs = new ClosableQueue<>(room);
  }

  /// Workers that each do a job before they take the next: no more jobs than workers are in flight.
  /// `room` jobs wait in the queue; further callers wait for room there.
  public static <Q, A> PacedClient<Q, A> withWorkers(
      int workers, Service<Q, A> service, Pace pace, int room) {
    if (workers < 1) {
      throw new IllegalArgumentException(workers + " workers: there has to be one at least");
    }
    var client = new PacedClient<Q, A>(service, pace, room);
    for (int i = 1; i <= workers; i++) {
      client.start("worker-" + i, () -> client.work(Runnable::run));
    }
    return client;
  }

  /// One worker that starts a task for each job, on a virtual thread: as many jobs are in flight as
  /// the pace brings.
  public static <Q, A> PacedClient<Q, A> withATaskEach(Service<Q, A> service, Pace pace, int room) {
    var client = new PacedClient<Q, A>(service, pace, room);
    var names = Thread.ofVirtual().name("task-", 1).factory();
    client.start(
        "dispatcher",
        () -> {
          try (var tasks = Executors.newThreadPerTaskExecutor(names)) {
            client.work(tasks);
          } // waits for the tasks
        });
    return client;
  }

  /// The answer to this question. Waits for room in the queue, for its turn, and for the service.
  /// To interrupt the caller takes the job back: out of the queue, or by an interrupt from the
  /// service.
  ///
  /// @throws ExecutionException if the service failed with this question; its cause is why
  /// @throws IllegalStateException if this client was closed before there was room
  public A fetch(Q question) throws ExecutionException, InterruptedException {
    var job = new FutureTask<>(() -> service.answer(question));
    jobs.put(job);
    try {
      return job.get();
    } catch (InterruptedException e) {
      takeBack(job);
      throw e;
    }
  }

  /// As the other [#fetch], but takes no longer than this in all.
  ///
  /// @throws TimeoutException if there is no answer by then; the job is taken back
  public A fetch(Q question, Duration limit)
      throws ExecutionException, InterruptedException, TimeoutException {
    long end = System.nanoTime() + NANOSECONDS.convert(limit);
    var job = new FutureTask<>(() -> service.answer(question));
    jobs.put(job, limit);
    try {
      return job.get(end - System.nanoTime(), NANOSECONDS);
    } catch (InterruptedException | TimeoutException e) {
      takeBack(job);
      throw e;
    }
  }

  /// First cancelled, then removed: a worker that takes it in between finds it done. One that has
  /// taken it and waits for the pace wastes that turn.
  private void takeBack(FutureTask<A> job) {
    job.cancel(true);
    jobs.remove(job);
  }

  /// Finishes what was accepted, refuses the rest, and returns when the last job is done. An
  /// interrupt does not shorten that.
  @Override
  public void close() {
    jobs.close();
    boolean interrupted = false;
    for (Thread worker : workers) {
      while (worker.isAlive()) {
        try {
          worker.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void start(String name, Runnable work) {
    workers.add(Thread.ofVirtual().name(name).start(work));
  }

  private void work(Executor place) {
    try {
      for (Optional<FutureTask<A>> next = jobs.take(); next.isPresent(); next = jobs.take()) {
        FutureTask<A> job = next.get();
        if (job.isDone()) {
          continue; // taken back: it would use up a turn
        }
        pace.await();
        place.execute(job);
        Thread.interrupted(); // meant for a job that was taken back while it ran here
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("only a job is interrupted, and that clears it", e);
    }
  }
}
