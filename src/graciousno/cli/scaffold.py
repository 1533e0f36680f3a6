"""The folder that ``graciousno templates new`` writes."""

from __future__ import annotations

from pathlib import Path

from ..errors import InputError, not_one_of

_EXAMPLES = {
    "salutation": ("salutation", "Good day,"),
    "acknowledgement": ("thank_you", "Thank you for writing to us."),
    "no": ("refund", "I’m sorry, but we can’t give you a refund."),
    "reasons": ("out_of_stock", "We have none left."),
    "alternatives": ("repair", "We can repair it for you."),
    "closing": ("closing", "With best wishes,"),
    "signature": ("signature", "The team at the front desk"),
    "subject": ("refund", "Your refund"),
}

_STUB = """\
{{% extends "graciousno/{tone}/{part}.j2" %}}
{{#
To change words, take the lines below out of this comment and write your own. See the package's words with
    graciousno templates show {tone}/{part}.j2:{block}

{{% block {block} %}}
{{% trans %}}{words}{{% endtrans %}}
{{% endblock %}}
#}}
"""

_README = """\
# Our own words

These files change how our letters sound. Each begins with all the words of the tone "{tone}"; a block that you write
here takes the place of the block of the same name. What you do not write stays as it is.

1. Look at what there is: `graciousno templates preview refund --tone {tone}`
2. Look at how it is written: `graciousno templates show {tone}/no.j2:refund`
3. Open `{tone}/no.j2`, and write a block of that name with your own words.
4. See whether all is well: `graciousno templates check {folder}`
5. Read the result: `graciousno templates preview {tone}/no.j2:refund --templates {folder}`
6. Write a letter: `graciousno draft case.toml --templates {folder}`

A file that you change nothing in can be deleted.
"""


def write_house(folder: Path, tone: str) -> list[Path]:
    """Write the folder.

    Args:
        folder: it is made; it may exist if it is empty.
        tone: the tone to begin from.

    Returns:
        The files written.

    Raises:
        InputError: the folder has something in it, there is no such tone, or it cannot be written.
    """
    from ..drafting.templates import words

    tones = words(None).tones
    if tone not in tones:
        raise InputError(not_one_of("tone", tone, tones))
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise InputError("is not empty; nothing was written", file=folder)
        (folder / tone).mkdir(parents=True, exist_ok=True)
        files = {folder / "README.md": _README.format(tone=tone, folder=folder.name)}
        for part, (block, said) in _EXAMPLES.items():
            files[folder / tone / f"{part}.j2"] = _STUB.format(tone=tone, part=part, block=block, words=said)
        for path, text in files.items():
            path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", file=folder) from None
    return list(files)
