package miniredis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import exercise.Verdict;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Bytes are written as text here, a character for each. The limit is 1000.
class Exercise01_RequestsComeInPiecesTest {

  private static final List<String> SET_IN_LINES =
      List.of("*3\r\n", "$3\r\n", "SET\r\n", "$1\r\n", "k\r\n", "$4\r\n", "a\r\nb\r\n");
  private static final String SET = String.join("", SET_IN_LINES);
  private static final String PING = "*1\r\n$4\r\nPING\r\n";
  private static final List<List<String>> BOTH =
      List.of(List.of("SET", "k", "a\r\nb"), List.of("PING"));

  /// The stream in two pieces, the first of which has `at` bytes. Nothing comes after a failure.
  private record Split(int at, Calls first, int unread, Calls second) {
    boolean isRight(List<List<String>> right) {
      return first.thrown() == null && first.and(second).returned(right);
    }
  }

  private final Verdict verdict = new Verdict(Exercise01_RequestsComeInPieces.class);
  private Exercise01_RequestsComeInPieces decoder = new Exercise01_RequestsComeInPieces(1000);

  /// One release too many does no harm here: sentence 4 looks at that.
  private static ByteBuf buffer(String bytes) {
    return Unpooled.copiedBuffer(bytes, ISO_8859_1).retain(1000);
  }

  private static ByteBuf direct() {
    return Unpooled.wrappedBuffer(ByteBuffer.allocateDirect(256)).clear();
  }

  private Calls calls(ByteBuf in) {
    return Calls.of(decoder, in);
  }

  /// Both requests, a byte at a time. `between` says what becomes of the buffer after each call.
  private Calls byteByByte(UnaryOperator<ByteBuf> between) {
    var calls = new Calls(List.of(), null);
    ByteBuf in = buffer("");
    String all = SET + PING;
    for (int i = 0; i < all.length(); i++) {
      in.writeByte(all.charAt(i));
      calls = calls.and(calls(in));
      if (calls.thrown() != null) {
        return calls;
      }
      in = between.apply(in);
    }
    return calls;
  }

  private static String shown(String bytes) {
    return "`" + Calls.shown(bytes) + "`";
  }

  private void expect(String bytes, List<List<String>> requests, String belief) {
    ByteBuf in = buffer(bytes);
    Calls calls = calls(in);
    if (!calls.returned(requests)) {
      throw verdict.refuse(
          "This has come: %s. `decode` %s.".formatted(shown(bytes), calls), belief, calls.thrown());
    }
  }

  @Test
  void sentence_1_it_returns_the_words() {
    expect("*2\r\n$3\r\nGET\r\n$1\r\na\r\n", List.of(List.of("GET", "a")), null);
    for (String word : List.of("abcdefghi", "a word of 34 characters, or bytes.")) {
      expect("*1\r\n$%d\r\n%s\r\n".formatted(word.length(), word), List.of(List.of(word)), null);
    }
  }

  @Test
  void sentence_1_of_the_next_request() {
    String bytes = "*2\r\n$3\r\nGET\r\n$1\r\na\r\n" + PING;
    var right = List.of(List.of("GET", "a"), List.of("PING"));
    ByteBuf in = buffer(bytes);
    Calls calls = calls(in);
    if (!calls.returned(right)) {
      boolean lost = calls.returned(right.subList(0, 1)) && !in.isReadable();
      throw verdict.refuse(
          "This has come: %s. `decode` %s, %s."
              .formatted(shown(bytes), calls, lost ? "and all is read" : "when it is called twice"),
          lost ? "one-read-has-one-request" : null,
          calls.thrown());
    }
  }

  @Test
  void sentence_1_whatever_bytes_a_word_holds() {
    expect("*1\r\n$4\r\na\r\nb\r\n", List.of(List.of("a\r\nb")), "a-word-is-a-line");
    expect("*1\r\n$4\r\n$1\r\n\r\n", List.of(List.of("$1\r\n")), "a-word-is-a-line");
    var all = new StringBuilder();
    for (char c = 0; c < 256; c++) {
      all.append(c);
    }
    expect("*1\r\n$256\r\n" + all + "\r\n", List.of(List.of("" + all)), "bytes-are-text");
  }

  @Test
  void sentence_1_and_a_word_may_have_none() {
    String bytes = "*3\r\n$3\r\nSET\r\n$0\r\n\r\n$0\r\n\r\n";
    expect(bytes, List.of(List.of("SET", "", "")), "zero-is-nothing");
  }

  @Test
  void sentence_2_it_goes_on_wherever_a_piece_ended() {
    String all = SET + PING;
    var wrong =
        IntStream.range(1, all.length())
            .mapToObj(at -> inTwo(all, at))
            .filter(split -> !split.isRight(BOTH))
            .toList();
    if (wrong.isEmpty()) {
      return;
    }
    Split one = wrong.getFirst();
    String observed =
        "This has come: %s. `decode` %s.".formatted(shown(all.substring(0, one.at)), one.first);
    String belief = null;
    if (one.first.thrown() == null) {
      observed +=
          " Then this comes: %s. `decode` %s.".formatted(shown(all.substring(one.at)), one.second);
      boolean hasRead = one.unread < (one.at < SET.length() ? one.at : one.at - SET.length());
      belief = hasRead && one.first.requests().isEmpty() ? "what-was-read-is-remembered" : null;
    } else if (one.at < SET.length()) {
      belief = "what-is-announced-has-come";
    }
    if (wrong.stream().allMatch(split -> all.startsWith("\r\n", split.at - 1))) {
      belief = "r-and-n-come-together";
    }
    Throwable thrown = one.first.thrown() == null ? one.second.thrown() : one.first.thrown();
    throw verdict.refuse(observed, belief, thrown);
  }

  private Split inTwo(String all, int at) {
    decoder = new Exercise01_RequestsComeInPieces(1000);
    ByteBuf in = buffer(all.substring(0, at));
    Calls first = calls(in);
    int unread = in.readableBytes();
    in.writeCharSequence(all.substring(at), ISO_8859_1);
    return new Split(at, first, unread, first.thrown() == null ? calls(in) : null);
  }

  @Test
  void sentence_2_it_goes_on_after_each_byte() {
    Calls calls = byteByByte(UnaryOperator.identity());
    if (!calls.returned(BOTH)) {
      throw verdict.refuse(
          "This came a byte at a time: %s. `decode` %s.".formatted(shown(SET + PING), calls),
          null,
          calls.thrown());
    }
    Split split = inTwo("*1\r\n$0\r\n\r\n", 8);
    if (!split.isRight(List.of(List.of("")))) {
      throw verdict.refuse(
          "This has come: `*1\\r\\n$0\\r\\n`, and then `\\r\\n`. `decode` %s, and then %s."
              .formatted(split.first, split.second),
          split.second == null ? null : "a-length-of-zero-means-that-none-was-read");
    }
  }

  @Test
  void sentence_3_it_reads_a_line_and_a_word_as_soon_as_it_has_come() {
    ByteBuf in = buffer("");
    for (String line : SET_IN_LINES.subList(0, 6)) {
      for (int i = 1; i <= line.length(); i++) {
        in.writeByte(line.charAt(i - 1));
        Calls calls = calls(in);
        if (!calls.returned(List.of())) {
          throw verdict.refuse(
              "A request is not complete, and `decode` %s.".formatted(calls), null, calls.thrown());
        }
        if (in.readableBytes() > i % line.length()) {
          throw verdict.refuse(
              "This came a byte at a time: %s. The last %d bytes of that are unread still."
                  .formatted(
                      shown(in.toString(0, in.writerIndex(), ISO_8859_1)), in.readableBytes()),
              "reading-again-costs-nothing");
        }
      }
    }
  }

  @Test
  void sentence_3_it_reads_nothing_beyond_the_request() {
    ByteBuf in = buffer(SET + PING + "*1\r\n$");
    for (String rest : List.of(PING + "*1\r\n$", "*1\r\n$")) {
      if (decoder.decode(in).isEmpty()) {
        throw verdict.refuse("Two requests have come, and `decode` returns empty.");
      }
      if (in.readableBytes() != rest.length()) {
        throw verdict.refuse(
            "`decode` has returned a request. The bytes behind it are %d, and %d are unread."
                .formatted(rest.length(), in.readableBytes()),
            in.readableBytes() < rest.length() ? "what-has-come-is-mine-to-read" : null,
            null);
      }
    }
  }

  @Test
  void sentence_4_it_does_not_release() {
    for (String bytes : List.of("*1\r\n$4\r\nPI", PING, "*x\r\n")) {
      decoder = new Exercise01_RequestsComeInPieces(1000);
      ByteBuf in = buffer(bytes);
      int before = in.refCnt();
      Calls calls = calls(in);
      if (in.refCnt() < before) {
        throw verdict.refuse(
            "This has come: %s. `decode` has released the buffer.".formatted(shown(bytes)),
            "who-reads-releases",
            calls.thrown());
      }
      if (in.refCnt() > before) {
        throw verdict.refuse(
            "This has come: %s. `decode` has retained the buffer.".formatted(shown(bytes)));
      }
      if (calls.thrown() != null && !bytes.equals("*x\r\n")) {
        throw verdict.refuse(
            "This has come: %s. `decode` %s.".formatted(shown(bytes), calls), calls.thrown());
      }
    }
  }

  @Test
  void sentence_4_the_buffer_may_be_of_any_kind() {
    String array = "a-buffer-is-an-array";
    expectKind("on the heap", Exercise01_RequestsComeInPiecesTest::buffer, null);
    expectKind("outside the heap", bytes -> direct().writeBytes(buffer(bytes)), array);
    expectKind(
        "a part of another one",
        bytes -> buffer("x" + bytes + "x").slice(1, bytes.length()),
        array);
    expectKind(
        "read-only", bytes -> buffer(bytes).asReadOnly(), "what-was-read-is-mine-to-discard");
  }

  private void expectKind(String kind, Function<String, ByteBuf> in, String belief) {
    decoder = new Exercise01_RequestsComeInPieces(1000);
    Calls calls = calls(in.apply(SET + PING));
    if (!calls.returned(BOTH)) {
      throw verdict.refuse(
          "`in` is %s, with %s. `decode` %s.".formatted(kind, shown(SET + PING), calls),
          belief,
          calls.thrown());
    }
  }

  @Test
  void sentence_4_what_was_read_may_be_overwritten() {
    Calls calls = byteByByte(in -> in.setZero(0, in.readerIndex()));
    if (!calls.returned(BOTH)) {
      throw verdict.refuse(
          "This came a byte at a time: %s. What was read was overwritten, and `decode` %s."
              .formatted(shown(SET + PING), calls),
          "a-slice-is-a-copy",
          calls.thrown());
    }
  }

  @Test
  void sentence_4_what_is_unread_may_be_moved() {
    Calls calls = byteByByte(ByteBuf::discardReadBytes);
    if (!calls.returned(BOTH)) {
      throw verdict.refuse(
          "This came a byte at a time: %s. What was unread was moved to index 0, and `decode` %s."
              .formatted(shown(SET + PING), calls),
          "an-index-stays-where-it-is",
          calls.thrown());
    }
    decoder = new Exercise01_RequestsComeInPieces(1000);
    calls =
        byteByByte(in -> {
          ByteBuf other = direct().writeBytes(in);
          in.release(in.refCnt());
          return other;
        });
    if (!calls.returned(BOTH)) {
      throw verdict.refuse(
          "This came a byte at a time: %s. What was unread came in another buffer each time, and `decode` %s."
              .formatted(shown(SET + PING), calls),
          null,
          calls.thrown());
    }
  }

  @Test
  void sentence_4_what_was_returned_is_the_callers() {
    ByteBuf in = buffer(SET + SET.replace("SET", "GET").replace("k", "l").replace("b", "c"));
    var first = decoder.decode(in).orElseThrow();
    var _ = calls(in);
    if (!Calls.text(first).equals(BOTH.getFirst())) {
      throw verdict.refuse(
          "`decode` returned %s. After the next call the same list holds %s."
              .formatted(Calls.shown("" + BOTH.getFirst()), Calls.shown("" + Calls.text(first))),
          "a-list-that-was-returned-is-still-mine");
    }
  }

  @Test
  void sentence_5_a_line_begins_with_what_is_due() {
    for (String bytes : List.of("$4\r\nPING\r\n", "*1\r\n:4\r\nPING\r\n", "*1\r\n*4\r\nPING\r\n")) {
      expectMalformed(bytes, "what-is-due-comes");
    }
    expectMalformed("\r\n", null);
  }

  @Test
  void sentence_5_and_has_digits_alone() {
    for (String bytes : List.of("*x\r\n", "*\r\n", "*1 \r\n", "*1\r\n$x\r\n")) {
      expectMalformed(bytes, null);
    }
    expectMalformed("*+1\r\n$4\r\nPING\r\n", "a-number-is-what-parseInt-takes");
    expectMalformed("*1\r\n$+4\r\nPING\r\n", "a-number-is-what-parseInt-takes");
    for (String bytes : List.of("*-1\r\n", "*1\r\n$-1\r\n", "*1\n$4\r\nPING\r\n")) {
      expectMalformed(bytes, null);
    }
  }

  private void expectMalformed(String bytes, String ifAccepted) {
    decoder = new Exercise01_RequestsComeInPieces(1000);
    Calls calls = calls(buffer(PING + bytes));
    if (calls.thrown() instanceof DecoderException && calls.requests().equals(BOTH.subList(1, 2))) {
      return;
    }
    String belief = calls.thrown() == null ? ifAccepted : null;
    if (calls.thrown() instanceof NumberFormatException) {
      belief = "a-number-is-what-parseInt-takes";
    }
    throw verdict.refuse(
        "This has come: %s. `decode` %s.".formatted(shown(PING + bytes), calls),
        belief,
        calls.thrown());
  }

  @Test
  void sentence_5_and_no_number_over_the_limit() {
    String most = "x".repeat(1000);
    expect("*1\r\n$1000\r\n" + most + "\r\n", List.of(List.of(most)), null);
    expectMalformed("*4294967297\r\n$4\r\nPING\r\n", "a-number-fits");
    expectMalformed("*1\r\n$18446744073709551620\r\nPING\r\n", "a-number-fits");
    decoder = new Exercise01_RequestsComeInPieces(1000);
    ByteBuf in = buffer("*1\r\n$1001\r\n");
    Calls calls = calls(in);
    if (calls.returned(List.of())) {
      in.writeCharSequence("x".repeat(1001) + "\r\n", ISO_8859_1);
      throw verdict.refuse(
          "The limit is 1000. This has come: `*1\\r\\n$1001\\r\\n`. `decode` " + calls + ".",
          calls(in).thrown() instanceof DecoderException ? "a-limit-is-for-what-has-come" : null,
          null);
    }
    expectMalformed("*1\r\n$1001\r\n", null);
    expectMalformed("*1001\r\n", null);
  }

  @Test
  void sentence_5_and_has_an_end() {
    expectMalformed("*" + "0".repeat(63), "a-line-ends");
    expectMalformed("*1\r\n$" + "0".repeat(63), "a-line-ends");
    expectMalformed("*" + "0".repeat(63) + "1\r\n$4\r\nPING\r\n", null);
  }

  @Test
  void sentence_5_after_which_nothing_is_a_request() {
    expectMalformedForever("*x\r\n", PING);
    expectMalformedForever("*1\r\n$x\r\n", "$4\r\nPING\r\n");
    expectMalformedForever("*1\r\n$x\r\n", PING);
  }

  private void expectMalformedForever(String bytes, String more) {
    decoder = new Exercise01_RequestsComeInPieces(1000);
    ByteBuf in = buffer(bytes);
    Calls calls = calls(in);
    in.writeCharSequence(more, ISO_8859_1);
    Calls later = calls(in);
    if (!(later.thrown() instanceof DecoderException)) {
      throw verdict.refuse(
          "This has come: %s. `decode` %s. Then this comes: %s. `decode` %s."
              .formatted(shown(bytes), calls, shown(more), later),
          "after-a-mistake-comes-the-next-request",
          later.thrown());
    }
  }
}
