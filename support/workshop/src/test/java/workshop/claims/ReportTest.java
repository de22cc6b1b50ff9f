package workshop.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

final class ReportTest {

  @Test
  void what_was_seen_instead_comes_after_the_claims() {
    var bytes = new ByteArrayOutputStream();
    var report = new Report(new PrintStream(bytes, true, StandardCharsets.UTF_8), false);

    var request =
        LauncherDiscoveryRequestBuilder.discoveryRequest()
            .selectors(DiscoverySelectors.selectClass(Step02a_WaterIsWet.class))
            .configurationParameter(
                DisplayNameGenerator.DEFAULT_GENERATOR_PROPERTY_NAME,
                DisplayNameGenerator.ReplaceUnderscores.class.getName())
            .build();
    LauncherFactory.create().execute(request, report);

    assertFalse(report.holds());
    String printed =
        bytes
            .toString(StandardCharsets.UTF_8)
            .replaceAll("java:\\d+", "java:N")
            .replaceAll("\\d\\.\\d s", "N s");
    assertEquals(
        """
        Step 2a: water is wet
          ok      a drop is wet
          NOT SO  ice is wet
          NOT SO  the sea is wet
          ok      water burns not

        Step 2a: water is wet
          NOT SO  ice is wet
                  expected: <wet> but was: <hard>
                  at ReportTest.java:N

        Step 2a: water is wet
          NOT SO  the sea is wet
                  there is no sea here
                  at ReportTest.java:N

        2 claims hold, 2 do not. (N s)
        """,
        printed);
  }
}

/// Run by the test above alone: Maven looks for names that end with Test.
@TestMethodOrder(MethodOrderer.MethodName.class)
final class Step02a_WaterIsWet {

  @Test
  void a_drop_is_wet() {}

  @Test
  void ice_is_wet() {
    assertEquals("wet", "hard");
  }

  @Test
  void the_sea_is_wet() {
    Assumptions.abort("there is no sea here");
  }

  @Test
  void water_burns_not() {}
}
