/// What a step says and records: one line at a time ([Lesson#say]), one piece of work at a time
/// ([Span]), and the timeline that it ends with. No step needs it to be understood.
///
/// Reading order: [Lesson], [Span], [Recorder], [Timeline]; then [Flags] and [RunStep], which start
/// JVMs.
package lesson;
