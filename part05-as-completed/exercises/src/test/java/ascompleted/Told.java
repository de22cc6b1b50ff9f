package ascompleted;

import ascompleted.Exercise02_TakeTheFirstSuccess.AllFailed;
import exercise.Handed;
import exercise.Verdict;
import java.util.HashSet;
import java.util.List;

/// What three tries threw, in their order, and what is told of that. The third one failed first,
/// then the first one, then the second.
record Told(Verdict verdict, List<Throwable> thrown) {

  void expect(AllFailed allFailed) {
    var told = List.of(allFailed.getSuppressed());
    if (told.equals(thrown)) {
      return;
    }
    String observed =
        "All tries have thrown. What they threw is %s. The AllFailed has %s."
            .formatted(thrown, told);
    if (told.size() == 1 && thrown.contains(told.getFirst())) {
      throw verdict.refuse(observed, "one-failure-tells-all");
    }
    if (told.size() != thrown.size()) {
      throw verdict.refuse(observed);
    }
    if (new HashSet<>(told).equals(new HashSet<>(thrown))) {
      throw told.equals(List.of(thrown.get(2), thrown.get(0), thrown.get(1)))
          ? verdict.refuse(observed, "failures-come-in-the-order-of-the-tries")
          : verdict.refuse(observed);
    }
    switch (Handed.of(thrown, told)) {
      case WRAPPED_BY_THE_JDK -> throw verdict.refuse(observed, "get-throws-what-the-work-threw");
      case WRAPPED -> throw verdict.refuse(observed, "a-wrapper-is-the-failure");
      case UNWRAPPED -> throw verdict.refuse(observed, "every-failure-is-wrapped");
      case AS_IT_IS, OTHER -> throw verdict.refuse(observed);
    }
  }
}
