.DEFAULT_GOAL := help
.PHONY: help test check kills bench demo docker clean-demo

DEMO_DATA ?= target/demo

# A snapshot that is missing or differs fails, without a file beside it. INSTA_UPDATE=always accepts new snapshots.
export INSTA_UPDATE ?= no

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# Fast checks first, so that the most common mistakes show first.
test: ## run everything: format, lints, all tests on SQLite, API tests on PostgreSQL, checks from outside
	scripts/test-setup
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	env -u TEST_POSTGRES_URL cargo test --workspace --all-targets
	scripts/with-postgres cargo test --test api
	cargo build
	scripts/outside-check
	scripts/feeds-check
	scripts/bulk-check
	scripts/readme-check
	scripts/oidc-check
	scripts/clients-check
	scripts/openapi-check

check: ## run the quick part: format, lints, unit tests, API tests on SQLite
	scripts/test-setup
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	env -u TEST_POSTGRES_URL cargo test --lib --bins --test api

kills: ## kill a register 200 times while challenges are filed, and check that none is lost
	KILLS=200 cargo test --test api kills -- --nocapture

bench: ## benchmark a release build against a server with fixed responses (an hour); options: BENCH_ARGS=--help
	cargo build --release --bins --example limit
	python3 benches/bench.py $(BENCH_ARGS)

demo: ## run a register with example data, stored in DEMO_DATA
	cargo run --release -- demo --data $(DEMO_DATA)

clean-demo: ## delete the demo's data
	rm -rf $(DEMO_DATA)

docker: ## build the container image
	docker build --tag algorithm-register .
