package httpserver;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// What the server has counted of one run since that began, or since its last reset; on the page,
/// of all runs since the server started.
///
/// Only the routes that lessons call are counted. `/stats` itself, the page, and the like are not,
/// nor are the connections that carry nothing else: looking does not change what is seen.
///
/// @param requests begun: read whole, and their turn on their connection has come
/// @param inFlight begun and neither answered in full nor abandoned
/// @param peakInFlight the most that were in flight at once
/// @param answered in full
/// @param abandoned whose client closed the connection before the answer was complete
/// @param connectionsOpened those that brought their first request
/// @param connectionsOpen those of them that are still open, whenever they were opened
public record Stats(
    long requests,
    long inFlight,
    long peakInFlight,
    long answered,
    long abandoned,
    long connectionsOpened,
    long connectionsOpen) {

  private static final Pattern FIELD = Pattern.compile("\"(\\w+)\":(\\d+)");

  Map<String, Long> byName() {
    var fields = new LinkedHashMap<String, Long>();
    fields.put("requests", requests);
    fields.put("inFlight", inFlight);
    fields.put("peakInFlight", peakInFlight);
    fields.put("answered", answered);
    fields.put("abandoned", abandoned);
    fields.put("connectionsOpened", connectionsOpened);
    fields.put("connectionsOpen", connectionsOpen);
    return fields;
  }

  String toJson() {
    return Json.object(byName());
  }

  static Stats parse(String json) {
    var fields = new LinkedHashMap<String, Long>();
    FIELD.matcher(json).results().forEach(f -> fields.put(f.group(1), Long.valueOf(f.group(2))));
    return new Stats(
        fields.get("requests"),
        fields.get("inFlight"),
        fields.get("peakInFlight"),
        fields.get("answered"),
        fields.get("abandoned"),
        fields.get("connectionsOpened"),
        fields.get("connectionsOpen"));
  }
}
