"""``graciousno check``."""

import json

import pytest

BAD = "Dear Ada,\n\nSend the form to [NAME], please.\n"
FINE = "Thank you."
ONLY = ("--select", "no-leftover-placeholder")


def test_a_finding_shows_its_place_and_its_words(run, put):
    result = run("check", put("a.txt", BAD), *ONLY)
    assert result.exit_code == 1
    assert result.stdout == (
        "a.txt:3:18: error no-leftover-placeholder: a placeholder was left in the text\n"
        "    Send the form to [NAME], please.\n"
        "                     ^^^^^^\n"
        "\n"
        "1 finding: 1 error.\n"
    )


def test_a_clean_message(run, put):
    result = run("check", put("a.txt", FINE), *ONLY)
    assert result.exit_code == 0
    assert result.stdout.startswith("a.txt: nothing to improve.\n")


def test_what_could_not_be_checked_is_told(run, put, monkeypatch):
    from graciousno.language import compiled, phrases

    monkeypatch.setattr(compiled, "load", lambda _: None)
    monkeypatch.setattr(phrases, "word_files", lambda _: ())
    phrases.phrases.cache_clear()
    try:
        one = run("check", put("a.txt", FINE), "--ignore", "listens-before-no")
        two = run("check", "a.txt", "a.txt", "--select", "never-blunt")
    finally:
        phrases.phrases.cache_clear()
    assert one.stdout.startswith("a.txt: nothing to improve so far.\n")
    assert "Not checked, because there are no words for it in en yet: always-ack" in one.stdout
    assert "Not checked in 2 messages, because there are no words for it in en yet: never-blunt." in two.stdout
    assert ["says-no", "?", "?"] in [line.split() for line in two.stdout.splitlines()]


@pytest.mark.parametrize(("fail_on", "code"), [("advice", 1), ("warning", 1), ("error", 1), ("never", 0)])
def test_fail_on(run, put, fail_on, code):
    assert run("check", put("a.txt", BAD), *ONLY, "--fail-on", fail_on).exit_code == code


def test_advice_alone_does_not_fail(run, put):
    put("a.txt", "No, we can't refund the boots. Thank you for your request for a refund of the boots.")
    result = run("check", "a.txt", "--select", "listens-before-no")
    assert "advice listens-before-no" in result.stdout
    assert result.exit_code == 0
    assert run("check", "a.txt", "--select", "listens-before-no", "--fail-on", "advice").exit_code == 1


def test_select_and_ignore(run, put):
    name = put("a.txt", BAD)
    assert run("check", name, "--ignore", "no-leftover-placeholder,", "--fail-on", "error").exit_code == 0
    assert run("check", name, "--select", "never-blunt, no-leftover-placeholder").exit_code == 1
    unknown = run("check", name, "--select", "no-leftover-placeholders")
    assert (unknown.exit_code, unknown.stderr.count("\n")) == (2, 1)
    assert 'did you mean "no-leftover-placeholder"' in unknown.stderr
    assert run("check", name, "--select", ",").exit_code == 2
    assert run("check", name, *ONLY, "--ignore", "no-leftover-placeholder").exit_code == 2


def test_a_tone_that_is_nearly_one_of_ours_is_told_once(run, put):
    result = run("check", put("a.txt", FINE), put("b.txt", FINE), "--tone", "pubic")
    assert (result.exit_code, result.stderr) == (2, 'there is no tone "pubic"; did you mean "public"?\n')
    assert run("check", "a.txt", *ONLY, "--tone", "pirate").exit_code == 0


def test_several_messages_have_a_summary(run, put):
    put("a.txt", BAD)
    put("b.txt", FINE)
    out = run("check", "a.txt", "b.txt", *ONLY).stdout
    assert "rule                     error  warning  advice\nno-leftover-placeholder      1        ·       ·\n" in out
    assert "\n2 messages: 1 without findings, 1 with findings.\n" in out


def test_a_folder_gives_its_messages_in_order(run, put):
    for name in ("f/b.txt", "f/a.MD", "f/deep/c.eml", "f/d.jsonl", "f/no.png", "f/.hidden/e.txt"):
        put(name, "Subject: x\n\n" + BAD if name.endswith("eml") else BAD)
    put("f/d.jsonl", json.dumps({"text": BAD}) + "\n")
    rows = [json.loads(line) for line in run("check", "f", *ONLY, "--format", "json-lines").stdout.splitlines()]
    assert [row["source"].replace("\\", "/") for row in rows] == ["f/a.MD", "f/b.txt", "f/d.jsonl", "f/deep/c.eml"]
    put("empty/x.png", "")
    result = run("check", "empty")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)


def test_json_lines(run, put):
    put("a.jsonl", '{"id": 7, "text": "Dear [NAME],"}\n\n{"text": "Hi.", "locale": "en_GB"}\n')
    rows = [json.loads(line) for line in run("check", "a.jsonl", *ONLY, "--format", "json-lines").stdout.splitlines()]
    assert [(row["version"], row["source"], row["id"], row["locale"]) for row in rows] == [
        (1, "a.jsonl", 7, "en"),
        (1, "a.jsonl", None, "en_GB"),
    ]
    assert rows[0]["findings"][0]["excerpt"] == "[NAME]"


def test_a_row_is_named_by_line_and_id(run, put):
    put("a.jsonl", '{"text": "Hi."}\n{"id": "x-1", "text": "One.\\nDear [NAME],"}\n')
    out = run("check", "a.jsonl", *ONLY).stdout
    assert out.startswith("a.jsonl:2:11: error no-leftover-placeholder: a placeholder was left in the text [x-1]\n")
    assert "    Dear [NAME],\n         ^^^^^^\n" in out


def test_the_standard_input(run):
    assert run("check", "-", *ONLY, typed=BAD).stdout.startswith("stdin:3:18: error")
    rows = run("check", "-", *ONLY, typed='{"text": "Hi."}\n{"text": "Dear [NAME],"}\n')
    assert rows.stdout.startswith("stdin:2:6: error")


HTML = (
    "<html><head><style>p{}</style></head>"
    "<body><p>Dear&nbsp;[NAME],</p><blockquote>my [WORDS]</blockquote></body></html>"
)


def test_mails(run, put):
    put("plain.eml", "From: a@b.example\nSubject: [NAME]\n\n" + BAD)
    assert run("check", "plain.eml", *ONLY).stdout.startswith("plain.eml:3:18: error")
    put("html.eml", f"Subject: x\nContent-Type: text/html; charset=utf-8\n\n{HTML}")
    out = run("check", "html.eml", *ONLY).stdout
    assert out.startswith("html.eml:1:6: error")
    assert "1 finding:" in out  # the quoted words are the customer's
    put("letter.html", HTML)
    column = HTML.index("[NAME]") + 1
    assert run("check", "letter.html", *ONLY).stdout.startswith(f"letter.html:1:{column}: error")
    # What is sent and declared wrongly is read all the same, as long as it can be.
    put("utf8.eml", "Subject: x\n\nGrüße [NAME]\n")
    assert "Grüße [NAME]" in run("check", "utf8.eml", *ONLY).stdout


def test_our_own_mail_is_clean(run, case, put):
    put("letter.eml", run("draft", case(), "--format", "eml").stdout)
    assert run("check", "letter.eml", *ONLY, "--locale", "en_GB").exit_code == 0


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("binary.txt", b"ab\0cd", "binary.txt: is a binary file, not text"),
        ("empty.txt", b"", "empty.txt: is empty"),
        ("bom.txt", b"\xef\xbb\xbf \n", "bom.txt: is empty"),
        (
            "latin.txt",
            b"Hi\nGr\xfc\xdfe",
            "latin.txt:2: is not UTF-8 (byte 0xfc at position 5); save it as UTF-8",
        ),
        ("half.txt", b"\xff\xfea\0b", "half.txt: is not UTF-16 (byte 0x62 at position 4); save it as UTF-8"),
        ("none.eml", b"just words", "none.eml: is not an e-mail: it has no headers"),
        ("body.eml", b"Subject: x\n\n", "body.eml: has no text in its body"),
        (
            "charset.eml",
            b"Content-Type: text/plain; charset=klingon\n\nHi",
            'charset.eml: the body is not in the encoding that it names ("klingon")',
        ),
        ("empty.jsonl", b"\n\n", "empty.jsonl: is empty"),
        ("broken.jsonl", b'{"text": "a"\n', "broken.jsonl:1: is not JSON: expecting ',' delimiter (column 13)"),
        ("list.jsonl", b"[1]\n", 'list.jsonl:1: a row should be an object such as {"text": "..."}'),
        ("row.jsonl", b'\n{"id": 1}\n', 'row.jsonl:2: this row has no "text"; it has: id'),
        ("null.jsonl", b'{"text": null}', 'null.jsonl:1: "text" should be text, and not empty'),
        ("tag.jsonl", b'{"text": "a", "locale": 1}', 'tag.jsonl:1: "locale" should be text such as "en"'),
        (
            "locale.jsonl",
            b'{"text": "a", "locale": "English"}',
            'locale.jsonl:1: "English" is not a locale; write it like "en", "en_GB" or "de@informal"',
        ),
        ("zero.jsonl", b'{"text": "a\0"}', "zero.jsonl:1: is a binary file, not JSON lines"),
        (
            "latin.jsonl",
            b'{"text": "\xfc"}',
            "latin.jsonl:1: is not UTF-8 (byte 0xfc at position 10); save it as UTF-8",
        ),
        (
            "deep.jsonl",
            b"[" * 100_000,
            "deep.jsonl:1: is not JSON that can be read: a number too long or nested too deeply",
        ),
    ],
)
def test_bad_input_has_one_line_and_the_rest_is_checked(run, put, name, content, message):
    put(name, content)
    put("good.txt", BAD)
    result = run("check", name, "good.txt", *ONLY)
    assert result.exit_code == 2
    assert result.stderr == message + "\n"
    assert "good.txt:3:18: error" in result.stdout


def test_a_bad_row_does_not_stop_the_next(run, put):
    put("a.jsonl", b'{"text": "Dear [NAME],"}\nnot json\n{"text": "\xff"}\n{"text": "Hi [NAME],"}\n')
    result = run("check", "a.jsonl", *ONLY)
    assert [line.partition(": ")[0] for line in result.stderr.splitlines()] == ["a.jsonl:2", "a.jsonl:3"]
    assert "a.jsonl:1:6:" in result.stdout
    assert "a.jsonl:4:4:" in result.stdout


def test_a_missing_file_and_a_name_too_long(run, put):
    put("good.txt", FINE)
    result = run("check", "gone.txt", "x" * 5000, "gone.jsonl", "good.txt", *ONLY)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 3
    assert result.stderr.startswith("gone.txt: there is no such file\n")
    assert "good.txt: nothing to improve" in result.stdout


def test_other_encodings_that_say_so(run, put):
    for name, data in (
        ("utf8.txt", b"\xef\xbb\xbf" + BAD.encode()),
        ("utf16.txt", BAD.encode("utf-16")),
        ("dos.txt", BAD.replace("\n", "\r\n").encode()),
    ):
        put(name, data)
        assert run("check", name, *ONLY).stdout.startswith(f"{name}:3:18: error")
    put("rows.jsonl", '{"text": "Dear [NAME],"}\n'.encode("utf-16"))
    assert run("check", "rows.jsonl", *ONLY).stdout.startswith("rows.jsonl:1:6: error")


def test_a_locale_that_does_not_exist(run, put):
    result = run("check", put("a.txt", FINE), "--locale", "xx")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert result.stderr.startswith('there is no locale "xx"')


def test_a_word_file_that_is_broken_is_told_once(run, put, monkeypatch):
    import graciousno.api
    from graciousno import WordFileError

    def broken(*_, **__):
        raise WordFileError("a phrase\nneeds a pattern", file="x.toml", line=3)

    monkeypatch.setattr(graciousno.api, "check", broken)
    result = run("check", put("a.txt", FINE), put("b.txt", FINE))
    assert (result.exit_code, result.stderr) == (2, "x.toml:3: a phrase needs a pattern\n")


def test_a_packages_rule_that_breaks_off_is_told_by_name(run, put, monkeypatch, tmp_path):
    from graciousno.checking.check import chosen
    from graciousno.checking.rulebook import rulebook

    put("lamps-1.0.dist-info/METADATA", "Name: lamps\nVersion: 1.0\n")
    put("lamps-1.0.dist-info/entry_points.txt", "[graciousno.rules]\nno-lamps = no_lamps\n")
    head = "from graciousno import Severity\nGROUP, SEVERITY = 'words', Severity.ERROR\n"
    put("no_lamps.py", f"{head}def judge(case, rule):\n    return {{}}['lamp']\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    rulebook.cache_clear()
    chosen.cache_clear()
    try:
        result = run("check", put("a.txt", FINE))
    finally:
        rulebook.cache_clear()
        chosen.cache_clear()
    said = "the rule no-lamps (no_lamps) broke off: KeyError: 'lamp'\n"
    assert (result.exit_code, result.stderr) == (2, said)


def test_text_cannot_take_over_the_terminal(run, put):
    out = run("check", put("a.txt", "Dear \x1b[31m[NAME]\u202e\x07, yes"), *ONLY).stdout
    assert "Dear \ufffd[31m[NAME]\ufffd\ufffd, yes" in out
    put("a.jsonl", json.dumps({"id": "\x1b[2J", "text": "Dear [NAME], \ud800"}))
    result = run("check", "a.jsonl", *ONLY)
    assert "\x1b" not in result.stdout
    assert "[\ufffd[2J]" in result.stdout
