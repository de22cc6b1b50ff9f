package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerCommandsTest {

  private final Script redis = new Script();

  @Test
  void debug_is_off_whatever_is_asked_of_it() {
    for (String request :
        new String[] {"DEBUG SLEEP 0", "DEBUG SLEEP", "DEBUG NOSUCH", "DEBUG HELP"}) {
      assertThat(redis.send(request)).startsWith("(error) ERR DEBUG command not allowed. If the");
    }
    assertThat(redis.send("DEBUG"))
        .isEqualTo("(error) ERR wrong number of arguments for 'debug' command");
  }

  @Test
  void debug_has_an_error_of_its_own() {
    redis.client().redis().config().set("enable-debug-command", "yes");
    assertThat(redis.send("DEBUG SLEEP 0")).isEqualTo("OK");
    for (String word : new String[] {"SLEEP", "NOSUCH"}) {
      assertThat(redis.send("DEBUG " + word))
          .isEqualTo(
              "(error) ERR unknown subcommand or wrong number of arguments for '%s'. Try DEBUG HELP."
                  .formatted(word));
    }
  }

  @Test
  void a_shutdown_that_is_not_under_way_cannot_be_stopped() {
    assertThat(redis.send("SHUTDOWN ABORT")).isEqualTo("(error) ERR No shutdown in progress.");
    assertThat(redis.send("SHUTDOWN abort ABORT"))
        .isEqualTo("(error) ERR No shutdown in progress.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"NOW ABORT", "ABORT NOW", "ABORT SAVE", "SAVE NOSAVE", "NOSUCH", "NOW NOSUCH"})
  void options_of_a_shutdown_that_exclude_each_other_are_a_syntax_error(String options) {
    assertThat(redis.send("SHUTDOWN " + options)).isEqualTo("(error) ERR syntax error");
  }

  /// Whoever asks for it would lose their data.
  @Test
  void a_shutdown_that_is_to_save_is_refused() {
    assertThat(redis.send("SHUTDOWN SAVE NOW"))
        .isEqualTo(
            "(error) ERR 'shutdown save' is not supported: this server saves nothing to disk");
  }
}
