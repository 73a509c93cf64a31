# What the project can do. `make test` installs what it needs below .cache/ and passes every test.
CARGO ?= cargo
PYTHON ?= python3
CACHE := .cache
TRAIN := $(CACHE)/train/bin/python
SEE := $(CARGO) run -q --release --example see --
ACCURACY := target/release/examples/accuracy
CLAIMS := target/release/examples/claims
# Voices whose errors the rules' authors have read: no thresholds are taken from them.
READ := d1,d2,d4,d5,e1,e2,e3,e4,e5,e6,e7,c0,c1,c2

.PHONY: bench build demo wasm page serve test test-rust train accuracy conformance lint features fuzz deny advisories semver clean

build:
	$(CARGO) build --release --features cli

# The main job on the fixtures.
demo: build
	target/release/callwell check --statistics --fail-on never fixtures/examples

# The npm package; the checker as one HTML file, dist/callwell.html; the same served for a look.
wasm page serve:
	$(MAKE) -C wasm $@

test: test-rust
	@for part in $(wildcard py/Makefile wasm/Makefile); do $(MAKE) -C $$(dirname $$part) test || exit 1; done

test-rust:
	$(CARGO) test --features cli

# Trains the model from the fixtures and writes core/rules/weights.bin, and what rewrites go by: the same input gives the
# same bytes. What a call is about is learned from transcripts as they are edited, so that is trained first.
train: $(TRAIN)
	$(SEE) --rules core/rules fixtures/drafts/*.jsonl fixtures/claims/*.jsonl fixtures/phrases/*.jsonl > $(CACHE)/seen.jsonl
	$(TRAIN) fixtures/train/train.py $(CACHE)/seen.jsonl core/rules/weights.bin --names core/rules/lexicon/names.toml --read $(READ)
	@for round in 1 2; do \
	  $(CARGO) run -q --release --example heed -- fixtures/transcripts/*.jsonl fixtures/topics/*.jsonl -- fixtures/drafts/*.jsonl fixtures/rewrites/*.jsonl > $(CACHE)/heed.txt; \
	  $(TRAIN) fixtures/train/learned.py $(CACHE)/heed.txt core/rules/rewrites/learned.bin || exit 1; \
	done

$(TRAIN): fixtures/train/requirements.txt
	mkdir -p $(CACHE)
	$(PYTHON) -m venv $(CACHE)/train
	$(TRAIN) -m pip install -q -r fixtures/train/requirements.txt
	touch $@

# Accuracy of rules alone, model alone and both: on the voices that were developed on, then on the sealed ones.
accuracy:
	$(CARGO) build -q --release --examples
	@for set in drafts sealed; do for only in "--only rules" "--only model" ""; do \
	  echo; echo "== fixtures/$$set $${only:-both}"; \
	  $(ACCURACY) $$([ "$$set$$only" = sealed ] || echo --brief) $$only $$(ls fixtures/$$set/*.jsonl | grep -v claims); \
	done; done
	@echo; echo "== claims, developed on"; $(CLAIMS) fixtures/claims/*.jsonl
	@echo; echo "== claims, sealed"; $(CLAIMS) fixtures/sealed/claims*.jsonl

# What everything costs, against the budgets and against peers: one table. The machine should have nothing else to do.
bench:
	$(MAKE) -C benches table

# Writes the reports that every language must come to.
conformance:
	$(CARGO) run -q --release --example conform -- fixtures/conformance

lint:
	$(CARGO) fmt --all --check
	$(CARGO) clippy --all-targets --features cli -- -D warnings
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc -q --no-deps --features cli
	@for part in $(wildcard py/Makefile wasm/Makefile); do $(MAKE) -C $$(dirname $$part) lint || exit 1; done

# The crate with each of its features alone, with none and with all.
features: $(CACHE)/cargo-hack/bin/cargo-hack
	$< hack check -p callwell --each-feature

# Every fuzz target for SECONDS, two at a time.
fuzz:
	$(MAKE) -C fuzz -j2 run

# Licences, duplicates and sources of everything that is built in; the tool's own first build takes minutes.
deny: $(CACHE)/cargo-deny/bin/cargo-deny
	$< check licenses bans sources

# What is known to be unsafe, by RustSec's list: needs the network.
advisories: $(CACHE)/cargo-deny/bin/cargo-deny
	$< check advisories

# The crate's interface against an earlier revision, by default the last tag: what breaks callers fails.
semver: $(CACHE)/cargo-semver-checks/bin/cargo-semver-checks
	@rev=$${REV:-$$(git describe --tags --abbrev=0 2>/dev/null)}; \
	[ -n "$$rev" ] || { echo "make semver: there is no tag yet; say REV=…" >&2; exit 2; }; \
	$< semver-checks -p callwell --baseline-rev "$$rev"

# Tools that need not be quick are built without optimisation, which takes a third of the time.
$(CACHE)/cargo-hack/bin/cargo-hack $(CACHE)/cargo-deny/bin/cargo-deny $(CACHE)/cargo-semver-checks/bin/cargo-semver-checks:
	CARGO_PROFILE_DEV_DEBUG=0 CARGO_TARGET_DIR=$(CACHE)/tools-target $(CARGO) install -q --debug --locked --root $(CACHE)/$(notdir $@) $(notdir $@)
	rm -rf $(CACHE)/tools-target

clean:
	$(CARGO) clean
	rm -rf $(CACHE)
