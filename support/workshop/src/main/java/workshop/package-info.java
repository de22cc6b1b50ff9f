/// Exercises that check themselves, and READMEs that can't drift.
///
/// [workshop.Workshop] is the command line. From there, two trails: [workshop.exercise] and
/// [workshop.readme]. Both stand on [workshop.course], the repository as folders and sources; the
/// workshop depends on no part.
package workshop;
