"""The subjects of a glossary: their order in a book, and their titles in plain words."""

from __future__ import annotations

from toolkit.model.language_codes import primary

_LANGUAGES = ("en", "zh", "ja", "de", "fr", "es", "ru")
#: The domains of the general glossary in reading order, with a title in each of the languages above.
_TITLES = {
    "policy": (
        "Policy and governance", "政策与治理", "政策と統治", "Politik und Staatsführung", "Politique et gouvernance",
        "Política y gobernanza", "Политика и управление",
    ),
    "institutions": (
        "Institutions and officials", "机构与人员", "機関と役職", "Institutionen und Ämter",
        "Institutions et fonctions", "Instituciones y cargos", "Органы и должности",
    ),
    "documents": (
        "Plans and official documents", "规划与文件", "計画と文書", "Pläne und amtliche Dokumente",
        "Plans et documents officiels", "Planes y documentos oficiales", "Планы и официальные документы",
    ),
    "regions": (
        "Regions and places", "区域与地名", "地域と地名", "Regionen und Orte", "Régions et lieux",
        "Regiones y lugares", "Регионы и места",
    ),
    "zones": (
        "Development zones and parks", "开发区与园区", "開発区と団地", "Entwicklungszonen und Gewerbeparks",
        "Zones de développement et parcs", "Zonas de desarrollo y parques", "Зоны развития и парки",
    ),
    "statistics": (
        "Statistics and indicators", "统计与指标", "統計と指標", "Statistik und Kennzahlen",
        "Statistiques et indicateurs", "Estadística e indicadores", "Статистика и показатели",
    ),
    "finance": (
        "Finance and taxation", "财政、金融与税收", "財政・金融・税制", "Finanzen und Steuern",
        "Finances et fiscalité", "Finanzas e impuestos", "Финансы и налоги",
    ),
    "trade": (
        "Trade and investment", "贸易与投资", "貿易と投資", "Handel und Investitionen", "Commerce et investissement",
        "Comercio e inversión", "Торговля и инвестиции",
    ),
    "industry": (
        "Industry and manufacturing", "工业与制造业", "工業と製造業", "Industrie und Fertigung",
        "Industrie et fabrication", "Industria y fabricación", "Промышленность и производство",
    ),
    "enterprises": (
        "Enterprises and business environment", "企业与营商环境", "企業とビジネス環境",
        "Unternehmen und Geschäftsumfeld", "Entreprises et environnement des affaires",
        "Empresas y entorno empresarial", "Предприятия и деловая среда",
    ),
    "energy-environment": (
        "Energy and environment", "能源与环境", "エネルギーと環境", "Energie und Umwelt", "Énergie et environnement",
        "Energía y medio ambiente", "Энергетика и окружающая среда",
    ),
    "technology": (
        "Science and technology", "科学技术", "科学技術", "Wissenschaft und Technik", "Science et technologie",
        "Ciencia y tecnología", "Наука и техника",
    ),
    "digital": (
        "Digital economy and information technology", "数字经济与信息技术", "デジタル経済と情報技術",
        "Digitale Wirtschaft und Informationstechnik", "Économie numérique et informatique",
        "Economía digital e informática", "Цифровая экономика и информационные технологии",
    ),
    "agriculture": (
        "Agriculture and rural affairs", "农业与农村", "農業と農村", "Landwirtschaft und ländlicher Raum",
        "Agriculture et monde rural", "Agricultura y medio rural", "Сельское хозяйство и село",
    ),
    "social": (
        "Society and public services", "社会与公共服务", "社会と公共サービス",
        "Gesellschaft und öffentliche Dienste", "Société et services publics", "Sociedad y servicios públicos",
        "Общество и общественные услуги",
    ),
    "phrases": (
        "Phrases of reports", "报告用语", "報告の言い回し", "Wendungen in Berichten", "Formules des rapports",
        "Fórmulas de los informes", "Обороты отчётов",
    ),
}  # fmt: skip
_OTHERS = ("Other terms", "其他", "その他", "Weitere Begriffe", "Autres termes", "Otros términos", "Прочие термины")
_ORDER = tuple(_TITLES)


def place(domain: str) -> tuple[int, str]:
    """The key that sorts domains: ours in reading order, then a project's own by name, then entries without one."""
    if domain in _TITLES:
        return _ORDER.index(domain), ""
    return (len(_ORDER), domain.casefold()) if domain else (len(_ORDER) + 1, "")


def title(domain: str, language: str) -> str:
    """A domain's title; a project's own domain is its name: `ring-roads` is Ring roads."""
    code = primary(language)
    column = _LANGUAGES.index(code) if code in _LANGUAGES else 0
    if domain in _TITLES or not domain:
        return _TITLES.get(domain, _OTHERS)[column]
    words = domain.replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]
