"""Forms, questionnaires and tables on their side."""

from __future__ import annotations

from register_app.reading.workbook import Sheet, Value
from tests.reading.layouts.workbooks import (
    Rows,
    activities,
    bases,
    categories,
    countries,
    layout,
    limits,
    one,
    people,
    read,
    recipients,
    sheet,
)  # fmt: skip


def german_form(
    number: int, name: str, purpose: str, extra: list[list[Value]] | None = None
) -> list[list[Value]]:
    return [
        [f"Verarbeitungstätigkeit Nr. {number}"],
        [],
        ["Bezeichnung der Verarbeitung", name],
        ["Zwecke", purpose],
        ["Rechtsgrundlage", "Art. 6 Abs. 1 lit. b DSGVO"],
        ["Kategorien betroffener Personen", "Beschäftigte"],
        [None, "Angehörige"],
        ["Kategorien personenbezogener Daten", "Name\nBankverbindung"],
        ["Empfänger", "keine"],
        ["Löschfristen", "10 Jahre"],
        *(extra or []),
    ]


def test_one_sheet_an_activity_with_index_and_cover() -> None:
    batch = read(
        sheet(
            "Deckblatt",
            [
                ["Verantwortlicher", "Alfa GmbH"],
                ["Anschrift", "Hauptstr. 1, Berlin"],
                ["E-Mail", "info@alfa.example"],
                ["Stand", "2024"],
            ],
        ),
        sheet(
            "Übersicht", [["Blatt", "Verarbeitung"], ["1 Lohn", "Lohnabrechnung"], ["2 Job", "Bewerbungen"]]
        ),
        sheet("1 Lohn", german_form(1, "Lohnabrechnung", "Gehälter zahlen")),
        sheet("2 Job", german_form(2, "Bewerbungen", "Bewerber auswählen", [["Aktenzeichen", "B-7"]])),
        sheet("Listen", [["Ja"], ["Nein"]], hidden=True),
    )
    found = activities(batch)
    assert layout(batch) == ["cover", "index", "form", "form", "ignored"]
    assert batch.register["controller"] == {
        "name": "Alfa GmbH", "registration_number": "", "address": "Hauptstr. 1, Berlin", "country": "", "email": "info@alfa.example",
        "phone": "", "web": "", "note": "",
    }  # fmt: skip
    assert found["Lohnabrechnung"]["number"] == "1"
    assert people(found["Lohnabrechnung"]) == ["Beschäftigte", "Angehörige"]
    assert limits(found["Lohnabrechnung"]) == {"Name": "P10Y", "Bankverbindung": "P10Y"}
    assert bases(found["Bewerbungen"]) == {"Bewerber auswählen": ["6(1)(b)"]}
    assert found["Bewerbungen"]["extra"] == {"Aktenzeichen": "B-7"}
    assert found["Bewerbungen"]["answers"]["recipients"]["state"] == "not_applicable"


def test_several_forms_below_each_other() -> None:
    rows = [
        *german_form(1, "Lohn", "Gehälter zahlen")[2:],
        [],
        *german_form(2, "Job", "Bewerber auswählen")[2:],
    ]
    found = activities(one(rows))
    assert list(found) == ["Lohn", "Job"]
    assert bases(found["Job"]) == {"Bewerber auswählen": ["6(1)(b)"]}


def test_values_below_their_labels() -> None:
    rows: list[list[Value]] = [["Registro de actividades de tratamiento"]]
    for label, *values in (
        ("Nombre del tratamiento", "Nóminas"),
        ("Finalidad", "Pagar los salarios"),
        ("Base jurídica", "Art. 6.1.b RGPD", "Art. 6.1.c RGPD"),
        ("Categorías de datos personales", "Nombre", "Cuenta bancaria"),
        ("Destinatarios", "Agencia Tributaria"),
        ("Plazo de conservación", "5 años"),
    ):
        rows.append([])
        rows.extend([text] for text in (label, *values))
    found = activities(one(rows))["Nóminas"]
    assert bases(found) == {"Pagar los salarios": ["6(1)(b)", "6(1)(c)"]}
    assert categories(found) == ["Nombre", "Cuenta bancaria"]
    assert recipients(found) == ["Agencia Tributaria"]


def test_two_columns_of_labels() -> None:
    found = activities(
        one(
            [
                ["SCHEDA TRATTAMENTO N. 3"],
                ["Nome trattamento", "Gestione paghe", "Titolare", "Beta S.r.l."],
                ["Finalità", "Pagare gli stipendi", "Base giuridica", "Art. 6, par. 1, lett. b) GDPR"],
                ["Interessati", "Dipendenti", "Categorie di dati", "Nome; IBAN"],
                ["Destinatari", "INPS", "Trasferimenti extra UE", "No"],
                ["Termini di conservazione", "10 anni", "Misure di sicurezza", "Cifratura"],
            ]
        )
    )["Gestione paghe"]
    assert bases(found) == {"Pagare gli stipendi": ["6(1)(b)"]}
    assert categories(found) == ["Nome", "IBAN"]
    assert found["measures"] == ["Cifratura"]


def french_sheet(name: str, *, filled: bool, title: str = "Fiche de registre") -> Sheet:
    """A form with small tables under its labels, as authorities publish them."""

    def cell(text: str) -> str:
        return text if filled else ""

    return sheet(
        name,
        [
            [title, "", "", "", "", "", "", "", "► Aide"],
            ["Nom du traitement", cell("Cantine"), "", "", "", "", "", "", "► Finalité"],
            ["N° / RÉF", cell("F1")],
            [],
            ["Acteurs", "Nom", "Adresse", "Ville", "Pays", "Adresse mél"],
            [
                "Responsable du traitement",
                cell("Ville de Lune"),
                cell("1 place"),
                cell("Lune"),
                cell("France"),
                cell("x@lune.example"),
            ],
            ["Délégué à la protection des données", cell("Luc Dupre")],
            ["Représentant"],
            [],
            ["Finalité(s) du traitement effectué"],
            ["Finalité principale", cell("Gérer la cantine")],
            ["Sous-finalité 1", cell("Facturer")],
            ["Sous-finalité 2"],
            [],
            ["Catégories de données personnelles concernées", "Description", "", "Durée de conservation"],
            ["État civil", cell("Nom, prénom"), "", cell("1 an")],
            ["Vie personnelle"],
            [],
            ["Catégories de personnes concernées", "Description", "", "Précisions"],
            ["Catégorie de personnes 1", cell("Enfants")],
            ["Catégorie de personnes 2", "Sélectionnez un élément dans cette liste déroulante ►"],
            [],
            ["Destinataires", "Type de destinataire", "", "Précisions"],
            ["Destinataire 1", cell("Sous-traitants"), "", cell("Repas SARL")],
            ["Destinataire 2"],
            [],
            ["Transferts hors UE", "Destinataire", "Pays", "Type de Garanties"],
            [
                "Organisme destinataire 1",
                cell("Nuage Inc."),
                cell("États-Unis"),
                cell("Clauses contractuelles types"),
            ],
        ],
    )


def test_small_tables_under_labels() -> None:
    batch = read(french_sheet("Fiche 1", filled=True))
    found = activities(batch)["Cantine"]
    assert found["number"] == "F1"
    assert list(bases(found)) == ["Gérer la cantine", "Facturer"]
    assert limits(found) == {"État civil: Nom, prénom": "P1Y"}
    assert people(found) == ["Enfants"]
    assert next((item["name"], item["note"]) for item in found["recipients"]) == (
        "Repas SARL",
        "Sous-traitants",
    )
    assert [(item["country"], item["recipient"], item["mechanism"]) for item in found["transfers"]] == [
        ("US", "Nuage Inc.", "46(2)(c)")
    ]
    assert batch.register["controller"]["name"] == "Ville de Lune"
    assert batch.register["dpo"]["name"] == "Luc Dupre"


def test_blank_forms_and_examples_are_left_out() -> None:
    batch = read(
        french_sheet("Modèle", filled=False), french_sheet("Fiche", filled=True, title="Exemple de fiche")
    )
    assert batch.drafts == []
    assert batch.register == {}
    assert batch.cells.imported == 0
    assert len(batch.problems) == 2


def questionnaire(name: str, purpose: str, shared: str) -> list[list[Value]]:
    return [
        ["Nr", "Spørgsmål", "Svar", "Bemærkninger"],
        [1, "Hvad hedder behandlingsaktiviteten?", name, ""],
        [2, "Hvad er formålet med behandlingen?", purpose, ""],
        [3, "Hvad er hjemlen til behandlingen?", "Art. 6, stk. 1, litra b", ""],
        [4, "Hvem behandles der oplysninger om?", "Ansatte", ""],
        [5, "Hvilke typer personoplysninger behandles?", "Navn\nCPR-nummer", "fra den ansatte selv"],
        [6, "Videregives oplysningerne til andre?", shared, ""],
        [7, "Overføres oplysninger til tredjelande?", "Nej", ""],
        [8, "Hvor længe opbevares oplysningerne?", "5 år", ""],
    ]


def test_questionnaires_are_read_by_their_questions() -> None:
    batch = read(
        sheet("Løn", questionnaire("Lønadministration", "Udbetale løn", "Ja, Skattestyrelsen")),
        sheet("Job", questionnaire("Rekruttering", "Ansætte", "Nej")),
    )
    found = activities(batch)
    assert recipients(found["Lønadministration"]) == ["Skattestyrelsen"]
    assert bases(found["Rekruttering"]) == {"Ansætte": ["6(1)(b)"]}
    assert found["Rekruttering"]["answers"]["recipients"]["state"] == "not_applicable"
    assert found["Rekruttering"]["extra"] == {
        "Hvilke typer personoplysninger behandles?": "fra den ansatte selv"
    }


def test_a_table_on_its_side_has_a_column_for_each_activity() -> None:
    batch = one(
        [
            ["Register van verwerkingsactiviteiten"],
            [],
            ["Naam verwerking", "Salarisadministratie", "Werving"],
            ["Doel", "Salaris uitbetalen", "Kandidaten selecteren"],
            ["Grondslag", "artikel 6 lid 1 sub b AVG", "artikel 6 lid 1 sub f AVG"],
            ["Persoonsgegevens", "Naam", "CV"],
            ["", "Rekeningnummer", ""],
            ["Betrokkenen", "Werknemers", "Sollicitanten"],
            ["Doorgifte buiten de EU", "Nee", "Verenigde Staten (DPF)"],
            ["Bewaartermijn", "7 jaar", "4 weken"],
        ]
    )
    found = activities(batch)
    assert layout(batch) == ["transposed"]
    assert bases(found["Werving"]) == {"Kandidaten selecteren": ["6(1)(f)"]}
    assert limits(found["Salarisadministratie"]) == {"Naam": "P7Y", "Rekeningnummer": "P7Y"}
    assert countries(found["Werving"]) == ["US"]


def test_names_above_a_table_on_its_side_need_no_label() -> None:
    batch = one(
        [
            ["Question", "Payroll", "Newsletter"],
            ["What is the purpose of the processing?", "Pay staff", "Send news"],
            ["What is the lawful basis?", "Art. 6(1)(b)", "Art. 6(1)(a) consent"],
            ["Which personal data do you process?", "Name, bank account", "Email address"],
            ["How long do you keep it?", "7 years", "Until consent is withdrawn"],
        ]
    )
    assert bases(activities(batch)["Newsletter"]) == {"Send news": ["6(1)(a)"]}


def test_a_comparison_full_of_ticks_is_no_form() -> None:
    batch = one(
        [
            ["Field", "Article", "DK", "UK"],
            ["Purposes of processing", 30.1, "Y", "Y"],
            ["Categories of personal data", 30.1, "Y", "Y"],
            ["Categories of data subjects", 30.1, "Y", "Y"],
            ["Recipients", 30.1, "Y", "Y"],
            ["Retention period", 30.1, "Y", ""],
        ]
    )
    assert batch.drafts == []
    assert batch.cells.reported == batch.cells.filled


def test_a_question_that_follows_up_speaks_of_the_same() -> None:
    batch = one(
        [
            ["1.1 Hvad er navnet på behandlingen?", "Nyhedsbrev"],
            ["1.2 Hvad bruges oplysningerne til?", "Sende nyheder til kunder"],
            ["2.1 Hvilke personer behandles der oplysninger om?", "Kunder"],
            ["2.2 Hvilke oplysninger registreres?", "Navn; e-mail"],
            ["3.1 Anvendes der databehandlere?", "Ja"],
            ["3.2 Hvis ja, hvilke?", "Mailco A/S"],
            ["4.1 Hvordan er oplysningerne beskyttet?", "Adgangskode"],
        ]
    )
    found = activities(batch)["Nyhedsbrev"]
    assert list(bases(found)) == ["Sende nyheder til kunder"]
    assert people(found) == ["Kunder"]
    assert [(item["name"], item["role"]) for item in found["recipients"]] == [("Mailco A/S", "processor")]
    assert found["measures"] == ["Adgangskode"]


def test_numbered_blocks_are_named_by_what_stands_beside_their_number() -> None:
    rows: list[list[Value]] = []
    for number, (name, purpose) in enumerate(
        (("Kolonihaver", "Tildele haver"), ("Kontingent", "Opkræve kontingent")), 1
    ):
        rows += [
            [f"Emne {number}:", name],
            ["Hvad skal I bruge dem til?", purpose],
            ["Hvem handler det om?", "Havelejere"],
            ["Hvad giver jer ret til det?", "Art. 6, stk. 1, litra b"],
            ["Hvordan beskytter I dem?", "Ikke noget særligt"],
            [],
        ]
    found = activities(one([["Oversigt over persondata"], ["Dato: 1. marts"], [], *rows]))
    assert list(found) == ["Kolonihaver", "Kontingent"]
    assert bases(found["Kontingent"]) == {"Opkræve kontingent": ["6(1)(b)"]}
    assert not found["Kolonihaver"].get("measures")


def test_a_number_above_or_beside_the_name_begins_a_block() -> None:
    def block(head: list[list[Value]], purpose: str) -> list[list[Value]]:
        indent: list[Value] = [None] if len(head[0]) == 2 and head[0][0] != "Intitulé" else []
        labels = (("Zweck", purpose), ("Rechtsgrundlage", "Art. 6 Abs. 1 lit. b"), ("Löschung", "1 Jahr"))
        return [*head, *([*indent, label, value] for label, value in labels), []]

    beside = block([["1.", "Vertrag"]], "Betreuung") + block([["2.", "Essensgeld"]], "Abrechnung")
    found = activities(one(beside))
    assert list(found) == ["Vertrag", "Essensgeld"]
    assert bases(found["Essensgeld"]) == {"Abrechnung": ["6(1)(b)"]}
    assert {use["retention"]["period"] for use in found["Vertrag"]["data"]} == {"P1Y"}
    above = [
        row
        for number, name in enumerate(("État civil", "Cantine"), 1)
        for row in (
            [f"FICHE N° {number}"],
            ["Intitulé", name],
            ["Objectif", "Tenir"],
            ["Base légale", "art. 6.1.e"],
            [],
        )
    ]
    assert list(activities(one(above))) == ["État civil", "Cantine"]


def test_labels_and_values_in_one_cell() -> None:
    rows: list[list[Value]] = [["What we do with personal data"], []]
    for name, kept in (("Tenant checks", "6 months"), ("Deposits", "6 years")):
        rows += [
            [f"Activity: {name}"],
            ["Purpose: To comply with the law"],
            ["Lawful basis: Article 6(1)(c)"],
        ]
        rows += [["Data: ID, bank details"], [f"Kept: {kept}"], []]
    found = activities(one(rows))
    assert list(found) == ["Tenant checks", "Deposits"]
    assert bases(found["Deposits"]) == {"To comply with the law": ["6(1)(c)"]}
    assert limits(found["Deposits"]) == {"ID": "P6Y", "bank details": "P6Y"}


def test_labels_beside_each_other_with_a_lone_one_at_the_end() -> None:
    rows: list[list[Value]] = [
        ["Verarbeitungstätigkeit Nr. 1"], [],
        ["Bezeichnung", None, "Zweck"], ["Buchführung", None, "Mandate erfüllen"], [],
        ["Rechtsgrundlage", None, "Betroffene Personen"], ["Art. 6 Abs. 1 lit. b", None, "Mandanten"], [],
        ["Datenarten", None, "Empfänger"], ["Belege, Lohndaten", None, "Finanzamt"], [],
        ["Aufbewahrung"], ["10 Jahre"],
    ]  # fmt: skip
    found = activities(one(rows))["Buchführung"]
    assert bases(found) == {"Mandate erfüllen": ["6(1)(b)"]}
    assert limits(found) == {"Belege": "P10Y", "Lohndaten": "P10Y"}
    assert (people(found), recipients(found)) == (["Mandanten"], ["Finanzamt"])


def test_an_index_by_number_and_a_name_beside_the_title() -> None:
    def form(number: str, name: str, purpose: str) -> list[list[Value]]:
        return [
            ["Registre: fiche", name],
            ["Référence", number],
            ["Finalité", purpose],
            ["Base légale", "Art. 6.1.b"],
            ["Personnes concernées", "Clients"],
        ]

    index: list[list[Value]] = [
        ["Réf.", "Traitement", "Responsable interne"],
        ["V-01", "Commandes", "Ventes"],
        ["V-02", "Lettres", "Communication"],
    ]
    batch = read(
        sheet("Activités", index),
        sheet("V-01", form("V-01", "Commandes en ligne", "Livrer ce qui est commandé")),
        sheet("V-02", form("V-02", "Lettres aux clients", "Tenir les clients au courant")),
    )
    assert layout(batch) == ["index", "form", "form"]
    assert [(a["number"], a["name"], a["owner"]) for a in activities(batch).values()] == [
        ("V-01", "Commandes en ligne", "Ventes"),
        ("V-02", "Lettres aux clients", "Communication"),
    ]


def test_a_second_column_of_labels_that_say_lesser_things() -> None:
    def form(name: str, number: str, category: str) -> list[list[str]]:
        return [
            ["FICHE DE TRAITEMENT"],
            [],
            ["Nom du traitement", name, "", "Référence", number],
            ["Finalité principale", f"Suivre {name}", "", "Date de création", "12/01/2021"],
            ["Base légale", "Contrat (art. 6.1.b)", "", "Service", "Secrétariat"],
            [],
            ["Catégories de données", "Durée de conservation"],
            [category, "3 ans"],
            ["Coordonnées bancaires", "13 mois"],
            [],
            ["Destinataires", "Banque"],
        ]

    batch = read(
        sheet("Fiche 1", form("les adhésions", "T-01", "État civil")),
        sheet("Fiche 2", form("le site", "T-02", "Adresse IP")),
    )
    found = activities(batch)["les adhésions"]
    assert (found["number"], found["department"]) == ("T-01", "Secrétariat")
    assert bases(found) == {"Suivre les adhésions": ["6(1)(b)"]}
    assert limits(found) == {"État civil": "P3Y", "Coordonnées bancaires": "P13M"}, (
        "a category that is a label elsewhere"
    )


def test_what_stands_beside_a_ticked_option_says_more_of_it() -> None:
    (activity,) = activities(
        one(
            [
                ["Name of processing", "Course photos"],
                ["Purpose", "Sell photos"],
                ["Legal basis", ""],
                ["", "☐ Contract (Art. 6(1)(b))"],
                ["", "☒ Consent (Art. 6(1)(a))", "form at the desk"],
                ["Categories of data", ""],
                ["", "☒ Photos"],
                ["", "Sensitive data:", "Injuries"],
                ["Recipients", ""],
                ["", "☒ internal (with access)", "Management"],
                ["", "☒ external", "Photo Ltd\nPolice"],
                ["Retention", "1 year"],
            ]
        )
    ).values()
    (purpose,) = activity["purposes"]
    assert [(basis["article"], basis["reason"]) for basis in purpose["bases"]] == [
        ("6(1)(a)", "Consent; form at the desk")
    ]
    assert recipients(activity) == ["Management", "Photo Ltd", "Police"]
    assert {use["category"]: use["sensitivity"] for use in activity["data"]} == {
        "Photos": "ordinary",
        "Injuries": "special",
    }


_FICHA: Rows = [
    ["R4 – Videovigilancia", ""],
    ["Base jurídica", "Interés legítimo (art. 6.1.f)"],
    ["Fines del tratamiento", "Garantizar la seguridad de las instalaciones"],
    ["Colectivo", "Visitantes"],
    ["Categorías de datos", "Imagen"],
    ["Categorías de destinatarios", "Fuerzas y cuerpos de seguridad"],
    ["Plazo de supresión", "30 días"],
    ["Medidas de seguridad", "Medidas del documento de seguridad"],
]


def test_values_that_read_like_headings_are_values_where_a_label_leads_each_row() -> None:
    batch = one(_FICHA)
    (draft,) = batch.drafts
    assert batch.sheets[0].layout == "form"
    assert bases(draft.activity) == {"Garantizar la seguridad de las instalaciones": ["6(1)(f)"]}
    assert recipients(draft.activity) == ["Fuerzas y cuerpos de seguridad"]
    assert limits(draft.activity) == {"Imagen": "P30D"}


def test_a_title_with_a_code_names_and_numbers_the_activity_of_a_form() -> None:
    (draft,) = one(_FICHA).drafts
    assert (draft.activity["number"], draft.activity["name"]) == ("R4", "Videovigilancia")
    (draft,) = one([["A30 – Registro de actividades", ""], *_FICHA[1:]]).drafts
    assert draft.activity.get("number", "") != "A30"


def test_somebodys_help_beside_the_answers_is_no_answer() -> None:
    head = ["", "Question", "Answer", "The adviser's guidance"]

    def form(*answers: str) -> list[list[str]]:
        asked = ["What do you call the processing?", "Why do you process the data? (purpose)", "Who is the data about?",
                 "Which data do you process?", "What is your legal basis?", "How long do you keep the data?"]  # fmt: skip
        said = [
            "",
            'Describe each purpose, e.g. "care"',
            "",
            "",
            "Choose among Art. 6(1)(a)-(f)",
            "E.g. 5 years",
        ]
        return [head, *(["", *row] for row in zip(asked, answers, said, strict=True))]

    batch = read(
        sheet("Template", form(*[""] * 6), hidden=True),
        sheet("Bees", form("Beekeeping", "Count hives", "Keepers", "Name", "Art. 6(1)(f)", "2 years")),
        sheet("Wool", form("Spinning", "Teach spinning", "Pupils", "Age", "Art. 6(1)(b)", "1 year")),
    )
    found = activities(batch)
    assert list(found) == ["Beekeeping", "Spinning"]
    assert bases(found["Beekeeping"]) == {"Count hives": ["6(1)(f)"]}
    assert limits(found["Spinning"]) == {"Age": "P1Y"}


def test_help_that_gives_examples_makes_no_form_an_example() -> None:
    rows = [
        ["Question", "Help", "Answer"],
        ["What do you call the processing?", "E.g. lending", "Beekeeping"],
        ["Why do you process the data?", "Example: to lend", "Count hives"],
        ["Who is the data about?", "E.g. customers", "Keepers"],
        ["Which data do you process?", "E.g. name", "Name"],
        ["How long do you keep the data?", "E.g. 5 years", "2 years"],
    ]
    found = activities(one(rows))
    assert list(found) == ["Beekeeping"]
    assert limits(found["Beekeeping"]) == {"Name": "P2Y"}


def test_what_stands_alike_on_every_sheet_is_the_words_of_the_template() -> None:
    asked = ["What do you call the processing?", "Why do you process the data?", "Who is the data about?",
             "Which data do you process?", "What is your legal basis?", "How long do you keep the data?"]  # fmt: skip
    said = [
        "A short name",
        "To lend, to teach",
        "Customers, members",
        "Name, address",
        "Art. 6(1)(a)-(f)",
        "5 years",
    ]

    def form(*answers: str, before: bool = False) -> list[list[str]]:
        rows = zip(asked, said, answers, strict=True) if before else zip(asked, answers, said, strict=True)
        return [[f"Sheet of {answers[0]}"], *map(list, rows)]

    for before in (False, True):
        batch = read(
            sheet("Template", form(*[""] * 6, before=before)),
            sheet("Bees", form("Bees", "Count hives", "Keepers", "Age", "Art. 6(1)(f)", "2 years", before=before)),
            sheet("Wool", form("Wool", "Spin", "Pupils", "Phone", "Art. 6(1)(b)", "1 year", before=before)),
        )  # fmt: skip
        found = activities(batch)
        assert list(found) == ["Bees", "Wool"]
        assert bases(found["Bees"]) == {"Count hives": ["6(1)(f)"]}
        assert categories(found["Wool"]) == ["Phone"]


def test_an_activity_copied_to_many_sheets_beside_others_is_no_help() -> None:
    def side_by_side(place: str) -> list[list[str]]:
        return [
            ["Activity", "Payroll", f"Choir {place}", f"Shop {place}"],
            ["Purpose", "Pay staff", f"Sing in {place}", f"Sell in {place}"],
            ["Data subjects", "Staff", f"Singers of {place}", f"Buyers in {place}"],
            ["Personal data", "Account", "Voice", "Address"],
            ["Time limit", "5 years", "1 year", "2 years"],
        ]

    batch = read(*[sheet(place, side_by_side(place)) for place in ("Ry", "Hov", "Als")])
    assert [draft.activity["name"] for draft in batch.drafts].count("Payroll") == 3
