/// What is asked of an executor and of a parallel stream: each question is a method, and its answer
/// is what came of trying.
package executors.table;
