"""Knows how a requirement that no words meet, or that the words fail, is reported."""

from collections.abc import Iterable, Iterator
from types import MappingProxyType

from icsdocs import rules
from icsdocs.check.assertions import Forbidden, Unsaid
from icsdocs.check.finding import Cause, Finding, Status
from icsdocs.check.strength import LAW, POLICY
from icsdocs.check.waiting import candidates
from icsdocs.diagnostics import Diagnostic, Severity
from icsdocs.document import Document
from icsdocs.frozen import changed
from icsdocs.library import Absence, Clause, Library
from icsdocs.likeness import alike
from icsdocs.records import Requirement
from icsdocs.source import Span


def unmet_requirements(
    findings: Iterable[Finding], documents: Iterable[Document], library: Library
) -> Iterator[Diagnostic]:
    """A problem for each assertion that fails, and for each requirement of law or policy that is missing; guidance and
    good practice that are missing stand in the coverage alone. An open point for each that waits for a fact for which
    nothing asks that is printed."""
    made = {document.id: document for document in documents}
    for finding in findings:
        match finding.status:
            case Status.WORDS:
                yield from _words(finding, library)
            case Status.MISSING if finding.strength in (*LAW, POLICY):
                if not _is_misspelt(finding.requirement, made[finding.document], library):
                    yield _missing(finding, made[finding.document], library)
            case Status.OPEN:
                yield from map(_asked, finding.asks)
            case _:
                continue


def _missing(finding: Finding, document: Document, library: Library) -> Diagnostic:
    requirement = finding.requirement
    rule = rules.UNVERIFIED_MISSING
    if finding.severity is Severity.ERROR:
        rule = rules.LAW_MISSING if finding.strength in LAW else rules.POLICY_MISSING
    omitting = _omitting(requirement, document, library)
    claim = _claim(requirement, document, library)
    message = f"“{finding.document}” does not meet “{requirement.id}” ({requirement.source}): {requirement.rule}"
    hint = f"{finding.detail[:1].upper()}{finding.detail[1:]}"
    if omitting:
        return Diagnostic(rule, message, omitting, f"{hint}. {_own_wording(finding)}")
    if finding.causes:
        related = (("this clause would meet it", claim),) if claim else ()
        return Diagnostic(rule, message, finding.causes[0].fact.span, f"{hint}. {_other_answer(finding)}", related)
    return Diagnostic(rule, message, claim or requirement.span, hint)


def _asked(absence: Absence) -> Diagnostic:
    """The open point on which it hangs whether a clause may be left out."""
    message = f"{absence.hangs_on} is not known: {absence.question}"
    return Diagnostic(rules.GAP, message, absence.decided[0][1], fact=absence.hangs_on, leads_on=True)


def _own_wording(finding: Finding) -> str:
    """What a system that leaves out a clause can do."""
    own = f"Write wording of your own that does the same, with meets: [{finding.requirement.id}]"
    if finding.strength in LAW:
        return f"{own}; nobody can agree to depart from the law."
    return f"{own}, or have whoever approves the document agree to it, and say so: agreed_by: NHS England."


def _other_answer(finding: Finding) -> str:
    """What a config whose answer leaves out a clause can say instead."""
    if finding.causes[0].add:
        return f"{finding.causes[0].add}: {'the law' if finding.strength in LAW else 'national policy'} asks for it."
    if not finding.causes[0].instead:
        keys = [cause.fact.key for cause in finding.causes]
        they = "together they leave" if len(keys) > 1 else "it leaves"
        return f"Look at {' and '.join(keys)}: {they} it out."
    answers = f"Write {' or '.join(_answers(cause) for cause in finding.causes)}"
    if finding.strength in LAW:
        return f"{answers}: the law asks for it."
    clause = finding.causes[0].clause
    return (
        f"{answers}: national policy asks for it. If whoever approves the document agreed to depart from it, put that "
        f'on record in [deviations.key]: clause_id = "{clause}", reason and agreed_by.'
    )


def _answers(cause: Cause) -> str:
    written = ("true" if one is True else "false" if one is False else f'"{one}"' for one in cause.instead)
    words = (cause.field.choices.get(str(one), "") for one in cause.instead)
    told = [f"{one} ({said})" if said and f'"{said}"' != one else one for one, said in zip(written, words, strict=True)]
    return f"{cause.fact.key} = {' or '.join(told)}"


def _omitting(requirement: Requirement, document: Document, library: Library) -> Span | None:
    """Where the system leaves out a clause of the library that would meet a requirement here."""
    meeting = candidates(requirement, document.type, changed(library, local=MappingProxyType({})))
    omitting = (library.local.get(c.id) for c in meeting if c.validity.is_of(document.edition))
    return next((own.span_of("omit") for own in omitting if own and own.departure and own.departure.omits), None)


def _is_misspelt(requirement: Requirement, document: Document, library: Library) -> bool:
    """Whether a clause that the document could print claims a requirement and does not spell it right; that is told
    where it is written (LIB002), and says all that is wrong."""
    placed = {e.clause for outline in library.outlines if outline.id == document.type for e in outline.entries}
    own = {c.id for c in library.local.values() if c.departure and c.departure.document == document.type}
    clauses = (clause for id_, clause in {**library.clauses, **library.local}.items() if id_ in placed | own)
    claims = {id_ for clause in clauses for id_ in clause.meets if id_ not in library.requirements}
    return any(alike(id_, library.requirements) == [requirement.id] for id_ in claims)


def _claim(requirement: Requirement, document: Document, library: Library) -> Span | None:
    """Where a clause says that it meets a requirement, of the document's edition if there is one."""
    meeting = list(candidates(requirement, document.type, library))
    of_edition = [clause for clause in meeting if clause.validity.is_of(document.edition)]
    return next((_meets(clause) for clause in (*of_edition, *meeting)), None)


def _words(finding: Finding, library: Library) -> Iterator[Diagnostic]:
    requirement = finding.requirement
    is_grave = finding.severity is Severity.ERROR
    related = ((f"{requirement.source}: {requirement.rule}", requirement.span),)
    for failure in finding.failures:
        match failure:
            case Unsaid(pattern):
                rule = rules.WORDS_MISSING if is_grave else rules.WORDS_MISSING_MILD
                names = " and ".join(dict.fromkeys(f"“{place.clause.clause}”" for place in finding.places))
                message = f"“{finding.document}”: {names} does not say what “{requirement.id}” demands: “{pattern}”"
                yield Diagnostic(rule, message, _meets_of(finding, library), related=related)
            case Forbidden(pattern, origin):
                rule = rules.WORDS_FORBIDDEN if is_grave else rules.WORDS_FORBIDDEN_MILD
                message = f"“{finding.document}” says what “{requirement.id}” forbids: “{pattern}”"
                yield Diagnostic(rule, message, origin, related=related)


def _meets_of(finding: Finding, library: Library) -> Span:
    id_ = finding.places[0].clause.clause
    return _meets(library.local.get(id_) or library.clauses[id_])


def _meets(clause: Clause) -> Span:
    return clause.span_of("meets")
