"""Knows which documents are made of a system, and which of them are asked for."""

import re
from collections.abc import Collection, Iterator, Mapping

from icsdocs import rules
from icsdocs.assemble.evaluate import repeated
from icsdocs.assemble.grounds import drafted
from icsdocs.assemble.lookup import Scope
from icsdocs.assemble.verdict import decisive, out_of_span, out_of_time
from icsdocs.config import Config, Listing, Value
from icsdocs.diagnostics import Diagnostic
from icsdocs.frozen import changed
from icsdocs.library import Absence, Library, Outline
from icsdocs.likeness import alike, did_you_mean
from icsdocs.source import Span

# A name of which so many letters are those of another is a slip for it.
_SLIP = 0.87


def outlines(config: Config, library: Library) -> tuple[list[Outline], dict[str, str]]:
    """The outlines of the config's edition, and for every other type of document why it cannot be made."""
    types = {outline.id: out_of_span(outline.validity, config) or "" for outline in library.outlines}
    return [outline for outline in library.outlines if not types[outline.id]], types


def unmade(outline: Outline, scope: Scope) -> Absence | None:
    """Why no document of an outline is made; None where one is. That its list is not known is told by itself."""
    if bar := out_of_time(outline.validity, scope.config, lambda _: outline.span):
        return changed(bar, says=f"{outline.id} is not made: {bar.says}")
    match repeated(outline.each, scope) if outline.each else [scope]:
        case []:
            assert outline.each is not None
            over = f"each {outline.each.name} in {drafted(outline.each.collection)}"
            reason = f"{outline.id} is made for {over}, and there is none to make it for"
            return Absence(reason, decisive(outline.each.collection, scope))
        case list():
            return None
        case _:
            return Absence(f"it is not known whether {outline.id} is made", told=True)


def documents_of(config: Config) -> dict[str, Span]:
    """The documents that the config asks for by name; none means all."""
    listing = config.facts.facts.get("documents")
    items = listing.items if isinstance(listing, Listing) else ()
    return {str(item.value): item.span for item in items if isinstance(item, Value)}


def asked(picked: Collection[str], named: Collection[str], made: Mapping[str, str]) -> set[str]:
    """The documents to finish, of those that are made (by id, their types): those that the config picks, or that the
    user names instead. The others are numbered all the same, because references lead there."""

    def are(names: Collection[str]) -> set[str]:
        return {id_ for id_, type_ in made.items() if not names or id_ in names or type_ in names}

    # A config that asks only for documents that there are not has all of them read, so that no fault is missed.
    return are(named or {name for name in picked if are((name,))})


def unlisted(config: Config, named: Collection[str], made: Mapping[str, str]) -> Iterator[Diagnostic]:
    """A remark for each document that the user names and the config does not list, though it lists others."""
    listing, picked = config.facts.facts.get("documents"), documents_of(config)
    for name in named:
        if isinstance(listing, Listing) and picked and asked((), (name,), made) - asked(picked, (), made):
            message = f"“{name}” is not among the documents that this config lists, so check and coverage leave it out"
            quoted = ", ".join(f'"{one}"' for one in (*picked, name))
            hint = f"Where it is to stay, write documents = [{quoted}]."
            yield Diagnostic(rules.NOT_LISTED, message, listing.span, hint)


def may_be_asked(outline: Outline, names: Collection[str]) -> bool:
    """Whether one of the documents asked for (none: all) is of this type; points open about others are their own."""
    return not names or any(name == outline.id or name.startswith(f"{outline.id}-") for name in names)


def unknown_documents(
    names: Mapping[str, Span], types: Mapping[str, str], made: Collection[str], library: Library
) -> Iterator[Diagnostic]:
    """An error for each name that no document has, or none that this config can make."""
    called = {outline.id: outline.called for outline in library.outlines if not types[outline.id]}
    for id_, span in names.items():
        if types.get(id_):
            yield Diagnostic(rules.NOT_OF_EDITION, f"“{id_}” cannot be made: {types[id_]}", span)
        elif id_ not in {*made, *types}:
            slip = alike(id_, {*made, *types}, at_least=_SLIP)
            hint = f"Did you mean “{slip[0]}”?" if slip else _said_with(id_, called)
            hint = hint or did_you_mean(id_, {*made, *called}) or "This config makes " + ", ".join(made)
            yield Diagnostic(rules.UNKNOWN_DOCUMENT, f"There is no document “{id_}”", span, hint)


def _said_with(name: str, called: Mapping[str, str]) -> str:
    """A question that offers the types of document that are called by most of the words of a name, with what each is;
    empty where none has two of its words, or the only one."""
    words = _stems(name)
    shared = {id_: len(words & _stems(f"{id_} {what}")) for id_, what in called.items()}
    most = max(shared.values(), default=0)
    told = [f"“{id_}” ({called[id_]})" for id_, count in shared.items() if count == most]
    return f"Did you mean {' or '.join(told)}?" if most >= min(2, len(words)) and most else ""


def _stems(text: str) -> set[str]:
    """The words of a text without what makes plurals of them."""
    return {word.rstrip("s") for word in re.findall(r"[a-z]{3,}", text.casefold())} - {"and", "the"}
