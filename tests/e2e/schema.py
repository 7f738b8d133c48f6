"""As much of JSON Schema (draft 2020-12) as docs/pairs.schema.json uses. A keyword that is not known here is a fault."""

import re

TYPES = {
    "object": dict, "array": list, "string": str, "boolean": bool, "null": type(None),
    "integer": int, "number": (int, float),
}
SAID = {"$schema", "$id", "$comment", "$defs", "title", "description", "examples", "default", "deprecated"}


def is_type(name, value):
    if isinstance(value, bool) and name != "boolean":
        return False
    if name == "integer" and isinstance(value, float):
        return value.is_integer()
    return isinstance(value, TYPES[name])


def faults(root, value):
    """Yields a sentence for each place where the value is not as the schema says."""
    yield from _check(root, root, value, "$")


def _follow(root, reference):
    if reference == "#":
        return root
    if not reference.startswith("#/"):
        raise ValueError(f"a reference out of the file: {reference}")
    found = root
    for part in reference[2:].split("/"):
        found = found[part.replace("~1", "/").replace("~0", "~")]
    return found


def _check(root, rule, value, where):
    if rule is True:
        return
    if rule is False:
        yield f"{where}: nothing may stand here"
        return
    for keyword, wanted in rule.items():
        if keyword not in SAID:
            if keyword not in CHECKS:
                yield f"{where}: the schema uses '{keyword}', which tests/e2e/schema.py does not know"
            else:
                yield from CHECKS[keyword](root, rule, wanted, value, where)


def _all(root, rules, value, where):
    return [list(_check(root, rule, value, where)) for rule in rules]


def _type(root, rule, wanted, value, where):
    names = [wanted] if isinstance(wanted, str) else wanted
    if not any(is_type(name, value) for name in names):
        yield f"{where}: {value!r} is not {' or '.join(names)}"


def _required(root, rule, wanted, value, where):
    if isinstance(value, dict):
        for name in wanted:
            if name not in value:
                yield f"{where}: '{name}' is missing"


def _properties(root, rule, wanted, value, where):
    if isinstance(value, dict):
        for name in wanted.keys() & value.keys():
            yield from _check(root, wanted[name], value[name], f"{where}.{name}")


def _pattern_properties(root, rule, wanted, value, where):
    if isinstance(value, dict):
        for pattern, inner in wanted.items():
            for name in value:
                if re.search(pattern, name):
                    yield from _check(root, inner, value[name], f"{where}.{name}")


def _additional(root, rule, wanted, value, where):
    if isinstance(value, dict):
        for name in value:
            patterns = rule.get("patternProperties", {})
            if name not in rule.get("properties", {}) and not any(re.search(p, name) for p in patterns):
                yield from _check(root, wanted, value[name], f"{where}.{name}")


def _names(root, rule, wanted, value, where):
    if isinstance(value, dict):
        for name in value:
            yield from _check(root, wanted, name, f"{where}, the name {name}")


def _items(root, rule, wanted, value, where):
    if isinstance(value, list):
        for i, element in enumerate(value[len(rule.get("prefixItems", [])):]):
            yield from _check(root, wanted, element, f"{where}[{i}]")


def _prefix(root, rule, wanted, value, where):
    if isinstance(value, list):
        for i, (inner, element) in enumerate(zip(wanted, value)):
            yield from _check(root, inner, element, f"{where}[{i}]")


def _bound(kind, measure, good):
    def check(root, rule, wanted, value, where):
        if isinstance(value, kind) and not isinstance(value, bool) and not good(measure(value), wanted):
            yield f"{where}: {value!r} is out of bounds ({wanted})"
    return check


def _number(value):
    return value


NUMBER = (int, float)
CHECKS = {
    "$ref": lambda root, rule, wanted, value, where: _check(root, _follow(root, wanted), value, where),
    "type": _type,
    "required": _required,
    "properties": _properties,
    "patternProperties": _pattern_properties,
    "additionalProperties": _additional,
    "unevaluatedProperties": _additional,
    "propertyNames": _names,
    "items": _items,
    "prefixItems": _prefix,
    "minItems": _bound(list, len, lambda n, w: n >= w),
    "maxItems": _bound(list, len, lambda n, w: n <= w),
    "minProperties": _bound(dict, len, lambda n, w: n >= w),
    "maxProperties": _bound(dict, len, lambda n, w: n <= w),
    "minLength": _bound(str, len, lambda n, w: n >= w),
    "maxLength": _bound(str, len, lambda n, w: n <= w),
    "minimum": _bound(NUMBER, _number, lambda n, w: n >= w),
    "maximum": _bound(NUMBER, _number, lambda n, w: n <= w),
    "exclusiveMinimum": _bound(NUMBER, _number, lambda n, w: n > w),
    "exclusiveMaximum": _bound(NUMBER, _number, lambda n, w: n < w),
    "pattern": _bound(str, _number, lambda text, w: re.search(w, text)),
    "uniqueItems": lambda root, rule, wanted, value, where: (
        [f"{where}: equal elements"] if wanted and isinstance(value, list)
        and any(a == b for i, a in enumerate(value) for b in value[:i]) else []),
    "enum": lambda root, rule, wanted, value, where: [] if value in wanted else [f"{where}: {value!r} is none of {wanted}"],
    "const": lambda root, rule, wanted, value, where: [] if value == wanted else [f"{where}: {value!r} is not {wanted!r}"],
    "allOf": lambda root, rule, wanted, value, where: sum(_all(root, wanted, value, where), []),
    "anyOf": lambda root, rule, wanted, value, where: (
        [] if any(not told for told in _all(root, wanted, value, where)) else [f"{where}: fits none of anyOf"]),
    "oneOf": lambda root, rule, wanted, value, where: (
        [] if [not told for told in _all(root, wanted, value, where)].count(True) == 1 else [f"{where}: must fit one of oneOf"]),
    "not": lambda root, rule, wanted, value, where: (
        [f"{where}: fits what it must not"] if not list(_check(root, wanted, value, where)) else []),
    "if": lambda root, rule, wanted, value, where: _check(
        root, rule.get("then" if not list(_check(root, wanted, value, where)) else "else", True), value, where),
    "then": lambda *_: [],
    "else": lambda *_: [],
    "dependentRequired": lambda root, rule, wanted, value, where: (
        [f"{where}: '{name}' needs '{other}'" for name, others in wanted.items() for other in others
         if isinstance(value, dict) and name in value and other not in value]),
}
