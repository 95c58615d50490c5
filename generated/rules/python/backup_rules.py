"""Validates requests by the rules beside it: what is wrong with a request, and what can't be decided.

    python3 -m backup_rules ../aliyun/rds/create_backup.json request.json --fact engine=MySQL --language zh

`../README.md` says what each part of a file of rules means. Needs Python 3.10 and nothing else.
"""

from __future__ import annotations

import argparse
import calendar
import json
import operator
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Optional

FORMAT = 1
"""The version of the format that this program reads."""

Truth = Optional[bool]
"""True, false, or unknown, which is `None`."""

TEXTS = ("string", "secret")
WHOLE_NUMBERS = {"int32": 2**31, "int64": 2**63}
CLASSES: dict[str, Any] = {
    **{"text": str, "enum": str, "boolean": bool, "list": list, "map": dict, "object": dict, "any": object},
    **{"int32": int, "int64": int, "float": (int, float), "double": (int, float)},
}
"""What the values of each type are in Python, where `True` is a number too."""
ORDERS: dict[str, Callable[[Any, Any], bool]] = {
    **{"less": operator.lt, "at_most": operator.le, "equal": operator.eq},
    **{"at_least": operator.ge, "greater": operator.gt},
}


@dataclass(frozen=True)
class Violation:
    """A rule that a request breaks."""

    rule: str
    severity: str
    path: str
    """The parameter that is at fault or missing, such as `Tags[1].Key`; empty for what is outside the request."""
    message: Mapping[str, str]
    requires: bool
    """Whether the rule requires the parameter."""

    def supersedes(self, other: Violation) -> bool:
        """Whether it reports as missing what the other one is about, and is at least as severe."""
        is_as_severe = self.severity == "error" or other.severity == "warning"
        return self.requires and self.path == other.path != "" and is_as_severe

    def sentence(self, language: str) -> str:
        """What is wrong, in `en` or `zh`."""
        message = self.message.get(language, self.message["en"])
        return message.replace("{}", f"`{self.path}`", 1)


@dataclass
class Report:
    """What a request breaks, and which rules could not be decided."""

    violations: list[Violation] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)


class Malformed(ValueError):
    """A value that is not of its type, or a name that is not in the rules."""


class Operation:
    """The rules of one operation."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        if document["format"] != FORMAT:
            raise ValueError(f"the rules have format {document['format']}, and this program reads {FORMAT}")
        self.name: str = document["operation"]
        self.types: Mapping[str, Any] = document.get("types", {})
        self.request = {"members": document["parameters"], "rules": document.get("rules", [])}
        self.facts = {fact["name"]: fact for fact in document.get("facts", [])}
        self.spellings: dict[str, dict[str, str]] = {}
        """For each enumeration, the value of each of its documented spellings."""
        for name, kind in self.types.items():
            if "enum" in kind:
                values = {alias: it["value"] for it in kind["enum"] for alias in it.get("aliases", [])}
                self.spellings[name] = values | {it["value"]: it["value"] for it in kind["enum"]}

    @classmethod
    def read(cls, path: str | Path) -> Operation:
        """The operation of a file of rules."""
        return cls(json.loads(Path(path).read_text(encoding="utf-8")))

    def validate(self, request: Mapping[str, Any], facts: Mapping[str, Any] = {}) -> Report:
        """What a request breaks; facts that are not given are unknown. `Malformed` if a value has a wrong type."""
        if not isinstance(request, dict):
            raise Malformed("the request is not an object")
        malformed = [
            *self.malformed_members(request, self.request["members"], ""),
            *self.malformed_members(facts, list(self.facts.values()), "fact "),
        ]
        if malformed:
            raise Malformed("; ".join(malformed))
        report = Report()
        Validator(self, facts, report).object(request, self.request, "")
        reported: list[Violation] = []
        for violation in report.violations:
            if not any(other.supersedes(violation) for other in reported):
                reported = [other for other in reported if not violation.supersedes(other)] + [violation]
        report.violations = reported
        return report

    def resolved(self, kind: Any) -> tuple[str, Any]:
        """What a type is in one word, and what it is made of: `("list", "string")`, `("enum", "Engine")`."""
        if isinstance(kind, str):
            return ("text" if kind in TEXTS else kind), None
        word, of = next(iter(kind.items()))
        if word == "ref":
            return ("enum", of) if of in self.spellings else ("object", self.types[of]["object"])
        return ("text", of) if word == "timestamp" else (word, of)

    def malformed(self, value: Any, kind: Any, path: str) -> Iterator[str]:
        """What is not of its type in a value."""
        word, of = self.resolved(kind)
        end = WHOLE_NUMBERS.get(word, 0)
        is_boolean = isinstance(value, bool) and word not in ("boolean", "any")
        if not isinstance(value, CLASSES[word]) or is_boolean or end and not -end <= value < end:
            yield f"`{path}` is not of the type {word}"
        elif word == "list":
            for index, item in enumerate(value):
                yield from self.malformed(item, of, f"{path}[{index}]")
        elif word == "map":
            for key, item in value.items():
                yield from self.malformed(item, of, f"{path}.{key}")
        elif word == "object":
            yield from self.malformed_members(value, of["members"], f"{path}.")

    def malformed_members(self, values: Mapping[str, Any], members: Sequence[Any], prefix: str) -> Iterator[str]:
        """What is missing, unknown or not of its type among the members of an object."""
        names = {member["name"] for member in members}
        yield from (f"`{prefix}{name}` is unknown" for name in values if name not in names)
        for member in members:
            value = values.get(member["name"])
            if value is not None:
                yield from self.malformed(value, member["type"], prefix + member["name"])
            elif member.get("required"):
                yield f"`{prefix}{member['name']}` is missing"


@dataclass
class Validator:
    """The rules held against one request."""

    operation: Operation
    facts: Mapping[str, Any]
    report: Report

    def object(self, values: Mapping[str, Any], shape: Mapping[str, Any], prefix: str) -> None:
        """The rules of a request or an object, then those within its members."""
        fields = Fields(values, {member["name"]: member for member in shape["members"]}, prefix)
        for rule in shape.get("rules", []):
            self.rule(rule, fields)
        for name, member in fields.members.items():
            if fields.has(name):
                self.within(values[name], member["type"], fields.path(name))

    def within(self, value: Any, kind: Any, path: str) -> None:
        """The rules within objects, and within the objects of a list or a map."""
        word, of = self.operation.resolved(kind)
        if word == "object":
            self.object(value, of, f"{path}.")
        elif word == "list":
            for index, item in enumerate(value):
                self.within(item, of, f"{path}[{index}]")
        elif word == "map":
            for key, item in value.items():
                self.within(item, of, f"{path}.{key}" if key else path)

    def rule(self, rule: Mapping[str, Any], fields: Fields) -> None:
        """Adds what a rule says to the report."""
        paths: dict[str, Truth] = dict(self.violated(rule["check"], fields))
        requires = rule["check"] != "undecidable" and rule["check"].get("presence", {}).get("must") == "be_present"
        for path, truth in paths.items():
            if truth:
                violation = Violation(rule["id"], rule["severity"], path, rule["message"], requires)
                self.report.violations.append(violation)
        if None in paths.values() and rule["id"] not in self.report.skipped:
            self.report.skipped.append(rule["id"])

    def violated(self, check: Any, fields: Fields) -> Iterator[tuple[str, Truth]]:
        """The paths that may be at fault, and whether they are."""
        word, says = (check, None) if isinstance(check, str) else next(iter(check.items()))
        if word == "presence":
            must, when = says["must"], self.holds(says.get("when"), fields)
            broken = negated(when) if must.endswith("_unless") else when
            yield from ((fields.path(it), broken) for it in says["fields"] if fields.has(it) != (must == "be_present"))
        elif word == "value" and fields.has(says["field"]):
            found, when = self.limit(says["limit"], fields, says["field"]), self.holds(says.get("when"), fields)
            yield from ((path, all_of([broken, when])) for path, broken in found)
        elif word == "count":
            yield from ((fields.path(blamed), True) for blamed in miscounted(says["number"], says["fields"], fields))
        elif word == "order" and fields.has(says["left"]) and fields.has(says["right"]):
            left, right = fields.values[says["left"]], fields.values[says["right"]]
            yield fields.path(says["left"]), not ORDERS[says["is"]](left, right)
        elif word == "holds":
            yield "", negated(self.holds(says, fields))
        elif word == "quota":
            count = self.facts.get(says.get("fact"))
            yield "", None if count is None else count >= says["limit"]
        elif word == "undecidable":
            yield "", None
        elif word not in ("value", "order"):
            raise ValueError(f"unknown check `{word}`")

    def limit(self, limit: Any, fields: Fields, name: str) -> Iterator[tuple[str, Truth]]:
        """Whether a value, or each item of a list, breaks a limit."""
        value, kind, path = fields.values[name], fields.members[name]["type"], fields.path(name)
        check, says = (limit, None) if isinstance(limit, str) else next(iter(limit.items()))
        word, of = self.operation.resolved(kind)
        if check == "one_of":
            yield path, negated(self.is_one(value, kind, says))
        elif check == "items":
            yield path, not is_within(len(value), says)
        elif word == "list":
            for index, item in enumerate(value):
                yield f"{path}[{index}]", self.is_broken(check, says, item, of)
        else:
            yield path, self.is_broken(check, says, value, kind)

    def is_broken(self, check: str, says: Any, value: Any, kind: Any) -> bool:
        """Whether a single value breaks a limit."""
        if check == "known":
            return value not in self.operation.spellings[self.operation.resolved(kind)[1]]
        if check == "range":
            return not is_within(value, says)
        if check == "not_empty":
            return value == ""
        if check == "length":
            in_bytes = says["unit"] == "bytes"
            return not is_within(len(value.encode("utf-8", "surrogatepass")) if in_bytes else len(value), says)
        if check == "characters":
            return not is_spelled(value, says)
        if check == "pattern":
            return re.fullmatch(says, value) is None
        if check == "time":
            return not is_time(value, says)
        raise ValueError(f"unknown limit `{check}`")

    def holds(self, predicate: Mapping[str, Any] | None, fields: Fields) -> Truth:
        """Whether a condition holds; no condition always holds."""
        if predicate is None:
            return True
        if "all" in predicate:
            return all_of(self.holds(part, fields) for part in predicate["all"])
        if "any" in predicate:
            return negated(all_of(negated(self.holds(part, fields)) for part in predicate["any"]))
        if "not" in predicate:
            return negated(self.holds(predicate["not"], fields))
        if "fact" in predicate:
            name = predicate["fact"]
            value = self.facts.get(name)
            return None if value is None else self.is_one(value, self.operation.facts[name]["type"], predicate["in"])
        name = predicate["field"]
        if "present" in predicate:
            return fields.has(name) == predicate["present"]
        if not fields.has(name):
            return predicate["absent"] == "holds"
        return self.is_one(fields.values[name], fields.members[name]["type"], predicate["in"])

    def is_one(self, value: Any, kind: Any, values: Sequence[Any]) -> Truth:
        """Whether a value, or each item of a list, is one of a few; unknown if the documents do not list it."""
        word, of = self.operation.resolved(kind)
        if word == "list":
            return all_of(self.is_one(item, of, values) for item in value)
        if word == "enum":
            spelled = self.operation.spellings[of].get(value)
            return None if spelled is None else spelled in values
        return value in values if word in ("text", "boolean", *WHOLE_NUMBERS) else None


@dataclass
class Fields:
    """The parameters of a request, or the members of an object."""

    values: Mapping[str, Any]
    members: Mapping[str, Any]
    prefix: str

    def has(self, name: str) -> bool:
        """Whether a field is there. `null` is not."""
        return self.values.get(name) is not None

    def path(self, name: str) -> str:
        """Where a field is, by wire names."""
        return self.prefix + self.members[name].get("wire", name)


def all_of(parts: Iterable[Truth]) -> Truth:
    """Whether all parts are true: one that is false decides, one that is unknown does not."""
    parts = list(parts)
    return False if False in parts else None if None in parts else True


def negated(truth: Truth) -> Truth:
    """The opposite; what is unknown stays unknown."""
    return None if truth is None else not truth


def miscounted(number: str, names: Sequence[str], fields: Fields) -> list[str]:
    """The field at fault if a wrong number of fields is there: the last one that is missing, or that is there."""
    count = sum(fields.has(name) for name in names)
    allowed = {
        "all_or_none": count in (0, len(names)),
        "exactly_one": count == 1,
        "at_most_one": count <= 1,
        "at_least_one": count >= 1,
    }
    too_few = number == "all_or_none" or count == 0
    return [] if allowed[number] else [name for name in names if fields.has(name) != too_few][-1:]


def is_within(number: int, ends: Mapping[str, int]) -> bool:
    """Whether a number is within a range, both ends included."""
    return ends.get("min", number) <= number <= ends.get("max", number)


def is_spelled(text: str, alphabet: Mapping[str, Any]) -> bool:
    """Whether a text has only the characters that it may have. An empty text has no wrong one."""

    def among(characters: str, key: str) -> bool:
        ranges = alphabet.get(key)
        return ranges is None or all(any(first <= it <= last for first, last in ranges) for it in characters)

    return (
        among(text, "allowed")
        and among(text[:1], "first")
        and among(text[-1:], "last")
        and not any(it in alphabet.get("forbidden", "") for it in text)
        and (text.isascii() or not alphabet.get("ascii"))
    )


def is_time(text: str, layout: str) -> bool:
    """Whether a text is a time: `y`, `M`, `d`, `H`, `m` and `s` are digits, and a final `[Z]` may be left out."""
    if layout.endswith("[Z]"):
        layout, text = layout[:-3], text.removesuffix("Z")
    if len(text) != len(layout):
        return False
    parts: dict[str, int] = {}
    for letter, character in zip(layout, text):
        if letter not in "yMdHms":
            if letter != character:
                return False
        elif character in "0123456789":
            parts[letter] = parts.get(letter, 0) * 10 + int(character)
        else:
            return False
    month = parts.get("M", 1)
    if not 1 <= month <= 12:
        return False
    days = calendar.mdays[month] + (month == 2 and calendar.isleap(parts.get("y", 0)))
    is_day = 1 <= parts.get("d", 1) <= days
    return is_day and parts.get("H", 0) < 24 and parts.get("m", 0) < 60 and parts.get("s", 0) < 60


def main() -> int:
    """The command line: 0 if there is no error, 1 if there is one, 2 if the request can't be judged."""
    parser = argparse.ArgumentParser(prog="backup_rules", description="Validate a request of an operation.")
    parser.add_argument("rules", help="the file with the rules of the operation")
    parser.add_argument("request", help="a file with the request as JSON, by wire names; `-` is the standard input")
    parser.add_argument("--fact", action="append", default=[], metavar="NAME=VALUE", help="what is known beside it")
    parser.add_argument("--language", choices=["en", "zh"], default="en", help="the language of the report")
    arguments = parser.parse_args()
    try:
        operation = Operation.read(arguments.rules)
        text = sys.stdin.read() if arguments.request == "-" else Path(arguments.request).read_text(encoding="utf-8")
        report = operation.validate(json.loads(text), dict(told(operation, fact) for fact in arguments.fact))
    except (OSError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    for violation in report.violations:
        print(f"{violation.severity}[{violation.rule}]: {violation.sentence(arguments.language)}")
    if report.skipped:
        print(f"skipped: {', '.join(report.skipped)}")
    return int(any(violation.severity == "error" for violation in report.violations))


def told(operation: Operation, fact: str) -> tuple[str, Any]:
    """The name and the value of `engine=MySQL`."""
    name, _, text = fact.partition("=")
    word, _ = operation.resolved(operation.facts.get(name, {}).get("type", "string"))
    is_plain = word == "boolean" and text in ("true", "false") or word in WHOLE_NUMBERS and text.isdecimal()
    return name, json.loads(text) if is_plain else text


if __name__ == "__main__":
    sys.exit(main())
