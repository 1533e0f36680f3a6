"""What an interactive ``graciousno assess`` asks: one question for a fact, in the order in which facts are weighed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Answers = Mapping[str, Any]
"""The facts so far, as a situation file has them."""

BANDS = ("none", "low", "medium", "high")
_NOBODY_LOOKED = "not looked"


def _always(_: Answers) -> bool:
    return True


def has(path: str) -> Callable[[Answers], bool]:
    """Whether something is known under a path."""
    return lambda answers: bool(at(answers, path))


def at(answers: Any, path: str) -> Any:
    """What is known under a path, or ``None``."""
    for step in path.split("."):
        answers = answers.get(step) if isinstance(answers, Mapping) else None
    return answers


def put(facts: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """Put a value under a path."""
    *outer, last = path.split(".")
    here = facts
    for step in outer:
        here = here.setdefault(step, {})
    here[last] = value
    return facts


@dataclass(frozen=True, slots=True)
class Question:
    """One question."""

    path: str
    """The field of the situation that it fills."""
    asks: str
    help: str
    choices: tuple[str, ...] = ()
    default: str = ""
    """What an empty answer means; nothing is noted where it is empty."""
    many: bool = False
    """Whether it is asked until somebody has nothing more to say."""
    parts: tuple[Question, ...] = ()
    """For a list of tables: the questions for each of them, the first of which may end it."""
    when: Callable[[Answers], bool] = _always
    is_money: bool = False
    is_needed: bool = False


MONEY = "none, low, medium, high, a sum (89.00), from-to (80-120)"


def _bands(path: str, asks: str, help_: str) -> Question:
    return Question(path, asks, help_, BANDS, "none")


QUESTIONS = (
    Question("asked", "What is asked?", 'A noun phrase: "a full refund of the boots".', is_needed=True),
    Question("on", "For which day do we judge?", "A date such as 2026-05-20; ages are counted from it."),
    Question(
        "misunderstanding",
        "May it be a misunderstanding, on either side?",
        "no: somebody has asked. possible: nobody has ruled it out. likely: something does not fit together.",
        ("no", "possible", "likely"),
        "possible",
    ),
    Question(
        "unclear",
        "What would we have to know?",
        'A whole question to the customer: "What did the label say?"; empty when there is nothing (more).',
        many=True,
    ),
    Question(
        "our_share",
        "How much of it came about on our side?",
        "Look before you answer: what was said, written, sent or left out by us? Nobody is blamed by it.",
        (_NOBODY_LOOKED, "none", "some", "most", "all"),
        _NOBODY_LOOKED,
    ),
    Question(
        "our_part.what",
        "What could we have done better?",
        'A whole sentence, as the letter tells it: "Our shop should have told you about the deadline."',
        when=lambda answers: answers.get("our_share") in {"some", "most", "all"},
    ),
    _bands("yes.law", "How far does the law speak against a yes?", "high: a law forbids it."),
    _bands("yes.safety", "Would a yes put anybody in danger?", "How great the danger is, for anybody."),
    _bands("no.law", "How far does the law speak against a no?", "high: a law gives them a right to a yes."),
    _bands("no.safety", "Would a no put anybody in danger?", "How great the danger is, for anybody."),
    Question(
        "conduct",
        "Was anything done now that touches a line of conduct?",
        "One at a time; an empty answer when there is nothing (more). What was asked is no conduct.",
        many=True,
        parts=(
            Question("line", "Which line?", "The name of a line of the standards; empty for none."),
            Question("on", "On which day?", "A date such as 2026-05-20."),
            Question(
                "known",
                "How do we know?",
                "seen: by a colleague, or in a record. told: at second hand. assumed: it never counts.",
                ("seen", "told", "assumed"),
                "seen",
            ),
        ),
    ),
    Question(
        "history.past",
        "What happened with them before?",
        "One at a time, each with its day; an empty answer when there is nothing (more).",
        many=True,
        parts=(
            Question(
                "what",
                "What was it?",
                "conduct, goodwill, refusal, clarification, boundary, misunderstanding, complaint, request; or empty.",
            ),
            Question("on", "On which day?", "A date such as 2026-02-01."),
            Question(
                "conduct",
                "Which line of conduct did it touch?",
                "The name of a line of the standards; empty for none.",
                when=lambda answers: answers.get("what") == "conduct",
            ),
        ),
    ),
    Question("yes.money", "What does a yes cost?", MONEY, default="none", is_money=True),
    Question("no.money", "What does a no cost?", MONEY, default="none", is_money=True),
    Question(
        "worth",
        "What is the customer worth to us over the coming years?",
        "What stays with us, not what is turned over: a band, a sum or from-to; empty if nobody knows.",
        is_money=True,
    ),
    Question(
        "burden",
        "What does it take us to serve them over the same time?",
        "A band, a sum or from-to; empty if nobody knows.",
        is_money=True,
    ),
    Question("part.what", "What could we grant in part?", 'A noun phrase: "the delivery costs"; empty for nothing.'),
    Question("part.money", "What does that part cost?", MONEY, default="none", is_money=True, when=has("part.what")),
    _bands("yes.reputation", "How would a yes bear on how others see us?", "As a cost: how much it would hurt."),
    _bands("yes.precedent", "How far would a yes bind us in later cases?", "Would others rightly ask for the same?"),
    _bands("no.reputation", "How would a no bear on how others see us?", "As a cost: how much it would hurt."),
    _bands("no.precedent", "How far would a no bind us in later cases?", "Would we have to say no again and again?"),
    Question("reference", "What is the case number?", "As both sides quote it; empty for none."),
    Question("relation", "What binds us?", 'A noun phrase: "our contract for the bookkeeping"; empty for nothing.'),
    Question(
        "reasons",
        "Which true reason could be told?",
        "A whole sentence; one at a time, an empty answer when there is none (more).",
        many=True,
        parts=(Question("text", "The reason", 'A whole sentence: "The hall is closed until June."; empty for none.'),),
    ),
    Question(
        "alternatives",
        "What could they have instead?",
        "A whole sentence; one at a time, an empty answer when there is nothing (more).",
        many=True,
        parts=(Question("text", "Instead", 'A whole sentence: "The library lends the same book."; empty for none.'),),
    ),
)
NOT_SAID = {("our_share", _NOBODY_LOOKED)}
"""Answers that leave their field out."""
