"""The style by which somebody is spoken of — Mr, Mrs, Miss, Lady, Captain — and what it says of who is meant."""

from __future__ import annotations

import re

from teiedition.annotation.lists import sex_of, word_set

_MRS = word_set("mrs mme madame widow frau signora señora mistress goody goodwife doña donna")
_MISS = word_set("miss mlle mademoiselle fräulein fraulein signorina señorita")
_WOMAN = word_set(
    "lady dame queen empress princess duchess archduchess countess viscountess marchioness marquise baroness infanta "
    "tsarina czarina aunt auntie tante mother sister granny nurse abbess prioress congresswoman citizeness"
)
_MAN = word_set(
    "mr mister messrs sir lord king emperor prince duke archduke count viscount earl marquis marquess baron baronet "
    "tsar czar tzar kaiser sultan shah khan uncle brother father monsieur herr signor señor don dom squire knight "
    "general colonel captain lieutenant major corporal private sergeant commander commodore admiral marshal gen col "
    "capt lt sgt maj rev reverend bishop archbishop cardinal pope parson vicar abbé rabbi goodman congressman alderman"
)
_TITLES = re.compile(r"((?:[^\W\d_][\w’'-]*\.?\s+){1,2})$")


def style_before(text: str, start: int) -> str:
    """Return ``mrs``, ``miss``, ``f`` (another title of women), ``m`` (one of men), or nothing.

    Of two titles ("Captain Sir") the one next to the name counts, unless it is borne by both sexes.
    """
    match = _TITLES.search(text, max(0, start - 30), start)
    if match is None:
        return ""
    for word in reversed(match[1].lower().replace(".", "").split()):
        for style, words in (("mrs", _MRS), ("miss", _MISS), ("f", _WOMAN), ("m", _MAN)):
            if word in words:
                return style
        if not word[0].isalpha() or word not in _BOTH:
            return ""
    return ""


_BOTH = word_set("dr doctor prof professor hon old young dear poor")
"""Words after which a title may still stand further left: "Mrs. Dr. Orm", "Lady dear Orm"."""


def sex_of_style(style: str) -> str:
    """Return ``f``, ``m`` or nothing."""
    return "f" if style in ("mrs", "miss", "f") else style


def fits(forename: str, styles: dict[str, int], style: str) -> bool:
    """Whether somebody may be spoken of in a style.

    :param forename: the person's given name; may be empty.
    :param styles: how often the person is spoken of in which style.
    """
    if not style:
        return True
    sex = sex_of(forename.partition(" ")[0]) or next((sex_of_style(known) for known in styles if known), "")
    if sex and sex != sex_of_style(style):
        return False
    other = {"mrs": "miss", "miss": "mrs"}.get(style, "")
    return not (other and styles.get(other, 0) > styles.get(style, 0))
