"""What nobody may be judged by: the characteristics that equality law protects, by the names that people give them.

A ground says what it is about. Where that is one of these, it is no ground, for a no or for a yes. The list is for this
one field: what stands in sentences is looked at by the rule ``no-protected-ground``, which the front door asks.
"""

from __future__ import annotations

import re
from functools import cache

_ALONE = {
    "age": "age old older young younger youth alter zu_alt zu_jung",
    "disability or health": "health illness sickness gesundheit krankheit",
    "race or nationality": (
        "race colour color origin descent accent foreigner foreigners immigrant immigrants migrant migrants refugee "
        "refugees herkunft hautfarbe rasse abstammung akzent ausländer ausländerin"
    ),
    "religion": "religion faith belief headscarf glaube kopftuch",
    "sex": "sex gender man woman male female geschlecht mann frau",
    "family status": "marriage married unmarried single divorced ehe verheiratet ledig geschieden",
}
"""Words that are one only where they stand alone: "age" is, "the age of the boots" is not."""
_ALWAYS = {
    "age": "retirement_age too_old too_young lebensalter 年齢 العمر",
    "disability or health": (
        "disab* handicap* wheelchair mental_health mentally_ill autis* dyslexi* deaf* blindness behinder* "
        "schwerbehindert* rollstuhl 障害 إعاقة الإعاقة"
    ),
    "pregnancy": "pregnan* maternity paternity breastfeeding schwanger* mutterschutz 妊娠 حمل الحمل",
    "race or nationality": (
        "racial ethnic* skin_colour skin_color nationality national_origin citizenship ethnie ethnisch* "
        "staatsangehörigkeit nationalität 人種 国籍 民族 جنسية الجنسية عرق العرق"
    ),
    "religion": (
        "religious religiös muslim* christian* jewish jew jews hindu* sikh* buddhis* atheis* konfession 宗教 دين الدين"
    ),
    "sex": (
        "transgender trans_woman trans_man gender_identity gender_reassignment non-binary intersex "
        "geschlechtsidentität 性別 الجنس"
    ),
    "sexual orientation": (
        "sexual_orientation sexuality gay lesbian homosexual* bisexual* queer same-sex homosexuell* schwul lesbisch "
        "sexuelle_orientierung 性的指向"
    ),
    "family status": "marital_status civil_partnership familienstand 婚姻",
    "genes": "genetic* dna genetisch*",
}
_SMALL = re.compile(
    r"^(?:(?:the|a|an|his|her|their|your|its|customer'?s?|person'?s?|der|die|das|ihr|ihre|sein|seine)\s+)+",
    re.IGNORECASE,
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(rf"(?<!\w)(?:{_choice(words)})(?!\w)") for name, words in _ALWAYS.items()}


def _choice(words: str) -> str:
    return "|".join(re.escape(word).replace("_", r"[\s_-]+").replace(r"\*", r"\w*") for word in words.split())


def protected(about: str) -> str | None:
    """The protected characteristic that a ground is about, or ``None``.

    Args:
        about: what it is about, in a word or a few: "order history", "their nationality".
    """
    said = " ".join(about.replace("’", "'").lower().split())
    bare = _SMALL.sub("", said).replace(" ", "_")
    for name, words in _ALONE.items():
        if bare in words.split():
            return name
    return next((name for name, pattern in _patterns().items() if pattern.search(said)), None)
