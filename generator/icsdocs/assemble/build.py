"""Knows the whole way from a config and a library to the finished documents of one system."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from icsdocs import __version__, rules
from icsdocs import document as doc
from icsdocs.assemble import placed
from icsdocs.assemble.additions import clauses_for, unprinted
from icsdocs.assemble.applying import not_applying
from icsdocs.assemble.asked import (
    asked,
    documents_of,
    may_be_asked,
    outlines,
    unknown_documents,
    unlisted,
    unmade,
)
from icsdocs.assemble.beside import base_scope, date_of, with_document
from icsdocs.assemble.complete import complete
from icsdocs.assemble.evaluate import holds, repeated
from icsdocs.assemble.finish import Finisher, bounds, tables
from icsdocs.assemble.here import asked_in
from icsdocs.assemble.lookup import Known, Scope, Unknown, Wrong, in_text
from icsdocs.assemble.number import Labels, number, series_of
from icsdocs.assemble.placed import Bound
from icsdocs.assemble.resolve import Numbered, Resolver
from icsdocs.assemble.select import select
from icsdocs.assemble.terms import Terms, circles, terms_for
from icsdocs.assemble.unlisted import Unlisted
from icsdocs.assemble.verdict import unknown_includes
from icsdocs.config import Config, Thing, Value
from icsdocs.diagnostics import Diagnostic
from icsdocs.drafted import Part
from icsdocs.frozen import changed, frozen
from icsdocs.library import Absence, Library, Outline
from icsdocs.source import Span
from icsdocs.typography import curled
from icsdocs.walk import normalised, plain, printed

# What the config's answers bring about in a document is of no concern to whoever does not ask for it.
_OF_ANSWERS = (rules.GAP, rules.EMPTY_TABLE, rules.NONE_PRINTED, rules.SEVERAL_PRINTED)


@frozen
class Options:
    """What the user asked for beside the config: which documents (none: all), whether final, and the document's
    date. Without `drawn` the pictures stay blank, for whoever wants nothing but the words."""

    documents: tuple[str, ...] = ()
    final: bool = False
    dated: date | None = None
    drawn: bool = True


@frozen
class Assembly:
    """The finished documents in the order of their outlines, and everything that is wrong or open in them.

    What is not there has its reason: `absences` for a document's clauses (by document, then by clause), `unmade` for
    types of document, `unfinished` for documents that were not asked for, `not_applying` for requirements, `unprinted`
    for wording of the system's own that no document prints, also of those that were not asked for. `claimed` has the
    requirements that clauses name in those of the config's documents that were not asked for this time, by type.
    `doubts` has what keeps a clause that is printed from meeting anything (by document, then by address): the open
    question that it hangs on as a whole, or a list of which its table prints nothing.
    """

    documents: tuple[doc.Document, ...]
    problems: tuple[Diagnostic, ...]
    absences: Mapping[str, Mapping[str, Absence]]
    unmade: Mapping[str, str]
    unfinished: tuple[str, ...]
    claimed: Mapping[str, frozenset[str]]
    not_applying: Mapping[str, str]
    unprinted: Mapping[str, Absence]
    doubts: Mapping[str, Mapping[str, Unknown | Unlisted]]


@frozen
class _Draft:
    """One document, placed and numbered, before its words are filled in."""

    id: str
    outline: Outline
    scope: Scope
    terms: Terms
    parts: tuple[placed.Part, ...]
    labels: Labels
    numbered: Numbered
    doubts: Mapping[str, Unknown | Unlisted]


def assemble(config: Config, library: Library, options: Options) -> Assembly:
    """All documents of a config that the options ask for; the others are numbered too, because references point at
    them."""
    base = base_scope(config, library, options.final, options.dated)
    found: list[Diagnostic] = []
    wanted, types = outlines(config, library)
    picked = documents_of(config)
    found.extend(unknown_includes(config, {**library.clauses, **library.local}))
    drafts: list[_Draft] = []
    for outline in wanted:
        told: list[Diagnostic] = []
        drafts += _drafts(outline, library, base, types, told)
        is_asked = may_be_asked(outline, options.documents or tuple(picked))
        found += (problem for problem in told if is_asked or problem.rule not in _OF_ANSWERS)
    found.extend(circles(draft.terms for draft in drafts))
    named = {id_: Span("--document", 1, 1, 1, 1) for id_ in options.documents}
    made = {draft.id: draft.outline.id for draft in drafts}
    found += [*unknown_documents({**picked, **named}, types, made, library), *_same_documents(drafts)]
    found += unlisted(config, options.documents, made)
    asked_ids, wanted_ids = asked(picked, options.documents, made), asked(picked, (), made)
    to_finish = [draft for draft in drafts if draft.id in asked_ids]
    others = tuple(changed(draft.numbered, is_wanted=draft.id in wanted_ids) for draft in drafts)
    finished = [_finish(draft, others, types, library, options, found) for draft in to_finish]
    outside, wrong = not_applying(library.requirements, base)
    words = ((draft.numbered.targets, draft.numbered.absences) for draft in drafts)
    return Assembly(
        documents=tuple(finished),
        problems=(*found, *wrong),
        absences={draft.id: draft.numbered.absences for draft in to_finish},
        unmade={type_: why for type_, why in types.items() if why},
        unfinished=tuple(draft.outline.id for draft in drafts if draft.id not in asked_ids),
        claimed=_claimed(draft for draft in drafts if draft.id in wanted_ids and draft.id not in asked_ids),
        not_applying=outside,
        unprinted=unprinted(library, words, lambda outline: unmade(outline, base)),
        doubts={draft.id: draft.doubts for draft in to_finish},
    )


def _claimed(drafts: Iterable[_Draft]) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for draft in drafts:
        found[draft.outline.id] = found.get(draft.outline.id, frozenset()) | frozenset(_named(draft.parts))
    return found


def _named(parts: Iterable[placed.Part]) -> Iterator[str]:
    """The requirements that the clauses in their places name."""
    for part in parts:
        match part:
            case placed.Section(parts=inner):
                yield from _named(inner)
            case placed.Clause(clause=clause):
                yield from clause.meets


# --- placed and numbered ---------------------------------------------------------------------------------------------


def _same_documents(drafts: list[_Draft]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for draft in drafts:
        if draft.id in seen:
            message = f"Two documents would be called {draft.id}, and one would be written over the other"
            yield Diagnostic(rules.SAME_ADDRESS, message, draft.outline.span)
        seen.add(draft.id)


def _drafts(
    outline: Outline, library: Library, base: Scope, types: Mapping[str, str], problems: list[Diagnostic]
) -> Iterator[_Draft]:
    clauses, extended = clauses_for(library, outline)
    for scope, doubt in _scopes(outline, base, problems):
        if doubt is not None:
            message = (
                f"Whether “{outline.id}” is made for {scope.keys[-1][1]} depends on {doubt.key}, which is not "
                f"known: {doubt.question}"
            )
            problems.append(Diagnostic(rules.GAP, message, outline.span, fact=doubt.key, leads_on=True))
        id_ = "-".join((outline.id, *(key for _, key in scope.keys)))
        nowhere = Bound((), scope, (), outline.span)
        plain = _resolver(Numbered(id_, outline.id, scope.keys, {}, {}, nowhere), (), types, Terms({}, {}, {}), clauses)
        title = _line(plain, outline.title, scope)
        titled = with_document(scope, id_, title)
        terms, found = terms_for(library, titled)
        problems += found
        selection = select(extended, clauses, titled)
        problems.extend(selection.problems)
        labels = number(outline, selection.parts)
        problems.extend(labels.problems)
        cite = Bound(outline.cite or outline.title, titled, (), outline.span)
        numbered = Numbered(id_, outline.id, scope.keys, labels.targets, selection.absences, cite, title)
        yield _Draft(id_, outline, titled, terms, selection.parts, labels, numbered, selection.doubts)


def _scopes(outline: Outline, base: Scope, problems: list[Diagnostic]) -> list[tuple[Scope, Unknown | None]]:
    """The scope of each document that an outline makes, with what is unknown about its being made."""
    if outline.each is None:
        return [(base, None)]
    match repeated(outline.each, base):
        case Wrong(problem):
            problems.append(problem)
            return []
        case Unknown() as hole:
            message = f"“{outline.id}” is made once for each item of {hole.key}, which is not known: {hole.question}"
            problems.append(Diagnostic(rules.GAP, message, outline.each.span, fact=hole.key, leads_on=True))
            return []
        case found:
            return found


def _resolver(
    here: Numbered, others: tuple[Numbered, ...], types: Mapping[str, str], terms: Terms, clauses: Mapping[str, object]
) -> Resolver:
    return Resolver(here, others, types, terms, frozenset(clauses))


def _line(resolver: Resolver, parts: tuple[Part, ...], scope: Scope) -> str:
    span = parts[0].span if parts else Span("", 1, 1, 1, 1)
    return normalised(plain(resolver.inlines(Bound(parts, scope, (), span))))


# --- finished --------------------------------------------------------------------------------------------------------


def _finish(
    draft: _Draft, others: tuple[Numbered, ...], types: Mapping[str, str], library: Library, options: Options,
    problems: list[Diagnostic],
) -> doc.Document:  # fmt: skip
    outline, scope = draft.outline, draft.scope
    resolver = _resolver(draft.numbered, others, types, draft.terms, {**library.clauses, **library.local})
    cover = _cover(outline, scope, resolver)
    words = {id(bound): resolver.inlines(bound) for bound in bounds(draft.parts)}
    finisher = Finisher(
        outline, scope.config, draft.labels, resolver, words, options.final, options.drawn, tables(draft.parts)
    )
    parts = complete(tuple(finisher.parts(draft.parts)), cover, scope.config)
    status = outline.status_final if options.final else outline.status
    document = doc.Document(
        id=draft.id,
        type=outline.id,
        title=_line(resolver, outline.title, scope),
        subject=_line(resolver, outline.subject, scope),
        author=_fact(scope.config, "body", "legal_name") or _fact(scope.config, "system", "name"),
        keywords=", ".join(
            filter(None, (_fact(scope.config, "system", "name"), library.editions[scope.config.edition].name))
        ),
        date=date_of(scope),
        running=_line(resolver, outline.running, scope),
        status=_line(resolver, status, scope),
        watermark="" if options.final else outline.watermark,
        final=options.final,
        system=_fact(scope.config, "system", "id"),
        edition=scope.config.edition,
        as_at=scope.config.as_at.isoformat(),
        versions=(("icsdocs", __version__), ("config", scope.config.name)),
        cover=cover,
        parts=parts,
        series=tuple(series_of(outline)),
    )
    problems += [*resolver.problems, *_same_addresses(document)]
    return document


def _same_addresses(document: doc.Document) -> Iterator[Diagnostic]:
    first: dict[str, Span] = {}
    for block in printed(document):
        if block.address in first:
            message = f"Two paragraphs of {document.id} have the address {block.address}"
            hint = "A list may name the same thing twice, or two headings may have one id"
            related = (("the other one", first[block.address]),)
            yield Diagnostic(rules.SAME_ADDRESS, message, block.origin, hint, related)
        first.setdefault(block.address, block.origin)


def _cover(outline: Outline, scope: Scope, resolver: Resolver) -> doc.Cover:
    lines, facts = [], []
    for index, line in enumerate(outline.cover, 1):
        holes: tuple[Unknown, ...] = ()
        match holds(line.when, scope) if line.when is not None else True:
            case False:
                continue
            case Unknown() as hole:
                holes = () if hole.key in asked_in(line.parts, scope) else (hole,)
            case Wrong(problem):
                resolver.problems.append(problem)
        inlines = resolver.inlines(Bound(line.parts, scope, holes, line.span))
        if line.label:
            facts.append(doc.Row(f"cover.{index}", ((doc.Text(curled(line.label), line.span),), inlines), line.span))
        else:
            lines.append(doc.Paragraph(f"cover.{index}", line.style, None, inlines, line.span))
    return doc.Cover(tuple(lines) or _title_alone(outline, scope, resolver), tuple(facts))


def _title_alone(outline: Outline, scope: Scope, resolver: Resolver) -> tuple[doc.Paragraph, ...]:
    """The title as a line of the cover: whoever has a document read aloud needs one main heading."""
    span = outline.title[0].span if outline.title else outline.span
    inlines = resolver.inlines(Bound(outline.title, scope, (), span))
    return (doc.Paragraph("cover.title", "Cover Title", None, inlines, span),) if inlines else ()


def _fact(config: Config, group: str, name: str) -> str:
    thing = config.facts.facts.get(group)
    fact = thing.facts.get(name) if isinstance(thing, Thing) else None
    shown = in_text(Known(fact.value, fact.key, fact.span)) if isinstance(fact, Value) else None
    return str(shown.value) if isinstance(shown, Known) else ""
