/// Part 6: on which threads work runs. Blocking code made concurrent, computing spread over the
/// cores, what breaks a pool, how one is closed, and the bridges to an event loop.
///
/// Read the steps in order. What several of them use, or what would fill a step, stands in packages
/// of its own: [executors.gauge], [executors.heart], [executors.closing], [executors.table],
/// [executors.slow].
package executors;
