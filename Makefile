# The two commands: `make paper` and `make test`. Everything else is for engineers; see README.md.
.POSIX:
.SUFFIXES:

SHELL = /bin/sh
JOBS = $$(nproc 2>/dev/null || echo 2)
PREFIX = /usr/local

.PHONY: all paper test bench backtest format install deps build clean conformance coverage fuzz

all: build

# Installs the Debian packages of packages.txt that are missing, and only those.
deps:
	@missing=""; \
	for package in $$(sed 's/#.*//' packages.txt); do \
	  dpkg-query -W -f='$${Status}\n' "$$package" 2>/dev/null | grep -q '^install ok installed$$' || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  echo "Installing missing packages:$$missing"; \
	  as_root=""; [ "$$(id -u)" = 0 ] || as_root="sudo"; \
	  if [ -n "$$as_root" ] && ! command -v sudo >/dev/null; then \
	    echo "Run this as root, or install sudo: these Debian packages are missing:$$missing" >&2; exit 1; \
	  fi; \
	  $$as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq && \
	  $$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null || \
	  { echo "apt-get could not install:$$missing" >&2; exit 1; }; \
	fi

build: deps
	@cmake --preset release -DBUILD_TESTING=OFF >/dev/null
	@cmake --build build -j $(JOBS) -- --quiet

paper: build
	@build/boardpaper make fixtures/cib-quarterly/paper.xml -o out

# gcc, clang, and gcc with AddressSanitizer and UndefinedBehaviorSanitizer: every test under each. What is skipped is said;
# a test may be skipped only where it needs ../shared and that is not there.
test: deps
	@for preset in release clang debug; do \
	  folder=build-$$preset; [ $$preset = release ] && folder=build; \
	  echo "== $$preset"; \
	  cmake --preset $$preset -DBUILD_TESTING=ON >/dev/null && cmake --build $$folder -j $(JOBS) -- --quiet && \
	  ctest --test-dir $$folder --output-on-failure && \
	  sh tests/skips.sh $$folder/Testing/Temporary/LastTest.log || exit 1; \
	done
	@sh tests/same_bytes.sh build/boardpaper build-clang/boardpaper build-debug/boardpaper

bench: build
	@sh tests/bench/run.sh build/boardpaper

# The rule of dips on published counts: entries by level, and what became of them two years on.
backtest: build
	@python3 tests/backtest/run.py build/boardpaper "$${BOARDPAPER_SHARED:-../shared}" build/backtest --all

# Every fixture's PDF through veraPDF (needs Java and Maven): PDF/UA-1 and PDF/A-3a.
conformance: build
	@sh tests/conformance/run.sh build/boardpaper

coverage: deps
	@cmake --preset coverage -DBUILD_TESTING=ON >/dev/null && cmake --build build-coverage -j $(JOBS) -- --quiet && \
	ctest --test-dir build-coverage --output-on-failure

# libFuzzer over every reader, SECONDS each; a finding is left in build-fuzz and stops the run.
SECONDS = 300
fuzz: deps
	@cmake --preset fuzz -DBUILD_TESTING=ON >/dev/null && cmake --build build-fuzz --target fuzzers -j $(JOBS) -- --quiet
	@for reader in tidy dfe lait xlsx lists spec boundaries; do \
	  mkdir -p build-fuzz/found/$$reader && \
	  build-fuzz/tests/fuzz/fuzz_$$reader -max_total_time=$(SECONDS) -rss_limit_mb=4096 -print_final_stats=1 \
	    -artifact_prefix=build-fuzz/$$reader- build-fuzz/found/$$reader tests/fuzz/corpus/$$reader || exit 1; \
	done

format: deps
	@git ls-files '*.c' '*.h' | xargs clang-format -i

install: build
	@cmake --install build --prefix $(PREFIX)

clean:
	@rm -rf build build-* out
