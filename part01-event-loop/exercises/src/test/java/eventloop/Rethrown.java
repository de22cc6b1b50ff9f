package eventloop;

import static eventloop.Thrown.name;
import static eventloop.Thrown.quoted;

import exercise.Verdict;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// What a caller is thrown when its work has thrown.
record Rethrown(Verdict verdict) {

  void expectAsItIs(Exception thrown, Future<String> answer) throws Exception {
    verdict.await(
        answer,
        () ->
            verdict.refuse(
                "The work threw, and its caller still waits.", "a-failure-shows-itself"));
    if (answer.state() == Future.State.SUCCESS) {
      throw verdict.refuse(
          "The work threw, and its caller got %s.".formatted(quoted(answer.resultNow())),
          "a-failure-shows-itself");
    }
    Throwable got = answer.exceptionNow();
    if (got.equals(thrown.getCause())) {
      throw verdict.refuse(
          "The work threw \"%s\", and its caller got the cause of that: \"%s\"."
              .formatted(thrown, got),
          "the-last-cause-is-what-was-thrown");
    }
    if (thrown.equals(got.getCause())
        && (got instanceof ExecutionException || got instanceof CompletionException)) {
      throw verdict.refuse(
          "The work threw %s, and its caller got %s with that inside."
              .formatted(name(thrown), name(got)),
          "a-failure-comes-as-it-was-thrown");
    }
    if (thrown.equals(got.getCause())) {
      throw verdict.refuse(
          "The work threw %s, and its caller got %s with that inside."
              .formatted(name(thrown), name(got)),
          "a-wrapper-does-no-harm");
    }
    expectThrown(thrown, got);
  }

  void expectThrown(Throwable thrown, Throwable got) {
    if (!got.equals(thrown)) {
      throw verdict.refuse(
          "The work threw \"%s\", and its caller got \"%s\".".formatted(thrown, got), got);
    }
  }
}
