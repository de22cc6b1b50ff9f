/// `make test` holds the READMEs to the truth last: when all parts are built, and no other test
/// runs beside the steps.
package readmes;
