"""The group style: when it runs, what its settings change, and what `--fix` repairs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from command import toolkit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from linting import catalog, lint_json, project

import toolkit as face
from toolkit.checks import STYLE, checks, choose
from toolkit.context import Context
from toolkit.language.en.small_numbers import LARGEST, in_words
from toolkit.language.en.style import is_prose
from toolkit.language.en.style.british import FAMILIES, ISE, american
from toolkit.language.en.style.lists import source_lists
from toolkit.model import Problem, Severity, State, Unit
from toolkit.project.linting.fixing import repair
from toolkit.settings import MOST_IN_WORDS, Settings, StyleSettings

PERCENT = ("工业投资增长9.1%。", "Industrial investment grew by 9.1%.")
GUIDE = '[style]\nguide = "official"\n'


def found(name: str, *pairs: tuple[str, str], notes: Sequence[str] = (), **style: object) -> list[Problem]:
    """What one check finds in a catalog of pairs."""
    context = Context(settings=Settings(style=StyleSettings(**style)))  # type: ignore[arg-type]
    units = [Unit(zh, en, state=State.TRANSLATED, notes=tuple(notes)) for zh, en in pairs]
    readings, check = context.read(units), checks()[name]
    if check.catalog is not None:
        return list(check.catalog(readings, context))
    assert check.unit is not None
    return [problem for reading in readings for problem in check.unit(reading)]


def test_the_group_runs_where_a_guide_is_chosen_or_it_is_selected(
    in_folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    project(in_folder, PERCENT)
    assert "percent-form" not in lint_json(capfd).checks
    assert lint_json(capfd, "--select", "style").checks == ["percent-form"]
    assert lint_json(capfd, "--select", "percent-form").checks == ["percent-form"]
    project(in_folder, PERCENT, settings=GUIDE)
    assert "percent-form" in lint_json(capfd).checks
    assert "percent-form" not in lint_json(capfd, "--ignore", "style").checks
    assert "percent-form" not in lint_json(capfd, "--select", "text").checks


def test_a_selection_in_the_settings_counts_too(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    project(in_folder, PERCENT, settings='lint.select = ["style"]\n')
    assert lint_json(capfd).checks == ["percent-form"]


def test_all_its_findings_are_warnings_or_notes() -> None:
    group = [check for check in checks().values() if check.group == STYLE]
    assert {check.name for check in group if check.safe} == {
        *("percent-form", "currency-form", "ton-form", "straight-quote", "outside-punctuation", "spaced-dash"),
        *("serial-comma-missing", "british-spelling"),
    }
    assert all(check.severity is not Severity.ERROR for check in group)
    assert not [check for check in choose().values() if check.group == STYLE]
    assert [check for check in choose(guide="official").values() if check.group == STYLE] == group


def test_nothing_is_left_where_all_other_groups_are_ignored(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    others = ("--ignore", "catalog,text,structure,numbers,terms,glossary")
    path = project(in_folder, PERCENT)
    for extra in ([], ["--fix"]):
        refused = toolkit(capfd, "lint", *others, *extra)
        assert refused.code == 2
        assert refused.err == "toolkit: no check is left: --ignore names everything that --select does\n"
    project(in_folder, PERCENT, settings=GUIDE)
    assert lint_json(capfd, *others).checks == ["percent-form"]
    toolkit(capfd, "lint", *others, "--fix")
    assert "9.1 percent" in path.read_text(encoding="utf-8")


def test_a_language_that_it_does_not_know(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    header = 'msgid ""\nmsgstr "Language: ja\\n"\n'
    catalog(in_folder / "a.po", PERCENT, header=header)
    linted = lint_json(capfd, "a.po", "--select", "style")
    assert (linted.code, linted.err) == (2, "toolkit: cannot run style: does not work for zh→ja (1 catalog)\n")
    catalog(in_folder / "b.po", PERCENT)
    assert lint_json(capfd, "a.po", "b.po", "--select", "style").code == 0


@pytest.mark.parametrize(
    ("code", "runs"), [("en", True), ("en_US", True), ("en_GB", False), ("en-AU", False), ("ja", False)]
)
def test_british_spelling_is_right_in_britain(code: str, runs: bool) -> None:
    fits = checks()["british-spelling"].fits
    assert fits is not None
    assert fits("zh", code) is runs


@pytest.mark.parametrize("code", ["en-GB", "en_AU", "en-CA", "en_IN", "en-Latn-NZ"])
def test_american_rules_are_off_in_other_english(code: str) -> None:
    off = {name for name, check in checks().items() if check.fits is not None and not check.fits("zh", code)}
    assert {name for name in off if checks()[name].group == STYLE} == {
        "british-spelling",
        "date-form",
        "outside-punctuation",
        "over-before-figure",
        "percent-form",
        "serial-comma-missing",
        "spaced-dash",
        "ton-form",
    }


def test_the_plural_forms_are_checked_and_repaired(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    text = (
        'msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "一个中心。"\nmsgid_plural "多个中心增长5%。"\n'
        'msgstr[0] "One centre."\nmsgstr[1] "Many centres  grew by 5%."\nmsgstr[2] ""\n'
    )
    (in_folder / "a.po").write_text(text, encoding="utf-8")
    linted = toolkit(capfd, "lint", "a.po", "--select", "style,stray-space")
    assert [line.partition(": warning: ")[2] for line in linted.out.splitlines() if "warning: " in line] == [
        "msgstr[1]: “centres” is the British spelling [british-spelling]",
        "msgstr[1]: the style spells out “percent” in running text [percent-form]",
        "msgstr[1]: two spaces in a row [stray-space]",
        "“centre” is the British spelling [british-spelling]",
    ]
    toolkit(capfd, "lint", "a.po", "--select", "style,stray-space", "--fix")
    repaired = text.replace("centre", "center").replace("5%.", "5 percent.").replace("  ", " ")
    assert (in_folder / "a.po").read_text(encoding="utf-8") == repaired


def test_the_commands_say_when_it_runs(capfd: pytest.CaptureFixture[str]) -> None:
    assert "style:  (with the setting style.guide" in toolkit(capfd, "checks").out
    assert "with the setting style.guide" in toolkit(capfd, "explain", "percent-form").out
    assert "with the setting style.guide" not in toolkit(capfd, "explain", "number-scale").out


def test_a_pair_of_texts_is_checked_where_asked() -> None:
    assert face.compare(*PERCENT) == ()
    [one] = face.compare(*PERCENT, select="style")
    assert (one.check, one.suggestion) == ("percent-form", "9.1 percent")


WRONG = (
    "工业、农业和贸易增长9.1%，“中心”达52.6亿美元。",
    'The city\'s labour, farms and "trade centre" grew by 9.1%, to $5.26 billion.',
)
RIGHT = "The city’s labor, farms, and “trade center” grew by 9.1 percent, to US$5.26 billion."


def test_fix_repairs_what_is_certain(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = project(in_folder, WRONG)
    before = path.read_bytes()
    toolkit(capfd, "lint", "--fix")
    assert path.read_bytes() == before
    project(in_folder, WRONG, settings=GUIDE)
    toolkit(capfd, "lint", "--fix")
    assert RIGHT in path.read_text(encoding="utf-8")
    after = path.read_bytes()
    toolkit(capfd, "lint", "--fix")
    assert path.read_bytes() == after


#: What the safe checks of the group repair, and what may be around it.
PIECES = [
    *(
        "9.1%",
        "4%-5%",
        "per cent",
        "$5 million",
        "RMB 3 billion",
        "tons",
        "5 tons",
        " labour ",
        " centre ",
        "A",
        "steel",
    ),
    *(
        '"',
        "'",
        "“",
        "”",
        "’",
        ",",
        ".",
        " ",
        " ",
        " ",
        " — ",
        "/",
        " and ",
        " or ",
        "such as ",
        "cars",
        "it's",
        "(",
        ")",
    ),
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=24).map("".join))
@settings(
    deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_a_second_repair_changes_nothing(tmp_path: Path, text: str) -> None:
    path = catalog(tmp_path / "a.po", ("甲、乙和丙，5吨，300万美元。", f"It was {text}."))
    chosen = choose([STYLE])
    first = repair(path, Context(), chosen)
    path.write_bytes(first.after)
    assert repair(path, Context(), chosen).after == first.after


def test_fix_leaves_what_needs_a_person(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    left = "14 projects were built on 17 May 2022, and over 80 percent of the 2 parks opened."
    path = project(in_folder, ("项目。", left), settings=GUIDE)
    toolkit(capfd, "lint", "--fix")
    assert left in path.read_text(encoding="utf-8")


def test_what_the_glossary_prefers_stays(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    text = "Firms that are specialized, refined, distinctive and innovative grew in the labour market."
    path = project(in_folder, ("专精特新企业在劳动力市场增长。", text), settings=GUIDE)
    (in_folder / "glossary").mkdir()
    terms = (
        "concepts:\n"
        '  - {id: srdi, zh: 专精特新, en: "specialized, refined, distinctive and innovative"}\n'
        "  - {id: labour, zh: 劳动力市场, en: {preferred: work market, admitted: [labour market]}}\n"
    )
    (in_folder / "glossary/terms.yaml").write_text(terms, encoding="utf-8")
    assert lint_json(capfd, "--select", "style").checks == ["british-spelling"]
    toolkit(capfd, "lint", "--fix")
    assert text.replace("labour", "labor") in path.read_text(encoding="utf-8")


def test_percentages_by_sign() -> None:
    by_sign = {"percent": "sign"}
    wrong = "It grew 9.1 percent, then 2 per cent, and ten percent, 0.5 percentage points more."
    problems = found("percent-form", ("增长9.1%。", wrong), **by_sign)
    assert [(one.target.text, one.suggestion) for one in problems if one.target] == [
        ("9.1 percent", "9.1%"),
        ("2 per cent", "2%"),
    ]
    assert not found("percent-form", PERCENT, **by_sign)


def test_the_suggestion_for_points_and_ranges() -> None:
    pair = ("百分点", "It was 0.7% points higher, at 14%-20% and 5 % in all, 50–60%, a 50%-plus stake.")
    assert [one.suggestion for one in found("percent-form", pair)] == [
        "0.7 percentage points",
        None,
        None,
        "5 percent",
        "60 percent",
        None,
    ]


def test_the_highest_number_in_words() -> None:
    pair = ("平台", "The city built 12 platforms. The county built 4 sites. The town built 5 parks.")
    assert [one.suggestion for one in found("small-figure", pair, words_up_to=12)] == ["twelve", "four", "five"]
    assert [one.suggestion for one in found("small-figure", pair, words_up_to=4)] == ["four"]
    assert not found("small-figure", pair, words_up_to=0)


def test_the_longest_sentence() -> None:
    listed = "One two: three four; five six seven; eight nine."
    assert not found("long-sentence", ("长", listed), longest_sentence=4)
    assert [one.message[:26] for one in found("long-sentence", ("长", listed), longest_sentence=3)] == [
        "the sentence has 4 words, "
    ]
    assert found("long-sentence", ("长", listed.replace("; eight", ", eight")), longest_sentence=8)
    assert not found("long-sentence", ("长", listed), notes=["row"], longest_sentence=3)
    pair = ("长", "One two three four five. Six seven — eight nine ten eleven.")
    assert not found("long-sentence", pair, longest_sentence=6)
    [one] = found("long-sentence", pair, longest_sentence=5)
    assert one.message == "the sentence has 6 words, more than 5"
    assert one.target is not None
    assert one.target.text == "Six seven — eight nine ten eleven."


@pytest.mark.parametrize(
    ("name", "text", "suggestions"),
    [
        ("leading-figure", "14 parks were built. 21 parks were closed.", ["Fourteen", "Twenty-one"]),
        ("leading-figure", "14 percent were built. 99.5 points were won.", [None, None]),
        ("leading-figure", "100 parks were built. 2-3 parks were built.", [None, None]),
        ("over-before-figure", "Over 80 percent of over 5 million people.", ["More than", "more than"]),
        ("date-form", "On 17 May 2022 and May 3rd, and on 2022-05-09.", ["May 17, 2022", "May 3", "May 9, 2022"]),
        ("date-form", "On 17-19 May 2022.", ["May 17–19, 2022"]),
        ("date-form", "From 3 to 17 May 2022; on the 1st of June.", [None, "June 1"]),
        ("serial-comma-missing", "It has bases such as A, B and C.", ["B, and"]),
        ("ungrouped-figure", "It had 7098 firms, US$12345 and 1234567 tons.", ["7,098", "US$12,345", "1,234,567 tons"]),
        ("outside-punctuation", "The “a”, the “b”.", [",”", ".”"]),
        ("spaced-dash", "It — and this / that—grew.", ["—"]),
        ("straight-quote", "It's 'as it' is, \"isn't it?\"", ["’", "‘as it’", "“isn’t it?”"]),
        ("straight-quote", "She wrote \"he said 'yes' to it\" then.", ["“he said ‘yes’ to it”"]),
        ("capitals-inconsistent", "We will draw up an Action Plan, and a City Work Plan.", ["action plan", None]),
    ],
)
def test_suggestions(name: str, text: str, suggestions: list[str | None]) -> None:
    assert [one.suggestion for one in found(name, ("美元。", text))] == suggestions


@pytest.mark.parametrize("kind", ["title", "metadata", "table", "row", "caption 1 · Part"])
def test_labels_are_not_running_text(kind: str) -> None:
    assert not found("percent-form", PERCENT, notes=[kind])
    assert not is_prose(PERCENT[1], [kind])


def test_running_text() -> None:
    assert is_prose("It grew.", ["paragraph · I"])
    assert is_prose("It grew", ["paragraph · I"]) is False
    assert is_prose("He said “yes.”")
    assert is_prose("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen")
    assert not is_prose("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen")
    assert not is_prose("It | grew.")


@pytest.mark.parametrize("family", [*FAMILIES, ISE], ids=lambda family: family.example[0])
def test_the_example_of_a_family_of_spellings(family: object) -> None:
    british, other = family.example  # type: ignore[attr-defined]
    assert american(british) == other
    assert american(other) == ""


@pytest.mark.parametrize(
    "words",
    [
        "advise supervised comprising exercises enterprise promised rising raised surprised televised otherwise",
        "four hours contour tour glamour pour devour honorary laborious vigorous",
        "controlled installed compelled fulfilled patrolling called bulletin",
        "dialogue vogue entre genre acre mediocre massacre programmed programming premise practice analyses crises",
        "bursitises valise anise chemise marquise kaiser advertiser fundraiser disenfranchised likewise noises",
    ],
)
def test_american_words_in_the_families(words: str) -> None:
    assert [word for word in words.split() if american(word)] == []


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("甲、乙和丙", [3]),
        ("甲、乙、丙等", [4]),
        ("甲、乙", []),
        ("甲、乙；丙、丁", []),
        ("甲、乙和丙占比达7%、8%和9%", [3, 3]),
        ("甲和乙、丙", []),
    ],
)
def test_lists_in_chinese(text: str, sizes: list[int]) -> None:
    assert source_lists(text) == sizes


def test_as_many_lists_as_the_source_has() -> None:
    pair = ("甲、乙和丙增长，丁、戊和己增长。", "Cars, phones and computers grew. Towns, cities and roads grew too.")
    assert [one.target.text for one in found("serial-comma-missing", pair) if one.target] == [
        "phones and",
        "cities and",
    ]


def test_only_as_many_lists_as_the_source_has() -> None:
    pair = ("汽车、电脑和手机增长。", "Cars, phones and computers grew. Towns, cities and roads grew too.")
    assert [one.target.text for one in found("serial-comma-missing", pair) if one.target] == ["phones and"]


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "zero"), (9, "nine"), (14, "fourteen"), (20, "twenty"), (40, "forty"), (99, "ninety-nine")],
)
def test_numbers_in_words(number: int, words: str) -> None:
    assert in_words(number) == words


def test_the_same_plan_with_and_without_capitals() -> None:
    plan = "实施企业研发机构倍增计划。"
    upper, lower = "We will implement the Multiplication Plan.", "We will implement the multiplication plan."
    [one] = found("capitals-inconsistent", (plan, upper), (plan + "二", lower), (plan + "三", upper))
    assert (one.unit, one.severity) == (1, None)
    assert (
        one.message == "研发机构倍增计划 is written with capitals in 2 of 3 places, and without them here"
        or one.message == ("机构倍增计划 is written with capitals in 2 of 3 places, and without them here")
    )
    [one] = found("capitals-inconsistent", (plan, upper), (plan + "二", lower), (plan + "三", lower))
    assert (one.unit, one.target and one.target.text) == (0, "Plan")
    assert not found("capitals-inconsistent", (plan, upper), (plan + "二", upper))


def test_different_plans_that_are_carried_out() -> None:
    first, second = "实施研发机构倍增计划。", "落实设计能力提升计划。"
    upper, lower = "It carried out the R&D Plan.", "It fulfilled a plan to raise design capacity."
    [one] = found("capitals-inconsistent", (first, upper), (second, lower))
    assert (one.unit, one.severity, one.target and one.target.text) == (1, Severity.NOTE, "plan")
    assert not found("capitals-inconsistent", (first, upper), ("制定设计能力提升计划。", lower))
    assert not found("capitals-inconsistent", (first, upper), ("落实国民经济五年规划和年度投资计划。", lower))
    assert not found("capitals-inconsistent", (first, upper), (second, lower + " The plan was good."))
    assert not found("capitals-inconsistent", ("开展质量提升行动。", "the Quality Campaign"), (second, lower))


@pytest.mark.parametrize(
    ("source", "target", "suggestions"),
    [
        ("500万元，3000美元，4元。", "RMB 5 million yuan; 3,000 U.S. dollars; 4 yuan.", ["5 million yuan", "US$3,000"]),
        ("500万美元，25亿元。", "USD 5 million and RMB 2.5 billion were paid.", ["US$5 million", "2.5 billion yuan"]),
        ("500万美元。", "It was $5m.", ["US$5 million"]),
        ("500万美元。", "A $5-million grant.", ["US$5 million"]),
        ("50亿美元。", "It was $5bn.", ["US$5 billion"]),
        ("5000美元。", "It was $5k.", ["US$5,000"]),
        ("5亿元。", "It was CNY 500m.", ["500 million yuan"]),
        ("5亿元。", "It was 500 million Yuan.", ["500 million yuan"]),
        ("5亿元。", "It was RMB 500,000,000.", ["500,000,000 yuan"]),
        ("5亿元至6亿元。", "RMB 500 million to RMB 600 million.", ["500 million yuan", "600 million yuan"]),
        ("出口5亿美元，进口3亿加拿大元。", "Exports were $500 million, imports $300 million.", ["US$500 million"]),
    ],
)
def test_amounts_in_the_form_of_the_style(source: str, target: str, suggestions: list[str]) -> None:
    assert [one.suggestion for one in found("currency-form", (source, target))] == suggestions


def test_one_fault_is_one_finding() -> None:
    pair = ("力争增长6%。", "Output grew by 6 percent; we will go on.")
    assert found("aim-mismatch", pair)
    assert not found("aim-promised", pair)


def test_each_aim_is_reported_once() -> None:
    pair = (
        "力争增长6%，投资增长7%。力争建成园区。",
        "Output will grow by 6 percent. Investment will grow by 7 percent.",
    )
    assert [one.target.start for one in found("aim-promised", pair) if one.target] == [7]


def test_every_number_that_the_settings_allow_can_be_written() -> None:
    assert MOST_IN_WORDS <= LARGEST
    assert in_words(MOST_IN_WORDS) == "ninety-nine"
