"""Content controls that are bound to data of the file: Word shows the data, whatever was stored as their text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from toolkit.formats.docx.names import W, find
from toolkit.formats.docx.package import Package

#: The id under which controls are bound to the document's own properties (title, author, …).
CORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
PREFIX = re.compile(r"xmlns:(?P<name>[\w.-]+)=[\"'](?P<space>[^\"']*)[\"']")
#: A step of a path as Word writes it: /ns0:report[1]/ns0:title[1].
STEP = re.compile(r"(?:(?P<prefix>[\w.-]+):)?(?P<name>[\w.-]+)(?:\[(?P<place>[0-9]{1,6})\])?")


def fill(document: Element, package: Package) -> None:
    """Put the data into the controls for plain text that are bound to it."""
    bound = [one for one in document.iter(f"{W}sdt") if _binding(one) is not None]
    stores = dict(_stores(package)) if bound else {}
    for control in bound:
        binding = _binding(control)
        assert binding is not None
        store = stores.get(binding.get(f"{W}storeItemID", "").upper())
        text = None if store is None else _at(store, binding)
        if text is not None and text.strip():
            _put(control, text)


def _binding(control: Element) -> Element | None:
    """What a control for plain text is bound to; dates and lists show their data in other words."""
    properties = find(control, "sdtPr")
    return find(properties, "dataBinding") if find(properties, "text") is not None else None


def _stores(package: Package) -> Iterator[tuple[str, Element]]:
    """The data of a file by their ids."""
    core = next(iter(package.related("", "core-properties")), None)
    found = None if core is None else package.part(core)
    if found is not None:
        yield CORE, found
    for name in package.related(package.main, "customXml"):
        data = package.part(name)
        for properties in package.related(name, "customXmlProps"):
            told = package.part(properties)
            identifier = "" if told is None else next((one for key, one in told.items() if key.endswith("}itemID")), "")
            if data is not None and identifier:
                yield identifier.upper(), data


def _at(store: Element, binding: Element) -> str | None:
    """The text at a path in data; None where there is none."""
    spaces = {one["name"]: one["space"] for one in PREFIX.finditer(binding.get(f"{W}prefixMappings", ""))}
    steps = [STEP.fullmatch(one) for one in binding.get(f"{W}xpath", "").strip("/").split("/")]
    level = [store]
    for step in steps:
        if step is None:
            return None
        space = spaces.get(step["prefix"] or "", "")
        named = [one for one in level if one.tag == (f"{{{space}}}{step['name']}" if space else step["name"])]
        place = int(step["place"] or 1) - 1
        if not 0 <= place < len(named):
            return None
        store, level = named[place], list(named[place])
    return store.text


def _put(control: Element, text: str) -> None:
    """Make a text the only one of a control."""
    prompt = find(control, "sdtPr", "showingPlcHdr")
    if prompt is not None:
        control[0].remove(prompt)
    content = find(control, "sdtContent")
    texts = [] if content is None else list(content.iter(f"{W}t"))
    if content is not None and not texts:
        paragraph = next(content.iter(f"{W}p"), content)
        texts = [SubElement(SubElement(paragraph, f"{W}r"), f"{W}t")]
    for number, one in enumerate(texts):
        one.text = "" if number else text.strip()
