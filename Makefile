# make run    set-up, then a selection for the bundled example, and the window where there
#             is a screen
# make test   set-up, then lint, types, import contracts and tests
# make coverage   the tests again, with the lines they do not reach
# make buy    would one buy it: random studies of every family, STUDIES=… for other than 200
# make fuzz   hands in spoiled files of every kind for half an hour, SECONDS=… for less
# make kill   kills programs that write, or fills their disk, and starts them again
# make schemas  writes the published schemas anew, after a change of what a file may hold
# make manual  writes the reference pages of the manual anew, after a change of a message, field or finding
# make gallery  writes the pictures of the start page anew, after a change of an example or a leading chart
# make pictures  writes the pictures of the README anew
# make classes  writes the classes of machines of the catalog anew, from the editions in force
# make bundle  LoadFit for people without Python, and tries it out: build/bundle, LEVEL=1 for a quick one
# make bench, make screenshots, make messages, make clean: for whoever works on it

bin := .venv/bin
example := office-shanghai
changed := pyproject.toml .ci/setup.sh .ci/constraints.txt
# Neighbours stay in one process, where what they share is made once, until another has none left.
shared := -n auto --dist worksteal
messages := resources/i18n/zh.mo # compiled last of all languages

.PHONY: run test types tests coverage buy fuzz kill bench screenshots messages schemas manual classes gallery pictures bundle clean

run: .venv/ready-run $(messages)
	@mkdir -p out
	@$(bin)/loadfit select resources/examples/$(example).json --pdf out/$(example).pdf
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then $(bin)/loadfit resources/examples/$(example).json; \
	else echo 'No screen for the window: the report is in out/; .venv/bin/loadfit --help for more.'; fi

test: .venv/ready-test $(messages)
	$(bin)/ruff format --check .
	$(bin)/ruff check .
	@$(MAKE) --no-print-directory -j2 types tests

# One processor is all that types and arrows can use: they go beside the tests, and say at once
# what they found when both are done.
types:
	@found=$$($(bin)/mypy 2>&1 && $(bin)/lint-imports 2>&1) && right=yes; \
	printf '\n$(bin)/mypy && $(bin)/lint-imports\n%s\n' "$$found"; [ "$$right" ]

tests:
	$(bin)/pytest $(shared) -p no:benchmark

# Twice as slow, so not part of every run.
coverage: .venv/ready-test $(messages)
	$(bin)/pytest $(shared) -p no:benchmark --cov

buy: .venv/ready-test $(messages)
	$(bin)/python -m tests.buy.run $(or $(STUDIES),200)

fuzz: .venv/ready-test $(messages)
	$(bin)/python -m tests.fuzz.run --seconds $(or $(SECONDS),1800)

kill: .venv/ready-test $(messages)
	$(bin)/python -m tests.kill.own_records

bench: .venv/ready-test $(messages)
	$(bin)/pytest tests/bench --benchmark-only -rP

# Some 1,200 pictures, a quarter of an hour on a quiet machine; VIEWS="start catalog" for a few.
screenshots: .venv/ready-test $(messages)
	for scale in 1 1.5 2; do QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=$$scale \
		$(bin)/python -m tests.screenshots.take out/screenshots $(VIEWS) || exit 1; done
	@$(bin)/python -m tests.screenshots.sheets out/screenshots

messages: $(messages)

$(messages): $(wildcard resources/i18n/*/*.po) .ci/compile_messages.py | .venv/ready-run
	@$(bin)/python .ci/compile_messages.py

schemas: .venv/ready-run
	@$(bin)/python .ci/write_schemas.py

manual: .venv/ready-run $(messages)
	@$(bin)/python .ci/write_manual.py

gallery: .venv/ready-run $(messages)
	@$(bin)/python .ci/write_gallery.py

pictures: .venv/ready-test $(messages)
	@$(bin)/python .ci/write_pictures.py

classes: .venv/ready-run
	@$(bin)/python .ci/write_classes.py

# Not part of .venv: a bundle is made of what a stranger installs.
python := $(or $(PYTHON),python3)
bundle:
	@$(python) .ci/bundle/build.py --level $(or $(LEVEL),6)
	@build/bundle/venv/bin/python .ci/bundle/try_out.py

clean:
	rm -rf .venv out build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache \
		.hypothesis .benchmarks .coverage resources/i18n/*.mo

.venv/ready-%: $(changed)
	@.ci/setup.sh $*
