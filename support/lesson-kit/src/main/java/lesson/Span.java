package lesson;

import java.util.ArrayList;
import java.util.List;

/// One piece of work, and what became of it. It begins running, may wait and run again any number
/// of times and on any thread, and ends once: what is said of it afterwards is ignored, as with a
/// future.
///
/// Thread-safe.
public final class Span implements AutoCloseable {

  enum State {
    RUNNING,
    WAITING,
    DONE,
    CANCELLED,
    FAILED;

    boolean isEnd() {
      return compareTo(DONE) >= 0;
    }
  }

  /// A change of state. `nanos` counts from the step's beginning; `carrier` is the platform thread
  /// below a virtual one, else empty; `waker` is the id of the span that made this one go on, else
  /// 0.
  record Change(State state, long nanos, String thread, String carrier, int waker) {}

  final int id;
  final int parent; // the id of the span that began this one, else 0
  final String name;
  final String source; // file and line of the lesson's code that began it

  private final Recorder recorder;
  private final List<Change> changes = new ArrayList<>(4); // guarded by this
  private volatile boolean ended;
  private volatile Span outer; // what goes on, on the thread where this one last began to run

  Span(Recorder recorder, int id, Span parent, String name, String source) {
    this.recorder = recorder;
    this.id = id;
    this.parent = parent == null ? 0 : parent.id;
    this.name = name;
    this.source = source;
    change(State.RUNNING);
  }

  /// Begins a part of this span's work on the calling thread, which may be another than this
  /// span's.
  public Span span(String child) {
    return recorder.begin(child, this);
  }

  /// From here on the work waits: its thread is blocked, or was handed back to a loop.
  public void waits() {
    change(State.WAITING);
  }

  /// The work goes on, on the calling thread. Whoever runs on this thread now has woken it.
  public void runs() {
    change(State.RUNNING);
  }

  public void failed() {
    change(State.FAILED);
  }

  public void cancelled() {
    change(State.CANCELLED);
  }

  /// The work is done, unless it has failed or was cancelled before.
  @Override
  public void close() {
    change(State.DONE);
  }

  synchronized List<Change> changes() {
    return List.copyOf(changes);
  }

  /// The innermost span of this chain that can still be running.
  static Span innermost(Span span) {
    while (span != null && span.ended) {
      span = span.outer;
    }
    return span;
  }

  private synchronized void change(State state) {
    if (ended) {
      return;
    }
    Thread thread = Thread.currentThread();
    Span current = Recorder.current();
    boolean resumed = state == State.RUNNING && !changes.isEmpty();
    int waker = resumed && current != null && current != this && current != outer ? current.id : 0;
    changes.add(
        new Change(
            state, recorder.nanos(), Recorder.nameOf(thread), Recorder.carrierOf(thread), waker));
    ended = state.isEnd();
    if (state != State.RUNNING && current == this) {
      Recorder.setCurrent(outer);
    } else if (state == State.RUNNING && current != this) {
      outer = current;
      Recorder.setCurrent(this);
    }
  }
}
