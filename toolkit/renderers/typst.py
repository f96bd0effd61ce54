"""Build Typst markup. Every text becomes a string literal, so that it cannot be markup."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.model.language_codes import primary
from toolkit.renderers.labels import tag
from toolkit.renderers.no_break import unbroken
from toolkit.renderers.scripts import stretches

_LITERAL = {"\\": "\\\\", '"': '\\"', "\t": " "}
_NEEDS_ESCAPE = re.compile(r'[\\"\t]')
#: A string literal in markup.
LITERAL = re.compile(r'#"((?:\\.|[^"\\])*)"')
#: A part of a word, after which a word that is too long for its place may break.
_PART = re.compile(r".{16}(?=.)")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def literal(text: str) -> str:
    """A string literal without line breaks."""
    return '"' + _NEEDS_ESCAPE.sub(lambda match: _LITERAL[match[0]], text.replace("\n", " ")) + '"'


def content(text: str) -> str:
    """A text as markup, with its line breaks."""
    return "#linebreak()".join(f"#{literal(line)}" for line in text.split("\n") if line or "\n" in text)


def breakable(markup: str, longest: int) -> str:
    """Markup with places where a line may end in longer words, of scripts with blanks between words or of any length.

    PDF/A limits the length of strings, whatever the script is. Addresses that links lead to are not changed.
    """
    word = re.compile(rf"[0-9A-Za-z_\u00c0-\u024f\u0370-\u052f]{{{longest + 1},}}|\w{{400,}}")
    return LITERAL.sub(lambda text: word.sub(lambda one: _PART.sub("\\g<0>\u200b", one[0]), text[0]), markup)


def prose(text: str, code: str) -> str:
    """A text in a language as markup, with the languages of what is in another one."""
    pieces = stretches(unbroken(text, code), code)
    return "".join(foreign(content(one), other) if other else content(one) for one, other in pieces)


def foreign(markup: str, code: str) -> str:
    """Markup in another language than the text around it."""
    return call("text", language(code), body=markup)


def call(name: str, *arguments: str, body: str | None = None) -> str:
    """A function call in markup: `#name(arguments)[body]`."""
    return f"#{name}({', '.join(arguments)}){'' if body is None else f'[{body}]'}"


def language(code: str) -> str:
    """The arguments of `text` that set a language; English for a code that Typst would reject."""
    lang, *rest = tag(code).split("-")
    region = next((part for part in rest if re.fullmatch(r"[A-Za-z]{2}", part)), "cn" if primary(code) == "zh" else "")
    if not _LANGUAGE.fullmatch(lang.lower()):
        return 'lang: "en", region: "us"'
    return f'lang: "{lang.lower()}"' + (f', region: "{region.lower()}"' if region else "")


def array(contents: Sequence[str]) -> str:
    """An array of content."""
    return "(" + "".join(f"[{one}], " for one in contents) + ")"
