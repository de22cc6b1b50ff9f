/// Tasks: work that has started. How it is awaited, cancelled and timed out, and where it and its
/// failure go when nobody looks.
///
/// Read the steps in order. Structured scopes are a preview in JDK 25: a step that uses one runs
/// with `--enable-preview` only.
///
/// Step 6a uses `tasks.schedules`, and step 8 `tasks.tenthousand`.
package tasks;
