/// READMEs that can't drift. A [workshop.readme.Page] has live blocks. A
/// [workshop.readme.LiveBlock] knows what should stand in it: a member cut out of its source, or a
/// [workshop.readme.Transcript] of a run.
///
/// What needs no run is in [workshop.readme.PageChecks]: the form of a part's README
/// ([workshop.readme.Sections]), links with their anchors ([workshop.readme.Links]), and the steps,
/// exercises and tests that prose names ([workshop.readme.Names]). [workshop.readme.Traps] makes
/// `docs/traps.md` out of the documentation of the steps.
///
/// ## Live blocks
///
/// An HTML comment above a fenced block makes it live:
///
/// ```
/// <!-- code: cancelIt Fate -->                        the source of these members of the section's own step
/// <!-- code: Loop.java wake -->                       of members of another file of the part
/// <!-- code: wake from="lock(" to="unlock(" -->       the lines of one member from one text to another
/// <!-- run: STEP=3 -->                                what the step prints
/// <!-- run: part_01 STEP=2a ARGS="--count 5" -->      outside of a part's README; with arguments
/// <!-- run: STEP=3 timed -->                          its events depend on the clock: what differs is run again, at last alone
/// <!-- run: STEP=3 computes -->                       it takes as long as the machine computes: no time is compared
/// <!-- run: STEP=3 unordered="One" -->                neighbours with this text may change places
/// <!-- run: STEP=3 varies="\d+ rounds" -->            what matches may differ
/// ```
///
/// Between the comment and the block stands a caption, which `make readme` writes as well: the
/// command of a run with a link to its step, or a link to the file that code was cut from, if that
/// is not the step of the section. A section is that of the nearest heading `### 2a. Title` above.
///
/// A regular expression in `varies` sees a line's thread and text. Where what it matches has a
/// duration in it, the gap before the line is not compared either.
package workshop.readme;
