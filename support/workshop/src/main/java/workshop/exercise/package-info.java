/// Exercises that check themselves.
///
/// [workshop.exercise.Exercises] is what a reader does with them. [workshop.exercise.Compiler] and
/// a [workshop.exercise.TestRunner] turn a file into a [workshop.exercise.Verdict];
/// [workshop.exercise.Verify] does so for every version of every exercise, and holds the verdicts
/// to the [workshop.exercise.VersionRules], and the files to the [workshop.exercise.ExerciseRules].
package workshop.exercise;
