/// Tasks: work that has started. How it is awaited, cancelled and timed out, and where it and its
/// failure go when nobody looks.
///
/// Read the steps in order. Structured scopes are a preview in JDK 25, and javac marks every class
/// of a file that names one as unfit for a JVM without `--enable-preview`. So a step's scopes have
/// a file of their own, and its `main` can start that JVM: [ScopedWait] belongs to step 2b,
/// [Policies] to 4a, [Failures] to 4b, and [Blocks] to 4c.
///
/// The package `tasks.schedules` tries every order of two tasks' actions, for step 6a. Step 8 is
/// several files: [TaskCountOptions] is what it was asked for, a [Starter] is a kind of task, a
/// [Collector] a way to get the results back.
package tasks;
