"""Holds exports against requests with the reports of the emitted validators, by engines that this project did not write.

    pip install jsonschema cel-python jmespath
    python3 xtask/tests/export/judge.py EXPORTS REQUESTS [NUMBER]

EXPORTS is a folder of `cargo xtask export`, REQUESTS the folder `target/tmp` after the agreement test, which writes the
requests of each operation there. NUMBER requests of each operation are judged by expressions of CEL; the others judge all.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any, Callable

import celpy
import jmespath
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
    validator = jsonschema.Draft202012Validator(document)
    return counted(path, missing, given, lambda request: not validator.is_valid(request))


def counted(path: Path, missing: list[Any], given: list[dict[str, Any]], refuses: Callable[[Any], bool]) -> Counter[str]:
    """What becomes of requests, and of errors that are not expressed."""
    listed = {it.get("rule") for it in missing}
    counts: Counter[str] = Counter()
    for one in given:
        errors = {it["rule"] for it in one["report"]["violations"] if it["severity"] == "error"}
        refused = refuses(one["request"])
        if refused and not errors or not refused and errors - listed:
            # `$` of Python is before a final line end, too.
            is_python = any(isinstance(it, str) and it.endswith("\n") for it in one["request"].values())
            counts["differs at a final line end" if is_python else "differs"] += 1
            if not is_python:
                print(path, refused, errors, json.dumps(one["request"], ensure_ascii=False))
        counts["refused" if refused else "accepted"] += 1
        counts["with an error that is listed only"] += bool(errors and not refused)
    return counts


def smithy(path: Path, operation: str, given: list[dict[str, Any]]) -> Counter[str]:
    """What becomes of requests that are judged by conditions and constraint traits, which know no facts."""
    model = json.loads(path.read_text(encoding="utf-8"))
    of_operation = next(key for key in model["shapes"] if key.endswith(f"#{operation}"))
    request = model["shapes"][of_operation]["input"]["target"]
    missing = [it for it in model["metadata"]["x-not-expressed"] if it.get("shape") == request]
    constraints = Constraints(model["shapes"])
    counts = counted(path, missing, given, lambda value: not constraints.fits(value, request, {}))
    # Each condition by itself, too.
    conditions = model["shapes"][request]["traits"].get("smithy.contracts#conditions", {})
    rules = {it["condition"]: it["rule"] for it in model["metadata"]["x-rules"] if it["shape"] == request and "condition" in it}
    partly = {it["rule"] for it in missing if it.get("partly")}
    for one in given:
        broken = {it["rule"] for it in one["report"]["violations"]}
        for name, condition in conditions.items():
            is_kept, rule = constraints.holds(condition["expression"], one["request"]), rules[name]
            counts["verdicts"] += 1
            counts["broken"] += not is_kept
            if is_kept and rule in broken - partly:
                counts["differs"] += 1
                print(path, rule, json.dumps(one, ensure_ascii=False))
            # A missing field is reported once, and each condition stands alone.
            counts["reported as another rule"] += not is_kept and rule not in broken
    return counts


class Constraints:
    """Smithy's constraint traits, and conditions by an engine of JMESPath."""

    def __init__(self, shapes: dict[str, Any]) -> None:
        self.shapes = shapes
        self.compiled: dict[str, Any] = {}

    def fits(self, value: Any, target: str, traits: dict[str, Any]) -> bool:
        """Whether a value keeps the traits of a member and of its shape, and the values in it theirs."""
        shape = self.shapes.get(target, {"type": "simple"})
        traits = shape.get("traits", {}) | traits
        fits = all(self.keeps(value, name.split("#")[1], trait) for name, trait in traits.items())
        if shape["type"] == "list":
            member = shape["member"]
            fits &= all(self.fits(it, member["target"], member.get("traits", {})) for it in value)
        if shape["type"] == "map":
            fits &= all(self.fits(it, shape["value"]["target"], {}) for it in value.values())
        if shape["type"] == "structure":
            for name, member in shape["members"].items():
                of_member = member["traits"]
                if (found := value.get(self.wire(name, of_member))) is not None:
                    fits &= self.fits(found, member["target"], of_member)
                elif "smithy.api#required" in of_member:
                    fits = False
        return fits

    def keeps(self, value: Any, trait: str, says: Any) -> bool:
        """Whether a value keeps one trait."""
        if trait == "conditions":
            return all(self.holds(it["expression"], value) for it in says.values())
        if trait == "pattern":
            return re.search(says, value) is not None
        if trait in ("length", "range"):
            number = len(value) if trait == "length" else value
            return says.get("min", number) <= number <= says.get("max", number)
        return True

    def holds(self, expression: str, value: Any) -> bool:
        """Whether a condition is true."""
        compiled = self.compiled.setdefault(expression, jmespath.compile(expression))
        result = compiled.search(value)
        assert isinstance(result, bool), f"{expression}: {result}"
        return result

    @staticmethod
    def wire(name: str, traits: dict[str, Any]) -> str:
        """The name of a member in requests."""
        named = (traits.get(f"smithy.api#{trait}") for trait in ("httpQuery", "httpHeader", "jsonName"))
        return next((it for it in named if it), name)


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
            (f"{service}.smithy.json", smithy, given),
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
