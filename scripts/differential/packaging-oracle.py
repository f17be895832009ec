"""Answers questions about versions, specifiers, requirements and markers with the packaging library.

Reads one JSON object from standard input and writes one to standard output; see python-cases.ts.
"""

import json
import sys

import packaging
from packaging.markers import InvalidMarker, Marker, UndefinedComparison, UndefinedEnvironmentName
from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion, Version


def version(text):
    try:
        return str(Version(text))
    except InvalidVersion:
        return None


def order(pair):
    left, right = map(Version, pair)
    return (left > right) - (left < right)


def specifier(case):
    """Admission of every version under each pre-release policy, and the filtered lists."""
    try:
        spec = SpecifierSet(case["specifier"])
    except InvalidSpecifier:
        return None
    versions = case["versions"]
    return {
        "admits": {
            str(policy): [spec.contains(v, prereleases=policy) for v in versions]
            for policy in (None, True, False)
        },
        "filters": {
            str(policy): list(spec.filter(versions, prereleases=policy))
            for policy in (None, True, False)
        },
        "empty": spec.is_unsatisfiable(),
    }


def relation(pair):
    left, right = (SpecifierSet(text, prereleases=True).to_range() for text in pair)
    return {
        "subset": left.is_subset(right),
        "disjoint": left.is_disjoint(right),
        "union": (left | right).is_empty,
        "complement": (~left).is_empty,
        "difference": left.difference(right).is_empty,
    }


def same(pair):
    """Whether a specifier printed back from a range still describes that range."""
    left, right = (SpecifierSet(text, prereleases=True).to_range() for text in pair)
    return left == right


def requirement(text):
    try:
        found = Requirement(text)
    except InvalidRequirement:
        return None
    return {
        "name": found.name,
        "extras": sorted(found.extras),
        "specifier": len(found.specifier),
        "url": found.url,
        "marker": found.marker is not None,
    }


def same_requirement(pair):
    left, right = map(Requirement, pair)
    if left.marker is not None and right.marker is not None:
        left.marker = right.marker = None
    return left == right


def evaluate(marker, environment):
    try:
        return marker.evaluate(environment)
    except (UndefinedComparison, UndefinedEnvironmentName):
        return "undefined"


def markers(case):
    try:
        marker = Marker(case["marker"])
    except InvalidMarker:
        return None
    return [evaluate(marker, as_environment(environment)) for environment in case["environments"]]


def as_environment(environment):
    return {
        key: frozenset(value) if isinstance(value, list) else value
        for key, value in environment.items()
    }


ANSWERS = {
    "version": version,
    "order": order,
    "specifier": specifier,
    "relation": relation,
    "same": same,
    "requirement": requirement,
    "sameRequirement": same_requirement,
    "marker": markers,
}

questions = json.load(sys.stdin)
answers = {kind: [ANSWERS[kind](case) for case in cases] for kind, cases in questions.items()}
json.dump({"version": packaging.__version__, "answers": answers}, sys.stdout)
