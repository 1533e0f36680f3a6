"""The front door: deciding, drafting and checking, which know nothing of each other, brought together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .checking.settings import Settings
    from .deciding.advice import Advice
    from .deciding.situation import Situation
    from .deciding.standards import Standards
    from .model.draft import Draft
    from .model.letters import Letter
    from .model.report import Report


def draft(
    letter: Letter,
    *,
    tone: str,
    locale: str = "en",
    locales: Sequence[str] = (),
    fallback: bool = False,
    channel: str = "email",
    seed: str | int | None = None,
    templates: str | Path | None = None,
    segments: int = 3,
) -> Draft:
    """Write a letter.

    Args:
        letter: the facts, such as a ``Refusal``.
        tone: ``work``, ``social`` or ``public``, or a tone of your own house.
        locale: such as ``en``, ``en_GB`` or ``de@informal``.
        locales: several in place of one, such as ``["de", "en"]``: one letter that says it in each, the first first.
        fallback: whether to write in English what the locale has no words for; ``Draft.fallbacks`` tells what.
        channel: ``email``, ``letter``, ``chat``, ``sms`` or ``phone``.
        seed: chooses among wordings; by default the facts choose, so that the same case always reads the same.
        templates: a house folder, whose blocks override the package's.
        segments: how many segments a text message (channel ``sms``) may take; parts that do not fit are left out
            whole, and ``Draft.shortened`` names them.

    Returns:
        The draft: text, subject, parts, spans; HTML and the report are made when first asked for.

    Raises:
        LocaleError: a locale, tone or channel that does not exist.
        NotReadyError: kinds without words in this tone, and facts that a template wants and the letter lacks: all
            of them.
        TemplateError: a template that cannot be read or rendered, with file and line.
        TypeError: what is given is not what it should be, such as a mapping in place of a letter.
    """
    from .drafting.draft import draft as write
    from .model.letters import Letter as Facts

    _require("letter", letter, Facts, "a letter, such as a Refusal; Refusal.model_validate() makes one of plain data")
    _require("tone", tone, str, 'a text, such as "work"')
    _require("templates", templates, (str, Path, NoneType), "a folder")
    _require("locales", locales, (str, Sequence), 'locales, such as ["de", "en"]')
    wanted = (locales,) if isinstance(locales, str) else locales or (locale,)
    for one in wanted:
        _require("locale", one, str, 'a text, such as "en"')
    drafts = [
        write(
            letter,
            tone=tone,
            locale=one,
            fallback=fallback,
            channel=channel,
            seed=seed,
            templates=templates,
            segments=segments,
            checker=_check_draft,
        )
        for one in dict.fromkeys(wanted)
    ]
    if len(drafts) == 1:
        return drafts[0]
    from .drafting.together import together

    return together(drafts)


def check(
    text: str | Draft,
    *,
    locale: str | None = None,
    tone: str | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    suppress: Mapping[str, str] | None = None,
    settings: Settings | None = None,
) -> Report:
    """Check a text or a draft against the promises.

    Args:
        text: any plain text, or a draft (whose facts let the structure rules be exact).
        locale: the text's language; needed for a bare text, known for a draft.
        tone: ``work``, ``social`` or ``public``, where it matters to a rule, or a tone of your own house.
        select: the names of the only rules to use.
        ignore: the names of rules to leave out.
        suppress: rules whose findings are set aside, each with the reason: ``{"never-blunt": "they asked for one
            word"}``. They stay in the report, under ``suppressed``.
        settings: how an organisation checks, such as ``Settings.find()``; nothing is read without it. What is given
            here goes before it.

    Returns:
        The report: findings in the order of the text, the moves that were found, what was suppressed, and the rules
        that could not judge this text.

    Raises:
        LocaleError: not a locale, or a tone of ours misspelt. UnknownRuleError: rules that do not exist. WordFileError:
            words of one's own that cannot be used. GraciousError: a package's rule that does wrong, by name. TypeError:
            what is given is not what it should be.
    """
    from .checking.check import check as judge
    from .model.draft import Draft as Written

    _require("text", text, (str, Written), "a text or a Draft")
    _require("locale", locale, (str, NoneType), 'a text, such as "en"')
    _require("tone", tone, (str, NoneType), 'a text, such as "work"')
    _require("suppress", suppress, (Mapping, NoneType), "a mapping of rules to reasons")
    for what, names in ("select", select), ("ignore", ignore):
        _require(what, names, (Iterable, NoneType), "names of rules")
    if settings is not None:
        # It loads the models of facts, which a bare text does not need.
        from .checking.settings import Settings

        _require("settings", settings, Settings, "Settings, such as Settings.find()")
    return judge(text, locale=locale, tone=tone, select=select, ignore=ignore, suppress=suppress, settings=settings)


def assess(situation: Situation, standards: Standards | None = None, *, locale: str = "en") -> Advice:
    """Ask what to answer, before anybody says no.

    Args:
        situation: the facts.
        standards: the lines of the organisation, such as ``Standards.find()``; by default those that ship.
        locale: the language in which the grounds of the situation are written.

    Returns:
        The advice: a course, all that it rests on, what would change it, how to prepare. The same facts give the same
        advice. A person decides.

    Raises:
        FactsError: a ground that rests on who somebody is; money in another currency than that of the standards;
            conduct that they have no line for. Each with its field.
        LocaleError: not a locale.
    """
    for number, ground in enumerate(situation.grounds):
        _refuse_protected(("grounds", number, "text"), ground.text, locale)
    for number, incident in enumerate(situation.conduct):
        if incident.what is not None:
            _refuse_protected(("conduct", number, "what"), incident.what, locale)
    return _weigher()(situation, standards)


@cache
def _weigher() -> Callable[[Situation, Standards | None], Advice]:
    from .deciding.assess import assess as weigh

    return weigh


def _refuse_protected(path: tuple[int | str, ...], text: str, locale: str) -> None:
    """Look at what is weighed in somebody's own words; the typed part of a ground has been looked at before."""
    found = _protected(text, locale)
    if found is None:
        return
    from .errors import FactsError, Problem

    said = f"is no ground for an answer: {found[1]}. Weigh what was asked and done, not who asked"
    raise FactsError("Situation", [Problem(path, said, given=found[0])])


@lru_cache(maxsize=1024)
def _protected(text: str, locale: str) -> tuple[str, str] | None:
    from .model.report import Severity

    found = check(text, locale=locale, select=["no-protected-ground"]).at_least(Severity.WARNING)
    return (repr(found[0].excerpt), found[0].message.rstrip(".")) if found else None


def _require(what: str, given: object, types: type | tuple[type, ...], expected: str) -> None:
    if not isinstance(given, types):
        raise TypeError(f"{what} should be {expected}, not {given!r:.60} ({type(given).__name__})")


def _check_draft(written: Draft) -> Report:
    return check(written)


__all__ = ["assess", "check", "draft"]
