package ascompleted;

import static ascompleted.requests.Race.LOSER;
import static java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor;
import static org.assertj.core.api.Assertions.assertThat;

import ascompleted.requests.Race;
import ascompleted.requests.Race.Fate;
import ascompleted.requests.Requests;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class Step04a_TheFirstCompletionMayBeAFailureTest {

  private static final List<String> BROKEN = List.of(LOSER, "/status/500", LOSER);
  private static final List<String> WELL = List.of(LOSER, "/count", LOSER);

  private final ExecutorService threads = newVirtualThreadPerTaskExecutor();
  private Requests requests;
  private Race race;

  @BeforeEach
  void start() throws IOException {
    requests = Requests.atMost(3);
    race = new Race(requests, 2);
  }

  @AfterEach
  void close() {
    threads.close();
    requests.close();
  }

  @Test
  void anyOf_is_a_failure_if_that_comes_first_and_cancels_none() throws Exception {
    assertThat(Step04a_TheFirstCompletionMayBeAFailure.anyOf(BROKEN, race::get, threads))
        .isEqualTo("failure 500");
    assertThat(race.fateOfLosers()).isEqualTo(new Fate(2, 0));
  }

  @Test
  void cancelling_its_futures_reaches_no_request() throws Exception {
    assertThat(Step04a_TheFirstCompletionMayBeAFailure.cancelAll(BROKEN, race::get, threads))
        .isEqualTo("failure 500");
    assertThat(race.fateOfLosers()).isEqualTo(new Fate(2, 0));
  }

  @Test
  void the_first_outcome_may_be_a_failure_too_and_its_losers_are_cancelled() throws Exception {
    assertThat(Step04a_TheFirstCompletionMayBeAFailure.firstOutcome(BROKEN, race::get))
        .isEqualTo("failure 500");
    assertThat(race.fateOfLosers()).isEqualTo(new Fate(0, 2));
  }

  @Test
  void a_value_that_comes_first_is_what_all_three_give() throws Exception {
    assertThat(Step04a_TheFirstCompletionMayBeAFailure.anyOf(WELL, race::get, threads))
        .isEqualTo("value {\"count\":1}");
    race.fateOfLosers();
    race = new Race(requests, 2);
    assertThat(Step04a_TheFirstCompletionMayBeAFailure.cancelAll(WELL, race::get, threads))
        .isEqualTo("value {\"count\":1}");
    race.fateOfLosers();
    race = new Race(requests, 2);
    assertThat(Step04a_TheFirstCompletionMayBeAFailure.firstOutcome(WELL, race::get))
        .isEqualTo("value {\"count\":1}");
  }
}
