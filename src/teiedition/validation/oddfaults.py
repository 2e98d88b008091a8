"""What is wrong in a chain of ODDs: names that are declared nowhere, or twice, or changed without being there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from teiedition.names import local, tei
from teiedition.validation.wording import did_you_mean

SPECS = tuple(map(tei, ("elementSpec", "classSpec", "macroSpec", "dataSpec")))
_REFERENCES = {
    tei("elementRef"): "elementSpec",
    tei("classRef"): "classSpec",
    tei("memberOf"): "classSpec",
    tei("macroRef"): "macroSpec",
    tei("dataRef"): "dataSpec",
}
_SAID = {"elementSpec": "element", "classSpec": "class", "macroSpec": "macro", "dataSpec": "data type"}
_CONTENT = frozenset(
    [
        "content",
        "sequence",
        "alternate",
        "elementRef",
        "classRef",
        "macroRef",
        "dataRef",
        "textNode",
        "empty",
        "valList",
        "valItem",
        "desc",
        "gloss",
    ]
)
_FOREIGN = (
    "Declarations of TEI's own modules are not at hand: build on teiedition:schema/teiedition.odd "
    '(schemaSpec source="…"), and give the elementSpec of what it does not have, with content.'
)
"""What to do about an ODD that wants modules looked up."""


class Fault(NamedTuple):
    """Something wrong in an ODD."""

    path: Path
    line: int
    message: str
    advice: str


@dataclass(slots=True)
class _Declared:
    """What the chain has declared of a name so far."""

    kind: str
    attributes: dict[str, set[str]] = field(default_factory=dict)
    """Its own attributes, with the values of their closed lists."""
    classes: set[str] = field(default_factory=set)
    rules: set[str] = field(default_factory=set)


_State = dict[str, _Declared]
_Say = Callable[[etree._Element, str, str], Fault]


def faults(chain: Sequence[tuple[Path, etree._Element]]) -> Iterator[Fault]:
    """Yield what is wrong in a chain of ODDs.

    :param chain: path and ``schemaSpec`` of each, the base first.
    """
    state: _State = {}
    rules: set[str] = set()
    for path, schema in chain:

        def say(element: etree._Element, message: str, advice: str, path: Path = path) -> Fault:
            return Fault(path, int(element.sourceline or 0), message, advice)

        yield from _foreign(schema, say)
        specs = [*_gathered(schema)]
        for spec in specs:
            yield from _spec(spec, state, say)
        yield from _rules(schema, rules, say)
        for spec in specs:
            yield from _references(spec, state, say)
        yield from _starts(schema, state, say)
        yield from _circles(specs, state, say)


def _gathered(schema: etree._Element) -> Iterator[etree._Element]:
    """Yield the declarations of a schema, those of the groups it refers to included."""
    groups = {f"#{group.get('{http://www.w3.org/XML/1998/namespace}id')}": group for group in _groups(schema)}
    yield from schema.iter(*SPECS)
    for reference in schema.iter(tei("specGrpRef")):
        group = groups.get(reference.get("target", ""))
        if group is not None and schema not in list(group.iterancestors()):
            yield from group.iter(*SPECS)


def _groups(schema: etree._Element) -> Iterator[etree._Element]:
    return schema.getroottree().getroot().iter(tei("specGrp"))


def _foreign(schema: etree._Element, say: _Say) -> Iterator[Fault]:
    """Yield what would have to be fetched."""
    for reference in schema.iter(tei("moduleRef")):
        name = reference.get("key") or reference.get("url")
        yield say(reference, f"The ODD refers to the module {name}.", _FOREIGN)
        return
    identifiers = {f"#{group.get('{http://www.w3.org/XML/1998/namespace}id')}" for group in _groups(schema)}
    for reference in schema.iter(tei("specGrpRef")):
        target = reference.get("target", "")
        if target not in identifiers:
            yield say(reference, f"There is no specGrp {target} in this file.", did_you_mean(target, identifiers))
    for reference in schema.iterchildren(tei("elementRef"), tei("classRef"), tei("macroRef"), tei("dataRef")):
        yield say(reference, f"The schema refers to {reference.get('key')}, which would have to be fetched.", _FOREIGN)


def _spec(spec: etree._Element, state: _State, say: _Say) -> Iterator[Fault]:
    """Apply a declaration to what is declared, and yield what is wrong with it."""
    name, kind, mode = spec.get("ident", ""), local(spec.tag), spec.get("mode", "add")
    known = state.get(name)
    if mode in ("change", "delete", "replace") and (known is None or known.kind != kind):
        candidates = [each for each, declared in state.items() if declared.kind == kind]
        advice = did_you_mean(name, candidates) or (
            f'To add it, write mode="add" and declare all of it: {"content, " if kind != "classSpec" else ""}classes.'
        )
        yield say(spec, f'{kind} ident="{name}" mode="{mode}": the base declares no {_SAID[kind]} {name}.', advice)
        return
    if mode == "add" and known is not None:
        yield say(spec, f"The {_SAID[known.kind]} {name} is declared already.", 'Write mode="change" or "replace".')
        return
    if mode == "delete":
        del state[name]
        return
    if mode != "change":
        state[name] = known = _Declared(kind)
        yield from _whole(spec, say)
    assert known is not None
    yield from _classes(spec, known)
    for attribute in spec.iter(tei("attDef")):
        yield from _attribute(attribute, known, state, say)
    yield from _rules(spec, known.rules, say)


def _whole(spec: etree._Element, say: _Say) -> Iterator[Fault]:
    """Yield what a declaration lacks that is made anew."""
    if spec.tag != tei("classSpec") and spec.find(tei("content")) is None:
        kind, name = _SAID[local(spec.tag)], spec.get("ident")
        yield say(
            spec,
            f"The {kind} {name} is added without its content.",
            f"Say in <content> what it may hold, or, if the base has it under another name, change that. {_FOREIGN}",
        )


def _classes(spec: etree._Element, known: _Declared) -> Iterator[Fault]:
    classes = spec.find(tei("classes"))
    if classes is None:
        return
    if classes.get("mode") != "change":
        known.classes.clear()
    for member in classes:
        change = known.classes.discard if member.get("mode") == "delete" else known.classes.add
        change(member.get("key", ""))
    yield from ()


def _attribute(attribute: etree._Element, known: _Declared, state: _State, say: _Say) -> Iterator[Fault]:
    name, mode = attribute.get("ident", ""), attribute.get("mode", "add")
    inherited = _attributes(known, state)
    owner = next(attribute.iterancestors(*SPECS)).get("ident")
    if mode in ("change", "delete") and name not in inherited:
        advice = did_you_mean(name, inherited) or "To add it, leave mode out and give its datatype."
        yield say(attribute, f'attDef ident="{name}" mode="{mode}": {owner} has no such attribute.', advice)
        return
    if mode == "add" and name in known.attributes:
        yield say(attribute, f"{owner} has the attribute {name} already.", 'Write mode="change".')
        return
    values = attribute.find(tei("valList"))
    before = inherited.get(name, set())
    if mode == "delete":
        known.attributes.pop(name, None)
        return
    known.attributes[name] = set(before) if mode == "change" else set()
    closed = values is not None and values.get("type") == "closed"
    typed = attribute.find(f"{tei('datatype')}/{tei('dataRef')}[@key]") is not None
    if mode != "change" and not (closed or typed):
        yield say(
            attribute,
            f"The attribute {name} of {owner} is added without a type.",
            'Add <datatype><dataRef key="teidata.word"/></datatype>, or a valList type="closed".',
        )
    if values is not None:
        yield from _values(values, known.attributes[name], say)


def _values(values: etree._Element, known: set[str], say: _Say) -> Iterator[Fault]:
    if values.get("mode") != "change":
        known.clear()
    for item in values.iterchildren(tei("valItem")):
        value, mode = item.get("ident", ""), item.get("mode", "add")
        if mode in ("delete", "change") and value not in known:
            yield say(item, f"The list has no value “{value}” to {mode}.", did_you_mean(value, known))
        elif mode == "add" and value in known:
            yield say(item, f"The list has the value “{value}” already.", "Take it out.")
        change = known.discard if mode == "delete" else known.add
        change(value)


def _attributes(known: _Declared, state: _State, seen: frozenset[str] = frozenset()) -> dict[str, set[str]]:
    """Return all attributes of an element or class, those of its classes included."""
    found: dict[str, set[str]] = {}
    for name in known.classes - seen:
        if name in state:
            found |= _attributes(state[name], state, seen | {name})
    return found | known.attributes


def _rules(parent: etree._Element, known: set[str], say: _Say) -> Iterator[Fault]:
    """Yield the rules directly in a declaration that are changed without being there."""
    for rule in parent.iterchildren(tei("constraintSpec")):
        name, mode = rule.get("ident", ""), rule.get("mode", "add")
        if mode in ("delete", "change") and name not in known:
            yield say(
                rule, f'constraintSpec ident="{name}" mode="{mode}": no such rule here.', did_you_mean(name, known)
            )
        elif mode == "add" and name in known:
            yield say(rule, f"There is a rule {name} already.", 'Write mode="change", or choose another name.')
        change = known.discard if mode == "delete" else known.add
        change(name)


def _references(spec: etree._Element, state: _State, say: _Say) -> Iterator[Fault]:
    """Yield the names to which a declaration refers and which are declared nowhere."""
    if spec.get("mode") == "delete":
        return
    for part in spec.iter(*_REFERENCES):
        name, kind = part.get("key"), _REFERENCES[str(part.tag)]
        if name is None or part.get("mode") == "delete":
            continue
        if name not in state or state[name].kind != kind:
            candidates = [each for each, declared in state.items() if declared.kind == kind]
            advice = did_you_mean(name, candidates) or f"Add its {kind} to the ODD."
            yield say(
                part, f"{spec.get('ident')} refers to the {_SAID[kind]} {name}, which is declared nowhere.", advice
            )
    for content in spec.iterchildren(tei("content")):
        for part in content.iter(etree.Element):
            if etree.QName(part).localname not in _CONTENT or not str(part.tag).startswith(tei("")):
                advice = "Say it by sequence, alternate, elementRef, classRef, macroRef, textNode and empty."
                yield say(part, f"In the content of {spec.get('ident')}, {local(part.tag)} cannot be compiled.", advice)


def _starts(schema: etree._Element, state: _State, say: _Say) -> Iterator[Fault]:
    if schema.get("start") is None and schema.get("source") is None:
        yield say(schema, "schemaSpec does not say with which elements a document may begin.", 'Add start="TEI".')
    for name in schema.get("start", "").split():
        if name not in state or state[name].kind != "elementSpec":
            yield say(schema, f"start names the element {name}, which is declared nowhere.", did_you_mean(name, state))


def _circles(specs: Sequence[etree._Element], state: _State, say: _Say) -> Iterator[Fault]:
    """Yield the classes that are, by way of others, members of themselves."""
    for spec in specs:
        name = spec.get("ident", "")
        pending, seen = list(state[name].classes) if name in state else [], set[str]()
        while pending:
            each = pending.pop()
            if each not in seen and each in state:
                seen.add(each)
                pending += state[each].classes
        if name in seen:
            yield say(spec, f"{name} is, by its classes, a member of itself.", "Take it out of one of them.")
