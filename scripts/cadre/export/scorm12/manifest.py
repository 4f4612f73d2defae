"""The manifest of the package (IMS Content Packaging 1.1.2, ADL SCORM 1.2 Content Aggregation Model).

Its identifiers are constant: a system that is given a new package then keeps what it has recorded.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable
from typing import Final

FILE: Final = "imsmanifest.xml"
_PACKAGING: Final = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
_SCORM: Final = "http://www.adlnet.org/xsd/adlcp_rootv1p2"


def manifest(title: str, language: str, page: str, files: Iterable[str]) -> bytes:
    """Return the manifest of one SCO that starts at `page`; `files` are all those of the package."""
    name = f"cadre-{language}"
    root = etree.Element(
        "manifest",
        {"identifier": name, "version": "1.0", "xmlns": _PACKAGING, "xmlns:adlcp": _SCORM},
    )
    metadata = etree.SubElement(root, "metadata")
    etree.SubElement(metadata, "schema").text = "ADL SCORM"
    etree.SubElement(metadata, "schemaversion").text = "1.2"
    organisations = etree.SubElement(root, "organizations", {"default": f"{name}-quiz"})
    organisation = etree.SubElement(organisations, "organization", {"identifier": f"{name}-quiz"})
    etree.SubElement(organisation, "title").text = title
    attributes = {"identifier": f"{name}-item", "identifierref": f"{name}-sco"}
    item = etree.SubElement(organisation, "item", attributes)
    etree.SubElement(item, "title").text = title
    attributes = {"identifier": f"{name}-sco", "type": "webcontent", "adlcp:scormtype": "sco"}
    resources = etree.SubElement(root, "resources")
    resource = etree.SubElement(resources, "resource", {**attributes, "href": page})
    for file in files:
        etree.SubElement(resource, "file", {"href": file})
    etree.indent(root)
    text = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
