# Everything a person types, in one place; `make` alone lists it.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

# Without this a room can import any other that happens to be built: the graph of Package.swift
# would be only a wish.
CHECKED := --explicit-target-dependency-import-check error
SWIFT_FILES := Package.swift Sources Tests tools
LIGHTSHOW := .build/release/lightshow

# make check, make show, make play, make edit; OPTIONS are more of edit's own
SHOW ?= shows/demo
SONG ?=
NODE ?=
OPTIONS ?=

# make soak
SOAK_SECONDS ?= 3600
SOAK_EDITS ?= 10000
SOAK_KILLS ?= 1000

# With the Python packages that tools/rig/install has put there.
PACKAGED := env PATH=$(CURDIR)/.build-rig/python/bin:$$PATH

# make fuzz
SECONDS ?= 60

# A container writes to build/ as the user who types, and gets the sound card where there is one.
COMPOSE ?= docker compose
SOUND := $(if $(wildcard /dev/snd),--file tools/docker/compose.sound.yaml)
DOCKER := LIGHTSHOW_USER=$$(id -u):$$(id -g) \
    $(COMPOSE) --project-name lightshow --file tools/docker/compose.yaml $(SOUND)

.PHONY: help
help: ## This list
	@echo "make TARGET [VARIABLE=VALUE]…"
	@awk -F ': .*## ' '/^[a-z-]+:.*## / { printf "  %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: setup
setup: ## Install what building needs (as root; else say how)
	@tools/setup

.PHONY: setup-test
setup-test:
	@tools/setup test

# What the editor's page is made with. Without a network the program builds all the same, and plays;
# it is `edit` that needs it, and says so.
.PHONY: web
web: setup
	@tools/vendor-web || echo "make: going on without the libraries of the editor's page"

.PHONY: build
build: web ## Build the program: .build/release/lightshow
	swift build --configuration release $(CHECKED)

.PHONY: test
test: setup-test web lint ## Run everything that can fail
	swift build $(CHECKED)
	swift test $(CHECKED)
	tools/test-real .build/debug/lightshow

.PHONY: lint
lint: ## Check the layout of the Swift files
	swift format lint --strict --parallel --recursive $(SWIFT_FILES)

.PHONY: format
format: ## Lay the Swift files out anew
	swift format format --in-place --parallel --recursive $(SWIFT_FILES)

.PHONY: golden
golden: setup ## Write the golden files anew, then show what changed
	UPDATE_GOLDEN=1 swift test $(CHECKED) --filter Golden
	git --no-pager diff --stat
	git status --short Tests shows

.PHONY: bench
bench: setup-test build ## Measure compiling, edits, memory, and packets against the ideal instant
	LIGHTSHOW_BENCHMARKS=1 swift build --configuration release $(CHECKED) --product benchmarks
	tools/bench $(LIGHTSHOW) .build/release/benchmarks

.PHONY: soak
soak: setup-test build ## SOAK_EDITS (10000) compiled again; SOAK_KILLS (1000); play for SOAK_SECONDS (3600), light against sound
	tools/oracle/edits.py --lightshow $(LIGHTSHOW) --shows $$(( ($(SOAK_EDITS) + 99) / 100 )) --edits 100
	tools/rig/kills.py --lightshow $(LIGHTSHOW) --kills $(SOAK_KILLS)
	$(PACKAGED) tools/rig/editor-kills.py --lightshow $(LIGHTSHOW) --kills $(SOAK_KILLS)
	$(PACKAGED) tools/rig/editor-clients.py --lightshow $(LIGHTSHOW) --edits $(SOAK_EDITS)
	$(PACKAGED) tools/rig/editor-latency.py --lightshow $(LIGHTSHOW) --moves 2000 --seconds 60 --strict
	$(PACKAGED) tools/rig/editor-playback.py --lightshow $(LIGHTSHOW) --seconds 300 --strict
	tools/rig/av-sync.py --lightshow $(LIGHTSHOW) --seconds $(SOAK_SECONDS) --runs 1 --strict

.PHONY: fuzz
fuzz: setup ## Throw bytes and edits at all that takes them, for SECONDS (60); stops where one breaks it
	tools/fuzz/run $(SECONDS)

.PHONY: demo
demo: build ## Compile the demo show and play it to a monitor on this machine
	tools/demo $(LIGHTSHOW)

.PHONY: check
check: build ## Say what is wrong in a show, without compiling it: SHOW=shows/demo
	$(LIGHTSHOW) check "$(SHOW)"

.PHONY: show
show: build ## Compile a show: SHOW=shows/demo
	$(LIGHTSHOW) compile "$(SHOW)"

.PHONY: play
play: build ## Play a compiled song: SHOW=shows/demo [SONG=tide] [NODE=127.0.0.1]
	tools/play $(LIGHTSHOW) "$(SHOW)" "$(SONG)" $(if $(NODE),--node "$(NODE)")

.PHONY: edit
edit: build ## Edit a show in the browser: SHOW=shows/demo [NODE=127.0.0.1] [OPTIONS=…]
	$(LIGHTSHOW) edit "$(SHOW)" $(if $(NODE),--node "$(NODE)") $(OPTIONS)

.PHONY: docker-build
docker-build: ## Build the container image
	$(DOCKER) build play

.PHONY: docker-test
docker-test: ## Run everything that can fail, in a container without a network
	$(DOCKER) build test
	$(DOCKER) run --rm test

.PHONY: docker-demo
docker-demo: docker-build ## Compile and play the demo show, in a container without a network
	mkdir -p build
	$(DOCKER) run --rm demo

# Without building: at a gig there is no registry to ask. What was built last is what plays.
.PHONY: docker-play
docker-play: ## Play from a container: SHOW=shows/demo SONG=tide [DMX_NODE_IP=…]
	@[ -n "$(SONG)" ] || { echo "which song? say SONG=…" >&2; exit 64; }
	mkdir -p build
	$(DOCKER) run --rm play compile "$(SHOW)" --song "$(SONG)"
	$(DOCKER) run --rm play play "build/$$(basename "$(SHOW)")/$(SONG).bin"

.PHONY: docker-edit
docker-edit: ## Edit a show in a container, from a browser outside: SHOW=shows/demo [DMX_NODE_IP=…] [OPTIONS=…]
	mkdir -p build
	$(DOCKER) run --rm play edit "$(SHOW)" $(OPTIONS)

.PHONY: clean
clean: ## Remove what was built and compiled
	rm -rf .build .build-* build
