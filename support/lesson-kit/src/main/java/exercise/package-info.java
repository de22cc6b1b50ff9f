/// What the tests of exercises share: how they refuse an answer, and how they wait for one.
package exercise;
