.DEFAULT_GOAL := help
.PHONY: help test check kills bench demo docker clean-demo

DEMO_DATA ?= target/demo

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# In order of speed, so that the commonest mistakes show first.
test: ## everything: format, lints, all tests on SQLite, the API's on PostgreSQL, the log, feeds and API seen from outside
	scripts/test-setup
	cargo fmt --check
	cargo clippy --all-targets -- -D warnings
	env -u TEST_POSTGRES_URL cargo test --all-targets
	scripts/with-postgres cargo test --test api
	cargo build
	scripts/outside-check
	scripts/feeds-check
	scripts/bulk-check
	scripts/readme-check
	scripts/oidc-check
	scripts/openapi-check

check: ## the quick part of test: format, lints, unit tests and the API's tests on SQLite
	scripts/test-setup
	cargo fmt --check
	cargo clippy --all-targets -- -D warnings
	env -u TEST_POSTGRES_URL cargo test --lib --bins --test api

kills: ## kill a register 200 times while challenges are filed, and look what is left of them
	KILLS=200 cargo test --test api kills -- --nocapture

bench: ## measure a release build beside a server with fixed answers, for an hour; BENCH_ARGS=--help tells more
	cargo build --release --bins --example limit
	python3 benches/bench.py $(BENCH_ARGS)

demo: ## run a register filled with examples; its data lies in DEMO_DATA
	cargo run --release -- demo --data $(DEMO_DATA)

clean-demo: ## forget the demo's data
	rm -rf $(DEMO_DATA)

docker: ## build the container image
	docker build --tag algorithm-register .
