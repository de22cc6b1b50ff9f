package tasks;

import static java.util.concurrent.TimeUnit.SECONDS;

import exercise.Verdict;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// What a cache loads with, and what fails the first time, when it may.
final class FailingOnce {
  final CountDownLatch begun = new CountDownLatch(1);
  final CountDownLatch mayFail = new CountDownLatch(1);
  final AtomicInteger count = new AtomicInteger();

  String load(Object key) {
    int number = count.incrementAndGet();
    if (number > 1) {
      return key + " " + number;
    }
    begun.countDown();
    try {
      mayFail.await(Verdict.PATIENCE.toSeconds(), SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("no ham");
  }
}
