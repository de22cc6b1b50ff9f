package ascompleted;

import static ascompleted.Exercise01_HandleAsTheyCome.handleEach;

import ascompleted.Exercise01_HandleAsTheyCome.Failure;
import ascompleted.Exercise01_HandleAsTheyCome.Result;
import ascompleted.Exercise01_HandleAsTheyCome.Success;
import exercise.Handed;
import exercise.Settled;
import exercise.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The tests follow the exercise's numbered sentences. An order's work is held until it is served;
/// then its thread comes as far as it can before the next order is served.
@SuppressWarnings("ReferenceEquality") // two orders may be equal
class Exercise01_HandleAsTheyComeTest {

  private final Verdict verdict = new Verdict(Exercise01_HandleAsTheyCome.class);
  private final Pool threads = new Pool(8);
  private final List<Handled> handled = new CopyOnWriteArrayList<>();
  private final CountDownLatch handlerMayReturn = new CountDownLatch(1);
  private List<Order> orders = List.of();

  private record Handled(Order order, Result<String> result, Thread thread) {
    @Override
    public String toString() {
      return order + ": " + result;
    }
  }

  @AfterEach
  void release() {
    handlerMayReturn.countDown();
    orders.forEach(Order::serve);
    threads.shutdownNow();
  }

  private Caller<Void> call(Order... inputs) {
    orders = List.of(inputs);
    return Caller.start(() -> {
      handleEach(new ArrayList<>(orders), Order::work, threads, this::handle);
      return null;
    });
  }

  private void handle(Order order, Result<String> result) {
    handled.add(new Handled(order, result, Thread.currentThread()));
    try {
      handlerMayReturn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isHandled(Order order) {
    return handled.stream().anyMatch(one -> one.order == order);
  }

  /// Returns when all work has begun, or the call has failed.
  private Caller<Void> callAndAwaitBegun(Order... inputs) throws Exception {
    var caller = call(inputs);
    for (Order order : orders) {
      verdict.await(() -> order.hasBegun() || caller.thrown != null, () -> notBegun(order));
      caller.throwToDo();
    }
    return caller;
  }

  private AssertionError notBegun(Order order) {
    String observed =
        "There is a thread for each input, and the work for %s has not begun".formatted(order);
    var begun = orders.stream().filter(Order::hasBegun).toList();
    if (!begun.stream().allMatch(other -> Pool.isOneOfThem(other.worker))) {
      return verdict.refuse(
          observed + ". Begun: %s, by a thread that is none of `threads`.".formatted(begun),
          "any-thread-will-do");
    }
    return begun.size() == 1 && threads.getActiveCount() == 1
        ? verdict.refuse(
            observed + " while that for another one runs.", "one-pipeline-starts-them-all")
        : verdict.refuse(observed + ". Begun: %s.".formatted(begun));
  }

  /// Lets the order's work end, and its thread come as far as it can.
  private void serve(Order order) throws InterruptedException {
    order.serve();
    verdict.await(order.workEnded, "The work for " + order + " was begun, and has not ended.");
    Settled.await(order.worker, () -> false);
  }

  /// Calls with inputs whose results are as `inputs` says. All others come while the first one is
  /// being handled.
  private void expectEachHandled(String inputs, String belief, Order... orders) throws Exception {
    var caller = callAndServeAll(orders);
    Supplier<AssertionError> refusal =
        () -> {
          String observed =
              "%s `handleEach` %s. Handled: %s.".formatted(inputs, how(caller), handled);
          return belief.isEmpty()
              ? verdict.refuse(observed, caller.thrown)
              : verdict.refuse(observed, belief, caller.thrown);
        };
    verdict.await(caller::isBack, refusal);
    if (caller.thrown != null || !isEachHandledOnce()) {
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
        Settled.await(caller, () -> !handled.isEmpty());
      }
    }
    handlerMayReturn.countDown();
    return caller;
  }

  private List<Result<String>> resultsOf(Order order) {
    return handled.stream().filter(one -> one.order == order).map(Handled::result).toList();
  }

  private boolean isEachHandledOnce() {
    return handled.size() == orders.size()
        && orders.stream()
            .allMatch(order -> resultsOf(order).equals(List.of(new Success<>(order.result))));
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
        "All work has ended, and `handleEach` is not back. Handled: %s.".formatted(handled));
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
    handlerMayReturn.countDown();
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

  private void expectFailureHandled(Throwable thrown, String beliefIfUnheard) throws Exception {
    var eggs = Order.failing("eggs", thrown);
    String observed = "The work for eggs threw %s. ".formatted(thrown);
    var caller = callAndServeAll(Order.of("tea", "1"), eggs, Order.of("ham", "3"));
    verdict.await(
        caller::isBack,
        () -> {
          String notBack = observed + "`handleEach` is not back. Handled: %s.".formatted(handled);
          return isHandled(eggs)
              ? verdict.refuse(notBack)
              : verdict.refuse(notBack, beliefIfUnheard);
        });
    if (caller.thrown != null && Handed.of(thrown, caller.thrown) != Handed.OTHER) {
      throw verdict.refuse(
          observed + "`handleEach` threw %s.".formatted(caller.thrown), "a-failure-ends-the-call");
    }
    caller.throwUnexpected();
    var results = resultsOf(eggs);
    if (results.size() != 1 || !(results.getFirst() instanceof Failure<String>(Throwable got))) {
      throw verdict.refuse(observed + "The handler had these: %s.".formatted(handled));
    }
    String handed = observed + "The handler was given a Failure that holds %s.".formatted(got);
    switch (Handed.of(thrown, got)) {
      case AS_IT_IS -> {}
      case WRAPPED_BY_THE_JDK -> throw verdict.refuse(handed, "get-throws-what-the-work-threw");
      case WRAPPED -> throw verdict.refuse(handed, "a-wrapper-is-the-failure");
      case UNWRAPPED -> throw verdict.refuse(handed, "every-failure-is-wrapped");
      case OTHER -> throw verdict.refuse(handed);
    }
    if (handled.size() != 3) {
      throw verdict.refuse(observed + "Of three inputs these were handled: %s.".formatted(handled));
    }
  }

  @Test
  void sentence_4_the_callers_thread_calls_the_handler() throws Exception {
    var caller = callAndAwaitBegun(Order.of("tea", "1"), Order.of("eggs", "2"));
    handlerMayReturn.countDown();
    for (Order order : orders) {
      serve(order);
    }
    verdict.await(caller::isBack, this::notBack);
    for (Handled one : handled) {
      if (one.thread != caller) {
        String observed = "%s was handled by another thread than the caller's".formatted(one.order);
        throw one.thread == one.order.worker
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
    handlerMayReturn.countDown();
    var caller = callAndAwaitBegun(tea, eggs, ham);
    serve(eggs);
    verdict.await(() -> isHandled(eggs), () -> notHandled(caller, tea));
  }

  private AssertionError notHandled(Caller<Void> caller, Order first) {
    String observed =
        "The result for eggs is there, and is not handled while the work for tea and for ham runs.";
    if (Settled.runs(caller, "invokeAll")) {
      return verdict.refuse(observed, "invoke-all-returns-what-is-done");
    }
    if (Settled.isIn(caller, Gatherers.class)) {
      return verdict.refuse(observed, "map-concurrent-is-as-completed");
    }
    first.serve();
    return comesSoon(() -> isHandled(first))
        ? verdict.refuse(
            observed + " When the result for tea came, that was handled: it is the first input.",
            "get-takes-whichever-is-done")
        : verdict.refuse(
            observed + " Nor was that for tea, while the work for ham ran.",
            "all-of-them-is-each-of-them");
  }

  /// What came while the handler was busy.
  @Test
  void sentence_5_in_the_order_in_which_the_results_came() throws Exception {
    var tea = Order.of("tea", "1");
    var eggs = Order.of("eggs", "2");
    var ham = Order.of("ham", "3");
    var toast = Order.of("toast", "4");
    var caller = callAndAwaitBegun(tea, eggs, ham, toast);
    serve(ham);
    verdict.await(() -> isHandled(ham), "The result for ham is there, and is not handled.");
    for (Order order : List.of(eggs, toast, tea)) {
      serve(order);
    }
    handlerMayReturn.countDown();
    verdict.await(caller::isBack, this::notBack);
    var came = List.of(ham, eggs, toast, tea);
    var order = handled.stream().map(Handled::order).toList();
    if (!order.equals(came)) {
      String observed =
          "While ham was handled, the others came: eggs, toast, tea. They were handled in another"
              + " order: %s.".formatted(order);
      boolean asInTheList =
          order.equals(List.of(ham, tea, eggs, toast)) // from the list's head
              || order.equals(List.of(ham, toast, tea, eggs)); // on from ham
      throw asInTheList
          ? verdict.refuse(observed, "the-first-that-is-found-was-done-first")
          : verdict.refuse(observed);
    }
  }

  /// To tell one mistake from another, when a wait has failed already.
  private static boolean comesSoon(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (!condition.getAsBoolean() && end - System.nanoTime() > 0) {
      LockSupport.parkNanos(1_000_000);
    }
    return condition.getAsBoolean();
  }
}
