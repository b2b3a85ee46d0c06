"""Legal bases: every style of citing, words alone, several at once, national law, doubt."""

from __future__ import annotations

import pytest

from register_app.reading.recognise import bases, citations
from register_app.reading.recognise.found import BasisFound

ARTICLE_6_STYLES = (
    # Danish
    "Art. 6, stk. 1, litra {}", "artikel 6, stk. 1, litra {}", "Databeskyttelsesforordningens artikel 6, stk. 1, litra {}",
    "Databeskyttelsesforordningen art. 6, stk. 1, litra {}.", "artikel 6 stk 1 litra {}", "GDPR art. 6, stk. 1, litra {}",
    "art. 6(1){}", "Art.6, stk.1, litra {}", "art. 6, stk. 1, lit. {})", "Persondataforordningens art. 6, stk. 1, litra {}",
    "litra {} i databeskyttelsesforordningens artikel 6, stk. 1",
    # English
    "Article 6(1)({})", "Art. 6(1)({}) GDPR", "6(1)({})", "6 (1) ({})", "6(1){}", "Article 6.1({})", "Art 6.1 ({})", "GDPR Art. 6.1.{}",
    "UK GDPR Article 6(1)({})", "Article 6 paragraph 1 letter {}", "Article 6(1) point ({})", "point ({}) of Article 6(1) GDPR",
    "Article 6-{}", "Article 6({})", "GDPR 6(1)({})", "Regulation (EU) 2016/679, Article 6(1)({})", "Lawful basis – Article 6 (1) ({})",
    # German
    "Art. 6 Abs. 1 lit. {} DSGVO", "Art. 6 Abs. 1 lit. {}) DS-GVO", "Art. 6 Abs. 1 S. 1 lit. {} DSGVO", "Art. 6 Abs. 1 Satz 1 Buchst. {} DSGVO",
    "Artikel 6 Absatz 1 Buchstabe {} Datenschutz-Grundverordnung", "Art. 6 Abs. 1 UAbs. 1 lit. {} DS-GVO", "Art. 6 I lit. {} DSGVO",
    "Art. 6 Abs.1 lit.{}", "Art. 6 Abs. 1 Nr. {}) DSGVO", "gemäß Art. 6 Abs. 1 Buchstabe {} DSGVO",
    # French
    "Art. 6.1.{} RGPD", "article 6.1.{}) du RGPD", "article 6, paragraphe 1, point {}) du RGPD", "art. 6 §1 {}) RGPD", "article 6-1-{}",
    "Article 6 (1) {} du RGPD", "art. 6 par. 1 let. {} RGPD", "lettre {} de l'article 6.1 du RGPD", "6.1.{}",
    # Swedish, Norwegian
    "artikel 6.1 {}", "artikel 6.1 {} dataskyddsförordningen", "art. 6.1 {}) GDPR", "artikel 6.1 första stycket {}", "Art 6.1{}",
    "artikkel 6 nr. 1 bokstav {}", "personvernforordningen artikkel 6 nr. 1 bokstav {}", "art. 6 (1) bokstav {}", "Artikkel 6(1)({})",
    "GDPR artikkel 6 nr.1 {})",
    # Dutch
    "artikel 6 lid 1 sub {} AVG", "artikel 6, eerste lid, onder {}, AVG", "artikel 6, lid 1, onderdeel {}, van de AVG", "art. 6 lid 1 letter {} AVG",
    "artikel 6, eerste lid, aanhef en onder {}, AVG", "art. 6.1 {} AVG",
    # Spanish, Italian
    "artículo 6.1.{}) del RGPD", "art. 6.1 {}) RGPD", "artículo 6, apartado 1, letra {}), RGPD", "Art. 6.1.{} del Reglamento (UE) 2016/679",
    "art. 6, par. 1, lett. {})", "art. 6, comma 1, lett. {} GDPR", "Articolo 6, paragrafo 1, lettera {})", "art. 6 par. 1 lett. {} del GDPR",
    "art. 6, co. 1, lett. {}) RGPD",
    # Polish, Finnish
    "art. 6 ust. 1 lit. {} RODO", "Art. 6 ust. 1 lit. {}) RODO", "artykuł 6 ust. 1 lit. {}", "na podstawie art. 6 ust. 1 lit. {} RODO", "art.6 ust.1 lit {}",
    "6 artiklan 1 kohdan {} alakohta", "tietosuoja-asetuksen 6 artiklan 1 kohdan {} alakohta", "6 art. 1 kohta {}", "artiklan 6 kohdan 1 alakohdan {}",
    "GDPR 6 art. 1 kohta {}", "6 artikla 1 kohta {}-alakohta", "6.1 {} artikla",
)  # fmt: skip


@pytest.mark.parametrize("style", ARTICLE_6_STYLES)
def test_article_6_in_the_styles_of_eleven_languages(style: str) -> None:
    for letter in "abcdef":
        found = bases.read(style.format(letter))
        assert [basis.article for basis in found] == [f"6(1)({letter})"], style.format(letter)
        assert not found[0].doubtful
        assert not found[0].by_words
        assert found[0].law == found[0].section == ""


ARTICLE_9_STYLES = (
    "Art. 9, stk. 2, litra {}", "artikel 9, stk. 2, litra {}", "9(2)({})", "Article 9(2)({}) GDPR", "Art. 9 Abs. 2 lit. {} DSGVO", "Art. 9.2.{} RGPD",
    "article 9, paragraphe 2, point {}), du RGPD", "artikel 9.2 {}", "artikkel 9 nr. 2 bokstav {}", "artikel 9 lid 2 sub {} AVG",
    "artículo 9.2.{}) RGPD", "art. 9, par. 2, lett. {})", "art. 9 ust. 2 lit. {} RODO", "9 artiklan 2 kohdan {} alakohta", "Art. 9 II lit. {} DSGVO",
    "artikel 9, tweede lid, onder {}, AVG", "artikel 9, stk.2, litra {}",
)  # fmt: skip


@pytest.mark.parametrize("style", ARTICLE_9_STYLES)
def test_article_9(style: str) -> None:
    for letter in "abcdefghij":
        assert [basis.article for basis in bases.read(style.format(letter))] == [f"9(2)({letter})"], (
            style.format(letter)
        )


@pytest.mark.parametrize(
    "text",
    [
        "Art. 10", "artikel 10", "Artikel 10 DSGVO", "article 10 du RGPD", "GDPR art. 10", "Databeskyttelsesforordningens artikel 10", "art. 10 RODO",
        "10 artikla", "artikkel 10", "artículo 10 del RGPD",
    ],
)  # fmt: skip
def test_article_10(text: str) -> None:
    assert [basis.article for basis in bases.read(text)] == ["10"]


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("Art. 6, stk. 1, litra b og f", "6(1)(b) 6(1)(f)"),
        ("artikel 6, stk. 1, litra a, c og e", "6(1)(a) 6(1)(c) 6(1)(e)"),
        ("art. 6, stk. 1, litra b) og f)", "6(1)(b) 6(1)(f)"),
        ("Article 6(1)(b), (c) and (f)", "6(1)(b) 6(1)(c) 6(1)(f)"),
        ("Art. 6(1)(b)(f)", "6(1)(b) 6(1)(f)"),
        ("Art. 6 Abs. 1 lit. b, f DSGVO", "6(1)(b) 6(1)(f)"),
        ("Art. 6 Abs. 1 lit. a und b DSGVO", "6(1)(a) 6(1)(b)"),
        ("art. 6.1.b et 6.1.f RGPD", "6(1)(b) 6(1)(f)"),
        ("article 6.1 b) et c)", "6(1)(b) 6(1)(c)"),
        ("artikel 6.1 b och f", "6(1)(b) 6(1)(f)"),
        ("artikkel 6 nr. 1 bokstav b og c", "6(1)(b) 6(1)(c)"),
        ("artikel 6 lid 1 sub b en f AVG", "6(1)(b) 6(1)(f)"),
        ("artículo 6.1.b) y f) RGPD", "6(1)(b) 6(1)(f)"),
        ("art. 6, par. 1, lett. b) e f)", "6(1)(b) 6(1)(f)"),
        ("art. 6 ust. 1 lit. b i c RODO", "6(1)(b) 6(1)(c)"),
        ("6 artiklan 1 kohdan b ja f alakohta", "6(1)(b) 6(1)(f)"),
        ("6(1)(b); 6(1)(c)", "6(1)(b) 6(1)(c)"),
        ("6(1)(b)\n9(2)(h)", "6(1)(b) 9(2)(h)"),
        ("6(1)(b) / 6(1)(f)", "6(1)(b) 6(1)(f)"),
        ("6.1.b/9.2.h", "6(1)(b) 9(2)(h)"),
        ("Art. 6(1)(b) + Art. 9(2)(d)", "6(1)(b) 9(2)(d)"),
        ("Art. 6, stk. 1, litra c, og art. 9, stk. 2, litra h, samt art. 10", "6(1)(c) 9(2)(h) 10"),
        ("litra b og f i artikel 6, stk. 1", "6(1)(b) 6(1)(f)"),
        ("points (a) and (b) of Article 6(1)", "6(1)(a) 6(1)(b)"),
        ("Art. 6(1)(a) or 6(1)(f)", "6(1)(a) 6(1)(f)"),
        ("Art. 6(1)(e), jf. art. 6(3)", "6(1)(e)"),
        ("• Art. 6(1)(a) • Art. 6(1)(b)", "6(1)(a) 6(1)(b)"),
        ("- Art. 6(1)(a)\n- Art. 6(1)(b)", "6(1)(a) 6(1)(b)"),
        ("6(1)(c), 6(1)(e), 9(2)(b)", "6(1)(c) 6(1)(e) 9(2)(b)"),
    ],
)
def test_several_at_once(text: str, articles: str) -> None:
    assert [basis.article for basis in bases.read(text)] == articles.split(" ")


WORDS = {
    "6(1)(a)": (
        "samtykke", "Den registreredes samtykke", "consent", "Consent of the data subject", "Einwilligung", "Einwilligung der betroffenen Person",
        "consentement", "Consentement de la personne", "samtycke", "toestemming", "consentimiento del interesado", "consenso", "consenso dell'interessato",
        "zgoda", "zgoda osoby, której dane dotyczą", "suostumus", "rekisteröidyn suostumus",
    ),
    "6(1)(b)": (
        "kontrakt", "Til at fuldføre en aftale", "Opfyldelse af kontrakten", "opfyldelse af kontrakt", "Indgåelse eller opfyldelse af kontrakt", "aftale",
        "Kontraktopfyldelse", "Ansættelseskontrakt", "contract", "Performance of a contract", "Contract Performance", "contractual necessity",
        "Vertragserfüllung", "Erfüllung eines Vertrags", "Vertragserfuellung", "exécution d'un contrat", "Exécution du contrat", "avtal", "fullgörande av avtal",
        "oppfylle en avtale", "uitvoering van de overeenkomst", "Contractuitvoering", "ejecución de un contrato", "esecuzione del contratto", "wykonanie umowy",
        "umowa", "sopimus", "sopimuksen täytäntöönpano",
    ),
    "6(1)(c)": (
        "retlig forpligtelse", "Juridisk forpligtelse", "Overholdelse af en retlig forpligtelse", "lovmæssig forpligtelse", "legal obligation",
        "Compliance with a legal obligation", "statutory obligation", "rechtliche Verpflichtung", "gesetzliche Verpflichtung", "obligation légale",
        "Respect d'une obligation légale", "rättslig förpliktelse", "rättslig skyldighet", "rettslig forpliktelse", "wettelijke verplichting", "obligación legal",
        "Cumplimiento de obligaciones legales", "obbligo legale", "obblighi di legge", "obowiązek prawny", "wypełnienie obowiązku prawnego", "lakisääteinen velvoite",
    ),
    "6(1)(d)": (
        "vitale interesser", "Beskyttelse af vitale interesser", "vital interests", "lebenswichtige Interessen", "intérêts vitaux",
        "Protection des intérêts vitaux", "grundläggande betydelse", "vitale belangen", "intereses vitales", "interessi vitali", "żywotne interesy", "elintärkeä etu",
    ),
    "6(1)(e)": (
        "opgave i samfundets interesse", "offentlig myndighedsudøvelse", "public task", "Task carried out in the public interest", "öffentliches Interesse",
        "Ausübung öffentlicher Gewalt", "mission d'intérêt public", "allmänt intresse", "myndighetsutövning", "allmennhetens interesse", "algemeen belang",
        "interés público", "interesse pubblico", "interes publiczny", "yleinen etu", "julkisen vallan käyttö",
    ),
    "6(1)(f)": (
        "legitim interesse", "Berettiget interesse", "Retmæssig interesse i at overvåge og forbedre vores tjenester", "afvejning af interesser", "interesseafvejning",
        "Interesseafvejningsreglen", "legitimate interest", "Our legitimate interests", "berechtigtes Interesse", "Interessenabwägung", "überwiegendes berechtigtes Interesse",
        "intérêt légitime", "Intérêts légitimes de l'entreprise", "berättigat intresse", "intresseavvägning", "berettiget interesse", "gerechtvaardigd belang",
        "interés legítimo", "legittimo interesse", "interesse legittimo", "prawnie uzasadniony interes", "uzasadnione interesy", "oikeutettu etu",
    ),
    "9(2)(a)": ("udtrykkeligt samtykke", "explicit consent", "ausdrückliche Einwilligung", "consentement explicite", "uttryckligt samtycke", "nimenomainen suostumus"),
    "9(2)(f)": ("retskrav", "legal claims", "Rechtsansprüche", "rättsliga anspråk"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("article", "text"), [(article, text) for article, texts in WORDS.items() for text in texts]
)
def test_words_alone_name_the_basis_and_stay_as_its_reason(article: str, text: str) -> None:
    assert bases.read(text) == [BasisFound(article, reason=text, by_words=True)]


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("samtykke, kontrakt, retlig forpligtelse", "6(1)(a) 6(1)(b) 6(1)(c)"),
        ("Retmæssig interesse i at markedsføre vores produkter eller samtykke", "6(1)(f) 6(1)(a)"),
        ("Contract / Legal obligation", "6(1)(b) 6(1)(c)"),
        ("Contract; legitimate interest", "6(1)(b) 6(1)(f)"),
        ("Einwilligung oder berechtigtes Interesse", "6(1)(a) 6(1)(f)"),
        ("obligation légale et intérêt légitime", "6(1)(c) 6(1)(f)"),
        ("avtal och rättslig förpliktelse", "6(1)(b) 6(1)(c)"),
        ("toestemming en gerechtvaardigd belang", "6(1)(a) 6(1)(f)"),
        ("consenso o legittimo interesse", "6(1)(a) 6(1)(f)"),
        ("zgoda lub umowa", "6(1)(a) 6(1)(b)"),
        ("suostumus tai oikeutettu etu", "6(1)(a) 6(1)(f)"),
        ("obligación legal y consentimiento", "6(1)(c) 6(1)(a)"),
        ("aftale eller kontrakt", "6(1)(b)"),
        ("Art. 6(1)(b) og legitim interesse", "6(1)(b) 6(1)(f)"),
        ("Samtykke eller art. 6(1)(f)", "6(1)(a) 6(1)(f)"),
        # What an interest is about is no basis of its own.
        ("Legitimate interest in keeping to the contract with you", "6(1)(f)"),
        ("Legitimate interest in customer consent management and contract administration", "6(1)(f)"),
        (
            "Retmæssig interesse i at levere tjenester i forbindelse med den kontrakt, vi har indgået",
            "6(1)(f)",
        ),
    ],
)
def test_several_in_words(text: str, articles: str) -> None:
    assert [basis.article for basis in bases.read(text)] == articles.split()


def test_the_reason_goes_with_its_own_basis() -> None:
    assert bases.read("Retmæssig interesse i at sælge\nvores varer og tjenester eller\nsamtykke") == [
        BasisFound(
            "6(1)(f)", reason="Retmæssig interesse i at sælge vores varer og tjenester", by_words=True
        ),
        BasisFound("6(1)(a)", reason="samtykke", by_words=True),
    ]
    assert bases.read("Art. 6(1)(f) (fraud prevention) and Art. 9(2)(f) (defence of claims)") == [
        BasisFound("6(1)(f)", reason="fraud prevention"),
        BasisFound("9(2)(f)", reason="defence of claims"),
    ]
    assert bases.read("Consent (Art. 6(1)(a)), Contract (Art. 6(1)(b))") == [
        BasisFound("6(1)(a)", reason="Consent"),
        BasisFound("6(1)(b)", reason="Contract"),
    ]
    assert bases.read("Samtykke, jf. art. 6, stk. 1, litra a, og kontrakt, jf. art. 6, stk. 1, litra b") == [
        BasisFound("6(1)(a)", reason="Samtykke"),
        BasisFound("6(1)(b)", reason="kontrakt"),
    ]
    assert bases.read("Kontrakt: Art. 6(1)(b)\nSamtykke: Art. 6(1)(a)") == [
        BasisFound("6(1)(b)", reason="Kontrakt"),
        BasisFound("6(1)(a)", reason="Samtykke"),
    ]


@pytest.mark.parametrize(
    ("text", "article", "law", "section", "reason"),
    [
        ("Art. 6, stk. 1, litra c, jf. hvidvaskloven § 30 (opbevaring)", "6(1)(c)", "hvidvaskloven", "§ 30", "opbevaring"),
        ("artikel 9, stk. 2, litra h, jf. databeskyttelseslovens § 7, stk. 3", "9(2)(h)", "databeskyttelsesloven", "§ 7, stk. 3", ""),
        ("Art. 6(1)(c) – købeloven §§ 78-81: reklamation", "6(1)(c)", "købeloven", "§§ 78-81", "reklamation"),
        ("art. 6, stk. 1, litra c, jf. ligningslovens § 9 B", "6(1)(c)", "ligningsloven", "§ 9 B", ""),
        ("6(1)(c), jf. lov om finansiel virksomhed § 117", "6(1)(c)", "lov om finansiel virksomhed", "§ 117", ""),
        ("Art. 6(1)(c) jf. DORA-forordningen art. 10", "6(1)(c)", "DORA-forordningen", "art. 10", ""),
        ("Art. 6 Abs. 1 lit. c DSGVO i. V. m. § 147 AO", "6(1)(c)", "AO", "§ 147", ""),
        ("Art. 6 Abs. 1 lit. b DSGVO i.V.m. § 26 Abs. 1 BDSG", "6(1)(b)", "BDSG", "§ 26 Abs. 1", ""),
        ("Art. 6 Abs. 1 lit. c DSGVO, § 257 HGB", "6(1)(c)", "HGB", "§ 257", ""),
        ("Art. 6 Abs. 1 lit. c DSGVO in Verbindung mit § 8 Geldwäschegesetz", "6(1)(c)", "Geldwäschegesetz", "§ 8", ""),
        ("article 6.1.c du RGPD, article L. 123-22 du code de commerce", "6(1)(c)", "code de commerce", "article L. 123-22", ""),
        ("Art. 6(1)(c), Companies Act 2006 s. 386", "6(1)(c)", "Companies Act 2006", "s. 386", ""),
        ("Article 6(1)(c); section 386 of the Companies Act 2006", "6(1)(c)", "Companies Act 2006", "section 386", ""),
        ("artikel 6.1 c, bokföringslagen 7 kap. 2 §", "6(1)(c)", "bokföringslagen", "7 kap. 2 §", ""),
        ("artikkel 6 nr. 1 bokstav c, jf. bokføringsloven § 13", "6(1)(c)", "bokføringsloven", "§ 13", ""),
        ("artikel 6 lid 1 sub c AVG, artikel 52 AWR", "6(1)(c)", "AWR", "artikel 52", ""),
        ("artículo 6.1.c) RGPD y art. 30 del Código de Comercio", "6(1)(c)", "Código de Comercio", "art. 30", ""),
        ("art. 6 par. 1 lett. c GDPR, art. 2220 codice civile", "6(1)(c)", "codice civile", "art. 2220", ""),
        ("art. 6 ust. 1 lit. c RODO w zw. z art. 74 ustawy o rachunkowości", "6(1)(c)", "ustawy o rachunkowości", "art. 74", ""),
        ("6 artiklan 1 kohdan c alakohta, kirjanpitolaki 2:10 §", "6(1)(c)", "kirjanpitolaki", "2:10 §", ""),
        ("Legal obligation (Bookkeeping Act § 12)", "6(1)(c)", "Bookkeeping Act", "§ 12", "Legal obligation"),
        ("Art. 10, jf. databeskyttelsesloven § 8, stk. 3 (straffeattest)", "10", "databeskyttelsesloven", "§ 8, stk. 3", "straffeattest"),
        ("Art. 6(1)(c) (bogføringsloven § 12)", "6(1)(c)", "bogføringsloven", "§ 12", ""),
        ("Art. 6(1)(c) – kildeskatteloven og ATP-loven: indberetning", "6(1)(c)", "kildeskatteloven og ATP-loven", "", "indberetning"),
        ("Art. 6(1)(b) (hverv) – overenskomst", "6(1)(b)", "overenskomst", "", "hverv"),
        # National law alone names no article.
        ("Bogføringsloven § 12", "", "Bogføringsloven", "§ 12", ""),
        ("§ 147 AO", "", "AO", "§ 147", ""),
        ("§ 11 Myndigheders behandling af personnummer", "", "", "§ 11", "Myndigheders behandling af personnummer"),
        ("Kodeks pracy art. 22", "", "Kodeks pracy", "art. 22", ""),
        ("Money Laundering Regulations 2017, reg. 40", "", "Money Laundering Regulations 2017", "reg. 40", ""),
        # An article 6, 9 or 10 of another law is none of the GDPR's.
        ("artikel 10 Wwft", "", "Wwft", "artikel 10", ""),
        ("art. 9 Estatuto de los Trabajadores", "", "Estatuto de los Trabajadores", "art. 9", ""),
        ("DORA-forordningen art. 6", "", "DORA-forordningen", "art. 6", ""),
    ],
)  # fmt: skip
def test_national_law_stands_apart(text: str, article: str, law: str, section: str, reason: str) -> None:
    found = bases.read(text)
    assert (found[-1].law, found[-1].section, found[-1].reason) == (law, section, reason)
    assert [basis.article for basis in found] == [article]


def test_the_law_goes_with_the_duty_when_several_letters_share_it() -> None:
    found = bases.read("Art. 6, stk. 1, litra b og c, jf. bogføringsloven § 12")
    assert found == [BasisFound("6(1)(b)"), BasisFound("6(1)(c)", "bogføringsloven", "§ 12")]


@pytest.mark.parametrize(
    ("text", "ads"),
    [
        ("Ad 1) Art. 6(1)(f) (gæld)\nAd 2) Art. 6(1)(a)", [1, 2]),
        ("Ad 1) Art. 6(1)(f) Ad 2) Art. 6(1)(a)", [1, 2]),
        ("1) Art. 6(1)(b)\n2) Art. 6(1)(c)\nArt. 6(1)(f)", [1, 2, 2]),
        ("1: Art. 6(1)(b)\n2: Art. 6(1)(c)", [1, 2]),
        ("Formål 1: samtykke\nFormål 2: kontrakt", [1, 2]),
        ("Purpose 1: Art. 6(1)(b); Purpose 2: Art. 6(1)(f)", [1, 2]),
        ("Zu 1: Art. 6 Abs. 1 lit. b DSGVO\nZu 2: Art. 6 Abs. 1 lit. f DSGVO", [1, 2]),
        ("Ad 1 og 2) Art. 6(1)(b)", [1, 2]),
        ("Art. 6(1)(b)\nArt. 6(1)(f)", [None, None]),
        ("6.1.b", [None]),
    ],
)
def test_the_number_of_the_purpose(text: str, ads: list[int | None]) -> None:
    assert [basis.ad for basis in bases.read(text)] == ads


@pytest.mark.parametrize(
    ("text", "article", "note"),
    [
        ("Art. 6 Abs. 1 lit. a — UNWIRKSAM", "6(1)(a)", "UNWIRKSAM"),
        ("Art. 6, stk. 1, litra a – ikke længere gyldigt", "6(1)(a)", "ikke længere gyldigt"),
        ("Art. 6(1)(f) (skal afklares)", "6(1)(f)", "skal afklares"),
        ("Art. 6(1)(b)?", "6(1)(b)", "?"),
        ("article 6.1.a RGPD (à confirmer)", "6(1)(a)", "à confirmer"),
        ("Samtykke (skal afklares)", "6(1)(a)", "skal afklares"),
        ("6(1)(c) tbc", "6(1)(c)", "tbc"),
        ("art. 6.1 a – ej giltigt", "6(1)(a)", "ej giltigt"),
        ("art. 6 ust. 1 lit. a RODO – do weryfikacji", "6(1)(a)", "do weryfikacji"),
        ("artikel 6 lid 1 sub a AVG (nog te bevestigen)", "6(1)(a)", "nog te bevestigen"),
    ],
)
def test_words_of_doubt_stay_beside_the_value(text: str, article: str, note: str) -> None:
    (found,) = bases.read(text)
    assert (found.article, found.doubtful, found.note) == (article, True, note)


@pytest.mark.parametrize(
    "text",
    [
        "Art. 6", "artikel 9, stk. 2", "6.1", "6", "Art. 6(1)", "Art. 6(1)(g)", "Art. 9(1)(a)", "Art. 6, stk. 3", "ikke samtykke", "No legitimate interest",
        "Samtykke er ikke nødvendigt", "kein berechtigtes Interesse", "Følger af ansættelsen", "se bilag 3", "(b), (c)", "Art. 30", "Version 6.1 beta",
        "opbevares i 6 b", "§ 6, stk. 1, litra b",
    ],
)  # fmt: skip
def test_what_names_no_letter_is_kept_but_gives_no_article(text: str) -> None:
    found = bases.read(text)
    assert [basis.article for basis in found] == [""]
    assert f"{found[0].law} {found[0].section} {found[0].reason}".strip() == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "Ikke relevant",
        "n/a",
        "Ingen",
        "skal afklares",
        "-",
        "Nej",
        "entfällt",
        "sans objet",
        "nie dotyczy",
    ],
)
def test_answers_are_no_bases(text: str) -> None:
    assert bases.read(text) == []


def test_a_column_about_one_article_lets_letters_and_words_speak() -> None:
    assert [basis.article for basis in bases.read("litra f", "6")] == ["6(1)(f)"]
    assert [basis.article for basis in bases.read("b, c og f", "6")] == ["6(1)(b)", "6(1)(c)", "6(1)(f)"]
    assert [basis.article for basis in bases.read("(h)", "9")] == ["9(2)(h)"]
    assert [basis.article for basis in bases.read("samtykke", "9")] == ["9(2)(a)"]
    assert [basis.article for basis in bases.read("vital interests", "9")] == ["9(2)(c)"]
    assert bases.read("litra e – myndighedsudøvelse", "6") == [
        BasisFound("6(1)(e)", reason="myndighedsudøvelse")
    ]
    assert bases.read("(b) performance of contract", "6") == [
        BasisFound("6(1)(b)", reason="performance of contract")
    ]
    assert bases.read("c) bogføringsloven § 12", "6") == [BasisFound("6(1)(c)", "bogføringsloven", "§ 12")]
    assert [basis.article for basis in bases.read("litra f")] == [""]
    assert [basis.article for basis in bases.read("g", "6")] == [""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Art 6: Legitimate interests", [("6(1)(f)", "Legitimate interests")]),
        ("Article 9 - Explicit consent", [("9(2)(a)", "Explicit consent")]),
        ("Article 6: (b) contract, (f) legitimate interests", [("6(1)(b)", "contract"), ("6(1)(f)", "legitimate interests")]),
        (
            "GDPR artikel 6, stk. 1, litra b (kontrakt), litra c (pligt) og litra f (interesse)",
            [("6(1)(b)", "kontrakt"), ("6(1)(c)", "pligt"), ("6(1)(f)", "interesse")],
        ),
        ("art. 6 b", [("6(1)(b)", "")]),
        ("Hjemmel: art. 6.1.c", [("6(1)(c)", "")]),
        ("Einwilligung gem. Art. 6 I a DSGVO", [("6(1)(a)", "Einwilligung")]),
        ("art. 9 stk 2 litra b + h", [("9(2)(b)", ""), ("9(2)(h)", "")]),
        ("6.1.f (intérêt légitime) ; 6.1.c", [("6(1)(f)", "intérêt légitime"), ("6(1)(c)", "")]),
    ],
)  # fmt: skip
def test_shorthand(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(basis.article, basis.reason) for basis in bases.read(text)] == expected


def test_a_letter_of_another_article_is_none_of_this_one() -> None:
    (found,) = bases.read("Art. 6(1)(b) (nødvendigt for aftalen, jf. art. 22, stk. 2, litra a)")
    assert (found.article, found.reason) == (
        "6(1)(b)",
        "nødvendigt for aftalen, jf. art. 22, stk. 2, litra a",
    )


def test_a_wrapped_sentence_is_one_reason() -> None:
    (found,) = bases.read(
        "Retmæssig interesse i at passe på\nforholdet til dig og levere\ntjenester efter den kontrakt,\nvi har sammen"
    )
    assert found.article == "6(1)(f)"
    assert (
        found.reason
        == "Retmæssig interesse i at passe på forholdet til dig og levere tjenester efter den kontrakt, vi har sammen"
    )


def test_a_line_without_a_basis_belongs_to_the_one_above() -> None:
    assert bases.read("Art. 6(1)(f)\nVi vil passe på vores kunder") == [
        BasisFound("6(1)(f)", reason="Vi vil passe på vores kunder")
    ]


def test_the_same_basis_twice_is_one() -> None:
    assert bases.read("Art. 6(1)(b)\n6(1)(b)") == [BasisFound("6(1)(b)")]


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("Art. 6, stk. 1, litra b", 1.0),
        ("bogføringsloven § 12", 0.9),
        ("Legitimate interest", 0.6),
        ("samtykke", 0.6),
        ("umowa", 0.6),
    ],
)
def test_what_looks_like_a_basis(text: str, least: float) -> None:
    assert bases.looks_like(text) >= least


@pytest.mark.parametrize(
    "text", ["Kunder", "5 år", "Navn, adresse", "KMD A/S", "2024-03-12", "Ja", "6", "10", "Kryptering", ""]
)
def test_what_does_not(text: str) -> None:
    assert bases.looks_like(text) < 0.3


@pytest.mark.parametrize(
    "text",
    [
        "Art. 6, stk. 1, litra c + bogføringslovens § 12",
        "Art. 6, stk. 1, litra c; bogføringslovens § 12",
        "Art. 6, stk. 1, litra c\nbogføringslovens § 12",
    ],
)
def test_law_on_a_line_of_its_own_is_that_of_the_ground_above(text: str) -> None:
    assert [(found.article, found.law, found.section) for found in bases.read(text)] == [
        ("6(1)(c)", "bogføringsloven", "§ 12")
    ]


def test_law_that_takes_the_place_of_an_article_stands_alone() -> None:
    found = bases.read("Art. 6, stk. 1, litra c; databeskyttelseslovens § 8")
    assert [(item.article, item.section) for item in found] == [("6(1)(c)", ""), ("", "§ 8")]


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        (
            "Obligation légale (code du travail art. L1221-13) – art. 9.2.a consentement explicite",
            ["6(1)(c)", "9(2)(a)"],
        ),
        ("Legal obligation – Art. 9(2)(b)", ["6(1)(c)", "9(2)(b)"]),
        ("Explicit consent – Art. 9(2)(a)", ["9(2)(a)"]),
        ("Uitvoering contract (6.1.b) en wettelijke plicht", ["6(1)(b)", "6(1)(c)"]),
        ("Contratto (art. 6.1.b) e obbligo legale", ["6(1)(b)", "6(1)(c)"]),
        ("6 art. 1 c", ["6(1)(c)"]),
        ("Yhdistyksen toiminta, 9 artiklan 2 d kohta", ["9(2)(d)"]),
        ("Sopimusta edeltävät toimet", ["6(1)(b)"]),
        ("Art. 6 I c DSGVO i.V.m. § 147 III AO", ["6(1)(c)"]),
    ],
)
def test_words_and_citations_of_two_articles(text: str, articles: list[str]) -> None:
    assert [found.article for found in bases.read(text)][-len(articles) :] == articles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Art. 6, stk. 1, litra b; for regnskabet bogføringsloven § 12 (også litra c)",
            [("6(1)(b)", ""), ("6(1)(c)", "bogføringsloven")],
        ),
        (
            "Article 6(1)(b); the Companies Act s. 386 (also point (c))",
            [("6(1)(b)", ""), ("6(1)(c)", "Companies Act")],
        ),
        (
            "litra c, jf. bogføringsloven § 12, og litra f (ro om bord)",
            [("6(1)(c)", "bogføringsloven"), ("6(1)(f)", "")],
        ),
        ("Art. 6 Abs. 1 lit. b; lit. f (Betrugsabwehr)", [("6(1)(b)", ""), ("6(1)(f)", "")]),
        (
            "Art. 6, stk. 1, litra e; databeskyttelsesloven § 7, stk. 3, litra b",
            [("6(1)(e)", "databeskyttelsesloven")],
        ),
    ],
)
def test_letters_of_the_article_cited_before(text: str, expected: list[tuple[str, str]]) -> None:
    column = "6" if citations.says_letters(text) else ""
    assert [(basis.article, basis.law) for basis in bases.read(text, column)] == expected


@pytest.mark.parametrize(
    "text", ["litra kaffe", "Litra cola-automaten", "letter box", "point of contact", "litter collection"]
)
def test_words_that_begin_like_letters_cite_nothing(text: str) -> None:
    assert not citations.says_letters(text)
    assert [basis.article for basis in bases.read(f"Art. 6, stk. 1, litra b; {text}")] == ["6(1)(b)"]


@pytest.mark.parametrize("run", [" ", "-", ", ", "– ", "og "])
def test_a_long_run_of_marks_is_soon_read(run: str) -> None:
    text = f"Artikel 6, stk. 1, litra f – {run * 60}interessen i at finde den{run * 60}rette"
    (basis,) = bases.read(text)
    assert basis.article == "6(1)(f)"
    assert "interessen i at finde den" in basis.reason


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("Legitimate interests (running the society). Legal obligation for tax relief.", "6(1)(f) 6(1)(c)"),
        ("Samtykke. Retlig forpligtelse for regnskabet.", "6(1)(a) 6(1)(c)"),
        ("Consent. The contract with the printer is kept elsewhere.", "6(1)(a)"),
        ("Our legitimate interests in selling, Art. 6(1)(f), or your consent where the law asks for it", "6(1)(f) 6(1)(a)"),
        ("LI", "6(1)(f)"),
        ("LI (fraud). Schedule 1 of the Act", "6(1)(f)"),
        ("li o jos", ""),
        ("Tietosuoja-asetus 6 artikla 1 c (koululaki 540/2018)", "6(1)(c)"),
        ("6 artikla 1 e (yleinen etu)", "6(1)(e)"),
    ],
)  # fmt: skip
def test_each_sentence_or_shortening_that_names_a_basis_counts(text: str, articles: str) -> None:
    assert [basis.article for basis in bases.read(text) if basis.article] == articles.split()


@pytest.mark.parametrize(
    ("text", "article"), [("A6-1-b", "6(1)(b)"), ("eu-gdpr:A9-2-h", "9(2)(h)"), ("A6-1-f; A4", "6(1)(f)")]
)
def test_the_notation_of_the_data_privacy_vocabulary(text: str, article: str) -> None:
    assert bases.read(text)[0].article == article


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("Art. 6(1)(c). Consent under Art. 6(1)(a) is not a valid basis, as nobody can refuse.", ["6(1)(c)"]),
        ("Artikel 6, stk. 1, litra e. Samtykke, litra a, er ikke hjemmel her.", ["6(1)(e)"]),
        ("Art. 6 Abs. 1 lit. b DSGVO. Eine Einwilligung nach lit. a ist keine Grundlage.", ["6(1)(b)"]),
        ("Art. 6(1)(e)\n(the form said consent – corrected in 2020)", ["6(1)(e)"]),
    ],
)
def test_what_is_denied_or_corrected_is_no_basis_but_its_words_stay(text: str, articles: list[str]) -> None:
    found = bases.read(text)
    assert [basis.article for basis in found] == articles
    assert any(word in found[-1].reason for word in ("refuse", "hjemmel", "Einwilligung", "corrected"))


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("Samtykke ved portræt (art. 6, stk. 1, litra a), ellers interesseafvejning (litra f)", "6(1)(a) 6(1)(f)"),
        ("Einwilligung (Art. 6 Abs. 1 lit. a), sonst berechtigtes Interesse (lit. f)", "6(1)(a) 6(1)(f)"),
        ("Art. 6, stk. 1, litra c, jf. skattekontrolloven § 4 (litra b)", "6(1)(c)"),
        ("Art. 6, stk. 1, litra c (litra c)", "6(1)(c)"),
    ],
)  # fmt: skip
def test_a_letter_in_brackets_goes_on_about_the_article_before(text: str, articles: str) -> None:
    assert " ".join(basis.article for basis in bases.read(text)) == articles


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("Consent (Art. 6(1)(a)) for the choir paper, legitimate interest for the rota", "6(1)(a) 6(1)(f)"),
        ("Samtycke (GDPR Art. 6.1.a) för körbladet, berättigat intresse för schemat", "6(1)(a) 6(1)(f)"),
        ("Samtykke (art. 6, stk. 1, litra a) til korbladet, retlig forpligtelse for regnskabet", "6(1)(a) 6(1)(c)"),
        ("Art. 6(1)(f) (legitimate interest), consent is not asked for", "6(1)(f)"),
        ("Art. 6(1)(b) (the contract, legal obligation of the buyer)", "6(1)(b)"),
        ("Art. 6(1)(f) in the safety of boats, legitimate interest", "6(1)(f)"),
    ],
)  # fmt: skip
def test_words_after_a_comma_name_another_ground(text: str, articles: str) -> None:
    assert " ".join(basis.article for basis in bases.read(text)) == articles


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("Kontrakt / legitim interesse, art. 6(1)(f)", "6(1)(b) 6(1)(f)"),
        ("Einwilligung oder Vertrag, Art. 6 Abs. 1 lit. b DSGVO", "6(1)(a) 6(1)(b)"),
        ("Consent and contract (Art. 6(1)(a) and (b))", "6(1)(a) 6(1)(b)"),
        ("Legitimate interest in performing the contract (Art. 6(1)(f))", "6(1)(f)"),
    ],
)
def test_a_citation_may_be_that_of_the_last_of_several_grounds(text: str, articles: str) -> None:
    assert " ".join(basis.article for basis in bases.read(text)) == articles


def test_a_letter_that_was_left_out_is_none() -> None:
    found = bases.read("Hjemlen er databeskyttelsesforordningens artikel 6, stk.1 litra.")
    assert not any(basis.article == "6(1)(a)" for basis in found)


@pytest.mark.parametrize(
    "text",
    [
        "Article 5(1)(a) of Regulation (EU) 2018/1725 (a task carried out in the public interest)",
        "Regulation (EU) 2018/1725, Article 5(1)(d): consent",
        "Article 5(1)(b) and Article 10(2)(b) and (h) of Regulation (EU) 2018/1725",
        "Consent (Article 5(1)(d) EUDPR)",
        "artikel 5, stk. 1, litra d, i forordning (EU) 2018/1725 (samtykke)",
    ],
)
def test_the_grounds_of_another_regulation_are_kept_as_they_stand(text: str) -> None:
    (found,) = bases.read(text)
    assert (found.article, found.law, found.section, found.reason) == ("", "", "", text)


def test_an_act_of_the_union_beside_an_article_of_the_gdpr_is_its_law() -> None:
    (found,) = bases.read("Article 6(1)(c) GDPR and Article 3 of Regulation (EC) No 12/2009")
    assert (found.article, found.law, found.section) == ("6(1)(c)", "Regulation (EC) No 12/2009", "Article 3")
