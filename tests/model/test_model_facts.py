import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest

from graciousno import Alternative, FactsError, No, Person, Reason, Refusal, Request, Weight
from graciousno.alternatives import Call, LaterDate, StoreCredit
from graciousno.model.facts import kinds
from graciousno.reasons import DeadlinePassed, MissingDocuments
from graciousno.requests import Refund


def problems(error: pytest.ExceptionInfo[FactsError]) -> dict[str, str]:
    return {problem.where: str(problem) for problem in error.value.problems}


def test_nothing_is_required():
    assert Refusal().reasons == ()


def test_a_refusal_is_the_same_after_json():
    refusal = Refusal(
        request=Refund(item="boots", amount="89.00", currency="GBP"),
        reasons=[DeadlinePassed(what="the window", on=date(2026, 5, 3)), Reason(text="It is closed.")],
        alternatives=[StoreCredit(amount="89.00", currency="GBP"), LaterDate(on=date(2026, 6, 1))],
        no=No(extent="part", granted="half"),
    )
    assert Refusal.model_validate_json(refusal.model_dump_json()) == refusal
    assert Refusal.model_validate(refusal.model_dump(mode="json")) == refusal


def test_all_problems_at_once_each_with_its_path_and_what_is_near():
    with pytest.raises(FactsError) as error:
        Refusal.model_validate(
            {
                "to": 3,
                "resons": [],
                "request": {"kind": "refund", "oder": "1042"},
                "reasons": [{"kind": "deadline_pased"}, {"kind": "deadline_passed", "on": "soon"}],
                "alternatives": [{"kind": "store_credit", "amount": "lots", "currency": "pounds"}],
                "no": {"extent": "hole"},
            }
        )
    found = problems(error)
    assert 'did you mean "reasons"' in found["resons"]
    assert 'did you mean "order"' in found["request.oder"]
    assert 'did you mean "deadline_passed"' in found["reasons[0]"]
    assert found["reasons[1].what"] == "reasons[1].what: is needed"
    assert "should be a date such as 2026-05-03 (given: 'soon')" in found["reasons[1].on"]
    assert "a sum such as 89.00" in found["alternatives[0].amount"]
    assert "three capital letters" in found["alternatives[0].currency"]
    assert 'did you mean "whole"' in found["no.extent"]
    assert "group of fields" in found["to"]
    assert len(found) == 9
    assert "9 things are not right" in str(error.value)


@pytest.mark.parametrize("build", [lambda: DeadlinePassed(what=""), lambda: DeadlinePassed(what="\u200b \ufeff")])
def test_a_text_that_shows_nothing_is_no_text(build):
    with pytest.raises(FactsError, match="should not be empty"):
        build()


def test_one_kind_alone_says_so_in_plain_words_too():
    with pytest.raises(FactsError) as error:
        DeadlinePassed(what="the window", on=20260503)
    assert problems(error) == {"on": "on: should be a date such as 2026-05-03 (given: 20260503)"}


def test_a_sum_with_too_many_decimals_says_so_and_what_a_float_adds_is_left_out():
    assert Refund(amount=0.1 + 0.2, currency="EUR").amount == Decimal("0.3")
    for amount in ("0.30000000000000004", 0.123456):
        with pytest.raises(FactsError, match="amount: should have at most 4 decimal places"):
            Refund(amount=amount, currency="EUR")
    with pytest.raises(FactsError, match=r"is too large a number \(given: '100000000000'\)"):
        Refund(amount="100000000000", currency="EUR")


@pytest.mark.parametrize("amount", ["-1", "NaN", "Infinity", "1e400", "12345678901234567"])
def test_a_sum_is_a_sum(amount):
    with pytest.raises(FactsError):
        StoreCredit(amount=amount, currency="GBP")


def test_numbers_are_taken_as_texts():
    assert Refund(order=1042).order == "1042"


def test_one_moment_or_several():
    assert LaterDate(on="2026-05-05").on == (date(2026, 5, 5),)
    assert len(Call(on=["2026-05-05", "2026-05-06T14:00"]).on) == 2
    assert LaterDate(on="2026-05-06T14:00").on[0].hour == 14


def test_facts_are_frozen():
    with pytest.raises(Exception, match="frozen"):
        Person(given="Ada").given = "Eve"


def test_every_kind_says_its_own_name():
    for family, base in (("request", Request), ("reason", Reason), ("alternative", Alternative)):
        for name, cls in kinds(family).items():
            assert issubclass(cls, base)
            assert cls.model_fields["kind"].default == name


def test_the_repertoire_is_whole():
    assert len(kinds("request")) >= 21
    assert len(kinds("reason")) >= 23
    assert len(kinds("alternative")) >= 18


def test_reasons_know_their_weight():
    assert DeadlinePassed.weight is Weight.TIME
    assert MissingDocuments.weight < Reason.weight


def test_a_kind_of_ones_own():
    class Goat(Request):
        kind: str = "goat"
        name: str | None = None
        price: Decimal | None = None

    refusal = Refusal.model_validate({"request": {"kind": "goat", "name": "Berta"}})
    assert isinstance(refusal.request, Goat)
    assert "goat" in kinds("request")


def test_a_kind_that_is_taken_is_told_when_its_class_is_made():
    with pytest.raises(FactsError, match=r'kind: "discount" is the kind of Discount already; .* kind: str = "off"'):

        class Off(Refund):
            kind: str = "discount"

    with pytest.raises(FactsError, match=r'"refund" is the kind of Refund already; .* kind: str = "trade_in"'):

        class TradeIn(Refund):
            shop: str | None = None

    assert kinds("request")["refund"] is Refund
    assert kinds("request")["discount"].__name__ == "Discount"


def test_ours_are_taken_before_they_are_loaded():
    code = (
        "from graciousno import FactsError, Request\n"
        "try:\n class Mine(Request):\n  kind: str = 'refund'\nexcept FactsError as error: print(error)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert '"refund" is the kind of Refund already' in said


def test_a_base_of_kinds_needs_no_kind_and_a_class_may_be_made_again():
    class Ticketed(Request):
        kind: str
        ticket: str | None = None

    for _ in range(2):

        class Upgrade(Ticketed):
            kind: str = "upgrade"

        assert kinds("request")["upgrade"] is Upgrade
