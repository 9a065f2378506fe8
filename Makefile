# The menu. What the commands do is written in xtask.
.PHONY: demo test test-long check bench screenshots fix release

ifeq ($(shell command -v cargo),)
  $(error missing: Rust 1.95 or newer; https://rustup.rs installs it)
endif
ifeq ($(shell command -v cc),)
  $(error missing: a C compiler; on Debian: apt-get install build-essential)
endif

demo: ## builds everything, fills a demo workspace and serves it; OPTIONS="--listen 127.0.0.1:9000"
	@cargo run -q -p xtask -- demo $(OPTIONS)

test: ## everything that has to hold, on both engines and in a browser; installs what it needs
	cargo run -q -p xtask -- test

test-long: ## twenty crash rounds an engine, many more random questions and requests
	cargo run -q -p xtask -- test-long

check: ## formatting, layers, clippy, rustdoc, licences
	cargo run -q -p xtask -- check

bench: ## side by side with DuckDB and SQLite; SIZES="1 10 50" in millions of ratings
	cargo run -q -p xtask -- bench $(or $(SIZES),10)

screenshots: ## pictures of every page in web/e2e/out, and those of the documentation in docs/images
	cargo run -q -p xtask -- screenshots

fix: ## formats, and lets clippy mend what it can
	cargo fmt --all
	cargo clippy --workspace --all-targets --all-features --fix --allow-dirty
	cd web && npm run -s fix

release: ## the binary with the web application in it, optimised
	cargo run -q -p xtask -- release
