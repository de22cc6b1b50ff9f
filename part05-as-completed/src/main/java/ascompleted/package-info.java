/// As completed: results are handled in the order in which they come, each with its input, and what
/// is no longer wanted is cancelled.
///
/// Read the steps in order. Step 2b and all from 3a on use `ascompleted.outcomes`, and steps 5 and
/// 6 use `ascompleted.terminal`.
package ascompleted;
