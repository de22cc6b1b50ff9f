package ascompleted;

import static ascompleted.Step03c_OnlyCloseCancelsTheRest.after;
import static org.assertj.core.api.Assertions.assertThat;

import ascompleted.Step03c_OnlyCloseCancelsTheRest.Seen;
import ascompleted.requests.Race.Fate;
import ascompleted.requests.Requests;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class Step03c_OnlyCloseCancelsTheRestTest {

  private Requests requests;

  @BeforeEach
  void start() throws IOException {
    requests = Requests.atMost(5);
  }

  @AfterEach
  void close() {
    requests.close();
  }

  @Test
  void break_alone_leaves_four_requests_that_the_server_answers() throws Exception {
    assertThat(after(Step03c_OnlyCloseCancelsTheRest::breakAlone, requests))
        .isEqualTo(new Seen(new Fate(4, 0), 5));
  }

  @Test
  void leaving_the_try_abandons_them_and_loses_their_connections() throws Exception {
    assertThat(after(Step03c_OnlyCloseCancelsTheRest::breakInTry, requests))
        .isEqualTo(new Seen(new Fate(0, 4), 1));
  }

  @Test
  void findFirst_alone_leaves_them_too() throws Exception {
    assertThat(after(Step03c_OnlyCloseCancelsTheRest::findFirst, requests))
        .isEqualTo(new Seen(new Fate(4, 0), 5));
  }

  @Test
  void closing_the_stream_abandons_them_and_loses_their_connections() throws Exception {
    assertThat(after(Step03c_OnlyCloseCancelsTheRest::firstInTry, requests))
        .isEqualTo(new Seen(new Fate(0, 4), 1));
  }

  @Test
  void what_the_server_saw_is_told_in_words() {
    assertThat(new Seen(new Fate(0, 4), 1))
        .hasToString("losers: 0 answered, 4 abandoned; 1 of 5 connections left");
  }
}
