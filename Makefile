# The reader's whole interface. `make` alone lists it.
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules
COURSE := @support/bin/course

help build test server progress watch verify readme bench format lint:
	$(COURSE) $@

part_% test_% exercise_% hint_% solution_% watch_% shell_% mutants_% verify_% readme_%:
	$(COURSE) $(word 1,$(subst _, ,$@)) $*

.DEFAULT:
	@echo "There is no command '$@'. 'make' alone lists them." >&2; exit 2

.PHONY: help build test server progress watch verify readme bench format lint
