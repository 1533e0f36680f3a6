"""What ``graciousno check`` reads of Markdown and HTML, and where it says that it stands."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from graciousno.cli.html_text import html_text
from graciousno.cli.mail_text import email_text
from graciousno.cli.markdown_text import markdown_text
from graciousno.cli.reading import decode
from graciousno.cli.sources import Message, messages
from growth import seconds

MACRO = """---
title: Late return
tags: [returns, no]
---
<!-- graciousno: ignore fits-channel -->
# Your *return*

Hello {{ customer }},

Thank you for [your request](https://shop.example/r/1 "request (1)"). **You should have read**
our [terms][t] first &mdash; we can\\'t refund it.

> I want my **money**
> back, you fools
lazily

What I can do:

- Send `spares`, or
- give *20&nbsp;%* off
  your next order

1) call us

| Option | Price |
| ------ | ----- |
| A \\| B | **free** |

    indented code
```
fenced code
```

<div hidden>a note</div>
<p>Kind regards,<br>
Ada</p>

[t]: https://shop.example/terms
"""

SEEN_OF_MACRO = """<!-- graciousno: ignore fits-channel -->

Your return

Hello {{ customer }},

Thank you for your request. You should have read
our terms first — we can't refund it.

> I want my money
> back, you fools
> lazily

What I can do:

- Send spares, or
- give 20\xa0% off
your next order

1) call us

Option

Price

A | B

free

Kind regards,
Ada"""

PAGE = """<!DOCTYPE html>
<html><head><title>No</title><style>p > b {}</style></head>
<body bgcolor=white>
<!-- graciousno: ignore never-blunt -->
<!-- a remark -->
<span style="display: none !important">Preview</span>
<table><tr><td><p>Dear&nbsp;Ada &amp; Bob,</p>
<p>we&#8217;re   sorry.<br/>You <b>should
have</b> read it &copy; AT&T.<img alt="a logo" src=x></p></td><td>Side</td></tr></table>
<ul><li>one <!-- graciousno: ignore no-empty-apology --></li><li><p>two</p></li></ul>
<pre>as
  typed</pre>
<div>On Monday you wrote:</div>
<blockquote><p>Hello,</p><blockquote>deeper &gt; here</blockquote>once<br>more</blockquote>
<p aria-hidden="true">x<p hidden>y<p>Ada</p>
</body></html>"""

SEEN_OF_PAGE = """<!-- graciousno: ignore never-blunt -->

Dear\xa0Ada & Bob,

we’re sorry.
You should have read it © AT&T.

Side

- one <!-- graciousno: ignore no-empty-apology -->

- two

as
  typed

On Monday you wrote:

> Hello,

> > deeper > here

> once
> more

Ada"""


def test_markdown_as_a_reader_sees_it():
    assert markdown_text(MACRO).text == SEEN_OF_MACRO


def test_html_as_a_reader_sees_it():
    assert html_text(PAGE).text == SEEN_OF_PAGE


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a\n***\nb", "a\n\nb"),
        ("Title\n=====\ntext", "Title\n\ntext"),
        ("## One ##\n# # #", "One\n\n#"),
        ("a  \nb\\\nc", "a\nb\nc"),
        ("*a **b** c* ~~d~~ snake_case 2 * 3", "a b c d snake_case 2 * 3"),
        ("`` a ` b `` and `c\nd`", "a ` b and c d"),
        ("![a *picture*](x) after", "after"),
        ("<https://a.example/b> and <a@b.example>", "https://a.example/b and a@b.example"),
        ("[a] [a][] [b [c](d) e] (f)", "[a] [a][] [b c e] (f)"),
        ("[a\nb](c\n'd b') b", "a\nb b"),
        ("one <b>two</b> <span hidden>three</span> four", "one two four"),
        ("one <!-- a --> two <!-- graciousno: x --> three", "one two <!-- graciousno: x --> three"),
        (
            "one <!-- Graciousno:x --> two <!-- graciousno ignor x --> 3",
            "one <!-- Graciousno:x --> two <!-- graciousno ignor x --> 3",
        ),
        ("one <!-- graciousno guide --> two", "one two"),
        ("one\n<!-- graciousno: x -->\ntwo", "one\n\n<!-- graciousno: x -->\n\ntwo"),
        ("- a\n\n  <!-- graciousno: x\n  y -->\n- b", "- a\n\n<!-- graciousno: x y -->\n\n- b"),
        ("<blockquote>\n\nquoted *words*\n\n</blockquote>\n\nours", "> quoted words\n\nours"),
        ("> - a\n>   b\n> - c", "> - a\n> b\n> - c"),
        ("- a\n  - b\n    - c\n- d", "- a\n- b\n- c\n- d"),
        ("- \n- a", "- a"),
        ("- <!-- x -->\n\ntext", "text"),
        ("Dear [NAME] and <NAME> and <customer name>,", "Dear [NAME] and <NAME> and <customer name>,"),
        ("---\n\nDear Ada\n\n---\nBob", "Dear Ada\n\nBob"),
        ("---\n# words\nkey: |\n  x\n...\n\ntext", "text"),
        ("---\nkey: not closed", "key: not closed"),
        ("|a|b\n|-|-\n|c\n|d|e|f", "a\n\nb\n\nc\n\nd\n\ne"),
        ("- | a | b |\n  |---|---|\n  | \\| | `x` |", "- a\n\nb\n\n|\n\nx"),
        ("\ta code block", ""),
        ("&nbsp;&#0;&notanentity; \\q", "\xa0\ufffd&notanentity; \\q"),
        ("“smart” -- 'quotes' ...", "“smart” -- 'quotes' ..."),
        ("> " * 30 + "deep", "> " * 16 + "deep"),
        ("", ""),
    ],
)
def test_markdown(source, text):
    assert markdown_text(source).text == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a<br><br><br>b", "a\n\nb"),
        ("<p>&nbsp;</p> <p> a &nbsp; b </p>", "a \xa0 b"),
        ("a <i>b</i><i>c</i> d", "a bc d"),
        ("a<div hidden>b<div>c</div></div>d", "ad"),
        ("<span hidden>a<span>b</span>c</span>d", "d"),
        ("<p hidden>a<div>b", "b"),
        ("<div><p hidden>a</div>b", "b"),
        ("<ul><li hidden>a<ul><li>b</ul><li>c</ul>", "- c"),
        ("<table><tr hidden><td>a<td>b<tr><td>c</table>", "c"),
        ("<dl><dt>a<dd hidden>b<dt>c</dl>", "a\n\nc"),
        ("<blockquote>a<table><tr><td></blockquote>b</table>c</blockquote>d", "> a\n\n> b\n\n> c\n\nd"),
        ("<blockquote><span>a</blockquote>b", "> a\n\nb"),
        ("<span hidden><div></span>a</div></span>b", "b"),
        ("</p></div></blockquote></b>a", "a"),
        ("<b title=\"a > b\" DATA-X='hidden'>c</b>", "c"),
        ("<b hidden=>a</b><b HIDDEN/>b<b style='color:red;DISPLAY :none'>c</b><b aria-hidden=false>d", "bd"),
        ("<div style='white-space: pre-wrap'>a\n\n b</div>", "a\n\n b"),
        ("<head><meta charset=utf-8><p>a", "a"),
        ("<script>if (a < b) '</p>'</script >a<style>b", "a"),
        ("<title>a <b></title>b<script src=x />c", "bc"),
        ("a<!-->b<!--->c<!-- d --!>e<!-- f", "abce"),
        ("a<![if !mso]>b<![endif]>c<![CDATA[d]]>e<?xml f?>g<!x>h</ >i</>j", "abceghij"),
        ("3 < 4 <3 <", "3 < 4 <3 <"),
        ("a <b", "a"),
        (
            "a &amp b &#39;&#x27;&#160;c &lt;b&gt; &unknown; &#99999999999; & &;",
            "a & b ''\xa0c <b> &unknown; \ufffd99; & &;",
        ),
        ("<o:p>a</o:p><x y=z>b <FIRST NAME>", "ab <FIRST NAME>"),
        ("<ul><li></li></ul><p>a", "a"),
        ("", ""),
    ],
)
def test_html(source, text):
    assert html_text(source).text == text


def place_of(phrase, source):
    line = source[: source.index(phrase)].count("\n") + 1
    return line, source.index(phrase) - source.rfind("\n", 0, source.index(phrase))


def message(name, source, tmp_path):
    path = tmp_path / name
    path.write_bytes(source if isinstance(source, bytes) else source.encode())
    (one,) = messages([str(path)])
    assert isinstance(one, Message), one
    return one


@pytest.mark.parametrize(
    ("name", "source", "phrase"),
    [
        *(
            ("a.md", MACRO, one)
            for one in ("return*", "You should", "your request", "our [", "money", "lazily", "spares")
        ),
        *(("a.MARKDOWN", MACRO, one) for one in ("your next", "call us", "Option", "free", "regards", "Ada", "{{")),
        *(("a.html", PAGE, one) for one in ("Ada &amp;", "sorry", "You ", "should", "have", "AT&T", "Side", "two")),
        *(("a.htm", PAGE, one) for one in ("typed", "On Monday", "Hello", "deeper", "more", "Ada</p>")),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "crlf"])
def test_a_place_is_one_in_the_file(tmp_path, name, source, phrase, encoding):
    data = source.replace("\n", "\r\n").encode() if encoding == "crlf" else source.encode(encoding)
    one = message(name, data, tmp_path)
    words = phrase.partition("*")[0].partition("<")[0].partition(" &")[0].rstrip(" [")
    there = source.index(phrase)
    offset = next(
        at for at in range(len(one.text)) if one.text.startswith(words, at) and one.extract.place(at) == there
    )
    assert one.where(offset) == place_of(phrase, source)
    assert one.original(offset, offset + len(words)) == (there, there + len(words))


def test_what_may_be_replaced(tmp_path):
    one = message("a.md", "We **can't do** that\nnow &amp; never.\n", tmp_path)
    assert one.text == "We can't do that\nnow & never."

    def original(phrase):
        start = one.text.index(phrase)
        return one.original(start, start + len(phrase))

    assert original("can't do") == (5, 13)
    assert original("that\nnow") == (16, 24)
    assert original("We can't") is None
    assert original("do that") is None
    assert original("&") is None
    assert original("now &") is None
    assert one.original(5, 5) == (7, 7)
    assert one.original(len(one.text), len(one.text)) == (37, 37)


def test_other_messages_know_where_they_are(tmp_path):
    plain = message("a.txt", b"\xef\xbb\xbfa\r\n\tb", tmp_path)
    assert (plain.where(3), plain.original(2, 4)) == ((2, 2), (2, 4))
    row = message("a.jsonl", '\n{"text": "one\\ntwo"}', tmp_path)
    assert (row.where(4), row.original(0, 3)) == ((2, 5), None)
    mail = message("a.eml", "Subject: x\n\none\ntwo\n", tmp_path)
    assert (mail.where(4), mail.original(0, 3)) == ((2, 1), None)
    assert mail.place(5).endswith("a.eml:2:2")


@pytest.mark.parametrize(
    ("name", "source", "place"),
    [
        ("a.md", "Hello,\n\n> \\[X]\n\n- a [**link [NAME]**](u)\n", "a.md:5:13"),
        ("a.md", "| a | b |\n|---|---|\n| c | _[NAME]_ |\n", "a.md:3:8"),
        ("a.html", "<p>Dear&nbsp;&#65;da</p>\n<p>\n  <b>[NAME]</b>", "a.html:3:6"),
    ],
)
def test_a_finding_points_into_the_file(run, put, name, source, place):
    out = run("check", put(name, source), "--select", "no-leftover-placeholder").stdout
    assert out.startswith(f"{place}: error no-leftover-placeholder")
    assert out.count("error no-") == 1


def test_blame_in_bold_is_found(run, put):
    out = run("check", put("a.md", MACRO), "--select", "never-blames-customer").stdout
    line, column = place_of("You should have", MACRO)
    assert f"a.md:{line}:{column}: " in out


def test_a_mail_of_html():
    body = '<p>Gr&uuml;&szlig;e</p><div class="gmail_quote">You wrote:<blockquote>a<blockquote>b</blockquote></blockquote></div>'
    data = f"Subject: x\nContent-Type: text/html; charset=utf-8\n\n{body}".encode()
    assert email_text(data, "a.eml") == "Grüße\n\nYou wrote:\n\n> a\n\n> > b"


def test_folders_and_files_without_words(run, put):
    for name in ("f/a.markdown", "f/b.html", "f/c.htm", "f/d.md"):
        put(name, "```\ncode\n```\n" if name.endswith("d.md") else "Dear [NAME],")
    result = run("check", "f", "--select", "no-leftover-placeholder")
    assert result.exit_code == 2
    assert result.stderr.replace("\\", "/") == "f/d.md: has no words that a reader would see\n"
    assert result.stdout.count(":1:6: error") == 3


PIECES = [
    *(
        "*",
        "**",
        "_",
        "`",
        "``",
        "[",
        "]",
        "](u)",
        "](u 'b')",
        "![",
        "<",
        ">",
        "\n",
        "\n\n",
        "  \n",
        "\\\n",
        "\\",
        "&amp;",
    ),
    *(
        "&nbsp;",
        "&#65;",
        "&",
        "&#",
        " ",
        "  ",
        "\t",
        "    ",
        "> ",
        "- ",
        "1. ",
        "# ",
        " #",
        "===\n",
        "---\n",
        "|",
        "|-|-|\n",
    ),
    *("~~", "```\n", "a", "b", "word", "a b", "ä", "\xa0", "\u3000", "[a]: u\n", "<b>", "</b>", "<br>", "<p>", "</p>"),
    *("<div hidden>", "</div>", "<blockquote>", "</blockquote>", "<li>", "</li>", "<ul>", "</ul>", "<pre>", "</pre>"),
    *(
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<!-- graciousno: x -->",
        "<NAME>",
    ),
    *("<http://a.b>", "<![", "<?", "</", "<a title='x", '<a b="', "\f", "\x1c", "\x0b", "\u2028", "\ufeff", "key: x\n"),
]
MARKUP = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60)


@pytest.mark.parametrize("read", [markdown_text, html_text])
def test_every_word_knows_its_place(read):
    @settings(max_examples=400, deadline=None)
    @given(MARKUP)
    def holds(given_source):
        source = given_source.replace("\r\n", "\n").replace("\r", "\n")
        extract = read(source)
        one = Message("x", extract.text, extract=extract)
        starts = [*(run.start for run in extract.runs), len(extract.text)]
        assert starts[0] == 0
        for run, end in zip(extract.runs, starts[1:], strict=True):
            assert run.start < end
            if run.literal:
                stretch = one.original(run.start, end)
                assert stretch == (run.place, run.place + end - run.start)
                assert extract.text[run.start : end] == source[slice(*stretch)]
            else:
                assert one.original(run.start, end) is None
        lines = source.split("\n")
        last = 0
        for offset in range(len(extract.text) + 1):
            line, column = one.where(offset)
            assert 1 <= line <= len(lines)
            assert 1 <= column <= len(lines[line - 1]) + 1
            assert extract.place(offset) >= last
            last = extract.place(offset)
        assert extract.text == extract.text.strip("\n")

    holds()


# Tags that are not finished end with their block in a file, but not on the page that it becomes.
TAGLESS = [one for one in PIECES if "<" not in one and one != "-->"]
FINISHED = ["<b>", "</b>", "<br>", "<http://a.b>", "<NAME>", "<!-- graciousno: x -->"]


def below_front_matter(source):
    """What a generator makes a page of: it takes front matter off first, which the renderer here knows nothing of."""
    lines = [line.rstrip(" \t") for line in source.split("\n")]
    told = next((at for at, line in enumerate(lines) if at and not re.match(r"[ \t]*(#|$)", line)), len(lines))
    if lines[0] != "---" or not re.match(r"[\"']?[\w.-]+[\"']?[ \t]*:([ \t]|$)", "".join(lines[told : told + 1])):
        return source
    ended = next((at for at, line in enumerate(lines) if at > told and line in {"---", "..."}), -1)
    return "\n".join(source.split("\n")[ended + 1 :])


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(TAGLESS + FINISHED), max_size=40).map("".join))
@example("---\nkey: x\n&`---\n|-|-|\n---\n")
@example("---\nkey: x\n---\nword")
@example("---\nkey: x\n| - |\nword\n")
def test_markdown_has_the_words_of_the_page_that_it_becomes(source):
    page = MarkdownIt("commonmark", {"maxNesting": 40}).enable(["table", "strikethrough"])
    page = page.render(below_front_matter(source))
    page = re.sub(r"<pre><code.*?</code></pre>", "", page, flags=re.DOTALL)
    words = [
        "".join(char for char in text if char.isalpha()) for text in (markdown_text(source).text, html_text(page).text)
    ]
    assert words[0] == words[1]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["word", "*b*", "a", "**x y**", "`c`", "[l](u)", "e &amp; f", "\n", "1"]), max_size=30))
def test_no_word_is_lost(words):
    text = markdown_text(" ".join(words)).text
    assert "".join(char for char in text if char.isalnum()) == "".join(
        char for char in " ".join(words).replace("(u)", "").replace("&amp;", "") if char.isalnum()
    )


@pytest.mark.parametrize(
    "unit",
    [
        *("<p>Dear&nbsp;Ada &amp; <b>Bob</b></p>\n", "&", "&#", "<a ", "</a", "<!--", "<![", '<a b="', "<a b='>"),
        *("<b></i>", "<blockquote>x", "<table><td>", "<script>", "<!-- graciousno: x -->", "<span hidden>", " \n"),
    ],
)
def test_a_large_page_takes_no_longer_than_its_size(unit):
    html_text(unit * (1000 // len(unit)))
    # Sixteen times the size would take 256 times as long if it went with the square.
    small, large = (seconds(html_text, unit * (size // len(unit))) for size in (20_000, 320_000))
    assert large < 100 * max(small, 0.005)


def test_a_large_markdown_file_has_its_words():
    source = "".join(f"- item **{number}** of [a list](u)\n  that goes on\n\n> quoted\n\n" for number in range(2000))
    extract = markdown_text(source)
    assert extract.text.endswith("- item 1999 of a list\nthat goes on\n\n> quoted")
    assert extract.original(0, 7) is None
    assert extract.source[extract.place(extract.text.index("1999")) :].startswith("1999** of")


def test_bytes_are_read_before_markup():
    assert markdown_text(decode(b"\xef\xbb\xbf# a\r\nb\r\rc", "x")).text == "a\n\nb\n\nc"
