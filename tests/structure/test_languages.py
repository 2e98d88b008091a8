"""Books in French, German, Spanish and Italian: their heading words are data, one file for each language."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from structure.made import outline
from teiedition.structure import languages
from teiedition.structure.labels import label_of
from teiedition.structure.names import BACK, FRONT, IN_BODY, LEVELS_OF_LABELS, division_named
from teiedition.structure.numerals import value_of
from teiedition.structure.shapes import is_dateline, is_salute, is_trailer, is_valediction

FRENCH = """\
Préface

Le phare fut bâti en une seule nuit, disent les vieux du port, et personne ne sait plus par qui.

PREMIERE PARTIE

CHAPITRE PREMIER

Le gardien

Le gardien montait chaque soir les marches de la tour. Il ne parlait à personne, et personne ne lui parlait.

CHAPITRE II

Un matin la lampe resta allumée. Les pêcheurs le virent de loin, et aucun ne voulut monter.

DEUXIEME PARTIE

CHAPITRE PREMIER

On trouva le gardien assis devant son livre. Il avait écrit une seule ligne.

Table des matières

Chapitre premier

Chapitre II
"""

GERMAN = """\
Vorwort

Der Leuchtturm wurde in einer einzigen Nacht gebaut, so sagen die Alten, und keiner weiß mehr, von wem.

Erstes Buch

Erstes Kapitel

Der Wärter stieg jeden Abend die Stufen hinauf. Er sprach mit niemandem, und niemand sprach mit ihm.

Zweites Kapitel

Eines Morgens brannte die Lampe noch. Die Fischer sahen es von weitem, und keiner wollte hinauf.

Zweites Buch

Drittes Kapitel

Man fand den Wärter vor seinem Buche sitzen. Er hatte eine einzige Zeile geschrieben.




Nachwort

Die Lampe ist seither erloschen, und das Haus steht leer.
"""

SPANISH = """\
Prólogo

El faro se construyó en una sola noche, dicen los viejos del puerto, y nadie sabe ya quién lo hizo.

PRIMERA PARTE

Capítulo primero

El guardián subía cada tarde los escalones de la torre. No hablaba con nadie, y nadie hablaba con él.

Capítulo II

Una mañana la lámpara seguía encendida. Los pescadores la vieron de lejos, y ninguno quiso subir.

SEGUNDA PARTE

Capítulo III

Encontraron al guardián sentado ante su libro. Había escrito una sola línea.
"""

ITALIAN = """\
Prefazione

Il faro fu costruito in una sola notte, dicono i vecchi del porto, e nessuno sa più da chi.

PARTE PRIMA

Capitolo primo

Il guardiano saliva ogni sera i gradini della torre. Non parlava con nessuno, e nessuno parlava con lui.

Capitolo secondo

Una mattina la lampada era ancora accesa. I pescatori la videro da lontano, e nessuno volle salire.

PARTE SECONDA

Capitolo terzo

Trovarono il guardiano seduto davanti al suo libro. Aveva scritto una sola riga.
"""


def test_french() -> None:
    assert outline(FRENCH) == [
        "preface: Préface",
        "part: PREMIERE PARTIE",
        "  chapter: CHAPITRE PREMIER Le gardien",
        "  chapter: CHAPITRE II",
        "part: DEUXIEME PARTIE",
        "  chapter: CHAPITRE PREMIER",
        "contents: Table des matières",
    ]


def test_german() -> None:
    assert outline(GERMAN) == [
        "preface: Vorwort",
        "book: Erstes Buch",
        "  chapter: Erstes Kapitel",
        "  chapter: Zweites Kapitel",
        "book: Zweites Buch",
        "  chapter: Drittes Kapitel",
        "afterword: Nachwort",
    ]


@pytest.mark.parametrize("text", [SPANISH, ITALIAN])
def test_spanish_and_italian(text: str) -> None:
    assert [line.split(":")[0] for line in outline(text)] == [
        outline(text)[0].split(":")[0],
        "part",
        "  chapter",
        "  chapter",
        "part",
        "  chapter",
    ]
    assert outline(text)[0].split(":")[0] in ("preface", "prologue")


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("Dritter Aufzug", "act", 3),
        ("Zweiter Auftritt", "scene", 2),
        ("ACTE CINQUIÈME", "act", 5),
        ("Scène IV", "scene", 4),
        ("TOME SECOND", "volume", 2),
        ("Jornada tercera", "act", 3),
        ("Escena VII", "scene", 7),
        ("ATTO QUARTO", "act", 4),
        ("Chapitre dix-sept", "chapter", 17),
        ("Siebzehntes Kapitel", "chapter", 17),
    ],
)
def test_labels(text: str, kind: str, number: int) -> None:
    label = label_of(text)
    assert label is not None
    assert (label.kind, label.number) == (kind, number)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("INDICE", "contents"),
        ("Índice alfabético", "index"),
        ("Namenregister", "index"),
        ("Anmerkungen", "notes"),
        ("BIBLIOGRAFÍA", "bibliography"),
        ("Avant-propos", "preface"),
    ],
)
def test_names_of_divisions(heading: str, kind: str) -> None:
    assert division_named(heading) == kind


def test_english_goes_first() -> None:
    assert FRONT["preface"] == "preface"
    assert BACK["index"] == "index"
    assert IN_BODY["prologue"] == "prologue"
    assert (value_of("second"), value_of("six"), value_of("twelve")) == (2, 6, 12)


@pytest.mark.parametrize("path", sorted(languages.DATA.glob("*.toml")), ids=lambda path: path.stem)
def test_each_file_says_what_there_is_a_place_for(path: Path) -> None:
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    assert said.keys() <= {
        "cardinals",
        "ordinals",
        "small",
        "months",
        "salutations",
        "valedictions",
        "ends",
        "front",
        "back",
        "body",
        "labels",
    }
    assert set(said["labels"]) <= LEVELS_OF_LABELS.keys()
    assert len(said["cardinals"]) == 20
    assert len(said["months"].split()) >= 12


@pytest.mark.parametrize(
    "line",
    [
        "Marseille, le 12 mars 1921",
        "Le Havre, 1er août 1904.",
        "Hamburg, den 3. Dezember 1899",
        "Cádiz, 4 de mayo de 1910",
        "Genova, 7 agosto 1888",
        "Paris, March 1921",
    ],
)
def test_date_lines(line: str) -> None:
    assert is_dateline(line)


@pytest.mark.parametrize("line", ["Chère Madame,", "Lieber Freund!", "Querida hermana:", "Caro amico,", "Dear Sir,"])
def test_salutations(line: str) -> None:
    assert is_salute(line)


@pytest.mark.parametrize(
    "line", ["Veuillez agréer mes hommages.", "Hochachtungsvoll", "Herzliche Grüße", "Un abrazo,", "Con affetto,"]
)
def test_valedictions(line: str) -> None:
    assert is_valediction(line)


@pytest.mark.parametrize("line", ["FIN DU TOME PREMIER", "Ende.", "FIN DE LA PRIMERA PARTE", "Fine", "THE END"])
def test_last_lines(line: str) -> None:
    assert is_trailer(line)


@pytest.mark.parametrize(
    "line", ["In March the ice broke.", "Find the lamp", "Carabiniers and others,", "Mars, the red"]
)
def test_what_is_none_of_these(line: str) -> None:
    assert not (is_dateline(line) or is_salute(line) or is_valediction(line) or is_trailer(line))
