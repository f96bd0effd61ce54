"""The words that a glossary book adds to its entries, by language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from toolkit.model.glossary import YearRange
from toolkit.model.language_codes import primary


@dataclass(frozen=True, slots=True)
class BookLabels:
    """The labels in one language. Those with braces are filled in."""

    entries: str
    index: str
    variants: str
    first: str
    note: str
    example: str
    see: str
    sources: str
    proposed: str
    until: str
    since: str
    counted: str
    more: str
    preface: tuple[str, ...]
    quotes: str = "“”"
    separator: str = "; "
    brackets: tuple[str, str] = (" (", ")")
    arrow: str = "→"

    def years(self, valid: YearRange) -> str:
        """The years of reports that a wording belongs to, empty where to all."""
        first, last = valid
        if first is None:
            return "" if last is None else self.until.format(last)
        return self.since.format(first) if last is None else f"{first}–{last}" if first != last else str(first)

    def bracketed(self, *texts: str) -> str:
        """What is known beside a wording, in brackets; empty where nothing is."""
        known = self.separator.join(text for text in texts if text)
        return f"{self.brackets[0]}{known}{self.brackets[1]}" if known else ""

    def quoted(self, text: str) -> str:
        """A wording in quotation marks."""
        half = len(self.quotes) // 2
        return f"{self.quotes[:half]}{text}{self.quotes[half:]}"


_LABELS = {
    "en": BookLabels(
        entries="Entries", index="Index", variants="Also written", first="At first mention", note="Note",
        example="Example", see="See also", sources="Sources", proposed="proposed", until="until {}", since="from {}",
        counted="{count} of {of}", more="and {} more",
        preface=(
            "The entries are arranged by subject, and within a subject by the pronunciation of the term. Each gives the"
            " term, how it is pronounced, and the preferred translation.",
            "“Also” lists other accepted wordings, with the years of the reports that used them; “Avoid” lists wordings"
            " that are wrong for the term, and why. “Proposed” marks entries that are not yet approved. “26 of 27”"
            " after a source means that 26 of the 27 paragraphs in which it has the term use the wording.",
            "The numbers in the indexes are those of the entries.",
        ),
    ),
    "zh": BookLabels(
        entries="词条", index="索引", variants="又作", first="首次出现", note="说明", example="例", see="参见",
        sources="出处", proposed="建议译法", until="至{}年", since="{}年起", counted="{of}处中{count}处",
        more="等，另有{}种",
        preface=(
            "词条按主题排列，同一主题内按读音排列。每条列出术语、读音和首选译法。",
            "“亦作”列出其他可用译法及其所用报告的年份；“勿用”列出不应使用的译法及理由；“建议译法”表示尚未审定；出处后的“27处中26处”"
            "指该出处含此术语的27个段落中有26个使用该译法。",
            "索引中的数字为词条编号。",
        ),
        separator="；", brackets=("（", "）"),
    ),
    "ja": BookLabels(
        entries="項目数", index="索引", variants="別表記", first="初出", note="注", example="用例", see="関連項目",
        sources="出典", proposed="提案", until="{}年まで", since="{}年から", counted="{of}件中{count}件",
        more="ほか{}件",
        preface=(
            "項目は主題ごとに、主題の中では読みの順に並べ、用語、読み、優先訳を示します。",
            "「別訳」は使用できる他の訳とその報告の年、「不可」は用いてはならない訳とその理由、「提案」は未承認の項目です。"
            "出典の「27件中26件」は、その用語を含む27段落のうち26段落がその訳を用いていることを表します。",
            "索引の数字は項目番号です。",
        ),
        quotes="「」", separator="；", brackets=("（", "）"),
    ),
    "de": BookLabels(
        entries="Einträge", index="Register", variants="Auch geschrieben", first="Bei erster Nennung", note="Anmerkung",
        example="Beispiel", see="Siehe auch", sources="Quellen", proposed="Vorschlag", until="bis {}", since="ab {}",
        counted="{count} von {of}", more="und {} weitere",
        preface=(
            "Die Einträge sind nach Sachgebieten geordnet, in jedem nach der Aussprache. Jeder nennt den Begriff, seine"
            " Aussprache und die bevorzugte Übersetzung.",
            "„Auch“ nennt weitere zulässige Wendungen mit den Jahren der Berichte, „Zu vermeiden“ falsche mit dem"
            " Grund; „Vorschlag“ steht bei noch nicht bestätigten Einträgen. „26 von 27“ nach einer Quelle: 26 ihrer 27"
            " Absätze mit dem Begriff haben diese Wendung.",
            "Die Zahlen in den Registern sind die der Einträge.",
        ),
        quotes="„“",
    ),
    "fr": BookLabels(
        entries="Entrées", index="Index", variants="S’écrit aussi", first="Première mention", note="Note",
        example="Exemple", see="Voir aussi", sources="Sources", proposed="proposé", until="jusqu’en {}",
        since="depuis {}", counted="{count} sur {of}", more="et {} autres",
        preface=(
            "Les entrées sont classées par sujet, puis selon la prononciation. Chacune donne le terme, sa prononciation"
            " et la traduction préférée.",
            "« Aussi » donne d’autres formes admises, avec les années des rapports ; « À éviter » donne les formes"
            " fautives et pourquoi ; « proposé » signale une entrée non approuvée. « 26 sur 27 » après une source : 26"
            " des 27 paragraphes où elle a le terme emploient cette forme.",
            "Les nombres des index sont ceux des entrées.",
        ),
        quotes="«\u00a0\u00a0»",
    ),
    "es": BookLabels(
        entries="Entradas", index="Índice", variants="También escrito", first="En la primera mención", note="Nota",
        example="Ejemplo", see="Véase también", sources="Fuentes", proposed="propuesto", until="hasta {}",
        since="desde {}", counted="{count} de {of}", more="y {} más",
        preface=(
            "Las entradas se ordenan por materia y, dentro de cada una, por la pronunciación. Cada una da el término,"
            " su pronunciación y la traducción preferida.",
            "«También» da otras formas admitidas, con los años de los informes; «Evítese», las incorrectas y el motivo;"
            " «propuesto» señala entradas aún no aprobadas. «26 de 27» tras una fuente: 26 de los 27 párrafos en que"
            " tiene el término usan esa forma.",
            "Los números de los índices son los de las entradas.",
        ),
        quotes="«»",
    ),
    "ru": BookLabels(
        entries="Статей", index="Указатель", variants="Также пишется", first="При первом упоминании", note="Примечание",
        example="Пример", see="См. также", sources="Источники", proposed="предложено", until="до {}", since="с {}",
        counted="{count} из {of}", more="и ещё {}",
        preface=(
            "Статьи расположены по темам, внутри темы — по произношению. Каждая даёт термин, его произношение и"
            " предпочтительный перевод.",
            "«Также» — другие допустимые варианты с годами отчётов; «Не употреблять» — неверные варианты и причина;"
            " «предложено» — статья ещё не утверждена. «26 из 27» после источника: 26 из 27 абзацев с этим термином"
            " содержат этот вариант.",
            "Числа в указателях — номера статей.",
        ),
        quotes="«»",
    ),
}  # fmt: skip


@cache
def book_labels(language: str) -> BookLabels:
    """The labels for a language code, by its primary subtag; English for languages that have none."""
    return _LABELS.get(primary(language), _LABELS["en"])
