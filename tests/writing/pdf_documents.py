"""Documents for the tests of the PDF: an invented consumer finance company, an empty register, hostile texts."""

from __future__ import annotations

import copy
import zlib
from typing import Any

Doc = dict[str, Any]


def party(name: str, **given: str) -> Doc:
    keys = ("registration_number", "address", "country", "email", "phone", "web", "note")
    return {"name": name, **{key: given.get(key, "") for key in keys}}


def basis(article: str, reason: str = "", law: str = "", section: str = "", lia: str = "") -> Doc:
    return {"article": article, "law": law, "section": section, "reason": reason, "lia": lia}


def retention(
    period: str = "", text: str = "", start: str = "", action: str = "", law: str = "", note: str = ""
) -> Doc:
    return {"period": period, "text": text, "start": start, "action": action, "law": law, "note": note}


def use(category: str, subjects: list[str], kept: Doc | None = None, **given: Any) -> Doc:
    return {
        "category": category,
        "sensitivity": given.get("sensitivity", "ordinary"),
        "subjects": subjects,
        "purposes": given.get("purposes", []),
        "basis_use": given.get("basis_use", "inherited"),
        "basis": given.get("basis", ""),
        "source": given.get("source", ""),
        "retention": kept or retention(),
    }


def recipient(name: str, role: str = "", country: str = "", **given: str) -> Doc:
    return {
        "name": name,
        "kind": given.get("kind", "party"),
        "location": given.get("location", "external"),
        "role": role,
        "country": country,
        "contract": given.get("contract", ""),
        "note": given.get("note", ""),
    }


def activity(number: str, name: str, part: str = "controller", **given: Any) -> Doc:
    texts = (
        "description",
        "department",
        "owner",
        "valid_from",
        "valid_until",
        "last_review",
        "next_review",
        "notes",
    )
    lists = [
        "clients",
        "joint_controllers",
        "processing",
        "purposes",
        "data",
        "recipients",
        "transfers",
        "systems",
        "measures",
    ]
    identity = zlib.crc32((number + name).encode("utf-8", "replace"))
    return {
        "id": f"00000000-0000-4000-8000-{identity:012d}",
        "number": number,
        "part": part,
        "name": name,
        "status": given.get("status", "approved"),
        **{key: given.get(key, "") for key in texts},
        **{key: given.get(key, []) for key in lists},
        "answers": given.get("answers", {}),
        "extra": given.get("extra", {}),
    }


def document(activities: list[Doc], parties: list[Doc] | None = None, **register: Any) -> Doc:
    names = (
        "departments data_categories subject_categories recipient_categories systems measures processing laws"
    )
    return {
        "format": "register-app",
        "version": 1,
        "register": {
            "id": "11111111-1111-4111-8111-111111111111",
            "title": "",
            "language": "da",
            "scope": "",
            "security": "",
            "controller": None,
            "joint_controllers": [],
            "representative": None,
            "dpo": None,
        }
        | register,
        "activities": activities,
        "parties": parties or [],
        "catalogues": {name: [] for name in [*names.split(), "retention_rules"]},
        "versions": [],
    }


def empty() -> Doc:
    return document([])


CUSTOMERS, APPLICANTS, GUARANTORS = "Kunder", "Låneansøgere", "Kautionister"

LONG_NOTE = (
    "Gennemgået på møde i kreditudvalget. Der er enighed om, at kreditvurderingen bygger på oplysninger, som "
    "kunden selv har givet, og på opslag i eksterne registre. "
) * 240


def sample() -> Doc:
    """Six purposes over several activities, one processor activity, honest gaps and a note of 40,000 characters."""
    company = party(
        "Fjordlån Finans A/S",
        registration_number="CVR 12 34 56 78",
        address="Havnegade 112, 3. sal\n5000 Odense C",
        country="DK",
        email="kontakt@fjordlaan.example",
        phone="+45 70 10 20 30",
        web="https://www.fjordlaan.example",
    )
    dpo = party(
        "Mette Østergaard",
        email="dpo@fjordlaan.example",
        phone="+45 70 10 20 31",
        address="Havnegade 112\n5000 Odense C",
    )
    parties = [
        party(
            "Dataløn Drift ApS",
            registration_number="CVR 87 65 43 21",
            country="DK",
            email="support@dataloen.example",
        ),
        party(
            "Cirrus Hosting Inc.",
            country="US",
            address="500 Harbor Street, Wilmington, DE",
            email="privacy@cirrus.example",
        ),
        party("Kreditoplysningsbureauet Ravn A/S", country="DK", address="Ravnsborgvej 4\n2200 København N"),
        party(
            "Butikskæden Møllers A/S",
            registration_number="CVR 11 22 33 44",
            country="DK",
            email="gdpr@moellers.example",
        ),
    ]
    bookkeeping = retention(
        "P5Y", "", "udgangen af det regnskabsår, posteringen vedrører", "delete", "Bogføringsloven § 12"
    )
    relation = retention(
        "P3Y",
        "",
        "kundeforholdets ophør",
        "delete",
        "Forældelsesloven § 3",
        "Længere, hvis der er rejst et krav",
    )
    laundering = retention("P5Y", "", "kundeforholdets ophør", "delete", "Hvidvaskloven § 30")
    measures = [
        "Adgangsstyring efter arbejdsbetinget behov, gennemgået hvert halve år",
        "Kryptering af data under transport og i hvile",
        "To-faktor-login for alle medarbejdere og leverandører",
        "Logning af opslag i kundesager med stikprøvekontrol",
    ]
    ravn = recipient(
        "Kreditoplysningsbureauet Ravn A/S", "controller", "DK", contract="Abonnementsaftale af 3. maj 2023"
    )
    hosting = recipient("Cirrus Hosting Inc.", "processor", "US", contract="Databehandleraftale DBA-2024-07")
    to_usa = {
        "country": "US",
        "organisation": "",
        "recipient": "Cirrus Hosting Inc.",
        "mechanism": "46(2)(c)",
        "safeguards": "Kommissionens standardkontraktbestemmelser (2021/914), modul 2, underskrevet 14. februar 2024",
        "tia": "TIA-2024-03",
        "note": "Data krypteres med nøgler, som kun opbevares i EU",
    }
    no_transfer = {"transfers": {"state": "not_applicable", "reason": "alle oplysninger behandles i Danmark"}}
    activities = [
        activity(
            "RA-0001",
            "Levering af lån og kontoprodukter",
            department="Kundeservice og kredit",
            owner="Afdelingschef Jens Holm",
            description="Fra ansøgning over kreditvurdering til udbetaling, afdrag og afvikling af lån.",
            valid_from="2024-01-01",
            last_review="2026-03-31",
            next_review="2027-03-31",
            purposes=[
                {
                    "title": "Levering af tjenester",
                    "description": "Vi identificerer kunden, behandler ansøgninger og ordrer, kreditvurderer, opkræver "
                    "ydelser og behandler klager og krav efter den aftale, der er indgået.",
                    "bases": [basis("6(1)(b)", "Låneaftalen og forberedelsen af den på kundens anmodning")],
                },
                {
                    "title": "Overholdelse af love",
                    "description": "Kundekendskab, underretning og bogføring.",
                    "bases": [
                        basis(
                            "6(1)(c)",
                            "Kendskab til kunden og opbevaring af legitimation",
                            "Hvidvaskloven",
                            "§§ 10-30",
                        ),
                        basis("6(1)(c)", "Opbevaring af regnskabsmateriale", "Bogføringsloven", "12"),
                    ],
                },
            ],
            data=[
                use(
                    "Navn, adresse og kontaktoplysninger",
                    [CUSTOMERS, APPLICANTS],
                    relation,
                    source="Kunden selv",
                    purposes=[1],
                ),
                use(
                    "Personnummer",
                    [CUSTOMERS, APPLICANTS],
                    laundering,
                    sensitivity="national_id",
                    source="Kunden selv; CPR-registeret",
                    purposes=[1, 2],
                    basis_use="own",
                    basis="6(1)(c)",
                ),
                use(
                    "Indkomst- og formueforhold",
                    [APPLICANTS],
                    relation,
                    sensitivity="confidential",
                    source="Skatteforvaltningen",
                    purposes=[1],
                ),
                use("Betalingshistorik", [CUSTOMERS], bookkeeping, purposes=[1, 2]),
                use(
                    "Kopi af legitimation",
                    [CUSTOMERS, GUARANTORS],
                    laundering,
                    sensitivity="confidential",
                    purposes=[2],
                ),
                use("Oplysninger om kaution", [GUARANTORS], purposes=[1]),
            ],
            recipients=[
                ravn,
                hosting,
                recipient("Kundeservicemedarbejdere", location="internal", kind="category"),
                recipient("Hvidvasksekretariatet", "authority", "DK", note="Kun ved mistanke"),
            ],
            transfers=[to_usa],
            systems=["Lånesystemet Aurora", "Dokumentarkivet"],
            measures=measures,
            notes=LONG_NOTE,
            extra={"Gammelt løbenummer": "K-17"},
        ),
        activity(
            "RA-0002",
            "Kommunikation om tjenester",
            department="Kundeservice og kredit",
            purposes=[
                {
                    "title": "Anden kommunikation vedrørende tjenester",
                    "description": "Vi sender meddelelser om driften af de produkter, kunden har, og svarer på henvendelser.",
                    "bases": [
                        basis(
                            "6(1)(f)",
                            "at holde kunden orienteret om sine egne produkter og bevare et godt kundeforhold",
                            lia="IA-2023-02",
                        )
                    ],
                }
            ],
            data=[
                use("Kontaktoplysninger", [CUSTOMERS], relation),
                use("Korrespondance", [CUSTOMERS], relation),
            ],
            recipients=[hosting],
            transfers=[to_usa],
            measures=measures[:2],
            systems=["Kundeportalen"],
        ),
        activity(
            "RA-0003",
            "Udvikling af tjenester og optagelse af samtaler",
            department="Forretningsudvikling",
            status="in_review",
            purposes=[
                {
                    "title": "Udvikling af tjenester",
                    "description": "Vi optager udvalgte samtaler for at oplære medarbejdere og fører statistik over henvendelser.",
                    "bases": [basis("6(1)(f)", "at overvåge, vedligeholde og forbedre vores tjenester")],
                }
            ],
            data=[
                use(
                    "Lydoptagelser",
                    ["Kunder", "Medarbejdere"],
                    retention("P6M", "", "optagelsen", "delete"),
                    sensitivity="confidential",
                ),
                use("Henvendelsesstatistik", ["Kunder"], retention("P1Y6M", "", "", "anonymise")),
            ],
            recipients=[
                recipient("Dataløn Drift ApS", "processor", "DK", contract="Databehandleraftale DBA-2022-11")
            ],
            answers=no_transfer
            | {"measures": {"state": "unclarified", "reason": "leverandørens beskrivelse er bestilt"}},
        ),
        activity(
            "RA-0004",
            "Direkte markedsføring",
            department="Marketing",
            purposes=[
                {
                    "title": "Direkte markedsføring",
                    "description": "Vi målretter tilbud om egne produkter med post, e-mail, sms og telefon.",
                    "bases": [
                        basis(
                            "6(1)(f)",
                            "at markedsføre egne produkter over for eksisterende kunder",
                            lia="IA-2023-05",
                        ),
                        basis(
                            "6(1)(a)", "Samtykke til elektronisk markedsføring", "Markedsføringsloven", "§ 10"
                        ),
                    ],
                }
            ],
            data=[
                use(
                    "Kontaktoplysninger",
                    ["Kunder"],
                    retention(
                        "",
                        "Til samtykket trækkes tilbage, dog højst 2 år efter seneste kontakt",
                        "",
                        "delete",
                    ),
                ),
                use(
                    "Interesser og købshistorik",
                    ["Kunder", "Modtagere af nyhedsbrev"],
                    retention("P2Y", "", "seneste kontakt", "anonymise"),
                ),
            ],
            recipients=[recipient("Markedsføringsbureauer", "processor", kind="category")],
            measures=measures[:1],
            answers={"transfers": {"state": "unclarified", "reason": ""}},
        ),
        activity(
            "RA-0005",
            "Informationssikkerhed og forebyggelse af misbrug",
            department="It og sikkerhed",
            status="draft",
            joint_controllers=["Butikskæden Møllers A/S"],
            purposes=[
                {
                    "title": "Informationssikkerhed og forebyggelse af misbrug",
                    "description": "Vi opdager og standser svindel og anden brug i strid med vilkårene.",
                    "bases": [basis("6(1)(b)", "Vilkårene i låneaftalen")],
                },
                {
                    "title": "Anmeldelse af strafbare forhold",
                    "description": "",
                    "bases": [basis("6(1)(f)"), basis("10", "", "Databeskyttelsesloven", "§ 8, stk. 3")],
                },
                {
                    "title": "Helbredsbetinget henstand",
                    "description": "",
                    "bases": [basis("6(1)(a)"), basis("9(2)(a)", "Kunden oplyser selv om sygdom")],
                },
                {"title": "Formål uden retsgrundlag", "description": "", "bases": []},
            ],
            data=[
                use("Logoplysninger", ["Kunder", "Medarbejdere"], retention("P1Y")),
                use("Oplysninger om mistanke om svindel", ["Kunder"], sensitivity="criminal"),
                use("Helbredsoplysninger", ["Kunder"], sensitivity="special", basis_use="unclarified"),
            ],
        ),
        activity("RA-0006", "", status="draft"),
        activity(
            "RA-0007",
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftens "
            "Speciallægepraksisplanlægningsstabiliseringsperiode " * 3,
            status="retired",
            department="Kvalitetsstyringsdokumentationsafdelingen",
            valid_until="2025-12-31",
            purposes=[
                {
                    "title": "Se https://intra.fjordlaan.example/fortegnelse/arkiv/2019/ophoerte_aktiviteter/dokument?id=0123456789abcdef0123456789abcdef",
                    "description": "",
                    "bases": [basis("6(1)(e)")],
                }
            ],
            data=[use("", [], retention("", "Alle oplysninger er slettet den 31. december 2025"))],
            answers={
                slot: {"state": "not_applicable", "reason": "aktiviteten er ophørt"}
                for slot in ("subjects", "data", "recipients", "transfers", "measures")
            },
        ),
        activity(
            "RA-0008",
            "Drift af fordelskort for butikskæder",
            "processor",
            department="It og sikkerhed",
            clients=["Butikskæden Møllers A/S", "Kæden Skovgaard"],
            processing=[
                "Opbevaring og drift af kortsystem",
                "Udsendelse af kontoudtog på den dataansvarliges vegne",
            ],
            transfers=[to_usa],
            measures=measures,
            recipients=[recipient("Cirrus Hosting Inc.", "sub_processor", "US")],
        ),
        activity(
            "RA-0009",
            "Lønbehandling for søsterselskab",
            "processor",
            status="draft",
            processing=["Beregning og udbetaling af løn"],
        ),
    ]
    made = document(
        activities,
        parties,
        title="Fortegnelse over behandlingsaktiviteter",
        scope="Alle behandlinger i Fjordlån Finans A/S, herunder filialen i Aarhus. Datterselskaber fører deres egen fortegnelse.",
        security="Informationssikkerheden ledes efter ISO/IEC 27001. Adgang tildeles efter arbejdsbetinget behov.\nAlle medarbejdere undervises årligt.",
        controller=company,
        dpo=dpo,
    )
    made["versions"] = [
        {
            "name": "Årsgennemgang 2026",
            "kind": "approved",
            "at": "2026-04-02T09:30:00+02:00",
            "note": "",
            "step": 118,
            "hash": "0" * 64,
        }
    ]
    return made


def many(count: int) -> Doc:
    """A register of `count` activities, each a copy of the first seven of the sample under its own number."""
    made = sample()
    pattern = [entry | {"notes": ""} for entry in made["activities"]]
    made["activities"] = [
        copy.deepcopy(pattern[i % len(pattern)])
        | {"id": f"22222222-2222-4222-8222-{i:012d}", "number": f"RA-{i + 1:04d}"}
        for i in range(count)
    ]
    return made
