"""Knows the shapes a fact can have, each made as a piece of cerberus schema that also says how to ask for the fact.

A `question` addresses a governance lead; an `example` is kept as it would be written in TOML. `refers_to` names tables
of things ("trusts", "board.members") whose keys are the allowed values, and may name a group ("board", "body"),
which then stands for itself. A choice is a code, with the words that documents print for it, fit for the middle of a
sentence: "s75-board = section 75 board"; one that is plain words already is printed as it stands.
Fractions are written as text, "1/2". A key of a thing is at most 60 lower-case letters, digits and hyphens, because
addresses and file names are made of it, and clauses write its hyphens as underscores.
"""

from datetime import date

LONGEST_TEXT = 20_000
THING_KEY = r"(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*"
EMAIL = r"[^\s@:/]+@[^\s@:/]+\.[^\s@:/.]+"
WEB = r"(https?://)?[^\s@:/]+\.[^\s@:/.]+(:\d+)?([/?#]\S*)?"
# What a clause marks facts and references with; a config's words are printed as they stand.
TEMPLATE_MARKS = ("{", "}", "[[", "]]")

Shape = dict[str, object]
Fields = dict[str, Shape]

FRACTIONS = (
    "1/5 = one fifth | 1/4 = one quarter | 1/3 = one third | 2/5 = two fifths | 1/2 = one half | 3/5 = three fifths"
    " | 2/3 = two thirds | 3/4 = three quarters"
)


def _meta(kind: str, label: str, question: str, example: str, refers_to: str = "") -> Shape:
    return {
        "kind": kind, "label": label, "question": question, "example": example, "refers_to": tuple(refers_to.split()),
        "follows_from": (),
    }


def text(label: str, question: str, example: str = "", *, refers_to: str = "", none: str = "") -> Shape:
    """Words within one paragraph, or with `refers_to` the key of a thing; `none` is what documents print for "none"."""
    meta = _meta("text", label, question, f'"{example}"' if example else "", refers_to)
    meta |= {"words": {"none": none}} if none else {}
    return {"type": "string", "empty": False, "maxlength": LONGEST_TEXT, "printable": "line", "meta": meta}


def key(label: str, question: str, example: str) -> Shape:
    """A name that folders and files are called by, as a thing's key is made."""
    return {**text(label, question, example), "regex": THING_KEY}


def email(label: str, question: str, example: str) -> Shape:
    """An email address."""
    return {**text(label, question, example), "regex": EMAIL}


def web(label: str, question: str, example: str) -> Shape:
    """The address of a page on the web, with or without https:// before it."""
    return {**text(label, question, example), "regex": WEB}


def prose(label: str, question: str, example: str = "") -> Shape:
    """Words in one or several paragraphs, with a blank line between paragraphs."""
    return {**text(label, question), "printable": "paragraphs", "meta": _meta("prose", label, question, f'"{example}"')}


def whole(label: str, question: str, example: int, *, low: int = 0, high: int = 999) -> Shape:
    """A whole number within bounds, both allowed."""
    return {"type": "integer", "min": low, "max": high, "meta": _meta("whole", label, question, str(example))}


def days(label: str, question: str, example: int) -> Shape:
    """A whole number of days, a year at most."""
    return whole(label, question, example, high=365)


def counted(label: str, question: str) -> Shape:
    """How many of the same kind; one where nothing is said."""
    return {**whole(label, question, 2), "default": 1}


def number(label: str, question: str, example: str, *, low: int = 0, high: int = 10**12) -> Shape:
    """A number that may have decimals."""
    return {"type": "decimal", "min": low, "max": high, "meta": _meta("number", label, question, example)}


def day(label: str, question: str, example: str = "2022-07-01") -> Shape:
    """A calendar date."""
    meta = _meta("date", label, question, example)
    return {"type": "day", "min": date(1900, 1, 1), "max": date(2100, 12, 31), "meta": meta}


def yes_no(label: str, question: str) -> Shape:
    """True or false; "not known" is left out."""
    return {"type": "boolean", "meta": _meta("yes-no", label, question, "true")}


def choice(label: str, question: str, options: str) -> Shape:
    """One of the codes given, separated by " | ", each with the words that are printed for it after " = "."""
    pairs = [option.partition(" = ") for option in options.split(" | ")]
    words = {code: printed or code for code, _, printed in pairs}
    meta = {**_meta("choice", label, question, f'"{pairs[0][0]}"'), "words": words}
    return {"type": "string", "allowed": list(words), "meta": meta}


def fraction(label: str, question: str) -> Shape:
    """A part of a whole, written as text: "1/2"."""
    return choice(label, question, FRACTIONS)


def listing(label: str, question: str, example: str = "", *, options: str = "", refers_to: str = "") -> Shape:
    """Plain values in the order written; an empty list says "none" (see `at_least_one`)."""
    item = choice(label, question, options) if options else text(label, question, example, refers_to=refers_to)
    meta = _meta("list", label, question, f"[{item['meta']['example']}]", refers_to)
    return {"type": "list", "schema": item, "maxlength": 5000, "meta": meta}


def at_least_one(shape: Shape) -> Shape:
    """The same list where "none" is no answer."""
    return {**shape, "minlength": 1}


def never_none(shape: Shape) -> Shape:
    """The same list or records, where nobody is told that [] would do: other checks say what is missing then."""
    return {**shape, "meta": {**shape["meta"], "never_none": True}}


def group(label: str, question: str, fields: Fields) -> Shape:
    """Facts that belong together, under one table."""
    return {"type": "dict", "schema": fields, "meta": _meta("group", label, question, "")}


def things(label: str, question: str, fields: Fields, *, keys: str = THING_KEY) -> Shape:
    """Records of one kind, each in a table named by its own key, in the order written."""
    record = {"type": "dict", "schema": fields, "meta": _meta("group", label, question, "")}
    return {
        "type": "dict", "keysrules": {"type": "string", "regex": keys}, "valuesrules": record,
        "meta": _meta("things", label, question, ""),
    }


def required(shape: Shape) -> Shape:
    """The same fact, which every config must give."""
    return {**shape, "required": True}


def derived(shape: Shape, follows_from: str) -> Shape:
    """The same fact, worked out from others, which are written, and never written itself."""
    meta = {**shape["meta"], "follows_from": tuple(follows_from.split())}
    return {**shape, "readonly": True, "meta": meta}


def population(of: str) -> Shape:
    """A number of people that is never printed without its basis."""
    return group(f"population of {of}", f"What is the population of {of}, and on what basis?", {
        "value": whole(f"number of people in {of}", f"How many people live in or are registered in {of}?", 497_000,
            high=100_000_000),
        "basis": text("basis of the population figure", "Is the population resident, registered or weighted?",
            "registered with practices"),
        "year": whole("year of the population figure", "Which year is the population figure for?", 2021, low=1990,
            high=2100),
        "source": text("source of the population figure", "Where does the population figure come from?", "NHS Digital"),
    })


def people(label: str, question: str) -> Shape:
    """Those who take part, as roles and organisations, never as names of persons."""
    return things(label, question, {
        "role": text("role of the person", "In which role does this person take part?", "Director of Public Health"),
        "organisation": text("organisation of the person", "Which organisation does this person come from?",
            "Northshire Council"),
        "note": text("note on the person's part", "What is to be said of this person's part?",
            "attends for public health items"),
    })
