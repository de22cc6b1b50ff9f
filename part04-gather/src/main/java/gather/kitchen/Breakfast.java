package gather.kitchen;

import static java.util.stream.Collectors.joining;
import static lesson.Lesson.span;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import lesson.Span;

/// Tea takes 0.3 s, eggs 0.1 s, ham 0.5 s. The eggs may burn. Serve it once.
public final class Breakfast implements AutoCloseable {

  private final boolean eggsBurn;
  private final Span meal;
  private final Map<String, String> fates = new ConcurrentHashMap<>();

  private Breakfast(String name, boolean eggsBurn) {
    this.eggsBurn = eggsBurn;
    this.meal = span(name).waits();
  }

  /// All three succeed. In the picture the meal has this name.
  public static Breakfast good(String name) {
    return new Breakfast(name, false);
  }

  /// The eggs fail, after 0.1 s.
  public static Breakfast burnt(String name) {
    return new Breakfast(name, true);
  }

  public List<Callable<String>> dishes() {
    return List.of(dish("tea", 300), dish("eggs", 100), dish("ham", 500));
  }

  private Callable<String> dish(String name, int millis) {
    return () -> {
      try (var dish = meal.span(name).waits()) {
        try {
          Thread.sleep(Duration.ofMillis(millis));
        } catch (InterruptedException e) {
          dish.cancelled();
          fates.put(name, "interrupted");
          throw e;
        }
        if (eggsBurn && name.equals("eggs")) {
          dish.failed();
          fates.put(name, "burnt");
          throw new IllegalStateException("the eggs are burnt");
        }
        fates.put(name, "done");
        return name;
      }
    };
  }

  /// What became of the dishes by now.
  public String fate() {
    return List.of("tea", "eggs", "ham").stream()
        .map(name -> name + " " + fates.getOrDefault(name, "cooking"))
        .collect(joining(", "));
  }

  @Override
  public void close() {
    meal.close();
  }
}
