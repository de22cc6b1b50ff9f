package httpserver;

import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_SECURITY_POLICY;
import static io.netty.handler.codec.http.HttpHeaderNames.RETRY_AFTER;
import static io.netty.handler.codec.http.HttpMethod.GET;
import static io.netty.handler.codec.http.HttpMethod.POST;
import static io.netty.handler.codec.http.HttpResponseStatus.OK;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// What the server answers. Confined to its event loop, as all state here is.
///
/// What it remembers by key (failures, buckets, gates) a [Run] keeps, until `POST /reset`.
final class Routes {

  private static final int MAX_BYTES = 100_000_000;
  private static final int MAX_LINES = 1_000_000;
  private static final int MANY = 1_000_000;

  private static final ByteBuf BLOCK = Unpooled.directBuffer(1 << 20).writeZero(1 << 20);
  private static final byte[] PAGE = page();

  /// The page may run its own script and talk to this server, and nothing else.
  private static final String PAGE_POLICY =
      "default-src 'none'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'; script-src "
          + hashOf("script")
          + "; style-src "
          + hashOf("style");

  private final Traffic traffic;
  private final LongSupplier nanoTime;

  /// `nanoTime` is the token buckets' clock; delays are the event loop's own timers.
  Routes(Traffic traffic, LongSupplier nanoTime) {
    this.traffic = traffic;
    this.nanoTime = nanoTime;
  }

  Router router() {
    var router = new Router(traffic);
    router.counted(GET, "/count?delay=0", this::count);
    router.counted(GET, "/delay/{seconds}", this::delay);
    router.counted(GET, "/status/{code}", this::status);
    router.counted(GET, "/bytes/{n}", this::bytes);
    router.counted(GET, "/stream/{n}?delay=0", this::stream);
    router.counted(GET, "/headers", this::headers);
    router.counted(GET, "/flaky/{key}?fails&retryAfter", this::flaky);
    router.counted(GET, "/limited/{key}?rate&burst", this::limited);
    router.counted(GET, "/gate/{key}", this::gate);
    router.uncounted(POST, "/open/{key}", this::open);
    router.uncounted(GET, "/waiting/{key}?atLeast=0", this::waiting);
    router.uncounted(
        GET,
        "/stats?" + String.join("=0&", new Counts().stats().byName().keySet()) + "=0",
        this::stats);
    router.uncounted(POST, "/reset", this::reset);
    router.uncounted(GET, "/requests", (_, x, _) -> x.answer(OK, traffic.toJson(x.now())));
    router.uncounted(GET, "/", this::page);
    return router;
  }

  /// Numbered as they are answered, not as they come: the shortest delay gets the first number.
  private void count(Run run, Exchange exchange, Arguments arguments) throws HttpError {
    exchange.after(
        arguments.nanos("delay"), () -> exchange.answer(OK, Map.of("count", run.countAnswer())));
  }

  private void delay(Run run, Exchange exchange, Arguments arguments) throws HttpError {
    long nanos = arguments.nanos("seconds");
    exchange.after(nanos, () -> exchange.answer(OK, Map.of("delay", nanos / 1e9)));
  }

  private void status(Run run, Exchange exchange, Arguments arguments) throws HttpError {
    int code = arguments.integer("code", 200, 599);
    exchange.answer(HttpResponseStatus.valueOf(code), Map.of("status", code));
  }

  /// One block of memory, many times over: a body of any length costs next to nothing.
  private void bytes(Run run, Exchange exchange, Arguments arguments) throws HttpError {
    int n = arguments.integer("n", 0, MAX_BYTES);
    CompositeByteBuf body = Unpooled.compositeBuffer(Integer.MAX_VALUE);
    for (int left = n; left > 0; left -= BLOCK.capacity()) {
      body.addComponent(true, BLOCK.retainedSlice(0, Math.min(left, BLOCK.capacity())));
    }
    exchange.answer(OK, "application/octet-stream", body);
  }

  private void stream(Run run, Exchange exchange, Arguments arguments) throws HttpError {
    int n = arguments.integer("n", 0, MAX_LINES);
    long pause = arguments.nanos("delay");
    exchange.beginStream("application/x-ndjson");
    lines(exchange, 0, n, pause);
  }

  private void lines(Exchange exchange, int i, int n, long pause) {
    if (i == n) {
      exchange.endStream();
    } else {
      exchange.after(
          pause,
          () -> exchange.write("{\"line\":" + i + "}\n", () -> lines(exchange, i + 1, n, pause)));
    }
  }

  private void headers(Run run, Exchange exchange, Arguments arguments) {
    Map<String, String> headers =
        exchange.request.headers().entries().stream()
            .collect(
                toMap(
                    Map.Entry::getKey,
                    Map.Entry::getValue,
                    (a, b) -> a + "," + b,
                    LinkedHashMap::new));
    exchange.answer(OK, "{\"headers\":" + Json.object(headers) + "}");
  }

  private void flaky(Run run, Exchange exchange, Arguments arguments) throws HttpError {
    int fails = arguments.integer("fails", 0, MANY);
    int retryAfter = arguments.has("retryAfter") ? arguments.integer("retryAfter", 0, MANY) : -1;
    int attempt = run.countAttempt(arguments.text("key"));
    if (attempt > fails) {
      exchange.answer(OK, Map.of("attempt", attempt));
      return;
    }
    if (retryAfter >= 0) {
      exchange.responseHeaders.set(RETRY_AFTER, retryAfter);
    }
    throw new HttpError(503, "attempt " + attempt + " of " + fails + " that fail");
  }

  private void limited(Run run, Exchange exchange, Arguments arguments) throws HttpError {
    String key = arguments.text("key");
    double rate = arguments.decimal("rate", 0.001, MANY);
    int burst = arguments.integer("burst", 1, MANY);
    long now = nanoTime.getAsLong();
    long nanosPerToken = (long) Math.ceil(1e9 / rate);
    // With its settings, as one text: of texts that collide in a hash table many are no trouble.
    TokenBucket bucket =
        run.bucket(
            key + "?rate=" + nanosPerToken + "&burst=" + burst,
            _ -> new TokenBucket(nanosPerToken, burst, now));
    long wait = bucket.tryTake(now);
    if (wait > 0) {
      exchange.responseHeaders.set(RETRY_AFTER, Math.ceilDiv(wait, 1_000_000_000L));
      throw new HttpError(429, "the next token is there in " + wait / 1e9 + " s");
    }
    exchange.answer(OK, Map.of("admitted", key));
  }

  private void gate(Run run, Exchange exchange, Arguments arguments) throws HttpError {
    String key = arguments.text("key");
    run.waitAt(key, exchange, () -> exchange.answer(OK, Map.of("gate", key)));
  }

  private void open(Run run, Exchange exchange, Arguments arguments) throws HttpError {
    exchange.answer(OK, Map.of("released", run.gates.open(arguments.text("key"))));
  }

  private void waiting(Run run, Exchange exchange, Arguments arguments) throws HttpError {
    String key = arguments.text("key");
    run.whenWaiting(
        key,
        arguments.integer("atLeast", 0, MANY),
        exchange,
        () -> exchange.answer(OK, Map.of("waiting", run.gates.waiting(key))));
  }

  private void stats(Run run, Exchange exchange, Arguments arguments) throws HttpError {
    var atLeast = new HashMap<String, Long>();
    for (String name : arguments.byName().keySet()) {
      atLeast.put(name, (long) arguments.integer(name, 0, MANY));
    }
    run.whenCounted(atLeast, exchange, () -> exchange.answer(OK, run.counts.stats().toJson()));
  }

  private void reset(Run run, Exchange exchange, Arguments arguments) {
    run.reset();
    exchange.answer(OK, run.counts.stats().toJson());
  }

  private void page(Run run, Exchange exchange, Arguments arguments) {
    exchange.responseHeaders.set(CONTENT_SECURITY_POLICY, PAGE_POLICY);
    exchange.answer(OK, "text/html; charset=utf-8", Unpooled.wrappedBuffer(PAGE));
  }

  /// Of what stands in the page between these tags.
  private static String hashOf(String tag) {
    String text = new String(PAGE, UTF_8);
    int from = text.indexOf("<" + tag + ">") + tag.length() + 2;
    String inside = text.substring(from, text.indexOf("</" + tag + ">"));
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(inside.getBytes(UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // each JVM has it
    }
  }

  private static byte[] page() {
    try (InputStream page = Routes.class.getResourceAsStream("page.html")) {
      return page.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
