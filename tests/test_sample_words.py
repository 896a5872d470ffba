"""What the documents of a sample say, as it is and with some of its facts changed: sentences that hold for one thing and
for many, and words that a reader can follow."""

from dataclasses import replace
from pathlib import Path

import pytest

from icsdocs.assemble.build import Options
from icsdocs.parsed import recall
from icsdocs.pipeline import drafted_of
from icsdocs.project import ConfigFile, find_config, given
from icsdocs.walk import words

ROOT = Path(__file__).parents[1]
PARSED = recall(ROOT)

Change = tuple[str, str]


def said(name: str, document: str, *changes: Change) -> str:
    """The words of one document of a sample, with some of the sample's text replaced."""
    found = find_config(f"{name}.toml", ROOT)
    assert isinstance(found, ConfigFile), found
    now = given(found)
    text = now.source.text
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    changed = replace(now, source=replace(now.source, text=text))
    return " ".join(words(drafted_of(changed, Options(documents=(document,)), PARSED).documents[0]))


SAID: tuple[tuple[str, str, tuple[Change, ...], tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "cheshire-merseyside", "collaborative-terms-cmast", (),
        ("The purpose of the collaborative is to coordinate how hospitals",),
        (),
    ),
)  # fmt: skip


@pytest.mark.parametrize(("name", "document", "changes", "has", "has_not"), SAID)
def test_a_sample_says(
    name: str, document: str, changes: tuple[Change, ...], has: tuple[str, ...], has_not: tuple[str, ...]
) -> None:
    printed = said(name, document, *changes)
    assert [text for text in has if text not in printed] == []
    assert [text for text in has_not if text in printed] == []
