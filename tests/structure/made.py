"""Texts for the tests of the structure: sources out of strings, and blocks as strings to compare."""

from __future__ import annotations

from pathlib import Path

from teiedition.model import Block, Division, Origin, Source, Text
from teiedition.reading import clean
from teiedition.reading.plaintext import lines_of, pages_by_gaps
from teiedition.structure import divide, segment
from teiedition.structure.widths import proportional

ORIGIN = Origin(Path("harbour.txt"), "0" * 64, "utf-8", 1)

_TALE = (
    "the harbour light was seen from every window of that narrow street where nobody had lived since the great flood"
    " and when evening came a bell rang in its tower although there were no ringers left but only the wind which moved"
    " among the ropes as it pleased until people said that it was going to rain before the morning"
)
WORDS = _TALE.split()


def source_of(text: str) -> Source:
    """Read and clean a text; form feeds or runs of blank lines part its pages."""
    lines, paged = lines_of(text)
    if not paged:
        lines, paged = pages_by_gaps(lines)
    return clean(Source("harbour", tuple(lines), ORIGIN, paged=paged))


def blocks_of(text: str) -> tuple[Block, ...]:
    return segment(source_of(text))


def divided(text: str) -> Text:
    source = source_of(text)
    return divide(segment(source), source)


def words_of(block: Block) -> str:
    return " ".join(line.text.strip() for line in block.all_lines() if line.furniture is None)


def kinds(text: str) -> list[str]:
    return [str(block.kind) for block in blocks_of(text)]


def outline(text: str) -> list[str]:
    """The divisions with their types, indented, and their headings."""
    found: list[str] = []

    def visit(division: Division, depth: int) -> None:
        head = " ".join(words_of(block) for block in division.blocks if block.kind == "head")
        found.append(f"{'  ' * depth}{division.type}: {head}".rstrip(": "))
        for part in division.divisions:
            visit(part, depth + 1)

    made = divided(text)
    for division in (*made.front, *made.body, *made.back):
        visit(division, 0)
    return found


def prose(sentences: int, start: int = 0) -> str:
    """Sentences that differ from each other, of any number."""
    made = []
    for number in range(start, start + sentences):
        length = 9 + number * 7 % 11
        words = [WORDS[(number * 13 + place) % len(WORDS)] for place in range(length)]
        made.append(" ".join(words).capitalize() + ".")
    return " ".join(made)


def set_lines(text: str, column: int = 30_000, indent: int = 900) -> list[str]:
    """Set a paragraph as a compositor does: lines filled as far as they go, the first one indented."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        free = column - (indent if not lines else 0)
        if line and proportional(longer) > free:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


def set_text(*paragraphs: str, column: int = 30_000) -> str:
    return "\n\n".join("\n".join(set_lines(paragraph, column)) for paragraph in paragraphs)
