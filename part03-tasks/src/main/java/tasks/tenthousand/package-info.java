/// What step 8 uses: [Options] is what it was asked for, a [Starter] starts one kind of task, and a
/// [Report] checks what became of them.
package tasks.tenthousand;
