"""Knows the slips of hand that leave a line of TOML one stroke away from what was meant, and how it was meant."""

import re
import tomllib
import unicodedata

_LONGEST = 70
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_TAILS = (
    (re.compile(r"\s*;+$"), "a line does not end with a semicolon"),
    (re.compile(r"\s*,+$"), "a line does not end with a comma"),
    (re.compile(r"\s*//\s*(?=(?P<remark>.*)$)"), "a remark begins with #, and not with //"),
)
_CONTINUES = re.compile(r"\s*([\w.\-\"']+\s*=|\[|#|$)")

Slip = tuple[str, str]


def odd_character(text: str, column: int) -> tuple[int, int, str, str] | None:
    """From which to which offset of a faulty line a space or a dash stands that is not the keyboard's, with message and
    hint; None where that is not the fault. `column` is where TOML stopped, from 1."""
    meant = "".join(" " if _is_odd_space(character) else character for character in text)
    stopped = text[column - 1 : column]
    if meant != text and (is_toml(meant) or (stopped and _is_odd_space(stopped))):
        at = next(at for at, character in enumerate(text) if _is_odd_space(character))
        name = unicodedata.name(text[at], "odd space").lower().replace("no-break", "non-breaking")
        return at, at + 1, f"there is a {name} here, which looks like a space and is none", (
            "Delete it and press the space bar. Text pasted from Word or a web page brings such spaces along."
        )
    straight = meant.translate(_DASHES)
    if straight != meant and is_toml(straight):
        at = next(at for at, character in enumerate(text) if ord(character) in _DASHES)
        return at, at + 1, "there is a long dash here, where a hyphen belongs", written(straight)
    return None


def _is_odd_space(character: str) -> bool:
    return character not in " \t" and (unicodedata.category(character) == "Zs" or character in "\u200b\u2060\ufeff")


def tail(value: str) -> Slip | None:
    """What a value is followed by that has no place there, and the value without it."""
    for pattern, message in _TAILS:
        # An address has the mark of a remark too.
        found = next((one for one in pattern.finditer(value) if is_toml(f"x = {value[: one.start()]}")), None)
        if found:
            remark = found.groupdict().get("remark")
            meant = value[: found.start()]
            return message, f"Write {meant}  # {remark}" if remark else written(meant)
    return None


def heading(text: str) -> Slip:
    """What is wrong with the heading of a table, and how it is written."""
    inner = re.sub(r"\s*#.*$", "", text.strip()).strip()
    name = inner.strip("[]").split("]")[0]
    parts = ["-".join(re.findall(r"[a-z0-9_-]+", part.casefold().translate(_DASHES))) for part in name.split(".")]
    meant = f"[{'.'.join(parts)}]" if all(parts) else "[board.members.chair]"
    if inner.startswith("[") and "]" not in inner:
        return "the heading of a table has no closing bracket", f"Write {meant}."
    if not inner.startswith("["):
        return "the heading of a table has no opening bracket", f"Write {meant}."
    if not inner.endswith("]"):
        return "a heading stands alone in its line, and something follows it", f"Write {meant} alone."
    if inner.count("[") != inner.count("]"):
        return "the heading of a table has one bracket at each end", f"Write {meant}."
    return (
        "the heading of a table is a name between brackets, of small letters, digits, hyphens, underscores and dots",
        f"Write {meant}.",
    )


def line_end_of_text(lines: list[str], line: int) -> int:
    """The line, from 1, on which a text ends that is not closed on its own line; the same line where none looks so."""
    for after in range(line, min(line + 10, len(lines))):
        text = re.sub(r"\s+#[^\"']*$", "", lines[after]).rstrip()
        if _CONTINUES.match(text):
            return line
        if text.endswith(('"', "'")):
            return after + 1
    return line


def comma_between(value: str) -> str:
    """A list with a comma between each two texts; empty where it is not that which it lacks."""
    meant = re.sub(r"""(?<=[\"'])(\s+)(?=[\"'])""", ", ", value)
    return meant if meant != value and is_toml(f"x = {meant}") else ""


def is_toml(text: str) -> bool:
    """Whether a line can be read by itself."""
    try:
        tomllib.loads(f"{text}\n")
    except (tomllib.TOMLDecodeError, RecursionError):
        return False
    return bool(text.strip())


def written(text: str, otherwise: str = "") -> str:
    """“Write …” with the line or value as it was meant; something else where that is long."""
    meant = text.strip()
    return f"Write {meant}" + ("" if meant.endswith((".", "?", "…")) else ".") if len(meant) <= _LONGEST else otherwise
