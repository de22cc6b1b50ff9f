package queues.worker;

/// Whatever answers questions, and takes its time.
@FunctionalInterface
public interface Service<Q, A> {

  /// Blocks the calling thread. Called by several threads at once.
  A answer(Q question) throws Exception;
}
