"""A printed letter as PDF, through WeasyPrint (the extra ``pdf``)."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .draft import Draft

_EXTRA = 'to_pdf() needs the extra "pdf": pip install "graciousno[pdf]"'


def letter_pdf(draft: Draft) -> bytes:
    """The pages of the letter's HTML."""
    try:
        weasyprint = import_module("weasyprint")
    except ImportError as error:
        raise ImportError(_EXTRA, name="weasyprint") from error
    except OSError as error:
        raise ImportError(
            f"{_EXTRA}; WeasyPrint is there, but not the Pango libraries that it needs (package libpangoft2-1.0-0 on "
            f"Debian and Ubuntu, pango elsewhere): {error}",
            name="weasyprint",
        ) from error
    pages: bytes = weasyprint.HTML(string=draft.html, url_fetcher=_fetch_nothing).write_pdf()
    return pages


def _fetch_nothing(url: str, *_: Any, **__: Any) -> dict[str, Any]:
    raise ValueError(f"a letter fetches nothing: {url}")
