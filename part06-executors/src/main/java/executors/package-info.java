/// Part 6: on which threads work runs. Blocking code made concurrent, computing spread over the
/// cores, what breaks a pool, and how one is closed.
///
/// Read the steps in order. What several of them use stands in packages of its own: a loop whose
/// heart beats in [executors.heart], the threads that meet in [executors.gauge].
package executors;
