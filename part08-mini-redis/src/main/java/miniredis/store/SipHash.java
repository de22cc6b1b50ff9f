package miniredis.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/// The hash of a key: SipHash-1-2 with a secret of this process, as in Redis. Whoever knows a
/// table's hash function can send keys that all fall into one bucket, and make each look-up walk
/// through all of them; without the secret nobody can tell which keys do.
///
/// Source: J.-P. Aumasson and D. J. Bernstein, *SipHash: a fast short-input PRF*, 2012.
final class SipHash {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long SECRET_0 = RANDOM.nextLong();
  private static final long SECRET_1 = RANDOM.nextLong();

  private SipHash() {}

  static int of(byte[] key) {
    return of(key, SECRET_0, SECRET_1);
  }

  static int of(byte[] key, long secret0, long secret1) {
    long v0 = secret0 ^ 0x736f6d6570736575L;
    long v1 = secret1 ^ 0x646f72616e646f6dL;
    long v2 = secret0 ^ 0x6c7967656e657261L;
    long v3 = secret1 ^ 0x7465646279746573L;
    int whole = key.length & ~7;
    long last = (long) key.length << 56;
    for (int i = whole; i < key.length; i++) {
      last |= (key[i] & 0xffL) << (8 * (i - whole));
    }
    // One round for each eight bytes, and for the rest with the length; two more to finish.
    for (int i = 0; i <= whole + 16; i += 8) {
      long word = i < whole ? (long) LONG.get(key, i) : i == whole ? last : 0;
      if (i == whole + 8) {
        v2 ^= 0xff;
      }
      v3 ^= word;
      v0 += v1;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v3;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 += v3;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 += v1;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
      v0 ^= word;
    }
    long hash = v0 ^ v1 ^ v2 ^ v3;
    return (int) (hash ^ hash >>> 32);
  }
}
