"""Knows every rule that icsdocs reports by: its code, how grave a breach is, and what it says.

Codes are stable: one that is out of use is never used again. Why a rule matters and an example of what is wrong and
right stand in examples/CODE.case, which `icsdocs explain CODE` and docs/messages.md print and tests run.
"""

from icsdocs.diagnostics import Rule, Severity

ERROR, WARNING, INFO, OPEN = Severity.ERROR, Severity.WARNING, Severity.INFO, Severity.OPEN

# --- expressions -----------------------------------------------------------------------------------------------------

BAD_EXPRESSION = Rule("EXP001", ERROR, "An expression must be a name, a comparison or a format, short and on one line.")
FORBIDDEN_EXPRESSION = Rule("EXP002", ERROR, "An expression may not call, index or calculate.")
UNKNOWN_FORMAT = Rule("EXP003", ERROR, "A format must be one that icsdocs knows.")
UNKNOWN_NAME = Rule(
    "EXP004", ERROR,
    "A name in an expression must be a fact of the config, the edition, the document or a loop.",
)
WRONG_KIND = Rule("EXP005", ERROR, "A format and the value it is given must fit.")
BAD_EACH = Rule("EXP006", ERROR, "A repetition is written “each name in list”, with “if condition” where it is needed.")

# --- clause files ----------------------------------------------------------------------------------------------------

BAD_HEADER = Rule("CLS001", ERROR, "A clause file begins with a header between two lines of three hyphens.")
UNKNOWN_HEADER = Rule("CLS002", ERROR, "A header line must have a key that icsdocs knows, once.")
BAD_HEADER_VALUE = Rule("CLS003", ERROR, "A header value must be of the kind its key needs.")
MISSING_HEADER = Rule("CLS004", ERROR, "A header must give the keys that every such file needs.")
DUPLICATE_ID = Rule("CLS005", ERROR, "An id may be used by one file only.")
UNCLOSED_RANGE = Rule(
    "CLS006", ERROR,
    "Each “::: when”, “::: each” and “::: note” is closed by a line of three colons.",
)
UNKNOWN_DIRECTIVE = Rule("CLS007", ERROR, "After three colons stands when, each or note.")
CUT_RANGE = Rule("CLS008", ERROR, "A range goes round whole paragraphs, list items or table rows.")
FOREIGN_MARKUP = Rule(
    "CLS009", ERROR,
    "A clause holds paragraphs, lists, tables and emphasis, and nothing else of Markdown.",
)
WIDE_ROW = Rule("CLS010", ERROR, "A table row has as many cells as its header.")
UNCLOSED_BLANK = Rule("CLS011", ERROR, "Each {{ is closed by }} and each [[ by ]], on the same line.")
EMPTY_BODY = Rule("CLS012", ERROR, "A clause has words.")
BAD_POINTER = Rule("CLS013", ERROR, "A reference names a clause id, or a document and a clause id.")

AS_TYPED = Rule("CLS014", WARNING, "Marks that mean something elsewhere, and nothing in a clause, print as they stand.")

# --- outlines, editions and other data files -------------------------------------------------------------------------

BAD_DATA = Rule(
    "OUT001", ERROR,
    "An outline, edition, requirement or citation file must have the shape that its kind needs.",
)
UNKNOWN_CLAUSE = Rule("OUT002", ERROR, "An outline places clauses that exist.")
PLACED_TWICE = Rule("OUT003", ERROR, "An outline places a clause once.")
NO_LEVEL = Rule("OUT004", ERROR, "Every depth that is printed has a level in its series.")
UNKNOWN_DOCUMENT = Rule("OUT005", ERROR, "A config asks for documents that have an outline.")

NO_ENTRIES = Rule("OUT006", WARNING, "An outline has entries.")
NOT_LISTED = Rule("OUT007", INFO, "A document that is built is one that the config lists, so that check looks at it.")

# --- assembly --------------------------------------------------------------------------------------------------------

GAP = Rule("ASM001", OPEN, "A fact that the text needs is not in the config yet.")
BROKEN_REFERENCE = Rule("ASM002", ERROR, "A reference points to a clause that is printed.")
NONE_PRINTED = Rule(
    "ASM003", ERROR,
    "Of a group of alternatives exactly one is printed, unless its mode is any or ordered.",
)
SEVERAL_PRINTED = Rule("ASM004", ERROR, "Of a group of alternatives in mode one not more than one is printed.")
WRONG_SCOPE = Rule("ASM005", ERROR, "A group that is counted per place, sector or seat stands under that repetition.")
EMPTY_EACH = Rule("ASM006", WARNING, "A repetition in a system's own wording has something to repeat over.")
PROSE_IN_SENTENCE = Rule("ASM007", ERROR, "A text of several paragraphs may only fill a paragraph of its own.")
DEPARTURE_STALE = Rule("ASM008", WARNING, "A local clause was written against the library's present wording.")
UNPLACED_LOCAL = Rule(
    "ASM009", ERROR,
    "A local clause replaces a library clause, or says which document and clause it comes after.",
)
UNKNOWN_INCLUDE = Rule("ASM010", ERROR, "The config names clauses that exist.")
NO_NUMBER = Rule("ASM011", ERROR, "A clause that is referred to has a number.")
NOT_OF_EDITION = Rule("ASM012", ERROR, "A document is asked for in an edition that has it.")

SAME_ADDRESS = Rule("ASM013", ERROR, "No two paragraphs of a document have the same address.")
TOO_MUCH = Rule("ASM014", ERROR, "A document comes to at most 30,000 blocks, and to 5 million letters.")

EMPTY_TABLE = Rule("ASM015", WARNING, "Of a list that has things, the tables of a clause over it print some.")
DATED_OTHERWISE = Rule("ASM016", ERROR, "A document that says it was approved has the date of what was approved.")

# --- a system's own wording ------------------------------------------------------------------------------------------

STRAY_WORDING = Rule("DEP001", WARNING, "A folder in clauses/local has the id of a system that some config is about.")
REQUIRED_OMITTED = Rule(
    "DEP002", WARNING,
    "A system leaves out a clause that the library holds required only where that is agreed.",
)
UNREAD_WORDING = Rule(
    "DEP003", ERROR,
    "Wording of a system's own can be read; else the library's is printed in its place.",
)

UNPRINTED_WORDING = Rule("DEP004", WARNING, "Wording of a system's own is printed in some document.")
UNCLAIMED = Rule("DEP005", WARNING, "Wording that replaces a clause of the library says itself what it meets.")

# --- defined terms ---------------------------------------------------------------------------------------------------

CIRCULAR_DEFINITION = Rule("TRM001", ERROR, "Definitions do not define each other in a circle.")
UNUSED_TERM = Rule("TRM002", WARNING, "A definition is used by some clause.")
DUPLICATE_FORM = Rule("TRM003", ERROR, "A form of words belongs to one definition in an edition.")

UNDEFINED_TERM = Rule(
    "TRM004", WARNING,
    "A capitalised phrase is a defined term, a law in the table of citations, or a name in clauses/names.toml.",
)
SMALL_LETTERS = Rule("TRM005", WARNING, "A defined term keeps its capitals wherever its defined sense is meant.")

# --- files -----------------------------------------------------------------------------------------------------------

NOT_UTF8 = Rule("FILE001", ERROR, "A file is UTF-8 text.")
FORBIDDEN_CHARACTER = Rule("FILE002", ERROR, "A file holds no control characters.")
EMPTY_FILE = Rule("FILE003", ERROR, "A file has content.")
TOO_LARGE = Rule("FILE004", ERROR, "A clause has at most 100 kB, another text file 2 MB, a template 50 MB.")
UNREADABLE = Rule("FILE005", ERROR, "A clause, outline, config or template is an ordinary file that you may read.")
OUTSIDE_PROJECT = Rule("FILE006", ERROR, "Files and folders of a project lie inside it.")
MISSING_FILE = Rule("FILE007", ERROR, "A project has clauses and templates, its own or those that come with icsdocs.")
NOT_WRITTEN = Rule("FILE008", ERROR, "The output folder can be written.")
KEPT_ASIDE = Rule("FILE009", WARNING, "A document that somebody has open is left alone.")
NO_PDF = Rule("FILE010", WARNING, "PDF files need the Pango library.")
PDF_ASKED_FOR = Rule("FILE011", ERROR, "A PDF that is asked for can be written.")
OUTPUT_DIFFERS = Rule(
    "FILE012", ERROR,
    "A written file says what the document says, word for word and number for number.",
)
UNFIT_SHELL = Rule("FILE013", ERROR, "The Word house style is a Word file with room for the cover and the body.")
MISSING_STYLE = Rule("FILE014", WARNING, "The Word house style has every style that the documents use.")
UNUSUAL_SHELL = Rule("HSE001", WARNING, "The Word house style brings nothing into documents that they should not have.")
OTHER_TYPEFACE = Rule("HSE002", WARNING, "The house style is set in Arial or in a typeface with its widths.")
UNREAD_FILE = Rule(
    "FILE015", WARNING,
    "What stands in clauses/ is a clause (.md) or a data file (.toml) that icsdocs reads.",
)
INVISIBLE_CHARACTER = Rule("FILE016", WARNING, "A file holds no characters that nobody can see.")
NO_GLYPH = Rule("FILE017", ERROR, "A PDF prints no character that its typeface lacks.")
INACCESSIBLE = Rule("FILE018", ERROR, "A PDF keeps every rule of accessibility that icsdocs checks.")
APPROVED_OVERWRITTEN = Rule(
    "FILE019", ERROR,
    "A final version that was approved is not overwritten by other words under the same version and approval.",
)

# --- configs ---------------------------------------------------------------------------------------------------------

BAD_TOML = Rule("TOML001", ERROR, "A config is written in TOML: headings in brackets, then names with values.")
DUPLICATE_KEY = Rule("TOML002", ERROR, "A name is given once under its heading, and a heading once in a file.")
TOO_DEEP = Rule("TOML003", ERROR, "Nesting and numbers stay within what a config can need.")
UNKNOWN_KEY = Rule("CFG001", ERROR, "A config says only what its vocabulary knows.")
WRONG_TYPE = Rule(
    "CFG002", ERROR,
    "A value is of the kind its fact needs: text, number, date, true or false, list, table, email or web address.",
)
NOT_ALLOWED = Rule("CFG003", ERROR, "A fact with a fixed set of values has one of them.")
OUT_OF_BOUNDS = Rule("CFG004", ERROR, "A number, date, list or text stays within its bounds.")
LEFT_EMPTY = Rule("CFG005", ERROR, "A text has words.")
UNPRINTABLE = Rule(
    "CFG006", ERROR,
    "A text has no control characters, and several paragraphs only where the fact allows them.",
)
BAD_THING_KEY = Rule(
    "CFG007", ERROR,
    "The key of a thing, and the id of the system, are made of small letters, digits and hyphens.",
)
MISSING_KEY = Rule(
    "CFG008", ERROR,
    "A config says which version of the format it is written in, and the short id of its system.",
)
DERIVED = Rule("CFG009", ERROR, "A fact that follows from others is not written.")
NAMES_NOTHING = Rule("CFG010", ERROR, "A value that names another thing names one that the config has.")
BAD_EDITION = Rule("CFG011", ERROR, "A config names an edition that the library has, or a day that lies in one.")
NO_DAY = Rule("CFG012", ERROR, "Where an edition has no day of its own the config says on which day the law is taken.")
EDITION_AND_DAY = Rule("CFG013", ERROR, "The day on which the law is taken lies within the edition.")
UNKNOWN_OPEN = Rule("CFG014", ERROR, "An open point is about a fact of the vocabulary.")
DISAGREE = Rule("CFG015", ERROR, "Two facts that say the same thing agree.")
TEMPLATE_CODE = Rule("CFG016", ERROR, "The words of a config, which print as they stand, have no marks of a clause.")

# --- the library as a whole ------------------------------------------------------------------------------------------

UNPLACED_CLAUSE = Rule("LIB001", WARNING, "Every clause of the library has a place in some outline.")
UNKNOWN_REQUIREMENT = Rule("LIB002", ERROR, "A clause meets requirements that exist.")
DANGLING_POINTER = Rule("LIB003", ERROR, "A reference names a clause or heading that some outline places.")
MIXED_GROUP = Rule("LIB004", ERROR, "The members of a group of alternatives agree on its mode and scope.")
LOST_IN_AN_EDITION = Rule("LIB006", ERROR, "A reference leads somewhere in every edition that prints it.")
UNFOUNDED_CLAIM = Rule(
    "LIB005", WARNING,
    "A clause that claims to meet a requirement has something of what the tests of the requirement look for.",
)

# --- requirements ----------------------------------------------------------------------------------------------------

LAW_MISSING = Rule(
    "REQ001", ERROR,
    "What statute or regulations demand of a document is met by a clause that it prints.",
)
POLICY_MISSING = Rule("REQ002", ERROR, "What national policy demands of a document is met, or departed from on record.")
UNVERIFIED_MISSING = Rule(
    "REQ003", WARNING,
    "What law or policy is believed to demand is met by a clause that the document prints.",
)
WORDS_MISSING = Rule(
    "REQ004", ERROR,
    "A clause that claims to meet a requirement of law or policy says what it demands.",
)
WORDS_MISSING_MILD = Rule(
    "REQ005", WARNING,
    "A clause that claims to meet guidance, or a row whose source was not read again, says what it demands.",
)
WORDS_FORBIDDEN = Rule("REQ006", ERROR, "A document does not say what law or policy forbids.")
WORDS_FORBIDDEN_MILD = Rule(
    "REQ007", WARNING,
    "A document does not say what guidance, or a row whose source was not read again, forbids.",
)
BAD_ASSERTION = Rule("REQ008", ERROR, "An assertion names actors and lists that there are.")

# --- citations and words ---------------------------------------------------------------------------------------------

UNKNOWN_CITATION = Rule(
    "CIT001", ERROR,
    "Law that a clause or its source cites stands in the table of citations, clauses/citations.toml.",
)
EARLY_CITATION = Rule("CIT002", ERROR, "A document cites only what is law on its day.")
EARLY_SOURCE = Rule(
    "CIT004", WARNING,
    "The source of a clause that a document prints is law on the document's day, or is called a proposal.",
)
LATER_SOURCE = Rule(
    "CIT005", INFO,
    "The source of a requirement that holds on a document's day is no later than that day.",
)
UNREAD_CITATION = Rule("CIT003", INFO, "The text of a provision that is cited has been read.")
MISLEADING = Rule(
    "WRD001", ERROR,
    "Words that the terminology rules out in an edition are not used in it (clauses/terminology.toml).",
)
DOUBTFUL_WORDS = Rule(
    "WRD002", WARNING,
    "Words that are easily confused are used in their own sense (clauses/terminology.toml).",
)
SHORTHAND = Rule("WRD003", INFO, "Shorthand is not taken for what the law says (clauses/terminology.toml).")
