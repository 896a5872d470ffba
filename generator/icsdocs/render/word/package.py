"""Knows a Word file as a package of parts: the tree that it carries, its properties, and the same bytes every time."""

import io
import zipfile
from datetime import datetime

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from icsdocs.document import Document
from icsdocs.render.word.wordml import tag

TREE_NAMESPACE = "urn:icsdocs:tree:1"
STORE_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
STORE_ID = "{1C5D0C5E-7E31-4D0A-9B6B-1C5D0C5A7EE1}"
PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"

UNDATED = "2000-01-01"
LONGEST_PROPERTY = 255
ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def day(document: Document) -> str:
    """The document's own date, or a fixed one: never the clock's."""
    return document.date or UNDATED


def set_properties(word: WordDocument, document: Document) -> None:
    """Says what the document is: title, subject, author, language, and its own date for both of Word's."""
    core = word.core_properties
    core.title = document.title[:LONGEST_PROPERTY]
    core.subject = document.subject[:LONGEST_PROPERTY]
    core.author = core.last_modified_by = document.author[:LONGEST_PROPERTY]
    core.keywords = document.keywords[:LONGEST_PROPERTY]
    core.language = "en-GB"
    core.revision = 1
    core.created = core.modified = datetime.fromisoformat(day(document))


def never_ask_to_refresh(word: WordDocument) -> None:
    """Takes out the setting by which Word asks on opening whether to refresh fields: they are right already."""
    for setting in word.settings.element.findall(tag("updateFields")):
        word.settings.element.remove(setting)


def embed_tree(word: WordDocument, tree: str) -> None:
    """Carries the tree's JSON in the file, where Word and LibreOffice leave it alone."""
    holder = etree.Element(f"{{{TREE_NAMESPACE}}}tree", nsmap={None: TREE_NAMESPACE})
    holder.text = tree
    package = word.part.package
    name = package.next_partname("/customXml/item%d.xml")
    item = Part(name, "application/xml", _xml(holder), package)
    props = Part(PackURI(name.replace("/item", "/itemProps")), PROPERTIES_TYPE, _xml(_store()), package)
    item.relate_to(props, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    word.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)


def _store() -> etree._Element:
    item = etree.Element(f"{{{STORE_NAMESPACE}}}datastoreItem", nsmap={"ds": STORE_NAMESPACE})
    item.set(f"{{{STORE_NAMESPACE}}}itemID", STORE_ID)
    schemas = etree.SubElement(item, f"{{{STORE_NAMESPACE}}}schemaRefs")
    etree.SubElement(schemas, f"{{{STORE_NAMESPACE}}}schemaRef").set(f"{{{STORE_NAMESPACE}}}uri", TREE_NAMESPACE)
    return item


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def saved(word: WordDocument) -> bytes:
    """The file's bytes: parts in the order of their names, no entry dated, so that equal files are the same bytes."""
    fresh = io.BytesIO()
    word.save(fresh)
    fixed = io.BytesIO()
    with zipfile.ZipFile(fresh) as source, zipfile.ZipFile(fixed, "w") as target:
        # Readers that stream the package want its list of types first.
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            target.writestr(entry, source.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
