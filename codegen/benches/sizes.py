#!/usr/bin/env python3
"""How long the commands take, and how much memory, at any number of operations.

    python3 codegen/benches/sizes.py [N …]                copies of the four operations; 4, 100, 1000 and 4000 by default
    python3 codegen/benches/sizes.py --metadata DIR [N …] copies of whole products, imported from the vendor's metadata in
                                                          a folder, such as ../shared/metadata/aliyun; 16000 by default

Prints a Markdown table: time by the clock, time of processors, peak memory, and the share of each stage as `--timings`
says. Works in the folder that WORK names, or in one below `target/`; a file system in memory leaves out the disk.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from peers import ROOT, TARGET, emptied, only_four, written

XTASK = TARGET / "release/xtask"


def run(*arguments):
    """Runs a command: its seconds by the clock, those of processors, its peak memory in MB, and its stages."""
    start = time.monotonic()
    command = [XTASK, *arguments, "--timings"]
    environment = {**os.environ, "MIMALLOC_ALLOW_THP": "0"}
    process = subprocess.Popen([str(it) for it in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
    errors = process.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    clock = time.monotonic() - start
    # 1: findings, such as to-dos of drafts.
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{command} failed:\n{errors[-2000:]}")
    stages = re.findall(r"^(\w+) +(\d+) ms +\d+ ms$", errors, re.M)
    return clock, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6, [it for it in stages if it[0] != "all"]


def row(operations, what, figures, extra=""):
    clock, processors, memory, stages = figures
    total = sum(int(it) for _, it in stages) or 1
    shares = ", ".join(f"{name} {100 * int(it) / total:.0f} %" for name, it in stages if int(it) * 100 > total)
    print(f"| {operations:,} | {what} | {clock:.2f} | {processors:.2f} | {memory:.0f} | {extra} | {shares} |", flush=True)


def workspace(folder):
    """A folder with the manifest that `regenerate` writes features to."""
    emptied(folder)
    shutil.copytree(ROOT / "generated", folder / "generated", ignore=lambda _, names: set(names) - {"Cargo.toml"})
    return folder


def edited(specs):
    """Changes a word of one operation's description."""
    files = sorted(it for it in specs.glob("*/*/*.json") if it.name != "service.json" and ".observed" not in it.name)
    file = files[len(files) // 2]
    text = file.read_text()
    file.write_text(text.replace('"en": "', '"en": "Edited: ', 1))


def commands(scaled, operations):
    """The rows of one workspace."""
    row(operations, "regenerate, nothing there", run("regenerate", "--root", scaled),
        "{:,} files, {:.1f} MB".format(*written(scaled / "generated")))
    row(operations, "regenerate, no change", run("regenerate", "--root", scaled))
    before = scaled.parent / "before"
    shutil.rmtree(before, ignore_errors=True)
    shutil.copytree(scaled / "specs", before / "specs")
    edited(scaled / "specs")
    row(operations, "regenerate, one operation edited", run("regenerate", "--root", scaled))
    row(operations, "regenerate --check", run("regenerate", "--check", "--root", scaled))
    row(operations, "lint", run("lint", "--root", scaled))
    row(operations, "review of that edit", run("review", "--base-dir", before, "--root", scaled))


def curated(work, sizes):
    four = workspace(work / "four")
    shutil.copytree(ROOT / "specs", four / "specs")
    only_four(four / "specs")
    for operations in sizes:
        scaled = work / "scaled"
        shutil.rmtree(scaled, ignore_errors=True)
        run("scale", operations, scaled, "--root", four)
        commands(scaled, operations)


def imported(work, metadata, sizes):
    products = workspace(work / "products")
    (products / "specs/aliyun").mkdir(parents=True)
    provider = (ROOT / "specs/aliyun/provider.json").read_text()
    (products / "specs/aliyun/provider.json").write_text(provider)
    shutil.copy(ROOT / "specs/sources.json", products / "specs")
    total = 0
    for file in sorted(metadata.glob("*.json")):
        service = re.sub(r"[^a-z]", "", file.stem.split("-20")[0].lower())
        figures = run("import", file, "--service", f"aliyun/{service}", "--root", products)
        drafts = len(list((products / "specs/aliyun" / service).glob("*.json"))) - 1
        total += drafts
        row(drafts, f"import {service}", figures)
    for operations in sizes:
        scaled = work / "scaled"
        shutil.rmtree(scaled, ignore_errors=True)
        run("scale", operations, scaled, "--root", products)
        commands(scaled, operations)


def main(arguments):
    build = ["cargo", "build", "--quiet", "--release", "--package", "xtask"]
    subprocess.run(build, cwd=ROOT, check=True)
    metadata = None
    if arguments[:1] == ["--metadata"]:
        metadata, arguments = Path(arguments[1]), arguments[2:]
    sizes = [int(it) for it in arguments]
    work = emptied(Path(os.environ.get("WORK", TARGET / "sizes")))
    print(f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} processors\n")
    head = ["operations", "command", "clock, s", "processors, s", "memory, MB", "written", "stages, by the clock"]
    print("| " + " | ".join(head) + " |\n" + "| --- " * len(head) + "|", flush=True)
    if metadata:
        imported(work, metadata, sizes or [16000])
    else:
        curated(work, sizes or [4, 100, 1000, 4000])
    shutil.rmtree(work)


if __name__ == "__main__":
    main(sys.argv[1:])
