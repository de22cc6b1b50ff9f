package tasks;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;

final class Exercise02_InTimeOrStopped {

  private Exercise02_InTimeOrStopped() {}

  static <T> T call(Callable<T> work, Duration limit, ThreadFactory threads) throws Exception {
    try (var scope =
        StructuredTaskScope.open(
            Joiner.<T>allSuccessfulOrThrow(),
            config -> config.withThreadFactory(threads).withTimeout(limit))) {
      var result = scope.fork(work);
      scope.join();
      return result.get();
    } catch (
        StructuredTaskScope.TimeoutException e) { // is no java.util.concurrent.TimeoutException
      throw new TimeoutException("not done within " + limit);
    } catch (StructuredTaskScope.FailedException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (Exception) e.getCause();
    } // however it was left, the fork has ended
  }
}
