"""Runs vectors: judges each case of each file of a folder by the rules of another folder.

    python3 run_vectors.py .. ../../vectors

With `--lines RULES`, reads requests with their facts as lines of JSON and prints the report of each.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from backup_rules import Malformed, Operation


def report(operation: Operation, given: dict[str, Any]) -> dict[str, Any]:
    """The report of a request, as the vectors have it, in a fixed order."""
    try:
        found = operation.validate(given["request"], given.get("facts", {}))
    except Malformed as error:
        return {"malformed": str(error)}
    violations = [{"rule": it.rule, "severity": it.severity, "path": it.path} for it in found.violations]
    return sorted_report({"violations": violations, "skipped": found.skipped})


def sorted_report(given: dict[str, Any]) -> dict[str, Any]:
    """A report of the vectors, in a fixed order and with all members."""
    violations = [{"path": "", **violation} for violation in given.get("violations", [])]
    return {
        "violations": sorted(violations, key=lambda it: (it["rule"], it["path"])),
        "skipped": sorted(given.get("skipped", [])),
    }


def cases(vectors: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Everything with a report in a file of vectors, with a name."""
    for rule in vectors.get("rules", []):
        for number, case in enumerate(rule["cases"]):
            yield f"{rule['rule']}, case {number}", case
    for request in vectors.get("requests", []):
        if "report" in request:
            yield request["name"], request


def run(rules: Path, vectors: Path) -> int:
    """Prints each case that is judged otherwise, and how many were judged."""
    judged = wrong = 0
    for path in sorted(vectors.glob("*/*/*.json")):
        operation = Operation.read(rules / path.relative_to(vectors))
        for name, case in cases(json.loads(path.read_text(encoding="utf-8"))):
            found, expected = report(operation, case), sorted_report(case["report"])
            judged += 1
            if found != expected:
                wrong += 1
                print(f"{path}: {name}: found {found}, expected {expected}")
    print(f"{judged} cases, {wrong} judged otherwise")
    return int(wrong > 0 or judged == 0)


def judge(operation: Operation, lines: Iterable[str]) -> int:
    """Prints the report of each line."""
    for line in lines:
        print(json.dumps(report(operation, json.loads(line)), ensure_ascii=False))
    return 0


if __name__ == "__main__":
    if sys.argv[1] == "--lines":
        sys.exit(judge(Operation.read(sys.argv[2]), sys.stdin))
    sys.exit(run(Path(sys.argv[1]), Path(sys.argv[2])))
