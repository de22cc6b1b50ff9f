/// `make test_NN`: what a part claims, as sentences, each with its result.
package workshop.claims;
