"""What translators between Chinese and English rightly do with figures, as rows used in both directions.

Chinese is the left side of every row, English the right one, whichever of them is the source.
"""

from __future__ import annotations

import re
from dataclasses import replace

from toolkit.language.en import table_words as en
from toolkit.language.en import time_bounds as en_time
from toolkit.language.en.lengths_of_time import side as side_en
from toolkit.language.figures.dates import fields
from toolkit.language.figures.pair import Pair, Preparation, TimeWords, Tolerance
from toolkit.language.figures.sides import Sides
from toolkit.language.figures.unit_heads import with_units_of_heads
from toolkit.language.zh import table_words as zh
from toolkit.language.zh import time_bounds as zh_time
from toolkit.language.zh.lengths_of_time import side as side_zh
from toolkit.language.zh_en.before_christ import eras_lost
from toolkit.language.zh_en.branches import BRANCHES
from toolkit.language.zh_en.centuries import as_centuries
from toolkit.language.zh_en.chapter_and_verse import by_number
from toolkit.language.zh_en.contrasts import CONTRASTS
from toolkit.language.zh_en.conversion_words import CHINESE, ENGLISH
from toolkit.language.zh_en.counted import counts_several, keeps_counted
from toolkit.language.zh_en.distances_in_a_time import as_speeds
from toolkit.language.zh_en.durations import in_one_unit
from toolkit.language.zh_en.frequencies import changed_frequencies
from toolkit.language.zh_en.hedge_tolerances import HEDGE_TOLERANCES
from toolkit.language.zh_en.joints import CHANGE, LIST_JOINTS, RANGE_JOINTS
from toolkit.language.zh_en.kinds import KINDS
from toolkit.language.zh_en.labels import LABELS
from toolkit.language.zh_en.letter_scales import as_millions, as_scales
from toolkit.language.zh_en.local_dollars import as_dollars, may_be_dollars
from toolkit.language.zh_en.lost_units import lost_units
from toolkit.language.zh_en.may_add import MAY_ADD
from toolkit.language.zh_en.may_omit import MAY_OMIT
from toolkit.language.zh_en.minutes_to_hours import as_times
from toolkit.language.zh_en.moves import MOVES
from toolkit.language.zh_en.multiples import DISTINCTIONS, EQUIVALENCES
from toolkit.language.zh_en.network_speeds import changed_speeds, with_one_figure
from toolkit.language.zh_en.noun_places import nouns_zh, places_en
from toolkit.language.zh_en.offers import changed_offers, without_totals
from toolkit.language.zh_en.opposites import OPPOSITES
from toolkit.language.zh_en.other_units import other_denominators
from toolkit.language.zh_en.paired_numbers import changed_pairs
from toolkit.language.zh_en.parts import turned_parts
from toolkit.language.zh_en.phone_numbers import changed_phones, without_phones
from toolkit.language.zh_en.plain_words import PLAIN_WORDS
from toolkit.language.zh_en.premiums import unlike_premiums
from toolkit.language.zh_en.qualifiers import QUALIFIERS
from toolkit.language.zh_en.quarters import in_ranges
from toolkit.language.zh_en.references import changed_references, in_one_form
from toolkit.language.zh_en.restatements import RESTATEMENTS
from toolkit.language.zh_en.rises_in_percent import rises_in_percent
from toolkit.language.zh_en.scores_and_rates import turned_scores, without_joint
from toolkit.language.zh_en.set_phrases import ADDED, OMITTED
from toolkit.language.zh_en.so_many_of import changed_shares
from toolkit.language.zh_en.stretches_of_time import are_explicit
from toolkit.language.zh_en.table_labels import known_words
from toolkit.language.zh_en.temperatures import DEGREES
from toolkit.language.zh_en.wholes import turned_wholes
from toolkit.model.quantity import Quantity

#: English renders the end of a month by a day from here on.
_LAST_DAYS = "28"


def _in_simplified_characters(sides: Sides) -> Sides:
    """The words around the figures in the characters in which the rows are written, sign by sign."""
    plain = sides.left_plain
    return sides if plain is sides.left_text else replace(sides, left_text=plain, left_written=sides.left_text)


def _is_month_end(left: Quantity, right: Quantity, sides: Sides) -> bool:
    return sides.left_text[left.end : left.end + 1] in ("底", "末") and fields(right).get("d", "") >= _LAST_DAYS


_END_EN = re.compile(r"\b(?:end|close|last day) of (?:the month of )?\Z|\b(?:late|end-) ?\Z", re.IGNORECASE)
_END_REACH = 30


def _is_last_day(left: Quantity, right: Quantity, sides: Sides) -> bool:
    """3月31日 as "the end of March"."""
    day = fields(left).get("d", "")
    before = sides.right_text[max(0, right.start - _END_REACH) : right.start]
    return day >= _LAST_DAYS and "d" not in fields(right) and _END_EN.search(before) is not None


PAIR = Pair(
    left="zh",
    right="en",
    preparations=(
        Preparation("local dollars", ("香港拨款60亿元。", "Hong Kong earmarked HK$6 billion."), as_dollars),
        Preparation(
            "traditional characters",
            ("規模邁上500億元大關。", "The volume rose to over 50 billion yuan."),
            _in_simplified_characters,
        ),
        Preparation("phone numbers", ("电话：010-65529988。", "Tel: +86 10 6552 9988."), without_phones),
        Preparation("chapter and verse", ("约翰福音3章16节。", "John 3:16."), by_number),
        Preparation("minutes to an hour", ("差五分十二点。", "Five to twelve."), as_times),
        Preparation("distance in a time", ("光每秒行30万公里。", "Light travels 300,000 km in a second."), as_speeds),
        Preparation("scores and rates", ("主队3比2获胜。", "The home team won 3-2."), without_joint),
        Preparation(
            "length of time in two units", ("为期三年零六个月。", "It lasted three and a half years."), in_one_unit
        ),
        Preparation(
            "quarters one by one",
            (
                "一至三季度分别增长5%、6%、7%。",
                "Growth was 5, 6, and 7 percent in the first, second, and third quarters.",
            ),
            in_ranges,
        ),
        Preparation("centuries by their hundreds", ("19世纪的建筑。", "A building of the 1800s."), as_centuries),
        Preparation("m for millions", ("人口586万。", "It has 5.86m inhabitants."), as_millions),
        Preparation("K, M and B for scales", ("粉丝突破10万。", "We have passed 100K."), as_scales),
        Preparation("totals of offers", ("全场买二送一。", "Three for the price of two."), without_totals),
        Preparation("speeds of networks", ("万兆光网试点。", "Pilot 10-gigabit networks."), with_one_figure),
        Preparation("numbers of figures and clauses", ("见图3-2。", "See Figure 3.2."), in_one_form),
        Preparation("units of heads", ("收入12,345千元。", "Revenue (RMB'000): 12,345."), with_units_of_heads),
    ),
    equivalences=(*EQUIVALENCES, DEGREES),
    distinctions=DISTINCTIONS,
    may_omit=MAY_OMIT + OMITTED,
    may_add=MAY_ADD + ADDED,
    tolerances=(
        Tolerance(
            "last day of a month", ("3月31日前完成。", "It is due by the end of March."), "date-mismatch", _is_last_day
        ),
        Tolerance("end of a month", ("截至3月底。", "As of March 31."), "date-mismatch", _is_month_end),
        Tolerance(
            "dollars of a text without a place",
            ("资助5000元。", "A subsidy of $5,000 is paid."),
            "currency-mismatch",
            may_be_dollars,
            warning=True,
        ),
    ),
    hedge_tolerances=HEDGE_TOLERANCES,
    moves=MOVES,
    restatements=RESTATEMENTS,
    contrasts=CONTRASTS + OPPOSITES + QUALIFIERS + KINDS + BRANCHES,
    labels=LABELS,
    one_by_one="分别",
    than="比",
    left_nouns=nouns_zh,
    right_nouns=places_en,
    keeps_counted=keeps_counted,
    counts_several=counts_several,
    left_conversions=CHINESE,
    right_conversions=ENGLISH,
    left_table=zh.WORDS,
    right_table=en.WORDS,
    table_labels=known_words,
    range_joints=RANGE_JOINTS,
    list_joints=LIST_JOINTS,
    explicit_bounds=are_explicit,
    time_words=(
        TimeWords(zh_time.faces, zh_time.part, zh_time.bans, side_zh, zh_time.ends, zh_time.weekdays),
        TimeWords(en_time.faces, en_time.part, en_time.bans, side_en, en_time.ends, en_time.weekdays),
    ),
    change=CHANGE,
    plain_words=PLAIN_WORDS,
    turned_scores=turned_scores,
    turned_parts=turned_parts,
    told_otherwise=(rises_in_percent, lost_units, eras_lost, other_denominators),
    expressions=(
        changed_frequencies,
        changed_offers,
        changed_shares,
        turned_wholes,
        changed_speeds,
        changed_references,
        changed_pairs,
        changed_phones,
        unlike_premiums,
    ),
)
