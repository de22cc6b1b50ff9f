/// Outcomes in the order in which they come: what became of one input ([Outcome]), and the loop
/// over many ([AsCompleted]). Both import nothing but the JDK: copy them.
package ascompleted.outcomes;
