/// The repository as the workshop sees it: a [workshop.course.Course] is folders, a
/// [workshop.course.Part] is found in it, and a [workshop.course.Source] is read with the
/// compiler's own parser. What both trails use besides stands here too: child JVMs and plain text.
package workshop.course;
