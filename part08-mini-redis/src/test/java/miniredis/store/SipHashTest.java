package miniredis.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class SipHashTest {

  private static final long KEY_0 = 0x0706050403020100L;
  private static final long KEY_1 = 0x0f0e0d0c0b0a0908L;

  /// SipHash-c-d as its paper defines it, with as many rounds as asked.
  private static long reference(byte[] message, int rounds, int last) {
    long[] v = {
      KEY_0 ^ 0x736f6d6570736575L,
      KEY_1 ^ 0x646f72616e646f6dL,
      KEY_0 ^ 0x6c7967656e657261L,
      KEY_1 ^ 0x7465646279746573L
    };
    int words = message.length / 8 + 1;
    ByteBuffer padded = ByteBuffer.allocate(8 * words).order(ByteOrder.LITTLE_ENDIAN);
    padded.put(message).put(8 * words - 1, (byte) message.length).rewind();
    for (int i = 0; i < words; i++) {
      long word = padded.getLong();
      v[3] ^= word;
      round(v, rounds);
      v[0] ^= word;
    }
    v[2] ^= 0xff;
    round(v, last);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
  }

  private static void round(long[] v, int times) {
    for (int i = 0; i < times; i++) {
      half(v, 0, 1, 13);
      half(v, 2, 3, 16);
      half(v, 0, 3, 21);
      half(v, 2, 1, 17);
    }
  }

  /// Half of a half round; in the first of each pair, `a` turns by 32 bits at its end.
  private static void half(long[] v, int a, int b, int bits) {
    v[a] += v[b];
    v[b] = Long.rotateLeft(v[b], bits) ^ v[a];
    if (bits == 13 || bits == 17) {
      v[a] = Long.rotateLeft(v[a], 32);
    }
  }

  private static byte[] message(int length) {
    var message = new byte[length];
    for (int i = 0; i < length; i++) {
      message[i] = (byte) (i * 37);
    }
    return message;
  }

  @Test
  void the_reference_agrees_with_the_paper() {
    var message = new byte[15];
    for (int i = 0; i < 15; i++) {
      message[i] = (byte) i;
    }
    assertThat(reference(message, 2, 4)).isEqualTo(0xa129ca6149be45e5L); // of SipHash-2-4
  }

  @Test
  void it_is_siphash_with_one_round_a_word_and_two_at_the_end() {
    for (int length = 0; length < 100; length++) {
      byte[] message = message(length);
      long expected = reference(message, 1, 2);
      assertThat(SipHash.of(message, KEY_0, KEY_1))
          .as("of %d bytes", length)
          .isEqualTo((int) (expected ^ expected >>> 32));
    }
  }

  @Test
  void each_half_of_the_secret_counts() {
    byte[] message = message(11);
    int hash = SipHash.of(message, KEY_0, KEY_1);
    assertThat(SipHash.of(message, KEY_0 + 1, KEY_1)).isNotEqualTo(hash);
    assertThat(SipHash.of(message, KEY_0, KEY_1 + 1)).isNotEqualTo(hash);
  }
}
