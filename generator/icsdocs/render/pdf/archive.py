"""Knows what makes a PDF one for archives too (PDF/A-2a), beyond what PDF/UA asks of it."""

from importlib.resources import files

import pikepdf
from pikepdf import Array, Dictionary, Name, String

# PDF/A knows the properties of XMP by itself and its own; those of PDF/UA must be described (ISO 19005-2, 6.6.2.3).
DESCRIBED = b"""
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""
  xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="2" pdfaid:conformance="A"/>
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
  <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
  <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
  <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
  <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
    <pdfaProperty:name>part</pdfaProperty:name>
    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
    <pdfaProperty:category>internal</pdfaProperty:category>
    <pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description>
  </rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
END = b"</rdf:RDF>"

# The profile that comes with WeasyPrint, as the standard of screens has it; WeasyPrint puts it into PDF/A alone.
PROFILE, PROFILE_NAME = ("pdf", "sRGB2014.icc"), "sRGB IEC61966-2.1"


def say_archived(pdf: pikepdf.Pdf) -> None:
    """Puts into a file's metadata that it is for archives, and what of them PDF/A does not know; and what is meant by
    its colours."""
    profile = pikepdf.Stream(pdf, files("weasyprint").joinpath(*PROFILE).read_bytes(), N=3)
    intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFA1, DestOutputProfile=pdf.make_indirect(profile))
    intent.OutputConditionIdentifier = intent.Info = String(PROFILE_NAME)
    pdf.Root.OutputIntents = Array([intent])
    metadata = pdf.Root.Metadata
    before, after = metadata.read_bytes().split(END)
    metadata.write(before + DESCRIBED + END + after)
