package ascompleted;

import static ascompleted.Exercise01_HandleAsTheyCome.handleEach;

import ascompleted.Exercise01_HandleAsTheyCome.Failure;
import ascompleted.RecordingHandler.Handled;
import exercise.Handed;
import exercise.Settled;
import exercise.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The tests follow the exercise's numbered sentences. An order's work is held until it is served;
/// then its thread comes as far as it can before the next order is served.
class Exercise01_HandleAsTheyComeTest {

  /// More than a limit that an answer may have.
  private static final int MANY = 100;

  private final Verdict verdict = new Verdict(Exercise01_HandleAsTheyCome.class);
  private final RecordingHandler handler = new RecordingHandler();
  private Pool threads = new Pool(8);
  private List<Order> orders = List.of();

  @AfterEach
  void release() {
    handler.mayReturn();
    orders.forEach(Order::serve);
    threads.shutdownNow();
  }

  private Caller<Void> call(Order... inputs) {
    orders = List.of(inputs);
    return Caller.start(() -> {
      handleEach(new ArrayList<>(orders), Order::work, threads, handler);
      return null;
    });
  }

  private WhyNot whyNot() {
    return new WhyNot(verdict, threads, orders, handler);
  }

  /// Returns when all work has begun, or the call has failed.
  private Caller<Void> callAndAwaitBegun(Order... inputs) throws Exception {
    var caller = call(inputs);
    for (Order order : orders) {
      verdict.await(() -> order.hasBegun() || caller.thrown != null, () -> whyNot().begun(order));
      caller.throwToDo();
    }
    return caller;
  }

  /// Lets the order's work end, and its thread come as far as it can.
  private void serve(Order order) throws InterruptedException {
    order.serve();
    verdict.await(order.workEnded, "The work for " + order + " was begun, and has not ended.");
    Settled.await(order.worker, () -> false);
  }

  /// Calls with inputs whose results are as `inputs` says. All others come while the first one is
  /// being handled.
  private void expectEachHandled(String inputs, String belief, Order... asked) throws Exception {
    var caller = callAndServeAll(asked);
    Supplier<AssertionError> refusal =
        () -> {
          String observed =
              "%s `handleEach` %s. Handled: %s.".formatted(inputs, how(caller), handler);
          return belief.isEmpty()
              ? verdict.refuse(observed, caller.thrown)
              : verdict.refuse(observed, belief, caller.thrown);
        };
    verdict.await(caller::isBack, refusal);
    if (caller.thrown != null || !handler.hasEachOnce(orders)) {
      throw refusal.get();
    }
  }

  private static String how(Caller<Void> caller) {
    if (!caller.isBack()) {
      return "is not back";
    }
    return caller.thrown == null ? "is back" : "threw " + caller.thrown;
  }

  private Caller<Void> callAndServeAll(Order... inputs) throws Exception {
    var caller = callAndAwaitBegun(inputs);
    for (Order order : orders) {
      if (order.hasBegun()) {
        serve(order);
        Settled.await(caller, () -> !handler.handled.isEmpty());
      }
    }
    handler.mayReturn();
    return caller;
  }

  @Test
  void sentence_1_the_threads_do_all_the_work() throws Exception {
    var caller =
        callAndAwaitBegun(Order.of("tea", "1"), Order.of("eggs", "2"), Order.of("ham", "3"));
    caller.throwUnexpected();
    for (Order order : orders) {
      if (!Pool.isOneOfThem(order.worker)) {
        throw verdict.refuse(
            "The work for %s was done by a thread that is none of `threads`.".formatted(order),
            "any-thread-will-do");
      }
    }
  }

  @Test
  void sentence_1_once_for_each_input() throws Exception {
    var caller = callAndServeAll(Order.of("tea", "1"), Order.of("eggs", "2"), Order.of("ham", "3"));
    verdict.await(caller::isBack, this::notBack);
    caller.throwUnexpected();
    for (Order order : orders) {
      if (order.timesBegun.get() > 1) {
        throw verdict.refuse(
            "The work for %s was begun %d times.".formatted(order, order.timesBegun.get()));
      }
    }
  }

  private AssertionError notBack() {
    return verdict.refuse(
        "All work has ended, and `handleEach` is not back. Handled: %s.".formatted(handler));
  }

  @Test
  void sentence_1_one_thread_does_the_work_one_after_another() throws Exception {
    threads.shutdownNow();
    threads = new Pool(1);
    handler.mayReturn();
    var caller = call(Order.of("tea", "1"), Order.of("eggs", "2"), Order.of("ham", "3"));
    orders.forEach(Order::serve);
    verdict.await(caller::isBack, () -> whyNot().backWithOneThread());
    caller.throwUnexpected();
  }

  @Test
  void sentence_1_all_at_once_if_there_are_threads_enough() throws Exception {
    threads.shutdownNow();
    threads = new Pool(MANY);
    handler.mayReturn();
    var caller =
        call(
            IntStream.range(0, MANY)
                .mapToObj(i -> Order.of("tea " + i, "" + i))
                .toArray(Order[]::new));
    verdict.await(
        () -> orders.stream().allMatch(Order::hasBegun) || caller.thrown != null,
        () -> whyNot().allBegun());
    caller.throwUnexpected();
  }

  @Test
  void sentence_1_the_threads_stay_open() throws Exception {
    var caller = callAndServeAll(Order.of("tea", "1"), Order.of("eggs", "2"));
    verdict.await(caller::isBack, this::notBack);
    if (threads.isShutdown()) {
      throw verdict.refuse(
          "`handleEach` is back, and `threads` take no more work: they were shut down.",
          "who-uses-threads-closes-them");
    }
  }

  @Test
  void sentence_1_even_if_an_interrupt_ends_the_call() throws Exception {
    handler.mayReturn();
    var caller = callAndAwaitBegun(Order.of("tea", "1"), Order.of("eggs", "2"));
    Settled.await(caller, () -> false);
    boolean waited = !caller.isBack();
    caller.interrupt();
    String observed = "The caller was interrupted while it waited";
    Settled.await(caller, caller::isBack);
    if (waited && caller.isBack() && caller.thrown == null) {
      throw verdict.refuse(
          observed + ", and `handleEach` has returned, though all work still runs.",
          "the-flag-says-it-all");
    }
    orders.forEach(Order::serve); // it may also wait on
    verdict.await(caller::isBack, observed + ". All work has ended, and the call has not.");
    if (threads.isShutdown()) {
      throw verdict.refuse(
          observed + ", and `threads` take no more work: they were shut down.",
          "an-interrupt-is-for-all");
    }
  }

  @Test
  void sentence_2_each_input_is_handled_with_its_result() throws Exception {
    expectEachHandled(
        "The results for tea, eggs and ham are 1, 2 and 3.",
        "",
        Order.of("tea", "1"),
        Order.of("eggs", "2"),
        Order.of("ham", "3"));
  }

  @Test
  void sentence_2_inputs_may_be_equal() throws Exception {
    expectEachHandled(
        "Two of three inputs are equal, and their results are 2 and 3.",
        "equal-inputs-are-one-input",
        Order.of("tea", "1"),
        Order.of("ham", "2"),
        Order.of("ham", "3"));
  }

  @Test
  void sentence_2_results_may_be_equal() throws Exception {
    expectEachHandled(
        "The result for tea is 1, and those for eggs and ham are equal.",
        "a-result-tells-its-input",
        Order.of("tea", "1"),
        Order.of("eggs", "2"),
        Order.of("ham", "2"));
  }

  @Test
  void sentence_2_a_result_may_be_null() throws Exception {
    expectEachHandled(
        "The results for tea, eggs and ham are 1, null and 3.",
        "null-is-no-result",
        Order.of("tea", "1"),
        Order.of("eggs", null),
        Order.of("ham", "3"));
  }

  @Test
  void sentence_2_the_work_may_leave_its_thread_interrupted() throws Exception {
    var eggs = Order.leavingInterrupted("eggs", "2");
    var caller = callAndServeAll(Order.of("tea", "1"), eggs, Order.of("ham", "3"));
    Supplier<AssertionError> refusal =
        () -> {
          String observed =
              "The work for eggs has returned 2, and set its thread's interrupt flag. `handleEach`"
                  + " %s. Handled: %s.".formatted(how(caller), handler);
          return !caller.isBack() && handler.handled.size() == 2 && !handler.has(eggs)
              ? verdict.refuse(observed, "what-need-not-wait-hears-no-interrupt")
              : verdict.refuse(observed, caller.thrown);
        };
    verdict.await(caller::isBack, refusal);
    if (caller.thrown != null || !handler.hasEachOnce(orders)) {
      throw refusal.get();
    }
  }

  @Test
  void sentence_2_there_may_be_no_input() throws Exception {
    var caller = call();
    verdict.await(caller::isBack, "There is no input, and `handleEach` is not back.");
    caller.throwUnexpected();
  }

  @Test
  void sentence_2_it_returns_when_all_have_been_handled() throws Exception {
    var caller = callAndAwaitBegun(Order.of("tea", "1"), Order.of("eggs", "2"));
    Settled.await(caller, caller::isBack);
    if (caller.isBack()) {
      caller.throwUnexpected();
      throw verdict.refuse(
          "`handleEach` is back, and all work still runs: nothing has been handled.",
          "to-start-is-enough");
    }
    for (Order order : orders) {
      serve(order);
    }
    Settled.await(caller, caller::isBack);
    if (caller.isBack()) {
      throw verdict.refuse(
          "`handleEach` is back, and not all results have been handled: the handler still runs.");
    }
    handler.mayReturn();
    verdict.await(caller::isBack, this::notBack);
  }

  @Test
  void sentence_3_what_the_work_throws_is_a_result() throws Exception {
    expectFailureHandled(
        new IOException("no eggs", new IOException("the shop is shut")), "a-failure-shows-itself");
  }

  @Test
  void sentence_3_so_is_an_error() throws Exception {
    expectFailureHandled(
        new StackOverflowError("too deep").initCause(new IOException("a deep shop")),
        "failures-are-exceptions");
  }

  @Test
  void sentence_3_and_an_interrupted_exception() throws Exception {
    expectFailureHandled(
        new InterruptedException("no eggs").initCause(new IOException("the shop is shut")),
        "an-interrupt-is-no-failure");
  }

  private void expectFailureHandled(Throwable thrown, String beliefIfUnheard) throws Exception {
    var eggs = Order.failing("eggs", thrown);
    String observed = "The work for eggs threw %s. ".formatted(thrown);
    var caller = callAndServeAll(Order.of("tea", "1"), eggs, Order.of("ham", "3"));
    verdict.await(
        caller::isBack,
        () -> {
          String notBack = observed + "`handleEach` is not back. Handled: %s.".formatted(handler);
          return handler.has(eggs)
              ? verdict.refuse(notBack)
              : verdict.refuse(notBack, beliefIfUnheard);
        });
    if (caller.thrown != null && Handed.of(thrown, caller.thrown) != Handed.OTHER) {
      throw verdict.refuse(
          observed + "`handleEach` threw %s.".formatted(caller.thrown), "a-failure-ends-the-call");
    }
    caller.throwUnexpected();
    var results = handler.resultsOf(eggs);
    if (results.size() != 1 || !(results.getFirst() instanceof Failure<String>(Throwable got))) {
      throw verdict.refuse(observed + "The handler had these: %s.".formatted(handler));
    }
    String handed = observed + "The handler was given a Failure that holds %s.".formatted(got);
    switch (Handed.of(thrown, got)) {
      case AS_IT_IS -> {}
      case WRAPPED_BY_THE_JDK -> throw verdict.refuse(handed, "get-throws-what-the-work-threw");
      case WRAPPED -> throw verdict.refuse(handed, "a-wrapper-is-the-failure");
      case UNWRAPPED -> throw verdict.refuse(handed, "every-failure-is-wrapped");
      case OTHER -> throw verdict.refuse(handed);
    }
    if (handler.handled.size() != 3) {
      throw verdict.refuse(observed + "Of three inputs these were handled: %s.".formatted(handler));
    }
  }

  @Test
  void sentence_4_the_callers_thread_calls_the_handler() throws Exception {
    var caller = callAndAwaitBegun(Order.of("tea", "1"), Order.of("eggs", "2"));
    handler.mayReturn();
    for (Order order : orders) {
      serve(order);
    }
    verdict.await(caller::isBack, this::notBack);
    for (var one : handler.handled) {
      if (!one.thread().equals(caller)) {
        String observed =
            "%s was handled by another thread than the caller's".formatted(one.order());
        throw one.thread().equals(one.order().worker)
            ? verdict.refuse(
                observed + ": by the one that had done the work.", "a-callback-comes-back-to-me")
            : verdict.refuse(observed + ".");
      }
    }
  }

  @Test
  void sentence_5_a_result_is_handled_while_other_work_runs() throws Exception {
    var tea = Order.of("tea", "1");
    var eggs = Order.of("eggs", "2");
    var ham = Order.of("ham", "3");
    handler.mayReturn();
    var caller = callAndAwaitBegun(tea, eggs, ham);
    serve(eggs);
    verdict.await(() -> handler.has(eggs), () -> whyNot().handled(eggs, caller, tea));
  }

  @Test
  void sentence_5_in_the_order_in_which_the_results_came() throws Exception {
    var tea = Order.of("tea", "1");
    var eggs = Order.of("eggs", "2");
    var ham = Order.of("ham", "3");
    var toast = Order.of("toast", "4");
    var caller = callAndAwaitBegun(tea, eggs, ham, toast);
    serve(ham);
    verdict.await(() -> handler.has(ham), "The result for ham is there, and is not handled.");
    for (Order order : List.of(eggs, toast, tea)) {
      serve(order);
    }
    handler.mayReturn();
    verdict.await(caller::isBack, this::notBack);
    var came = List.of(ham, eggs, toast, tea);
    var order = handler.handled.stream().map(Handled::order).toList();
    if (!order.equals(came)) {
      String observed =
          "While ham was handled, the others came: eggs, toast, tea. They were handled in another"
              + " order: %s.".formatted(order);
      boolean asInTheList =
          order.equals(List.of(ham, tea, eggs, toast)) // from the list's head
              || order.equals(List.of(ham, toast, tea, eggs)); // on from ham
      if (asInTheList) {
        throw verdict.refuse(observed, "the-first-that-is-found-was-done-first");
      }
      throw order.equals(List.of(ham, tea, toast, eggs))
          ? verdict.refuse(observed, "a-deque-is-a-queue")
          : verdict.refuse(observed);
    }
  }
}
