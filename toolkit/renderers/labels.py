"""The labels that documents add to a report, by language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from toolkit.model.glossary_entry import GlossaryEntry
from toolkit.model.language_codes import primary
from toolkit.model.rendition import Rendition


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels in one language."""

    contents: str
    tables: str
    table: str
    continued: str
    notes: str
    glossary: str
    issuing_body: str
    date: str
    source: str
    translator: str
    untranslated: str
    needs_review: str
    in_source_language: str
    review_in_source_language: str
    draft: str
    skip: str
    back: str
    definition: str
    also: str
    avoid: str
    unfinished: str
    count_untranslated: str
    count_in_review: str
    license: str
    translation_of: str
    translator_note: str
    translator_notes: str
    permalink: str
    colon: str = ": "
    comma: str = ", "
    bracketed: str = "{} ({})"

    def explained(self, entry: GlossaryEntry) -> str:
        """A glossary entry's definition, its other accepted wordings, those to avoid and why, and its note."""
        admitted = [term.text for term in entry.admitted]
        deprecated = [f"{term.text} ({term.reason})" if term.reason else term.text for term in entry.deprecated]
        others = ((self.also, admitted), (self.avoid, deprecated))
        lines = [self.labelled(label, "; ".join(terms)) for label, terms in others if terms]
        return "\n".join(filter(None, (entry.definition, *lines, entry.note)))

    def translators(self, note: str) -> str:
        """A translator's note where nothing else says whose it is: `Translator's note: …`."""
        return note if _TRANSLATORS.match(note) else self.labelled(self.translator_note, note)

    def labelled(self, label: str, value: str) -> str:
        """A label with its value: `Date: May 17, 2022`."""
        return f"{label}{self.colon}{value}"


_LABELS = {
    "en": Labels(
        contents="Contents", tables="Tables", table="Table", continued="continued",
        notes="Notes", glossary="Glossary", issuing_body="Issued by", date="Date", source="Source",
        translator="Translated by", untranslated="Not yet translated", needs_review="Translation under review",
        in_source_language="Not yet translated; original text", draft="Draft translation, not reviewed",
        skip="Skip to the text", back="Back to the text", definition="Definition",
        also="Also", avoid="Avoid", review_in_source_language="Translation under review; original text",
        unfinished="Draft: {} of {} unit{s} unfinished", count_untranslated="{} not translated",
        count_in_review="{} under review", license="License", translation_of="Translation of {}",
        translator_note="Translator’s note", translator_notes="Translator’s notes",
        permalink="Link to this section",
    ),
    "zh": Labels(
        contents="目录", tables="表目录", table="表", continued="续",
        notes="注释", glossary="术语表", issuing_body="发布机构", date="日期", source="来源",
        translator="译者", untranslated="尚未翻译", needs_review="译文审校中",
        in_source_language="尚未翻译，以下为原文", draft="译文草稿，未经审校",
        skip="跳到正文", back="回到正文", definition="定义", also="亦作", avoid="勿用",
        review_in_source_language="译文审校中，以下为原文",
        unfinished="草稿：共{1}个单元，{0}个未完成", count_untranslated="{}个未翻译", count_in_review="{}个审校中",
        license="许可", translation_of="《{}》的译文", colon="：", comma="，", bracketed="{}（{}）",
        translator_note="译者注", translator_notes="译者注",
        permalink="本节链接",
    ),
    "ja": Labels(
        contents="目次", tables="表目次", table="表", continued="続き",
        notes="注", glossary="用語集", issuing_body="発行機関", date="日付", source="出典",
        translator="翻訳", untranslated="未翻訳", needs_review="訳文確認中", in_source_language="未翻訳（原文）",
        draft="訳文草稿（未確認）", skip="本文へ", back="本文に戻る", definition="定義",
        also="別訳", avoid="不可", review_in_source_language="訳文確認中（原文）",
        unfinished="草稿：全{1}単位中{0}単位が未完了", count_untranslated="未翻訳{}", count_in_review="確認中{}",
        license="ライセンス", translation_of="「{}」の翻訳", colon="：", comma="、", bracketed="{}（{}）",
        translator_note="訳者注", translator_notes="訳者注",
        permalink="この節へのリンク",
    ),
    "de": Labels(
        contents="Inhalt", tables="Tabellen", table="Tabelle", continued="Fortsetzung",
        notes="Anmerkungen", glossary="Glossar", issuing_body="Herausgeber", date="Datum",
        source="Quelle", translator="Übersetzt von", untranslated="Noch nicht übersetzt",
        needs_review="Übersetzung in Prüfung", in_source_language="Noch nicht übersetzt; Originaltext",
        draft="Übersetzungsentwurf, ungeprüft", skip="Zum Text", back="Zurück zum Text", definition="Definition",
        also="Auch", avoid="Zu vermeiden",
        review_in_source_language="Übersetzung in Prüfung; Originaltext",
        unfinished="Entwurf: {} von {} Einheiten unfertig", count_untranslated="{} nicht übersetzt",
        count_in_review="{} in Prüfung", license="Lizenz", translation_of="Übersetzung von {}",
        translator_note="Anmerkung der Übersetzer", translator_notes="Anmerkungen der Übersetzer",
        permalink="Link zu diesem Abschnitt",
    ),
    "fr": Labels(
        contents="Sommaire", tables="Liste des tableaux", table="Tableau", continued="suite",
        notes="Notes", glossary="Glossaire", issuing_body="Publié par", date="Date",
        source="Source", translator="Traduit par", untranslated="Pas encore traduit",
        needs_review="Traduction en cours de révision", in_source_language="Pas encore traduit ; texte original",
        draft="Traduction provisoire, non révisée", skip="Aller au texte", back="Retour au texte",
        definition="Définition", also="Aussi", avoid="À éviter",
        review_in_source_language="Traduction en cours de révision ; texte original",
        unfinished="Brouillon : {} unité{s} sur {} à terminer", count_untranslated="{} à traduire",
        count_in_review="{} en cours de révision", license="Licence", translation_of="Traduction de {}", colon=" : ",
        translator_note="Note du traducteur", translator_notes="Notes du traducteur",
        permalink="Lien vers cette section",
    ),
    "es": Labels(
        contents="Índice", tables="Índice de cuadros", table="Cuadro", continued="continuación",
        notes="Notas", glossary="Glosario", issuing_body="Publicado por", date="Fecha",
        source="Fuente", translator="Traducido por", untranslated="Sin traducir", needs_review="Traducción en revisión",
        in_source_language="Sin traducir; texto original", draft="Traducción provisional, sin revisar",
        skip="Ir al texto", back="Volver al texto", definition="Definición", also="También", avoid="Evítese",
        review_in_source_language="Traducción en revisión; texto original",
        unfinished="Borrador: {} de {} unidades sin terminar", count_untranslated="{} sin traducir",
        count_in_review="{} en revisión", license="Licencia", translation_of="Traducción de {}",
        translator_note="Nota del traductor", translator_notes="Notas del traductor",
        permalink="Enlace a esta sección",
    ),
    "ru": Labels(
        contents="Содержание", tables="Список таблиц", table="Таблица", continued="продолжение",
        notes="Примечания", glossary="Глоссарий", issuing_body="Издатель", date="Дата",
        source="Источник", translator="Перевод", untranslated="Ещё не переведено",
        needs_review="Перевод на проверке", in_source_language="Ещё не переведено; оригинал",
        draft="Черновой перевод, не проверен", skip="К тексту", back="Назад к тексту", definition="Определение",
        also="Также", avoid="Не употреблять",
        review_in_source_language="Перевод на проверке; оригинал",
        unfinished="Черновик: не закончено единиц: {} из {}", count_untranslated="не переведено: {}",
        count_in_review="на проверке: {}", license="Лицензия", translation_of="Перевод: {}",
        translator_note="Примечание переводчика", translator_notes="Примечания переводчика",
        permalink="Ссылка на этот раздел",
    ),
}  # fmt: skip


@cache
def labels_for(language: str) -> Labels:
    """The labels for a language code, by its primary subtag; English for languages that have none."""
    return _LABELS.get(primary(language), _LABELS["en"])


def tag(language: str) -> str:
    """The BCP 47 tag for documents: zh-CN for Chinese and en-US for English without a region, else the catalog's."""
    code = language.replace("_", "-")
    return {"zh": "zh-CN", "en": "en-US"}.get(code, code)


def without_label(note: str) -> str:
    """A translator's note without the words that say whose it is, in any language."""
    found = _TRANSLATORS.match(note)
    return note[found.end() :] if found else note


def heads_translators_notes(text: str) -> bool:
    """True for the heading of translator's notes in any language."""
    return _plain(text) in {_plain(labels.translator_notes) for labels in _LABELS.values()}


def _plain(text: str) -> str:
    return text.strip().replace("'", "’").casefold()


#: What a translator's note begins with where nothing else says whose it is.
_TRANSLATORS = re.compile(
    "(?:" + "|".join(one.translator_note.replace("’", "[’']") for one in _LABELS.values()) + r")\s*[:：]\s*",
    re.IGNORECASE,
)
#: The tag of Chinese in pinyin.
PINYIN = "zh-Latn-pinyin"


@cache
def language_name(code: str, language: str) -> str:
    """A language's name in another language (`Chinese` for zh in English); the code if it has no name there."""
    from babel.core import Locale, UnknownLocaleError

    try:
        names = Locale.parse(primary(language)).languages
        return str(names.get(code.replace("-", "_")) or names.get(primary(code)) or code)
    except (UnknownLocaleError, ValueError):
        return code


def glossary_head(rendition: Rendition, labels: Labels) -> list[str]:
    """The header of a glossary table: the names of both languages, and the definition."""
    code = rendition.language
    return [language_name(rendition.source_language, code), language_name(code, code), labels.definition]


#: Languages written from right to left.
RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def direction(language: str) -> str:
    """The writing direction, `rtl` or `ltr`."""
    return "rtl" if primary(language) in RIGHT_TO_LEFT else "ltr"
