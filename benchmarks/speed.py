"""Speed, as ratios to a peer or a floor measured in the same run.

python -m benchmarks.speed            # all
python -m benchmarks.speed draft      # one of: draft, import, memory, check
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from datetime import date
from typing import Any

ROUNDS = 15


def interleaved(works: dict[str, Callable[[], Any]], repeat: int) -> dict[str, float]:
    """Median seconds a call of each work, the works taking turns so that drift hits all alike."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            begin = time.perf_counter()
            for _ in range(repeat):
                work()
            times[name].append((time.perf_counter() - begin) / repeat)
    return {name: statistics.median(found) for name, found in times.items()}


def the_case() -> Any:
    """Five parts, one formatted date, one plural, three values; about 130 words as rendered."""
    from graciousno import Acknowledgement, Person, Refusal
    from graciousno.alternatives import Alternative
    from graciousno.reasons import DeadlinePassed
    from graciousno.requests import Refund

    return Refusal(
        to=Person(title="Ms", family="Campbell"),
        request=Refund(item="walking boots", order="1042"),
        acknowledgement=Acknowledgement(
            impact="You had bought them for a long walk in July, you have worn them twice on dry paths near your home, and "
            "they still pinch across the toes after an hour, which is not what anybody wants from a pair of boots that "
            "should last for ten years and more."
        ),
        reasons=[DeadlinePassed(what="the 30-day return window", on=date(2026, 5, 3))],
        alternatives=[
            Alternative(text="Our workshop can stretch the leather across the toes in about a week, free of charge."),
            Alternative(
                text="We can give you store credit for the full price, to spend on anything in the shop or online."
            ),
        ],
    )


def bare_jinja(letter_text: str) -> Callable[[], str]:
    """The same words from one bare Jinja2 template with new-style gettext: the date, the plural and the values."""
    import gettext

    import jinja2
    from babel.dates import format_date

    words = letter_text.replace("{", "").replace("}", "")
    for value, name in (
        ("May 3, 2026", "on|date"),
        ("walking boots", "item"),
        ("Campbell", "family"),
        ("1042", "order"),
    ):
        words = words.replace(value, "{{ " + name + " }}")
    paragraphs = []
    for paragraph in words.split("\n\n"):
        names = re.findall(r"\{\{ (\w+)(\|date)? \}\}", paragraph)
        head = ", ".join(f"{name}={name}{pipe}" for name, pipe in dict.fromkeys(names))
        body = re.sub(r"\{\{ (\w+)(\|date)? \}\}", r"{{ \1 }}", paragraph)
        paragraphs.append(f"{{% block p{len(paragraphs)} %}}{{% trans {head} %}}{body}{{% endtrans %}}{{% endblock %}}")
    plural = "{% trans count=2 %}one thing{% pluralize %}{{ count }} things{% endtrans %}"
    environment = jinja2.Environment(extensions=["jinja2.ext.i18n"])
    environment.install_gettext_translations(gettext.NullTranslations(), newstyle=True)  # type: ignore[attr-defined]
    environment.filters["date"] = lambda day: format_date(day, "long", locale="en")
    template = environment.from_string("\n\n".join(paragraphs) + plural)
    values = {"item": "walking boots", "family": "Campbell", "order": "1042", "on": date(2026, 5, 3)}
    return lambda: template.render(**values)


def drafting() -> None:
    from graciousno import check, draft

    case = the_case()
    letter = draft(case, tone="work")
    bare = bare_jinja(letter.text)
    assert len(bare().split()) >= len(letter.text.split()) - 2

    def checked() -> Any:
        return draft(case, tone="work").report

    found = interleaved({"bare Jinja2": bare, "draft": lambda: draft(case, tone="work"), "draft + check": checked}, 200)
    floor = found["bare Jinja2"]
    print(f"drafting {len(letter.text.split())} words, {len(letter.text)} characters (check alone: {bool(check)})")
    for name, seconds in found.items():
        print(f"  {name:16} {seconds * 1e6:8.1f} µs   {seconds / floor:5.2f} x bare Jinja2")


def process(code: str) -> float:
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def importing() -> None:
    empty = process("pass")
    peer = process("from pydantic import BaseModel; import jinja2")
    pydantic = process("from pydantic import BaseModel")
    ours = process("from graciousno import Refusal, draft, check")
    first = process("from graciousno import Refusal, draft; draft(Refusal(), tone='work')")
    first_check = process("from graciousno import check; check('No.', locale='en')")
    print("fresh processes (whole process, median)")
    print(f"  empty interpreter           {empty * 1e3:7.1f} ms")
    print(f"  pydantic and jinja2         {peer * 1e3:7.1f} ms")
    print(f"  from graciousno import ...  {ours * 1e3:7.1f} ms   {ours / peer:5.2f} x pydantic and jinja2")
    print(f"  ... and the first draft     {first * 1e3:7.1f} ms   {first / peer:5.2f} x pydantic and jinja2")
    print(f"  ... and the first check     {first_check * 1e3:7.1f} ms   {first_check / pydantic:5.2f} x pydantic")


def memory() -> None:
    from graciousno import draft

    case = the_case()
    tones = ("work", "social", "public")

    def write(count: int) -> None:
        for number in range(count):
            draft(case.model_copy(update={"reference": str(number)}), tone=tones[number % 3])

    write(1000)
    tracemalloc.start()
    write(100)
    before = tracemalloc.get_traced_memory()[0]
    write(9000)
    after = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    print(f"memory: {(after - before) / 1024:+.1f} KiB over 9 000 letters after the first 1 100")


def checking() -> None:
    from .checking import checking as all_of_it

    all_of_it()


ALL = {"draft": drafting, "import": importing, "memory": memory, "check": checking}


def main() -> None:
    for name in sys.argv[1:] or ALL:
        ALL[name]()


if __name__ == "__main__":
    main()
