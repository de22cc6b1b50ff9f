# The reader's whole interface. `make` alone lists it.
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules
COURSE := @support/bin/course

help build test server mini-redis progress watch verify readme bench format lint:
	$(COURSE) $@

part_% test_% hint_% watch_% shell_% mutants_% verify_% readme_% bench_% differential_%:
	$(COURSE) $(word 1,$(subst _, ,$@)) $*

# Status 1, "not yet", is an answer, which make would call an error. A script calls support/bin/course, and gets the 1.
exercise_% solution_%:
	$(COURSE) $(word 1,$(subst _, ,$@)) $* || [ $$? -eq 1 ]

.DEFAULT:
	@echo "There is no command '$@'. 'make' alone lists them." >&2; exit 2

.PHONY: help build test server mini-redis progress watch verify readme bench format lint
