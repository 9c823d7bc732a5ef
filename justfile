# `just` lists the recipes. https://just.systems

_default:
    @just --list

# Run the tests of the default packages; needs only Rust
test:
    cargo test

# Run what a contributor runs before a push
fast:
    .ci/run fast

# Run everything that CI runs
ci:
    .ci/run

# Format the code
fmt:
    cargo fmt --all

# Lint the default packages
clippy:
    cargo clippy --all-targets -- -D warnings

# Build the documentation of the crates
doc:
    cargo doc --no-deps

# Compile the code blocks of the README and the book
test-book:
    cargo test --package smithereens-book

# Build the book into target/book; needs mdbook
book:
    mdbook build docs --dest-dir ../target/book

# Accept changed snapshots after reading them; needs cargo-insta
review:
    cargo insta review

# Measure one of the benchmarks: build, client, rebuild, size, start, call or generator
bench *ARGUMENTS:
    cargo run --release --package smithereens-bench -- {{ARGUMENTS}}

# Check licences and advisories of dependencies; needs cargo-deny
deny:
    cargo deny --workspace check
