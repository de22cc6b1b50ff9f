package exercise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Thread.State;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Two calls at the same moment: the one stops in the middle, and the other is made there.
///
/// Two threads that race meet at the wrong place once in a thousand rounds, and on a busy machine
/// never. So an answer is loaded again, with a stop before each call and each access to a field or
/// to an array in its own code. The second call is made at the first stop of the first call, in
/// another round at the next one, until there are no more; and then the two change places.
///
/// Public, since the answer that is loaded again has a class loader of its own.
public final class Interleavings {

  private static final ClassDesc HERE = ClassDesc.of(Interleavings.class.getName());

  /// More than any answer has.
  private static final int MOST_STOPS = 1_000;

  /// How often a thread has to be found waiting before it counts as one that waits. Between two
  /// looks other threads have their turn, which takes microseconds, or on busy cores milliseconds:
  /// then a few looks are enough.
  private static final int FOUND_WAITING = 200;

  private static final int FOUND_WAITING_FOR_LONG = 10;
  private static final long LONG_NANOS = 2_000_000;

  private static final OtherThreads others = new OtherThreads();
  private static volatile Interleavings round;

  private final boolean swapped;
  private final int at;
  private final AtomicInteger stops = new AtomicInteger();
  private final AtomicBoolean secondIsMade = new AtomicBoolean();
  private final CountDownLatch secondHasReturned = new CountDownLatch(1);
  private volatile boolean stopped;
  private volatile Thread secondThread;
  private volatile Runnable second;

  private Interleavings(boolean swapped, int at) {
    this.swapped = swapped;
    this.at = at;
  }

  /// Runs the round, a nested class of the test, once for each stop. It is to call
  /// [#atTheSameMoment] once.
  public static void ofEach(Class<? extends Callable<?>> rounds, Class<?> exercise)
      throws Exception {
    var again = new Again(exercise).loadClass(rounds.getName()).asSubclass(Callable.class);
    var maker = again.getDeclaredConstructor();
    maker.setAccessible(true);
    for (boolean swapped : new boolean[] {false, true}) {
      boolean stopped = true;
      for (int at = 0; stopped && at < MOST_STOPS; at++) {
        round = new Interleavings(swapped, at);
        try {
          maker.newInstance().call();
          stopped = round.stopped;
        } finally {
          round = null;
        }
      }
    }
  }

  /// Makes the two calls, one of them on this thread, and returns when both have returned, or the
  /// second one has not for ten seconds: what it was to do is then missing, and the test says so.
  public static void atTheSameMoment(Runnable one, Runnable other) throws Exception {
    if (round.swapped) {
      round.make(other, one);
    } else {
      round.make(one, other);
    }
  }

  private void make(Runnable first, Runnable second) throws InterruptedException {
    this.second =
        () -> {
          secondThread = Thread.currentThread();
          try {
            second.run();
          } finally {
            secondHasReturned.countDown();
          }
        };
    first.run();
    if (!secondIsMade.get()) {
      others.settle(); // the answer may work on other threads, and stop on those
    }
    if (secondIsMade.compareAndSet(false, true)) {
      this.second.run();
    }
    secondHasReturned.await(Verdict.PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /// What an answer calls before it does anything.
  public static void stop() {
    var current = round;
    if (current != null) {
      current.pass();
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // polls for a state that nothing announces
  private void pass() {
    var call = second;
    if (call == null
        || Thread.currentThread().equals(secondThread)
        || stops.getAndIncrement() != at
        || !secondIsMade.compareAndSet(false, true)) {
      return;
    }
    stopped = true;
    var other = Thread.ofPlatform().name("the other call").daemon().start(call);
    // If it waits, it is for a lock, or for something else that only this thread can give.
    long since = System.nanoTime();
    for (int waiting = 0; other.isAlive() && !isLong(waiting, since); ) {
      if (other.getState() == State.RUNNABLE) {
        waiting = 0;
        since = System.nanoTime();
      } else if (OtherThreads.waitsForALockOf(Thread.currentThread(), other)) {
        break;
      } else {
        waiting++;
      }
      Thread.yield();
    }
  }

  private static boolean isLong(int waiting, long since) {
    return waiting >= FOUND_WAITING
        || (waiting >= FOUND_WAITING_FOR_LONG && System.nanoTime() - since > LONG_NANOS);
  }

  /// Loads the exercise's package again, and the exercise with stops in it.
  private static final class Again extends ClassLoader {
    private final String exercise;
    private final String ownPackage;
    private final ClassFile classFile =
        ClassFile.of(
            ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(getParent())
                    .orElse(ClassHierarchyResolver.defaultResolver())));

    Again(Class<?> exercise) {
      super(exercise.getClassLoader());
      this.exercise = exercise.getName();
      this.ownPackage = exercise.getPackageName() + ".";
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        if (!name.startsWith(ownPackage)) {
          return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? define(name) : loaded;
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (var in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        if (name.equals(exercise) || name.startsWith(exercise + "$")) {
          bytes = withStops(bytes);
        }
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private byte[] withStops(byte[] bytes) {
      var transform =
          ClassTransform.transformingMethodBodies((code, element) -> {
            if (element instanceof InvokeInstruction
                || element instanceof FieldInstruction
                || element instanceof ArrayLoadInstruction
                || element instanceof ArrayStoreInstruction) {
              code.invokestatic(HERE, "stop", MethodTypeDesc.of(ConstantDescs.CD_void));
            }
            code.with(element);
          });
      return classFile.transformClass(classFile.parse(bytes), transform);
    }
  }
}
