"""Knows every rule that icsdocs reports by: its code, how grave a breach is, what it says and why."""

from icsdocs.diagnostics import Rule, Severity

ERROR, WARNING, INFO, OPEN = Severity.ERROR, Severity.WARNING, Severity.INFO, Severity.OPEN

# --- expressions -----------------------------------------------------------------------------------------------------

BAD_EXPRESSION = Rule(
    "EXP001", ERROR, "An expression must be a name, a comparison or a format, short and on one line.",
    "A reviewer reads clauses aloud. What cannot be read cannot be reviewed.",
    "{{ board.size | }}", "{{ board.size | words }}",
)
FORBIDDEN_EXPRESSION = Rule(
    "EXP002", ERROR, "An expression may not call, index or calculate.",
    "A clause states facts that the config holds. It is not a program, so nobody needs to test it as one.",
    "{{ board.members[0] }}", "{{ board.members.chair }}",
)
UNKNOWN_FORMAT = Rule(
    "EXP003", ERROR, "A format must be one that icsdocs knows.",
    "A misspelt format would print a number where the clause needs a word.",
    "{{ board.size | word }}", "{{ board.size | words }}",
)
UNKNOWN_NAME = Rule(
    "EXP004", ERROR, "A name in an expression must be a fact of the config, the edition, the document or a loop.",
    "A name that nothing fills would leave a hole that no config could ever close.",
    "{{ board.chairman }}", "{{ board.members.chair.role }}",
)
WRONG_KIND = Rule(
    "EXP005", ERROR, "A format and the value it is given must fit.",
    "A name cannot be put into number words, and a list cannot be printed as a date.",
    "{{ system.name | words }}", "{{ board.size | words }}",
)
BAD_EACH = Rule(
    "EXP006", ERROR, "A repetition is written “each name in list”, with “if condition” where it is needed.",
    "The name stands for each thing in turn in the words below.",
    "::: each trusts", "::: each trust in trusts",
)

# --- clause files ----------------------------------------------------------------------------------------------------

BAD_HEADER = Rule(
    "CLS001", ERROR, "A clause file begins with a header between two lines of three hyphens.",
    "The header says what the clause is, where it comes from and when it holds.",
    "id: chair-term\nThe Chair …", "---\nid: chair-term\ntitle: Term of office\nstatus: required\n---\nThe Chair …",
)
UNKNOWN_HEADER = Rule(
    "CLS002", ERROR, "A header line must have a key that icsdocs knows, once.",
    "A misspelt key would be silently without effect.",
    "staus: required", "status: required",
)
BAD_HEADER_VALUE = Rule(
    "CLS003", ERROR, "A header value must be of the kind its key needs.",
    "Dates, statuses and lists decide whether a clause is printed.",
    "status: mandatory", "status: required",
)
MISSING_HEADER = Rule(
    "CLS004", ERROR, "A header must give the keys that every such file needs.",
    "Without an id, a title and a status a clause cannot be placed, reported or traced.",
    "---\nid: chair-term\n---", "---\nid: chair-term\ntitle: Term of office\nstatus: required\n---",
)
DUPLICATE_ID = Rule(
    "CLS005", ERROR, "An id may be used by one file only.",
    "References and outlines name a clause by its id. With two of them one would be lost.",
    "id: quorum (in two files)", "id: quorum and id: quorum-cluster",
)
UNCLOSED_RANGE = Rule(
    "CLS006", ERROR, "Each “::: when”, “::: each” and “::: note” is closed by a line of three colons.",
    "Otherwise nobody can tell which words the condition governs.",
    "::: note\nCheck this.", "::: note\nCheck this.\n:::",
)
UNKNOWN_DIRECTIVE = Rule(
    "CLS007", ERROR, "After three colons stands when, each or note.",
    "Any other word has no meaning, and the words below it would be printed by accident.",
    "::: if board.size > 12", "::: when board.size > 12",
)
CUT_RANGE = Rule(
    "CLS008", ERROR, "A range goes round whole paragraphs, list items or table rows.",
    "Half a paragraph cannot be left out or repeated.",
    "The Board meets\n::: when meetings.remote\nor joins by video\n:::", "The Board meets.\n\n::: when meetings.remote\nMembers may join by video.\n:::",
)
FOREIGN_MARKUP = Rule(
    "CLS009", ERROR, "A clause holds paragraphs, lists, tables and emphasis, and nothing else of Markdown.",
    "Headings come from the outline, numbers from the compiler. Other markup would look different in Word and PDF.",
    "# Quorum", "(the outline gives the heading)",
)
WIDE_ROW = Rule(
    "CLS010", ERROR, "A table row has as many cells as its header.",
    "Words in a cell too many would be lost.",
    "| A | B |\n|---|---|\n| 1 | 2 | 3 |", "| A | B |\n|---|---|\n| 1 | 2 |",
)
UNCLOSED_BLANK = Rule(
    "CLS011", ERROR, "Each {{ is closed by }} and each [[ by ]], on the same line.",
    "Otherwise the brackets themselves would be printed.",
    "{{ board.size members", "{{ board.size }} members",
)
EMPTY_BODY = Rule(
    "CLS012", ERROR, "A clause has words.",
    "An empty clause would print a number with nothing beside it.",
    "---\nid: quorum\n…\n---", "---\nid: quorum\n…\n---\nEight members make a quorum.",
)
BAD_POINTER = Rule(
    "CLS013", ERROR, "A reference names a clause id, or a document and a clause id.",
    "A reference by number or title breaks as soon as a clause is added.",
    "[[paragraph 3.4]]", "[[chair-term]] or [[mou:mou-parties]]",
)

AS_TYPED = Rule(
    "CLS014", WARNING, "Marks that mean something elsewhere, and nothing in a clause, print as they stand.",
    "They are mostly slips: single braces for double ones, a bold word that does not end, a footnote.",
    "{ system.name } is **bold, see note[^1]", "{{ system.name }} is **bold** (see [[quorum]])",
)

# --- outlines, editions and other data files -------------------------------------------------------------------------

BAD_DATA = Rule(
    "OUT001", ERROR, "An outline, edition, requirement or citation file must have the shape that its kind needs.",
    "What the compiler cannot read it would have to leave out.",
    "[[entry]]\nclause = \"quorum\"", "[[entry]]\nlevel = 3\nclause = \"quorum\"",
)
UNKNOWN_CLAUSE = Rule(
    "OUT002", ERROR, "An outline places clauses that exist.",
    "A misspelt id would leave the clause out of the document.",
    "clause = \"quorom\"", "clause = \"quorum\"",
)
PLACED_TWICE = Rule(
    "OUT003", ERROR, "An outline places a clause once.",
    "A reference to it could mean either place.",
    "two entries with clause = \"quorum\"", "one entry with clause = \"quorum\"",
)
NO_LEVEL = Rule(
    "OUT004", ERROR, "Every depth that is printed has a level in its series.",
    "Without one there is no number and no style to print it with.",
    "a list inside a list at the last level", "one more [[level]] in the outline",
)
UNKNOWN_DOCUMENT = Rule(
    "OUT005", ERROR, "A config asks for documents that have an outline.",
    "A misspelt document would silently not be built.",
    "documents = [\"constituton\"]", "documents = [\"constitution\"]",
)

NO_ENTRIES = Rule(
    "OUT006", WARNING, "An outline has entries.",
    "A document without any is a cover and nothing else.",
    "title = \"Constitution\" (and no [[entry]])", "[[entry]]\nlevel = 1\ntitle = \"Introduction\"",
)

# --- assembly --------------------------------------------------------------------------------------------------------

GAP = Rule(
    "ASM001", OPEN, "A fact that the text needs is not in the config yet.",
    "The draft prints a numbered, highlighted gap with its question, so that nobody mistakes it for finished text.",
    "(a line left out of the config)", "[meetings.quorum]\nnumber = 8",
)
BROKEN_REFERENCE = Rule(
    "ASM002", ERROR, "A reference points to a clause that is printed.",
    "A reader who follows it would find nothing.",
    "see [[quorum-small]] where that clause is left out", "a reference under the same condition as its target",
)
NONE_PRINTED = Rule(
    "ASM003", ERROR, "Of a group of alternatives exactly one is printed, unless its mode is any or ordered.",
    "With none the document says nothing on the point.",
    "meetings.voting.mode = \"ballot\" where no alternative answers to it", "meetings.voting.mode = \"vote\"",
)
SEVERAL_PRINTED = Rule(
    "ASM004", ERROR, "Of a group of alternatives in mode one not more than one is printed.",
    "Two would contradict each other.",
    "two alternatives whose conditions both hold", "conditions that exclude each other",
)
WRONG_SCOPE = Rule(
    "ASM005", ERROR, "A group that is counted per place, sector or seat stands under that repetition.",
    "Otherwise there is nothing to count it over.",
    "alternative: place-model one per place, outside any place", "each = \"place in places\" in the outline",
)
EMPTY_EACH = Rule(
    "ASM006", WARNING, "A repetition over an empty list prints nothing.",
    "The words round it may promise a list that is not there. Put the whole under “::: when”.",
    "::: each trust in trusts (with no trusts)", "::: when trusts | count > 0",
)
PROSE_IN_SENTENCE = Rule(
    "ASM007", ERROR, "A text of several paragraphs may only fill a paragraph of its own.",
    "A sentence cannot hold a paragraph.",
    "Our vision is {{ system.vision }}.", "Our vision is this.\n\n{{ system.vision }}",
)
DEPARTURE_STALE = Rule(
    "ASM008", WARNING, "A local clause was written against the library's present wording.",
    "The library has changed since; the reason for departing may have gone or the new words may be needed.",
    "departs_from: 1a2b3c4d (an older digest)", "departs_from: the digest that `icsdocs show` prints",
)
UNPLACED_LOCAL = Rule(
    "ASM009", ERROR, "A local clause replaces a library clause, or says which document and clause it comes after.",
    "Otherwise it would be nowhere.",
    "id: our-own-rule (alone)", "id: our-own-rule\ndocument: constitution\nafter: board-total",
)
UNKNOWN_INCLUDE = Rule(
    "ASM010", ERROR, "The config includes optional clauses that exist.",
    "A misspelt id would leave the clause out.",
    "include = [\"so-petition\"]", "include = [\"so-petitions\"]",
)
NO_NUMBER = Rule(
    "ASM011", ERROR, "A clause that is referred to has a number.",
    "A reference prints the number of the clause's first paragraph. A clause that begins with a list or a table has none.",
    "(a clause that is only a table)", "The members are in this table.\n\n| Role | …",
)
NOT_OF_EDITION = Rule(
    "ASM012", ERROR, "A document is asked for in an edition that has it.",
    "Its words would rest on law of another time.",
    "documents = [\"shadow-terms\"] with edition act-2022", "documents = [\"constitution\"]",
)

SAME_ADDRESS = Rule(
    "ASM013", ERROR, "No two paragraphs of a document have the same address.",
    "Bookmarks, links and later comparisons find a paragraph by its address. Two with one address would be taken for each other.",
    "authorities = [\"wirral\", \"wirral\"]", "authorities = [\"wirral\"]",
)

# --- a system's own wording ------------------------------------------------------------------------------------------

STRAY_WORDING = Rule(
    "DEP001", WARNING, "A folder in clauses/local has the id of a system that some config is about.",
    "Otherwise nothing in it is ever printed: a slip in the folder's name would bring back the library's wording unseen.",
    "clauses/local/northshre/", "clauses/local/northshire/, with id = \"northshire\" below [system] in a config",
)
REQUIRED_OMITTED = Rule(
    "DEP002", WARNING, "A system does not leave out a clause that law or national policy requires.",
    "The library holds it required. Whoever approves the document will look for it, so the reason should stand up to them.",
    "id: quorum\nomit: true\nreason: not wanted", "(the clause, or wording of your own that does the same)",
)

# --- defined terms ---------------------------------------------------------------------------------------------------

CIRCULAR_DEFINITION = Rule(
    "TRM001", ERROR, "Definitions do not define each other in a circle.",
    "A reader who looks one up is sent round without ever learning what it means.",
    "Board: the members of the Body. Body: what the Board governs.", "Body: the ICS NHS body named in section 1.2.",
)
UNUSED_TERM = Rule(
    "TRM002", WARNING, "A definition is used by some clause.",
    "A definition that nothing uses makes a reader look for it.",
    "(a definition file that no clause mentions)", "(delete it, or use the term)",
)
DUPLICATE_FORM = Rule(
    "TRM003", ERROR, "A form of words belongs to one definition in an edition.",
    "Two definitions of one word contradict each other.",
    "forms: [Board] in two files", "forms: [Partnership Board] in the second",
)

UNDEFINED_TERM = Rule(
    "TRM004", WARNING, "A capitalised phrase is a defined term, a law in the table of citations, or a name in clauses/names.toml.",
    "Capitals tell a reader to look in the definitions. There would be nothing to find.",
    "The Oversight Panel must meet each month.", "(a definition of Oversight Panel), or: The oversight panel must meet each month.",
)
SMALL_LETTERS = Rule(
    "TRM005", WARNING, "A defined term keeps its capitals wherever its defined sense is meant.",
    "In small letters a reader may take it for any board, any member, any place.",
    "The members of the board must declare their interests.", "The Members must declare their interests.",
)

# --- files -----------------------------------------------------------------------------------------------------------

NOT_UTF8 = Rule(
    "FILE001", ERROR, "A file is UTF-8 text.",
    "In any other encoding the dashes, quotation marks and accents of a legal text turn into other characters.",
    "(saved by Notepad as “ANSI” or “Unicode”)", "(saved with the encoding UTF-8)",
)
FORBIDDEN_CHARACTER = Rule(
    "FILE002", ERROR, "A file holds no control characters.",
    "Word refuses a document that contains one. They mostly come along unseen when text is copied from Word or a PDF.",
    "(a page break or a NUL inside a sentence)", "(the same sentence typed afresh)",
)
EMPTY_FILE = Rule(
    "FILE003", ERROR, "A file has content.",
    "An empty file is mostly one that was not saved or lost its text.",
    "(a clause file of no characters)", "(the clause, or no file)",
)
TOO_LARGE = Rule(
    "FILE004", ERROR, "A text file has at most 2 MB, a template at most 50 MB.",
    "That is some hundred times the longest clause. Something else must have got into the file.",
    "(a PDF renamed to .md)", "(one clause)",
)
UNREADABLE = Rule(
    "FILE005", ERROR, "A clause, outline, config or template is an ordinary file that you may read.",
    "What cannot be read cannot be checked, and a document without it would be incomplete.",
    "(a folder called chair.md)", "(a text file called chair.md)",
)
OUTSIDE_PROJECT = Rule(
    "FILE006", ERROR, "Files and folders of a project lie inside it.",
    "A link that leads out would print words that nobody who looks at the project can see or review.",
    "clauses/chair.md → /home/sam/chair.md", "clauses/chair.md (the text itself)",
)
MISSING_FILE = Rule(
    "FILE007", ERROR, "A project has clauses and templates, its own or those that come with icsdocs.",
    "There is nothing to build a document from.",
    "(no clauses folder)", "clauses/, templates/ and configs/ side by side",
)
NOT_WRITTEN = Rule(
    "FILE008", ERROR, "The output folder can be written.",
    "Nothing is left half written: what stood there before stays as it was.",
    "--output /media/dvd", "--output build",
)
KEPT_ASIDE = Rule(
    "FILE009", WARNING, "A document that somebody has open is left alone.",
    "Writing over it would lose what they are typing. The new one is written beside it under another name.",
    "(constitution.docx is open in Word)", "(close it, build again, and delete the copy)",
)
NO_PDF = Rule(
    "FILE010", WARNING, "PDF files need the Pango library.",
    "Word and HTML files are written without it, but the Word contents then has no page numbers.",
    "(Pango is not installed)", "make build, or ask whoever looks after the machine for Pango",
)
PDF_ASKED_FOR = Rule(
    "FILE011", ERROR, "A PDF that is asked for can be written.",
    "PDF files need the Pango library.",
    "--format pdf (without Pango)", "--format docx",
)
OUTPUT_DIFFERS = Rule(
    "FILE012", ERROR, "A written file says what the document says, word for word and number for number.",
    "icsdocs reads back what it has written. A difference is a fault of icsdocs: do not send the file out, and report it.",
    "(a word missing in the Word file)", "(the same words in the document, Word and PDF)",
)
UNFIT_SHELL = Rule(
    "FILE013", ERROR, "The Word house style is a Word file with room for the cover and the body.",
    "icsdocs fills templates/house.docx; without its placeholders the words would have nowhere to go.",
    "(the line {{ body }} deleted from house.docx)", "(house.docx with styles changed and its placeholders kept)",
)
MISSING_STYLE = Rule(
    "FILE014", WARNING, "The Word house style has every style that the documents use.",
    "Words in a style that it lacks are printed in Word's Normal.",
    "(the style Provision deleted or renamed in house.docx)", "(the style Provision, changed to look as you like)",
)
UNREAD_FILE = Rule(
    "FILE015", WARNING, "What stands in clauses/ is a clause (.md) or a data file (.toml) that icsdocs reads.",
    "Any other file is passed over, and its words are in no document.",
    "clauses/board/merit.txt", "clauses/board/merit.md",
)
INVISIBLE_CHARACTER = Rule(
    "FILE016", WARNING, "A file holds no characters that nobody can see.",
    "They come along with text copied from elsewhere. Some turn the order of the words round on the page, so that a "
    "reader sees another text than the file holds; others keep a word from being found.",
    "(a right-to-left override inside a sentence)", "(the same sentence typed afresh)",
)

# --- configs ---------------------------------------------------------------------------------------------------------

BAD_TOML = Rule(
    "TOML001", ERROR, "A config is written in TOML: headings in brackets, then names with values.",
    "A line that cannot be read holds a fact that would be lost.",
    "name = Northshire", "name = \"Northshire\"",
)
DUPLICATE_KEY = Rule(
    "TOML002", ERROR, "A name is given once under its heading, and a heading once in a file.",
    "Of two values for one fact nobody could tell which one holds.",
    "number = 8\nnumber = 9", "number = 9",
)
TOO_DEEP = Rule(
    "TOML003", ERROR, "Nesting and numbers stay within what a config can need.",
    "Anything deeper or longer is a damaged file, and reading on could take for ever.",
    "[[[[[[[[ … ]]]]]]]]", "members = [\"chair\", \"chief-executive\"]",
)
UNKNOWN_KEY = Rule(
    "CFG001", ERROR, "A config says only what its vocabulary knows.",
    "A misspelt name would silently have no effect, and the text would print a gap.",
    "[meetings.quorum]\nnumbr = 8", "[meetings.quorum]\nnumber = 8",
)
WRONG_TYPE = Rule(
    "CFG002", ERROR, "A value is of the kind that its fact needs: text, number, date, true or false, list or table.",
    "A number in quotation marks cannot be counted, and a date without its form cannot be compared.",
    "established_on = \"1 July 2022\"", "established_on = 2022-07-01",
)
NOT_ALLOWED = Rule(
    "CFG003", ERROR, "A fact with a fixed set of values has one of them.",
    "Clauses are chosen by these words. With any other none of the alternatives would be printed.",
    "mode = \"consensus\"", "mode = \"consensus-first\"",
)
OUT_OF_BOUNDS = Rule(
    "CFG004", ERROR, "A number, date, list or text stays within its bounds.",
    "What lies outside is nearly always a slip of the finger.",
    "notice_days = 3000", "notice_days = 3",
)
LEFT_EMPTY = Rule(
    "CFG005", ERROR, "A text has words.",
    "An empty text prints nothing where the reader expects something. A fact that is left out prints as a question.",
    "local_name = \"\"", "(no line at all)",
)
UNPRINTABLE = Rule(
    "CFG006", ERROR, "A text has no control characters, and several paragraphs only where the fact allows them.",
    "Word refuses a file with control characters, and a sentence cannot hold a paragraph.",
    "name = \"\"\"North\n\nshire\"\"\"", "name = \"Northshire\"",
)
BAD_THING_KEY = Rule(
    "CFG007", ERROR, "The key of a thing, and the id of the system, are made of small letters, digits and hyphens.",
    "They become part of addresses and of names of files and folders, which must work everywhere.",
    "[places.St_Helens]", "[places.st-helens]",
)
MISSING_KEY = Rule(
    "CFG008", ERROR, "A config says which version of the format it is written in, and the short id of its system.",
    "So that it can still be read when the format has changed, and the system's own wording can be found.",
    "(no schema line)", "schema = 1\n[system]\nid = \"northshire\"",
)
DERIVED = Rule(
    "CFG009", ERROR, "A fact that follows from others is not written.",
    "Written by hand it would sooner or later contradict them.",
    "[board]\nsize = 15", "(the members, each with its count)",
)
NAMES_NOTHING = Rule(
    "CFG010", ERROR, "A value that names another thing names one that the config has.",
    "Otherwise the text could print nothing for it.",
    "authorities = [\"wirrel\"]", "authorities = [\"wirral\"]",
)
BAD_EDITION = Rule(
    "CFG011", ERROR, "A config names an edition that the library has, or a day that lies in one.",
    "The edition gives the words for the bodies, and decides which clauses can be printed.",
    "edition = \"act-2021\"", "edition = \"act-2022\"",
)
NO_DAY = Rule(
    "CFG012", ERROR, "Where an edition has no day of its own the config says on which day the law is taken.",
    "Guidance changed while the Bill was before Parliament, so the edition alone does not say what held.",
    "edition = \"bill-2021\"", "edition = \"bill-2021\"\nas_at = 2021-10-22",
)
EDITION_AND_DAY = Rule(
    "CFG013", ERROR, "The day on which the law is taken lies within the edition.",
    "Otherwise the words of one law would stand beside the duties of another.",
    "edition = \"act-2022\"\nas_at = 2021-10-22", "edition = \"act-2022\"\nas_at = 2022-07-01",
)
UNKNOWN_OPEN = Rule(
    "CFG014", ERROR, "An open point is about a fact of the vocabulary.",
    "Its owner and date are printed beside the gap for that fact, and nowhere else.",
    "[open.\"meetings.quorm\"]", "[open.\"meetings.quorum.number\"]",
)
DISAGREE = Rule(
    "CFG015", ERROR, "Two facts that say the same thing agree.",
    "The documents print both, and a reader would find the contradiction.",
    "a trust that a collaborative lists, and that does not list the collaborative", "both, or one of the two left out",
)
# --- the library as a whole ------------------------------------------------------------------------------------------

UNPLACED_CLAUSE = Rule(
    "LIB001", WARNING, "Every clause of the library has a place in some outline.",
    "A clause that no document prints is never read, and so never checked.",
    "(a clause that no outline names)", "[[entry]]\nlevel = 3\nclause = \"its-id\"",
)
UNKNOWN_REQUIREMENT = Rule(
    "LIB002", ERROR, "A clause meets requirements that exist.",
    "A misspelt requirement would look unmet, or be believed to be met.",
    "meets: [s1b-9c-tenur]", "meets: [s1b-9c-tenure]",
)
DANGLING_POINTER = Rule(
    "LIB003", ERROR, "A reference names a clause or heading that some outline places.",
    "Whatever the config, a reader who follows it would find nothing.",
    "[[chair-trem]]", "[[chair-term]]",
)
MIXED_GROUP = Rule(
    "LIB004", ERROR, "The members of a group of alternatives agree on its mode and scope.",
    "One group cannot be counted in two ways.",
    "voting one per document, and voting any per document", "voting one per document in each",
)

# --- requirements ----------------------------------------------------------------------------------------------------

LAW_MISSING = Rule(
    "REQ001", ERROR, "What statute or regulations demand of a document is met by a clause that it prints.",
    "A constitution without it is not one that the law knows, and will not be approved.",
    "(a constitution that says nothing of the chair's removal)", "a clause with meets: [s1b-6-chair-removal]",
)
POLICY_MISSING = Rule(
    "REQ002", ERROR, "What national policy demands of a document is met, or departed from on record.",
    "The regulator approves against its policy. A departure needs a reason and somebody who agreed to it.",
    "(a constitution without an audit committee)", "[deviations.no-audit]\nclause_id = \"committee-audit\"\nreason = \"…\"\nagreed_by = \"NHS England\"",
)
UNVERIFIED_MISSING = Rule(
    "REQ003", WARNING, "What law or policy is believed to demand is met by a clause that the document prints.",
    "The source of this row could not be read again, so look at it before you call it a fault.",
    "(a quorum without a partner member)", "a clause with meets: [so-quorum-composition]",
)
WORDS_MISSING = Rule(
    "REQ004", ERROR, "A clause that claims to meet a requirement of law or policy says what it demands.",
    "The claim in “meets” is only a label; this tests the printed words: who does what, the number, “at least”. In the pattern, "
    "“…” is anything in between within one sentence, “/” stands between words that do as well, “*” is any ending.",
    "The chair may be removed by the board.", "The chair may be removed only by NHS England, with the approval of the Secretary of State.",
)
WORDS_MISSING_MILD = Rule(
    "REQ005", WARNING, "A clause that claims to meet guidance, or a row whose source was not read again, says what it demands.",
    "The claim in “meets” is only a label; this tests the printed words.",
    "The plan may be revised.", "The plan may be revised, and the revised plan is published.",
)
WORDS_FORBIDDEN = Rule(
    "REQ006", ERROR, "A document does not say what law or policy forbids.",
    "One such sentence undoes what the right clause says elsewhere.",
    "Each sector has exactly one partner member.", "Each sector has at least one partner member.",
)
WORDS_FORBIDDEN_MILD = Rule(
    "REQ007", WARNING, "A document does not say what guidance, or a row whose source was not read again, forbids.",
    "A reader would find two answers.",
    "A revised plan is made without publication.", "A revised plan is published.",
)
BAD_ASSERTION = Rule(
    "REQ008", ERROR, "An assertion names actors and lists that there are.",
    "A misspelt name would be looked for in the words and never found.",
    "approval of {REGULATR}", "approval of {REGULATOR}",
)

# --- citations and words ---------------------------------------------------------------------------------------------

UNKNOWN_CITATION = Rule(
    "CIT001", ERROR, "Law that a clause or its source cites stands in the table of citations, clauses/citations.toml.",
    "Each entry there says what the provision is about, from when it is law, and who read it. A wrong citation is worse than none.",
    "section 14Z99 of the NHS Act 2006", "section 14Z29 of the NHS Act 2006",
)
EARLY_CITATION = Rule(
    "CIT002", ERROR, "A document cites only what is law on its day.",
    "A reader who looks the provision up on that day would find nothing, or another text.",
    "(section 12ZB of the NHS Act 2006, as at 1 July 2022)", "from: 2024-01-01",
)
EARLY_SOURCE = Rule(
    "CIT004", WARNING, "The source of a clause that a document prints is law on the document's day, or is called a proposal.",
    "A draft of 2021 rests on proposals. Its clauses may not look as if the Act were already there.",
    "source: NHS Act 2006, section 14Z30(2)", "source: NHS Act 2006, section 14Z30(2); in 2021 a proposal to the same effect",
)
UNREAD_CITATION = Rule(
    "CIT003", INFO, "The text of a provision that is cited has been read.",
    "A lawyer should compare such a citation with the statute before the document is adopted, and then set verified = true.",
    "verified = false", "verified = true",
)
MISLEADING = Rule(
    "WRD001", ERROR, "Words that the terminology rules out in an edition are not used in it (clauses/terminology.toml).",
    "The same letters meant different things in 2021 and in 2022. A reader of one document must never meet the words of another.",
    "(NHSE/I in a document as at 1 April 2023)", "{{ edition.regulator }}",
)
DOUBTFUL_WORDS = Rule(
    "WRD002", WARNING, "Words that are easily confused are used in their own sense (clauses/terminology.toml).",
    "They are mostly slips. Where the words are right, the clause says so: silence: [WRD002 the reason].",
    "senior independent director", "senior non-executive member",
)
SHORTHAND = Rule(
    "WRD003", INFO, "Shorthand is not taken for what the law says (clauses/terminology.toml).",
    "It is understood in talk. In a document that lawyers read, the exact words are safer.",
    "the boards merge", "the boards are abolished and another is established",
)
