package lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import lesson.Span.Change;
import lesson.Span.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpanTest {

  private final AtomicLong clock = new AtomicLong(1_000);
  private final Recorder recorder = new Recorder(clock::get);

  @AfterEach
  void nothing_stays_current() {
    assertThat(Recorder.current()).isNull();
  }

  private Span begin(String name) {
    return recorder.begin(name, Recorder.current());
  }

  @Test
  void a_span_records_its_states_and_when() {
    var span = begin("work");
    clock.addAndGet(5);
    span.waits();
    clock.addAndGet(10);
    span.runs();
    clock.addAndGet(1);
    span.close();

    assertThat(span.changes())
        .extracting(Change::state)
        .containsExactly(State.RUNNING, State.BLOCKED, State.RUNNING, State.DONE);
    assertThat(span.changes()).extracting(Change::nanos).containsExactly(0L, 5L, 15L, 16L);
  }

  @Test
  void a_span_ends_once() {
    var failed = begin("a");
    failed.failed();
    failed.close();
    var cancelled = begin("b");
    cancelled.cancelled();
    cancelled.runs();

    assertThat(failed.changes().getLast().state()).isEqualTo(State.FAILED);
    assertThat(cancelled.changes().getLast().state()).isEqualTo(State.CANCELLED);
  }

  @Test
  void the_parent_is_the_span_that_runs_on_this_thread() {
    try (var outer = begin("outer")) {
      try (var inner = begin("inner")) {
        assertThat(inner.parent).isEqualTo(outer.id);
      }
      try (var next = begin("next")) {
        assertThat(next.parent).isEqualTo(outer.id);
      }
    }
    try (var later = begin("later")) {
      assertThat(later.parent).isZero();
    }
  }

  @Test
  void a_platform_thread_that_waits_is_blocked_and_a_virtual_one_suspended() throws Exception {
    try (var here = begin("platform").waits()) {
      assertThat(states(here)).containsExactly(State.RUNNING, State.BLOCKED);
    }
    var there = new CompletableFuture<List<State>>();
    Thread.ofVirtual()
        .start(() -> {
          try (var span = begin("virtual").waits()) {
            there.complete(states(span));
          }
        })
        .join();
    assertThat(there.join()).containsExactly(State.RUNNING, State.SUSPENDED);
  }

  @Test
  void work_that_has_left_its_thread_is_suspended_and_nobodys_parent() {
    var waiting = begin("waiting");
    waiting.suspends();
    try (var other = begin("other")) {
      assertThat(other.parent).isZero();
    }
    waiting.close();
    assertThat(states(waiting)).containsExactly(State.RUNNING, State.SUSPENDED, State.DONE);
  }

  @Test
  void the_spans_around_a_wait_on_its_thread_wait_too() {
    try (var outermost = begin("outermost");
        var outer = begin("outer")) {
      var inner = begin("inner").waits();
      assertThat(states(outer)).endsWith(State.BLOCKED);
      assertThat(states(outermost)).endsWith(State.BLOCKED);
      inner.runs();
      assertThat(states(outermost)).endsWith(State.RUNNING);
      inner.waits();
      inner.close();
      assertThat(states(outer)).endsWith(State.RUNNING);
      assertThat(states(outermost)).endsWith(State.RUNNING);
    }
  }

  @Test
  void work_inside_a_wait_is_work_of_the_span_around_it() {
    try (var outer = begin("outer").waits()) {
      try (var _ = begin("inner")) {
        assertThat(states(outer)).endsWith(State.RUNNING);
      }
      assertThat(states(outer)).endsWith(State.BLOCKED);
    }
  }

  @Test
  void a_span_that_goes_on_while_one_inside_it_is_open_is_the_innermost_again() {
    var outer = begin("outer").waits();
    var inner = begin("inner").waits();
    outer.runs();
    inner.runs();
    outer.runs();
    assertThat(Recorder.current()).isSameAs(outer);
    inner.close();
    outer.close();
  }

  private static List<State> states(Span span) {
    return span.changes().stream().map(Change::state).toList();
  }

  @Test
  void an_outer_span_that_ends_first_does_not_come_back() {
    var outer = begin("outer");
    var inner = begin("inner");
    outer.close();
    inner.close();
    assertThat(Recorder.current()).isNull();
  }

  @Test
  void another_thread_needs_to_be_told_the_parent() throws Exception {
    try (var outer = begin("outer");
        var threads = Executors.newSingleThreadExecutor(r -> new Thread(r, "worker"))) {
      var unrelated = threads.submit(() -> begin("unrelated")).get();
      threads.submit(unrelated::close).get();
      var child = threads.submit(() -> outer.span("child")).get();
      threads.submit(child::close).get();

      assertThat(unrelated.parent).isZero();
      assertThat(child.parent).isEqualTo(outer.id);
      assertThat(child.changes().getFirst().thread()).isEqualTo("worker");
    }
  }

  @Test
  void whoever_runs_where_a_span_goes_on_has_woken_it() {
    var sleeper = begin("sleeper");
    sleeper.suspends();
    try (var waker = begin("waker")) {
      sleeper.runs();
      assertThat(sleeper.changes().getLast().waker()).isEqualTo(waker.id);
      sleeper.close();
      assertThat(Recorder.current()).isSameAs(waker);
    }
  }

  @Test
  void a_span_that_goes_on_below_its_own_outer_span_was_not_woken_by_it() {
    try (var outer = begin("outer");
        var inner = begin("inner")) {
      inner.suspends();
      assertThat(Recorder.current()).isSameAs(outer);
      inner.runs();
      assertThat(inner.changes()).extracting(Change::waker).containsOnly(0);
    }
  }

  @Test
  void a_virtual_thread_has_a_carrier() throws Exception {
    List<Change> changes;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      changes =
          threads
              .submit(() -> {
                var span = begin("virtual");
                span.close();
                return span.changes();
              })
              .get();
    }
    assertThat(changes.getFirst().thread()).isEqualTo("virtual");
    assertThat(changes.getFirst().carrier()).matches("ForkJoinPool-1-worker-\\d+");
    try (var here = begin("platform")) {
      assertThat(here.changes().getFirst().carrier()).isEmpty();
    }
  }

  @Test
  void the_source_is_the_lessons_line_not_the_kits() {
    try (var span = part.Step.begin()) {
      assertThat(span.source).isEqualTo("Step.java:12");
    }
  }
}
