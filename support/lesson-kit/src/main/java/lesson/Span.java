package lesson;

import java.util.ArrayList;
import java.util.List;

/// One piece of work, and what became of it. It begins running, may wait and run again any number
/// of times and on any thread, and ends once: what is said of it afterwards is ignored, as with a
/// future.
///
/// A lesson marks that the work waits, and this class derives what that costs: a platform thread
/// that waits is [State#BLOCKED]; a virtual thread, and what a callback will go on with, is
/// [State#SUSPENDED]. While a span waits, the spans around it on the same thread wait with it.
///
/// Thread-safe.
public final class Span implements AutoCloseable {

  enum State {
    RUNNING,
    /// Waits, and keeps its thread.
    BLOCKED,
    /// Waits, and keeps no thread.
    SUSPENDED,
    /// Could run, and waits for its turn on a thread.
    QUEUED,
    DONE,
    CANCELLED,
    FAILED;

    boolean isEnd() {
      return compareTo(DONE) >= 0;
    }
  }

  /// A change of state. `nanos` counts from the step's beginning; `carrier` is the platform thread
  /// below a virtual one, else empty; `waker` is the id of the span that made this one go on, else
  /// 0. `here` is false once the work has left its thread, to be gone on with by a callback.
  record Change(State state, long nanos, String thread, String carrier, int waker, boolean here) {

    /// Does the thread wait inside the work, as after [Span#waits]?
    boolean isWait() {
      return here && state != State.RUNNING;
    }
  }

  final int id;
  final int parent; // the id of the span that began this one, else 0
  final String name;
  final String source; // file and line of the lesson's code that began it

  private final Recorder recorder;
  private final List<Change> changes = new ArrayList<>(4); // guarded by this
  private Change own; // guarded by this: the last one that the lesson marked
  private volatile boolean ended;
  private volatile Span outer; // what goes on, on the thread where this one last began to run
  private volatile Thread thread; // where it last began to run

  Span(Recorder recorder, int id, Span parent, String name, String source) {
    this.recorder = recorder;
    this.id = id;
    this.parent = parent == null ? 0 : parent.id;
    this.name = name;
    this.source = source;
    change(State.RUNNING, true);
  }

  /// Begins a part of this span's work on the calling thread, which may be another than this
  /// span's.
  public Span span(String child) {
    return recorder.begin(child, this);
  }

  /// From here on the calling thread waits, inside this work: it sleeps, joins, reads, or wants a
  /// lock. Returns this span, so that `span("tea").waits()` is work that does nothing but wait.
  public Span waits() {
    change(Thread.currentThread().isVirtual() ? State.SUSPENDED : State.BLOCKED, true);
    return this;
  }

  /// From here on the work waits without a thread: the calling thread leaves it, and a callback or
  /// a timer will go on with it.
  public void suspends() {
    change(State.SUSPENDED, false);
  }

  /// From here on the work could run, and waits for its turn on a thread or a loop.
  public void queues() {
    change(State.QUEUED, false);
  }

  /// The work goes on, on the calling thread. Whoever runs on this thread now has woken it.
  public void runs() {
    change(State.RUNNING, true);
  }

  public void failed() {
    change(State.FAILED, false);
  }

  public void cancelled() {
    change(State.CANCELLED, false);
  }

  /// The work is done, unless it has failed or was cancelled before.
  @Override
  public void close() {
    change(State.DONE, false);
  }

  synchronized List<Change> changes() {
    return List.copyOf(changes);
  }

  /// The thread that runs this span's work, or waits inside it as an unmarked wait does; null if it
  /// is marked to wait, or has ended.
  synchronized Thread runner() {
    return changes.getLast().state() == State.RUNNING ? thread : null;
  }

  /// The innermost span of this chain that can still be running.
  static Span innermost(Span span) {
    while (span != null && span.ended) {
      span = span.outer;
    }
    return span;
  }

  private void change(State state, boolean here) {
    Span current = Recorder.current();
    if (!record(state, here, current)) {
      return;
    }
    synchronized (recorder) { // two threads could tie the chains of their spans into a circle
      if (!here && current == this) {
        Recorder.setCurrent(outer);
        around(innermost(outer));
      } else if (state == State.RUNNING && current != this) {
        if (!isAround(current)) {
          outer = current;
        }
        Recorder.setCurrent(this);
      }
      if (here && Recorder.current() == this) {
        around(this);
      }
    }
  }

  /// Is this span one of those around `inner`? It goes on then, and what it went around has left
  /// the thread without a mark.
  private boolean isAround(Span inner) {
    for (Span span = inner; span != null; span = span.outer) {
      if (span == this) {
        return true;
      }
    }
    return false;
  }

  private synchronized boolean record(State state, boolean here, Span current) {
    if (ended) {
      return false;
    }
    boolean resumed = state == State.RUNNING && !changes.isEmpty();
    int waker = resumed && current != null && current != this && current != outer ? current.id : 0;
    if (state == State.RUNNING) {
      thread = Thread.currentThread();
    }
    own = add(state, waker, here);
    ended = state.isEnd();
    return true;
  }

  private Change add(State state, int waker, boolean here) {
    Thread calling = Thread.currentThread();
    var change =
        new Change(
            state,
            recorder.nanos(),
            Recorder.nameOf(calling),
            Recorder.carrierOf(calling),
            waker,
            here);
    changes.add(change);
    return change;
  }

  /// The calling thread now does what `inner` does, and so do all spans around that.
  private static void around(Span inner) {
    if (inner == null) {
      return;
    }
    State state = inner.ownState();
    for (Span span = inner; span != null; span = innermost(span.outer)) {
      span.shows(state);
    }
  }

  private synchronized State ownState() {
    return own.state();
  }

  private synchronized void shows(State state) {
    if (!ended && own.here() && changes.getLast().state() != state) {
      add(state, 0, true);
    }
  }
}
