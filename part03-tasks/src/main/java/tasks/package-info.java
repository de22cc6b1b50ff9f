/// Tasks: work that has started. How it is awaited, cancelled and timed out, and where it and its
/// failure go when nobody looks.
///
/// Read the steps in order. Structured scopes are a preview in JDK 25: a step that uses one runs
/// with `--enable-preview` only.
///
/// The package `tasks.schedules` tries every order of two tasks' actions, for step 6a. Step 8 is
/// several files: [TaskCountOptions] is what it was asked for, a [Starter] is a kind of task, a
/// [Collector] a way to get the results back.
package tasks;
