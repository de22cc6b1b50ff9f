package tasks;

import static java.lang.Thread.ofVirtual;
import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import lesson.Flags;
import lesson.Span;

/// Three dishes are cooked at once; the fish burns after 0.1 s. What becomes of the other two?
///
/// One might expect one answer. There are three, for three questions: do I need all of them, any of
/// them, or whatever comes of each? A scope's joiner is that question. It says when `join` is over,
/// and what is still cooking then is interrupted. A time-out asks none: `join` throws, and what was
/// ready is lost.
///
/// Run `make part_03 STEP=4a`. Watch the picture: `x` has failed, `/` was interrupted. [Policies]
/// holds the scopes.
final class Step04a_TheJoinerDecides {

  static void main() throws InterruptedException {
    Flags.needs("--enable-preview");
    var unit = Duration.ofMillis(100);
    Policy within = (dishes, cooks) -> Policies.eachWithin(unit.multipliedBy(5), dishes, cooks);
    say("fish burns after 0.1 s, soup is done after 0.3 s, roast after 0.7 s");
    say("all of them:       %s", join("all of them", Policies::all, unit));
    say("the first success: %s", join("first success", Policies::first, unit));
    say("whatever comes:    %s", join("whatever comes", Policies::each, unit));
    say("within 0.5 s:      %s", join("within 0.5 s", within, unit));
    timeline();
  }

  /// Cooks the dishes, each on a thread of its own, and returns when all these threads have ended.
  @FunctionalInterface
  interface Policy {
    List<String> join(List<Callable<String>> dishes, ThreadFactory cooks)
        throws InterruptedException;
  }

  static String join(String name, Policy policy, Duration unit) throws InterruptedException {
    try (var meal = span(name)) {
      List<Callable<String>> dishes =
          List.of(
              dish("fish", unit, meal),
              dish("soup", unit.multipliedBy(3), meal),
              dish("roast", unit.multipliedBy(7), meal));
      return policy.join(dishes, ofVirtual().name("cook-", 1).factory()).toString();
    } catch (RuntimeException e) { // what it is called would make this file one of the preview
      return e.getCause() == null ? e.getClass().getSimpleName() : e.getCause().getMessage();
    }
  }

  private static Callable<String> dish(String name, Duration takes, Span meal) {
    return () -> {
      try (var span = meal.span(name)) {
        try {
          Thread.sleep(takes);
        } catch (InterruptedException e) {
          span.cancelled();
          throw e;
        }
        if (name.equals("fish")) {
          span.failed();
          throw new IllegalStateException("the fish is burnt");
        }
        return name;
      }
    };
  }
}
