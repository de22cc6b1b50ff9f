/// The measurements behind the numbers in the READMEs and in `docs/`.
///
/// A measurement is one public class of JMH benchmarks in this package: a method for each thing
/// that is compared, named as its row shall be, such as `nettyEventLoop_oneAtATime`; one of them
/// ends in `_baseline`. All have the same unit. [bench.Bench] finds it by itself; its table's place
/// in `docs/measurements.md` is made by hand.
///
/// What JMH can't measure stands beside them: whole programs in [bench.TaskCount],
/// [bench.GatherHttp] and [bench.RedisRequests], and loops of which one is Python's in
/// [bench.eventloop].
package bench;
