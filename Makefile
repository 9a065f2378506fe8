# The menu. What the commands do is written in xtask.
.PHONY: test test-long check bench fix release

test: ## everything that has to hold, on both engines; installs what it needs
	cargo run -q -p xtask -- test

test-long: ## twenty crash rounds an engine, many more random questions and requests
	cargo run -q -p xtask -- test-long

check: ## formatting, layers, clippy, rustdoc, licences
	cargo run -q -p xtask -- check

bench: ## side by side with DuckDB and SQLite; SIZES="1 10 50" in millions of ratings
	cargo run -q -p xtask -- bench $(or $(SIZES),10)

fix: ## formats, and lets clippy mend what it can
	cargo fmt --all
	cargo clippy --workspace --all-targets --all-features --fix --allow-dirty

release: ## the binary, optimised
	cargo build --release -p touchstone
