"""What a project may set, with the defaults that make an empty settings file work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from urllib.parse import urlsplit

from toolkit.model import Severity

#: The looks of documents, and the sizes of paper.
THEMES = ("plain", "official")
PAPERS = ("a4", "letter")


@dataclass(frozen=True, slots=True)
class LintSettings:
    """What `toolkit lint` checks and when it fails; the command line's options come first."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=lambda: MappingProxyType({}))
    fail_on: str = "error"
    baseline: str | None = None
    #: Path pattern (as in .gitignore) → names or groups that are not checked there.
    per_path_ignore: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


#: The highest number that `words_up_to` may ask for: no style spells out more.
MOST_IN_WORDS = 99


@dataclass(frozen=True, slots=True)
class StyleSettings:
    """How the translation is set: what `update` proposes, lint checks and the documents show.

    `numbering` gives, for the source's four levels 一、 （一） 第一， 一是, the form that the target uses. `guide`
    names the house rules that the checks of the group `style` look at; without one they run only where selected.
    `percent` is `word` or `sign`, `words_up_to` the highest number that running text spells out, and
    `longest_sentence` a number of words.
    """

    numbering: tuple[str, ...] = ("I.", "(I)", "First,", "(1)")
    guide: str = ""
    percent: str = "word"
    words_up_to: int = 9
    longest_sentence: int = 60


def unusable_url(url: str) -> str:
    """Why a text cannot be the address of a model's server, empty where it can.

    A name, a password or a query in it would be repeated in messages, so a key has no place there.
    """
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good or any(sign.isspace() or not sign.isprintable() for sign in url):
        return "must be an address such as http://localhost:11434/v1"
    if "@" in parts.netloc or parts.query or parts.fragment:
        return "must end with the path, without a name, a password or a query; the key belongs in the environment"
    return ""


@dataclass(frozen=True, slots=True)
class DraftingSettings:
    """Which model drafts translations, and how it is asked.

    `engine` is `chat` for a server that speaks OpenAI's chat completions at `base_url`, or a name that another package
    registers. `rounds` is how often an answer with findings is asked for again, `concurrency` how many requests are
    under way at once, `timeout` how many seconds one of them may take, and `requests_per_minute` 0 for no limit. The
    key is in the environment variable `key_variable` and nowhere else. Prices are those of a million tokens.
    """

    engine: str = "chat"
    base_url: str = ""
    model: str = ""
    rounds: int = 2
    concurrency: int = 4
    timeout: int = 300
    temperature: float = 0.0
    requests_per_minute: int = 0
    key_variable: str = "OPENAI_API_KEY"
    price_input: float = 0.0
    price_output: float = 0.0
    currency: str = "USD"


@dataclass(frozen=True, slots=True)
class ReportSettings:
    """What the seed of one report lacks; every field may be absent.

    `earlier` names the report of the year before, whose key indicators are set beside this one's.
    """

    year: int | None = None
    title: str | None = None
    issuing_body: str | None = None
    date: str | None = None
    source: str | None = None
    translator: str | None = None
    disclaimer: str | None = None
    description: str | None = None
    license: str | None = None
    earlier: str | None = None
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """A project's settings: `[tool.toolkit]` in pyproject.toml, or a toolkit.toml.

    Folders are relative to the project's root; new catalogs go to the first of `translations`, and those of `glossary`
    are layers, of which a later one may replace concepts of one before it. `memory` names
    translation memories (TMX), as patterns. `boilerplate` adds to the built-in patterns: regular expressions that match
    a whole line of a report. `year` and `license` are those of the reports that do not set their own. `theme` is the
    look of HTML and PDF documents, and `paper` the size of their pages.
    """

    source_language: str = "zh"
    target_languages: tuple[str, ...] = ("en",)
    seeds: str = "seeds"
    glossary: tuple[str, ...] = ("glossary",)
    translations: tuple[str, ...] = ("translations",)
    build: str = "build"
    memory: tuple[str, ...] = ("translations/memory/*.tmx",)
    boilerplate: tuple[str, ...] = ()
    year: int | None = None
    license: str | None = None
    theme: str = "plain"
    paper: str = "a4"
    lint: LintSettings = field(default_factory=LintSettings)
    style: StyleSettings = field(default_factory=StyleSettings)
    drafting: DraftingSettings = field(default_factory=DraftingSettings)
    reports: Mapping[str, ReportSettings] = field(default_factory=lambda: MappingProxyType({}))

    def report(self, name: str) -> ReportSettings:
        """The settings of one report; defaults where it has none."""
        found = self.reports.get(name, ReportSettings())
        return replace(found, license=self.license) if self.license and found.license is None else found

    def year_of(self, report: str) -> int | None:
        """The year a report is about, which terms' validity is compared with; None if unknown."""
        own = self.report(report).year
        return self.year if own is None else own
