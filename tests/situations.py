"""Situations to draw from, and what they share."""

from __future__ import annotations

from datetime import date
from itertools import product

from hypothesis import strategies as st

from graciousno import Situation
from graciousno.deciding.situation import BANDS
from graciousno.deciding.standards import default

TODAY = date(2026, 5, 20)
LINES = ("shouting", "intimidation", "violence", "worn-returns", "many-messages")
HARSH = {name: rank for rank, name in enumerate(("accept", "clarify", "accept_in_part", "refuse", "boundary", "part"))}

bands = st.sampled_from(BANDS)
sums = st.integers(0, 1500)
scales = st.one_of(
    bands,
    st.tuples(sums, sums).map(lambda two: {"low": str(min(two)), "high": str(max(two)), "currency": "GBP"}),
)
costs = st.fixed_dictionaries(
    {}, optional={"money": scales, **dict.fromkeys(("reputation", "precedent", "safety", "law"), bands)}
)
days = st.dates(date(2022, 1, 1), TODAY)
incidents = st.fixed_dictionaries(
    {"line": st.sampled_from(LINES), "on": days, "known": st.sampled_from(("seen", "told", "assumed"))}
)
money = sums.map(lambda amount: {"amount": str(amount), "currency": "GBP"})
past = st.one_of(
    st.fixed_dictionaries(
        {"on": days, "what": st.just("conduct"), "conduct": st.sampled_from(LINES)}, optional={"ours": st.booleans()}
    ),
    st.fixed_dictionaries({"on": days, "what": st.just("goodwill")}, optional={"worth": money}),
    st.fixed_dictionaries(
        {
            "on": days,
            "what": st.sampled_from(("refusal", "clarification", "boundary", "misunderstanding", "complaint")),
        },
        optional={"ours": st.booleans()},
    ),
)
grounds = st.fixed_dictionaries(
    {
        "about": st.just("the order"),
        "text": st.just("The order came in late."),
        "speaks_for": st.sampled_from(("yes", "no")),
    },
    optional={"weight": st.sampled_from(("strong", "some", "little"))},
)
facts = st.fixed_dictionaries(
    {"asked": st.just("a full refund of the boots"), "on": st.just(TODAY)},
    optional={
        # A misunderstanding that nobody ruled out ends most stories early, so it is rare here.
        "misunderstanding": st.sampled_from(("no", "no", "no", "no", "possible", "likely")),
        "unclear": st.sampled_from(((), (), (), ("What did the label say?",))),
        "our_share": st.sampled_from(("none", "some", "most", "all")),
        "yes": costs,
        "no": costs,
        "part": st.fixed_dictionaries({"what": st.just("the delivery costs")}, optional={"money": scales}),
        "worth": scales,
        "burden": scales,
        "conduct": st.lists(incidents, max_size=3),
        "history": st.fixed_dictionaries({"past": st.lists(past, max_size=5)}),
        "grounds": st.lists(grounds, max_size=2),
    },
).map(lambda given: {"misunderstanding": "no", **given})
situations = facts.map(Situation.model_validate)


def situation(**given):
    """A situation in which nothing is left to ask."""
    return Situation.model_validate(
        {"asked": "a full refund of the boots", "on": TODAY, "misunderstanding": "no", **given}
    )


def a_product():
    """Situations that meet every branch that has words of its own."""
    happened = [
        {},
        {"conduct": [{"line": "shouting", "on": TODAY}]},
        {"conduct": [{"line": "shouting", "on": "2024-12-01", "known": "told"}]},
        {"conduct": [{"line": "worn-returns", "on": TODAY, "known": "assumed"}]},
        {
            "conduct": [{"line": "worn-returns", "on": TODAY}],
            "history": {
                "past": [
                    {"on": f"2026-0{month}-01", "what": "conduct", "conduct": "worn-returns"} for month in range(1, 6)
                ]
            },
        },
        {"conduct": [{"line": "intimidation", "on": TODAY}]},
        {"conduct": [{"line": "violence", "on": TODAY, "what": "a push at the counter"}]},
        {
            "burden": "high",
            "history": {
                "past": [{"on": "2026-02-01", "what": "refusal"}, {"on": "2026-03-01", "what": "misunderstanding"}]
            },
        },
        {"burden": "high"},
        {
            "history": {
                "past": [
                    {
                        "on": f"2026-0{month}-01",
                        "what": "goodwill",
                        "worth": {"amount": "190", "currency": "GBP"},
                        "ours": True,
                    }
                    for month in range(3, 6)
                ]
            }
        },
    ]
    answers = [
        {},
        {"yes": {"money": "high"}},
        {"yes": {"money": "low", "law": "high", "reputation": "low"}, "part": {"what": "the delivery costs"}},
        {"yes": {"money": "medium", "precedent": "high"}, "no": {"safety": "high", "reputation": "medium"}},
        {"yes": {"law": "high"}, "no": {"law": "high"}},
        {"yes": {"money": {"low": "89.00", "currency": "GBP"}}, "no": {"money": "medium", "precedent": "low"}},
    ]
    shares = [{}, {"our_share": "none"}, {"our_share": "some"}, {"our_share": "all"}]
    asks = [{}, {"misunderstanding": "likely"}, {"unclear": ["What did the label say?"]}]
    worths = [{}, {"worth": "low"}, {"worth": {"low": "5000", "currency": "GBP"}}]
    for parts in product(happened, answers, shares, asks, worths):
        given = {}
        for part in parts:
            given |= part
        yield situation(**given)


STANDARDS = default()
