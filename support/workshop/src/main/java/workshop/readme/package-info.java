/// READMEs that can't drift. A [workshop.readme.Page] has live blocks. A
/// [workshop.readme.LiveBlock] knows what should stand in it: a member cut out of its source, or a
/// [workshop.readme.Transcript] of a run.
///
/// ## Live blocks
///
/// An HTML comment on the line before a fenced block makes it live:
///
/// ```
/// <!-- code: Step03_Count.java onLoop Result -->     the source of these members
/// <!-- run: STEP=3 -->                               what the step prints
/// <!-- run: part_01 STEP=2a ARGS="--count 5" -->     outside of a part's README; with arguments
/// <!-- run: STEP=3 stderr -->                        standard error too, which is else to be empty
/// <!-- run: STEP=3 timed -->                         its events depend on the clock: what differs is run again, alone
/// <!-- run: STEP=3 unordered="One" -->               neighbours with this text may change places
/// <!-- run: STEP=3 varies="\d+ rounds" -->           what matches may differ
/// ```
///
/// A regular expression in `varies` sees a line's thread and text. Where what it matches has a
/// duration in it, the gap before the line is not compared either.
package workshop.readme;
