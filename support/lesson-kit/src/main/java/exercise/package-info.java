/// What the tests of exercises share: how they refuse an answer, how they wait for one, and how
/// they bring about what two threads do only by chance.
package exercise;
