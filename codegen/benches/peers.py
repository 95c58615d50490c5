#!/usr/bin/env python3
"""This generator beside others that make Rust of OpenAPI or JSON Schema: the same four operations, as often as asked.

    python3 codegen/benches/peers.py [OPERATIONS ...]     a Markdown table; 100 and 1000 operations by default
    python3 codegen/benches/peers.py --compile            also how long 100 operations take to compile
    python3 codegen/benches/peers.py crates N DIR [PEER …]
                                                          writes what peers make of N operations, a package each
    python3 codegen/benches/peers.py four SPECS           leaves the four operations alone in a folder of specs

Peers are installed by version from their registry to `target/peers`; one that can't be had is in the table as such.
All generators run in turn, one at a time, and from nothing. The peers get what `four_operations.schema.json` says:
requests, responses and types. This generator gets the specs, and also makes rules, error codes, evidence and vectors.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "generated/benches/four_operations.schema.json"
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()
INSTALLED = TARGET / "peers"
RUNS = 3


# The operations of the schema; none of them polls here, since what they would poll is not among them.
FOUR = ["aliyun/rds/create_backup", "aliyun/polardb/create_backup", "aliyun/dbs/create_and_start_backup_plan",
        "huaweicloud/rds/create_manual_backup"]


def only_four(specs):
    """Removes the other operations from a folder of specs."""
    for file in specs.glob("*/*/*.json"):
        name = str(file.relative_to(specs)).removesuffix(".json").removesuffix(".observed")
        if file.name == "service.json":
            continue
        if name not in FOUR:
            file.unlink()
        elif not file.name.endswith(".observed.json"):
            spec = json.loads(file.read_text())
            spec.pop("poll", None)
            file.write_text(json.dumps(spec, indent=2, ensure_ascii=False))
    # Operations first, which may name what services and providers share.
    for pattern in ["*/*/service.json", "*/provider.json"]:
        for file in specs.glob(pattern):
            without_unnamed(file)
    for service in specs.glob("*/*/service.json"):
        while any(without_unused(file, service.parent) for file in service.parent.glob("types/*.json")):
            pass


def without_unnamed(file):
    """Removes what a service or a provider shares and no file within its folder names."""
    texts = "".join(it.read_text() for it in file.parent.rglob("*.json") if it != file)
    spec = json.loads(file.read_text())
    for shared, name, key in [("shared_parameters", "name", "like"), ("shared_errors", "code", "like"), ("reasons", "id", "reason")]:
        # A reason can be that of a row of the same file.
        within = json.dumps([spec.get("errors", []), spec.get("shared_errors", [])], ensure_ascii=False)
        spec[shared] = [it for it in spec.get(shared, []) if f'"{key}": "{it[name]}"' in texts + within]
    file.write_text(json.dumps(spec, indent=2, ensure_ascii=False))


def without_unused(types, service):
    """Removes the types of a file that the service does not use any more; whether there were some."""
    texts = {file: file.read_text() for file in service.rglob("*.json")}
    spec = json.loads(texts[types])

    def is_used(name):
        reference = f'"ref": "{name}"'
        return any(reference in text for text in texts.values())

    used = [it for it in spec["types"] if is_used(it["name"])]
    if len(used) == len(spec["types"]):
        return False
    spec["types"] = used
    types.write_text(json.dumps(spec, indent=2, ensure_ascii=False)) if used else types.unlink()
    return True


class Peer:
    """A generator from the registry: what it reads, and its command for an input and an output."""

    def __init__(self, name, version, package, document, command):
        self.name, self.version, self.package = name, version, package
        self.document, self.command = document, command

    def missing(self):
        """Installs the peer; the reason why it can't be had, if it can't."""
        cargo = ["cargo", "install", "--quiet", "--locked", "--root", INSTALLED]
        done = subprocess.run([*cargo, self.package, "--version", self.version], text=True, capture_output=True)
        lines = [line for line in done.stderr.splitlines() if line.startswith("error")]
        return (lines or [f"exit code {done.returncode}"])[0] if done.returncode else None


def binary(name):
    return str(INSTALLED / "bin" / name)


PEERS = [
    Peer("oas3-gen", "0.29.0", "oas3-gen", "openapi-3.1.json",
         lambda document, out: [binary("oas3-gen"), "generate", "types", "--quiet", "-i", document, "-o", out / "types.rs"]),
    Peer("oas3-gen-client", "0.29.0", "oas3-gen", "openapi-3.1.json",
         lambda document, out: [binary("oas3-gen"), "generate", "client-mod", "--quiet", "--workspace", "-i", document,
                                "-o", out / "peer-oas3-gen-client"]),
    Peer("progenitor", "0.15.1", "cargo-progenitor", "openapi-3.0.json",
         lambda document, out: [binary("cargo-progenitor"), "progenitor", "--input", document, "--output",
                                out / "peer-progenitor", "--name", "peer-progenitor", "--version", "0.0.0"]),
    Peer("typify", "0.8.0", "cargo-typify", "schema.json",
         lambda document, out: [binary("cargo-typify"), "typify", "--builder", "--output", out / "lib.rs", document]),
]

# The package around the types that typify makes; the other peers write their own.
TYPIFY = """[package]
name = "peer-typify"
edition = "2024"
[dependencies]
serde = { version = "1", features = ["derive"] }
serde_json = "1"
"""


def numbered(value, number, within):
    """A part of the schema, whose references lead to the copies with this number."""
    if isinstance(value, list):
        return [numbered(item, number, within) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: f"{within}{item.rsplit('/', 1)[1]}{number}" if key == "$ref" else numbered(item, number, within)
        for key, item in value.items()
    }


def documents(operations, folder):
    """Writes so many operations as JSON Schema and as OpenAPI, as each peer reads them."""
    schema = json.loads(SCHEMA.read_text())
    four = schema["definitions"]

    def copies(within):
        numbers = range(operations // 4)
        return {f"{name}{it}": numbered(part, it, within) for it in numbers for name, part in four.items()}

    schema["definitions"] = copies("#/definitions/")
    (folder / "schema.json").write_text(json.dumps(schema, indent=1))
    schemas = copies("#/components/schemas/")
    names = [name for name in schemas if "Request" in name]
    for version in ["3.1.0", "3.0.3"]:
        document = {
            "openapi": version,
            "info": {"title": "Operations", "version": "1.0.0"},
            "servers": [{"url": "https://example.com"}],
            "paths": {f"/{name.replace('Request', '')}": operation(name) for name in names},
            "components": {"schemas": schemas},
        }
        (folder / f"openapi-{version[:3]}.json").write_text(json.dumps(document, indent=1))


def operation(request):
    def body(name):
        return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}

    response = {"description": "The response.", "content": body(request.replace("Request", "Response"))}
    post = {
        "operationId": request.replace("Request", ""),
        "requestBody": {"required": True, "content": body(request)},
        "responses": {"200": response},
    }
    return {"post": post}


def run(command):
    """Runs a command; its seconds by the clock, those of processors, and its peak memory in MB."""
    start = time.monotonic()
    process = subprocess.Popen([str(it) for it in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    clock = time.monotonic() - start
    if status:
        sys.exit(f"{command[0]} failed:\n{errors}")
    # Linux counts in kibibytes.
    return clock, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6


def written(folder):
    files = [path for path in folder.rglob("*") if path.is_file()]
    return len(files), sum(path.stat().st_size for path in files) / 1e6


def emptied(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def measured(work, operations, missing):
    """The rows of a number of operations: for each generator the best of the runs and what it wrote."""
    documents(operations, emptied(work / "documents"))
    xtask = TARGET / "release/xtask"
    specs = work / "specs"
    shutil.rmtree(specs, ignore_errors=True)
    four = emptied(work / "four")
    shutil.copytree(ROOT / "specs", four / "specs")
    only_four(four / "specs")
    shutil.copytree(ROOT / "generated", four / "generated", ignore=lambda _, names: set(names) - {"Cargo.toml"})
    run([xtask, "scale", operations, specs, "--root", four])
    best = {}

    def keep(name, figures, files):
        before = best.get(name, (figures, files))[0]
        best[name] = (tuple(map(min, figures, before)), files)

    for _ in range(RUNS):
        ours = work / "ours"
        shutil.rmtree(ours, ignore_errors=True)
        shutil.copytree(specs, ours)
        figures = run([xtask, "regenerate", "--root", ours])
        keep("this generator", figures, written(ours / "generated"))
        keep("of which Rust", figures, written(ours / "generated/src"))
        for peer in PEERS:
            if peer.name not in missing:
                out = emptied(work / "out")
                keep(peer.name, run(peer.command(work / "documents" / peer.document, out)), written(out))
    return best


def table(operations, best, missing):
    (clock, processors, memory), _ = best["this generator"]
    for name, ((theirs, cores, most), (files, size)) in best.items():
        row = [f"{operations:,}", name]
        if name == "of which Rust":
            row += ["", "", "", f"{files:,}", f"{size:.1f}", "", "", ""]
        else:
            row += [f"{theirs:.2f}", f"{cores:.2f}", f"{most:.0f}", f"{files:,}", f"{size:.1f}"]
            row += [f"{clock / theirs:.1f}", f"{processors / cores:.1f}", f"{memory / most:.1f}"]
        print("| " + " | ".join(row) + " |", flush=True)
    for name, reason in missing.items():
        print(f"| {operations:,} | {name} | can't be had: {reason} |" + " |" * 7)


def crates(operations, folder, names):
    """Writes a package of each of these peers that can be had, or of all, with so many operations."""
    documents(operations, emptied(folder / "documents"))
    for peer in PEERS:
        if names and peer.name not in names:
            continue
        reason = "it has types only" if peer.name == "oas3-gen" else peer.missing()
        if reason:
            print(f"{peer.name} is left out: {reason}", file=sys.stderr)
            continue
        run(peer.command(folder / "documents" / peer.document, folder))
    if (folder / "lib.rs").exists():
        package = emptied(folder / "peer-typify")
        (package / "src").mkdir()
        (folder / "lib.rs").rename(package / "src/lib.rs")
        (package / "Cargo.toml").write_text(TYPIFY)
    # No part of a workspace around it.
    for manifest in folder.glob("peer-*/Cargo.toml"):
        text = manifest.read_text()
        manifest.write_text(text if "[workspace]" in text else f"{text}\n[workspace]\n")


def main(arguments):
    if arguments[:1] == ["four"]:
        return only_four(Path(arguments[1]))
    if arguments[:1] == ["crates"]:
        return crates(int(arguments[1]), Path(arguments[2]), arguments[3:])
    sizes = [int(it) for it in arguments if it != "--compile"] or [100, 1000]
    build = ["cargo", "build", "--quiet", "--release", "--package", "xtask"]
    subprocess.run(build, cwd=ROOT, check=True)
    reasons = {peer.name: peer.missing() for peer in PEERS}
    missing = {name: reason for name, reason in reasons.items() if reason}
    print(f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} processors, best of {RUNS} runs;",
          ", ".join(f"{peer.name} {peer.version}" for peer in PEERS), end="\n\n")
    head = ["operations", "generator", "clock, s", "processors, s", "memory, MB", "files", "MB written"]
    head += ["clock, ours / theirs", "processors, ours / theirs", "memory, ours / theirs"]
    print("| " + " | ".join(head) + " |\n" + "| --- " * len(head) + "|", flush=True)
    work = emptied(TARGET / "beside-peers")
    for operations in sizes:
        table(operations, measured(work, operations, missing), missing)
    shutil.rmtree(work)
    if "--compile" in arguments:
        print(flush=True)
        subprocess.run(["bash", ROOT / "generated/benches/hundred-operations.sh"], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
