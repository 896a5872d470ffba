"""Knows whether this machine can make PDF files, and in plain words what it lacks if it cannot."""

import warnings
from functools import cache


class PdfUnavailable(Exception):
    """No PDF can be made here; the message says, for anyone's eyes, what is missing and what to do."""


@cache
def why_unavailable() -> str:
    """What this machine lacks to make PDF files, as one line to print; empty if it lacks nothing."""
    try:
        with warnings.catch_warnings():
            # Without HarfBuzz-Subset WeasyPrint warns and embeds fonts by way of fontTools, which serves as well.
            warnings.filterwarnings("ignore", "HarfBuzz-Subset", DeprecationWarning)
            import weasyprint  # noqa: F401
    except OSError as error:
        return (
            "PDF files cannot be made here, because the text layout library Pango was not found "
            f"({str(error).splitlines()[0]}); Word and HTML files can. Install Pango and build again."
        )
    return ""
