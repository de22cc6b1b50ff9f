package miniredis;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.Optional;

/// A decoder of Redis's requests, whose bytes come in pieces of any size. A request is a line with
/// the number of its words; each word is a line with its length, and then its bytes:
/// `*2\r\n$3\r\nGET\r\n$1\r\na\r\n`. Lines and words end with `\r\n`.
///
/// `in` has the bytes that have come and are not read yet: to read is to move its reader index.
/// When more have come, the caller puts them behind those, and calls `decode` until it returns
/// empty.
///
/// 1. `decode` reads the next request, if all of it has come, and returns its words: as many as the
///    number behind `*` says, each as long as the number behind its `$` says, whatever bytes it
///    holds. A word may have no bytes; the number behind `*` is 1 at least.
/// 2. If not all of it has come, `decode` returns empty. When the rest comes, it goes on, wherever
///    a piece ended.
/// 3. `decode` reads a line or a word as soon as all of it has come, even if the request is not
///    complete: no later call has to look at it again. It reads nothing beyond the request that it
///    returns.
/// 4. `in` stays its caller's: `decode` does not release it, keep it or write to it. Between two
///    calls its caller may overwrite the bytes that were read, and may move the others, to another
///    index or into a buffer of another kind. What was returned is the caller's too.
/// 5. A line is malformed if it does not begin with `*` or `$`, whichever is due; if what follows
///    is not a number in digits alone, or is over `limit`; or if its first 32 bytes hold no `\r\n`.
///    Nothing else is wrong with what comes. When `decode` comes to such a line, it throws a
///    [io.netty.handler.codec.DecoderException], and so does every later call. The requests before
///    that line were returned by then. It may throw before all of the line has come. (`*0` does not
///    come.)
///
/// Check it with `make exercise_08 EX=1`; `make hint_08 EX=1` gives one hint at a time. Steps 2a,
/// 2b and 2d show what you need; [ByteBuf#getByte(int)] and [ByteBuf#bytesBefore(byte)] look
/// without reading.
final class Exercise01_RequestsComeInPieces {

  Exercise01_RequestsComeInPieces(int limit) {}

  Optional<List<byte[]>> decode(ByteBuf in) {
    throw new UnsupportedOperationException("TODO: read the next request, if it has come");
  }
}
