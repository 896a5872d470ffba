"""Knows whether some bytes are a Word file that can serve as house style, and in plain words what they are if not."""

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

# A house style is some tens of kilobytes, with pictures a few million bytes; what unpacks to more was made to harm.
LARGEST = 100_000_000

OLD_OFFICE = bytes.fromhex("D0CF11E0A1B11AE1")
SAVE_AS = "Open it in Word and save it as “Word Document (.docx)”."

BEGINNINGS = (
    (b"{\\rtf", f"It is a file in rich text format (.rtf). {SAVE_AS}"),
    (b"%PDF", "It is a PDF. The house style must be a Word document (.docx)."),
    (b"<", f"It is a web page or XML file. {SAVE_AS}"),
)

# What the list of types inside the file says of files that are nearly right.
KINDS = (
    ("wordprocessingml.template.main", f"It is a Word template (.dotx), not a document. {SAVE_AS}"),
    ("macroEnabled", f"It is a Word file with macros (.docm or .dotm). {SAVE_AS}"),
    ("spreadsheetml.sheet.main", "It is an Excel workbook. The house style must be a Word document (.docx)."),
    ("presentationml", "It is a PowerPoint file. The house style must be a Word document (.docx)."),
)


class ShellError(ValueError):
    """The house style cannot be filled; the message says what is wrong with it."""


def opened(shell: bytes) -> WordDocument:
    """The Word file in some bytes; raises ShellError."""
    if why := why_not_word(shell):
        raise ShellError(f"The Word house style is not a Word file that can be used. {why}")
    return docx.Document(io.BytesIO(shell))


def why_not_word(shell: bytes) -> str:
    """Why these bytes are no Word document, as sentences for anyone's eyes; empty if they are one."""
    if not shell:
        return "It is empty."
    if shell.startswith(OLD_OFFICE):
        if "EncryptedPackage".encode("utf-16-le") in shell:
            return "It is protected by a password. Take the password off in Word (File, Info, Protect Document)."
        return f"It is in the format of Word 97 to 2003 (.doc). {SAVE_AS}"
    for beginning, why in BEGINNINGS:
        if shell.startswith(beginning):
            return why
    try:
        with zipfile.ZipFile(io.BytesIO(shell)) as package:
            return next(_package_faults(package), "") or _why_not_opened(shell)
    # zipfile raises ValueError for a directory that points before the file's beginning.
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError, zipfile.zlib.error):
        return f"It is not a Word document, or it is damaged. {SAVE_AS}"


def why_not_unpacked(package: zipfile.ZipFile) -> str:
    """Why the parts of a package cannot be read, as a sentence; empty if they can. Other ways of packing than the two
    that a Word file may have (ISO/IEC 29500-2, annex B) have failures of their own."""
    entries = package.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        return "It is protected by a password."
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        return f"It is packed in a way in which Word packs no file. {SAVE_AS}"
    return ""


def _package_faults(package: zipfile.ZipFile) -> Iterator[str]:
    size = sum(entry.file_size for entry in package.infolist())
    if size > LARGEST:
        yield f"It would unpack to {size // 1_000_000:,} million bytes; a house style needs a few million at most."
        return
    if why := why_not_unpacked(package):
        yield why
        return
    names = set(package.namelist())
    if "mimetype" in names:
        yield f"It is an OpenDocument file, as LibreOffice writes. {SAVE_AS}"
        return
    if "[Content_Types].xml" not in names:
        yield f"It is not a Word document. {SAVE_AS}"
        return
    types = package.read("[Content_Types].xml").decode("utf-8", errors="replace")
    yield from (why for kind, why in KINDS if kind in types)
    for name in sorted(names):
        if name.endswith((".xml", ".rels")) and not _is_xml(package.read(name)):
            yield f"Its part {name} is damaged. {SAVE_AS}"


def _is_xml(data: bytes) -> bool:
    try:
        etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return False
    return True


def _why_not_opened(shell: bytes) -> str:
    """What python-docx cannot open: a package without a main document, or with one of another kind."""
    try:
        docx.Document(io.BytesIO(shell))
    except (KeyError, ValueError, AttributeError, PackageNotFoundError):
        return f"It is not a Word document, or it is damaged. {SAVE_AS}"
    return ""
