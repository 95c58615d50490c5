"""Holds exports against requests with the reports of the emitted validators, by engines that this project did not write.

    pip install jsonschema cel-python
    python3 xtask/tests/export/judge.py EXPORTS REQUESTS [NUMBER]

EXPORTS is a folder of `cargo xtask export`, REQUESTS the folder `target/tmp` after the agreement test, which writes the
requests of each operation there. NUMBER requests of each operation are judged by expressions; schemas judge all.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import celpy
import jsonschema


def schema(path: Path, operation: str, given: list[dict[str, Any]]) -> Counter[str]:
    """What becomes of requests that are judged by a schema, which knows no facts."""
    document = json.loads(path.read_text(encoding="utf-8"))
    return judged(path, document, document["x-not-expressed"], given)


def openapi(path: Path, operation: str, given: list[dict[str, Any]]) -> Counter[str]:
    """What becomes of requests that are judged by the schema of all parameters of an operation."""
    document = json.loads(path.read_text(encoding="utf-8"))
    items = [item for methods in document["paths"].values() for item in methods.values()]
    item = next(item for item in items if item["operationId"] == operation)
    whole = {"$ref": item["x-request"], "components": document["components"]}
    return judged(path, whole, item["x-not-expressed"], given)


def judged(path: Path, document: Any, missing: list[Any], given: list[dict[str, Any]]) -> Counter[str]:
    """What becomes of requests that are judged by a schema, and what that does not express."""
    listed = {it.get("rule") for it in missing}
    validator = jsonschema.Draft202012Validator(document)
    counts: Counter[str] = Counter()
    for one in given:
        errors = {it["rule"] for it in one["report"]["violations"] if it["severity"] == "error"}
        refused = not validator.is_valid(one["request"])
        if refused and not errors or not refused and errors - listed:
            # `$` of Python is before a final line end, too.
            is_python = any(isinstance(it, str) and it.endswith("\n") for it in one["request"].values())
            counts["differs at a final line end" if is_python else "differs"] += 1
            if not is_python:
                print(path, refused, errors, json.dumps(one["request"], ensure_ascii=False))
        counts["refused" if refused else "accepted"] += 1
        counts["with an error that is listed only"] += bool(errors and not refused)
    return counts


def expressions(path: Path, operation: str, given: list[dict[str, Any]]) -> Counter[str]:
    """What becomes of requests that are judged by expressions."""
    document = json.loads(path.read_text(encoding="utf-8"))
    environment = celpy.Environment()
    program = lambda text: environment.program(environment.compile(text))
    rules = [(it["id"], program(it["expression"]), program(it.get("skipped", "false"))) for it in document["rules"]]
    counts: Counter[str] = Counter()
    for one in given:
        names = {"self": celpy.json_to_cel(one["request"]), "facts": celpy.json_to_cel(one["facts"])}
        broken = {it["rule"] for it in one["report"]["violations"]}
        for rule, kept, skipped in rules:
            is_kept, is_skipped = bool(kept.evaluate(names)), bool(skipped.evaluate(names))
            counts["judged"] += 1
            counts["broken"] += not is_kept
            if is_skipped != (rule in one["report"]["skipped"]) or is_kept and rule in broken:
                counts["differs"] += 1
                print(path, rule, is_kept, is_skipped, json.dumps(one, ensure_ascii=False))
            # A missing field is reported once, and each expression stands alone.
            counts["reported as another rule"] += not is_kept and rule not in broken
    return counts


def main() -> int:
    """Judges all operations; 1 if an export differs."""
    exports, requests = Path(sys.argv[1]), Path(sys.argv[2])
    number = int(sys.argv[3]) if len(sys.argv) > 3 else 2_000
    differs = 0
    for path in sorted(requests.glob("*-requests.jsonl")):
        provider, service, module = path.name.removesuffix("-requests.jsonl").split("-", 2)
        with path.open(encoding="utf-8") as lines:
            given = [json.loads(line) for line in lines]
        rules = path.with_name(path.name.replace("requests.jsonl", "rules.json"))
        operation = json.loads(rules.read_text(encoding="utf-8"))["operation"]
        for name, judge, some in [
            (f"{service}/{module}.schema.json", schema, given),
            (f"{service}.openapi.json", openapi, given),
            (f"{service}/{module}.cel.json", expressions, given[:number]),
        ]:
            export = exports / provider / name
            if export.exists():
                counts = judge(export, operation, some)
                differs += counts["differs"]
                print(f"{export}: {len(some)} requests: {dict(counts)}")
    return int(differs > 0)


if __name__ == "__main__":
    sys.exit(main())
