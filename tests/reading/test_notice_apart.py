"""Layouts of notices found in practice: purposes and bases in sections apart, both before a colon, cookies, templates."""

from __future__ import annotations

from register_app.reading.notice import never, prose, words
from register_app.reading.notice.record import clean_title, read_bases
from tests.reading.noticetext import articles, data, kept, read, receivers

APART = """<html><body><h1>Privatlivspolitik</h1>
<h2>3. Formål med behandlingen</h2><p>Vi behandler dine personoplysninger til følgende formål:</p>
<ul><li>Udlån af kanoer</li><li>Besked om ledige både</li><li>Opfyldelse af lovkrav</li></ul>
<h2>4. Retsgrundlag</h2><p>Behandlingen sker på baggrund af dit samtykke, aftalen om lån og en retlig forpligtelse
(GDPR artikel 6, stk. 1, litra a, b og c).</p>
<h2>5. Dine rettigheder</h2><p>Du har følgende rettigheder:</p><ul><li>Indsigt: Du kan få indsigt</li></ul>
</body></html>"""


def test_bases_told_in_the_next_section_are_those_of_the_purposes_listed_before() -> None:
    found = read("html", APART)
    assert list(found) == ["Udlån af kanoer", "Besked om ledige både", "Opfyldelse af lovkrav"]
    assert articles(found["Udlån af kanoer"]) == ["6(1)(a)", "6(1)(b)", "6(1)(c)"]
    assert articles(found["Opfyldelse af lovkrav"]) == ["6(1)(c)"]


BEFORE_COLON = """<html><body><h2>Formål og retsgrundlag</h2><p>Vi behandler dine oplysninger til følgende formål:</p>
<ul><li><b>Udlån</b> (GDPR art. 6, stk. 1, litra b — opfyldelse af aftalen): Nøgler, kalender og adgang.</li>
<li><b>Nyheder</b> (GDPR art. 6, stk. 1, litra a — samtykke): Kun med dit udtrykkelige samtykke.</li>
<li><b>Regnskab — retlig forpligtelse:</b> Vi gemmer bilag, fordi vi skal.</li></ul></body></html>"""


def test_a_purpose_and_its_basis_before_a_colon() -> None:
    found = read("html", BEFORE_COLON)
    assert {name: articles(activity) for name, activity in found.items()} == {
        "Udlån": ["6(1)(b)"],
        "Nyheder": ["6(1)(a)"],
        "Regnskab": ["6(1)(c)"],
    }
    assert found["Udlån"]["purposes"][0]["description"] == "Nøgler, kalender og adgang."


TEMPLATE = """<html><body><h3>How we get the information and why we have it</h3>
<p>We also receive it indirectly, from the following sources:</p><ul><li>your school, when it books</li></ul>
<p>We use the information that you have given us in order to</p>
<ul><li>run the course</li><li>[list how you use the information].</li></ul>
<p>Under the General Data Protection Regulation (GDPR), the lawful basis we rely on for processing is your consent.</p>
</body></html>"""


def test_a_list_goes_on_a_sentence_and_neither_sources_nor_gaps_of_a_template_are_purposes() -> None:
    found = read("html", TEMPLATE)
    assert list(found) == ["Run the course"]
    (basis,) = found["Run the course"]["purposes"][0]["bases"]
    assert (basis["article"], basis["law"]) == ("6(1)(a)", "")


def test_the_regulation_itself_is_no_law_beside_its_articles() -> None:
    assert read_bases("no automated decisions are made (Article 22 of UK GDPR)") == []


COOKIES = """# Policy

## Choices

We divide cookies into two kinds:

| Kind | Consent required | Examples |
|---|---|---|
| Necessary | No, always on | theme |
| Statistics | Yes, opt-in | visits |
| Advertising | Yes, opt-in | partners |

## Cookies

- **Preference cookies:** These remember what you chose, such as your consent.

## Cookies and the like

Some cookies are only placed on your device with your consent.
"""


def test_cookies_are_no_activities() -> None:
    assert read("md", COOKIES) == {}


TABLE = """# Notice

| Purpose | Legal basis |
|---|---|
| Lending canoes | Article 6(1)(b) |
| Newsletter | Article 6(1)(a) |

## Marketing

We only send you news if you have given your consent.

## Somebody else

The school is responsible for ensuring that it has a lawful basis (typically Article 6(1)(e)) for what it asks us to do.
"""


def test_beside_a_table_of_purposes_a_word_on_consent_and_a_duty_of_others_are_commentary() -> None:
    assert list(read("md", TABLE)) == ["Lending canoes", "Newsletter"]


AFTER = """**Purpose:** Lending canoes

**Legal basis:** Contract

Please note that not all can be erased.

If you live in the Union, you can:

- Ask for a report. It holds what we know.
- Protest. You can withdraw your consent to our mails.
"""


def test_a_list_below_a_paragraph_after_the_basis_says_nothing_more_of_it() -> None:
    found = read("md", AFTER)
    assert {name: articles(activity) for name, activity in found.items()} == {"Lending canoes": ["6(1)(b)"]}


LAWYER = """<html><body><h2>Formål med behandling</h2><h3>Rådgivning:</h3>
<p>Vi behandler dine oplysninger for at kunne rådgive dig om din sag. Retsgrundlaget for vores behandling er artikel 6, stk. 1, litra b.</p>
<p>Afhængig af sagen og hvad du fortæller os kan vi ligeledes behandle følsomme oplysninger om dig og andre i din husstand, jf. artikel 9, stk. 2, litra f.</p>
<p>Hvis vi ønsker at behandle dine oplysninger til andre formål, vil vi indhente dit samtykke, jf. artikel 6, stk. 1, litra a.</p>
</body></html>"""


def test_sentences_below_a_heading_are_no_titles_and_other_purposes_are_none() -> None:
    found = read("html", LAWYER)
    assert {name: articles(activity) for name, activity in found.items()} == {
        "Rådgivning": ["6(1)(b)", "9(2)(f)"]
    }


def test_a_sentence_on_when_consent_is_asked_for_tells_none() -> None:
    assert prose.told("Hvor samtykke er påkrævet, indhenter vi det særskilt.") == []


def test_titles_have_neither_ticks_nor_numbers() -> None:
    assert clean_title("✓ Drift af siden") == "Drift af siden"
    assert words.without_number("11. Analyse") == "Analyse"
    assert words.without_number("3 måneder") == "3 måneder"


BASES_FIRST = """<html><body><h2>Hvad vi bruger oplysningerne til</h2>
<p><b>For at opfylde aftalen med dig</b> (artikel 6, stk. 1, litra b): at udlåne kanoer og sende kvitteringer.</p>
<p><b>For at overholde loven</b> (artikel 6, stk. 1, litra c): bogføring.</p>
<p><b>Efter en interesseafvejning</b> (artikel 6, stk. 1, litra f): at passe på bådene, huske hvem der har nøgler, føre bådbog og holde
øje med broen om natten. Vi har vurderet, at det ikke går forud for dig.</p></body></html>"""


def test_a_basis_named_and_cited_before_a_colon_leads_to_its_purpose() -> None:
    found = read("html", BASES_FIRST)
    assert [articles(activity) for activity in found.values()] == [["6(1)(b)"], ["6(1)(c)"], ["6(1)(f)"]]
    assert next(iter(found)) == "Udlåne kanoer og sende kvitteringer"


LAWFUL = """<html><body><h2>Lawful bases</h2><p>We rely on two bases:</p>
<ul><li><b>Article 6(1)(b) — Contract performance:</b> lending canoes and sending receipts is necessary to perform our contract.</li>
<li><b>Article 6(1)(a) — Consent:</b> sending news. It may be withdrawn at any time.</li></ul></body></html>"""


def test_what_says_once_more_that_there_is_a_basis_is_no_part_of_the_purpose() -> None:
    found = read("html", LAWFUL)
    assert {name: articles(activity) for name, activity in found.items()} == {
        "Lending canoes and sending receipts": ["6(1)(b)"],
        "Sending news": ["6(1)(a)"],
    }


WHY = """<html><body><h2>What we collect and why</h2><ul>
<li><b>Account data</b> (name, e-mail) — to let you sign in. Legal basis: performance of the contract (Art. 6(1)(b) GDPR).</li>
<li><b>Recordings</b> — to play lessons to you again. We do not sell them. Legal basis: consent. Retention: 30 days.</li>
</ul></body></html>"""


def test_items_of_data_with_their_purpose_and_a_labelled_basis() -> None:
    found = read("html", WHY)
    assert {name: articles(activity) for name, activity in found.items()} == {
        "Let you sign in": ["6(1)(b)"],
        "Play lessons to you again": ["6(1)(a)"],
    }
    assert data(found["Play lessons to you again"]) == ["Recordings"]
    assert kept(found["Play lessons to you again"]) == ["30 days"]


CONTACT = """<html><body><h2>Privatliv</h2><p><b>Breve fra gæster</b><br/>Du kan skrive til mig via:<br/>Min formular<br/>
Tlf. 11 22 33 44<br/>Mail huset@example.org</p>
<p>Hjemmel til at behandle disse oplysninger er artikel 6, stk. 1 litra f.</p>
<p><b>Regnskab</b><br/>Hjemmel til at gemme bilag er bogføringsloven og artikel 6, stk.1 litra. Jeg gemmer dem i 5 år.</p>
<h2>Tilbagetrækning af samtykke</h2><p>Når behandlingen er baseret på dit samtykke, så har du ret til at trække det tilbage.</p>
</body></html>"""


def test_how_to_reach_somebody_is_no_title_and_a_letter_left_out_is_none() -> None:
    found = read("html", CONTACT)
    assert list(found) == ["Breve fra gæster", "Regnskab"]
    assert not any("6(1)(a)" in articles(activity) for activity in found.values())


TWICE = """# Privacy Notice

We process personal data for the following purposes:

* Counting visits

We rely on legitimate interests (GDPR Article 6(1)(f)) for this processing.

### Counting visits

Personal data we collect:

* Your address
* The page before

Data processors: Millrace Hosting Ltd.

No data is transferred to third countries.

The data is kept indefinitely, without names.
"""


def test_a_heading_that_repeats_a_purpose_stands_over_more_of_it() -> None:
    (activity,) = read("md", TWICE).values()
    assert data(activity) == ["Your address", "The page before"]
    assert receivers(activity) == ["Millrace Hosting Ltd."]
    assert kept(activity) == ["indefinitely, without names"]
    assert activity["answers"]["transfers"]["state"] == "not_applicable"


DASHED = """<html><body><h2>Purpose and legal basis</h2><ul>
<li>Sign-in &amp; accounts — Legal basis: contractual necessity (Art. 6.1.b)</li>
<li>Rota, keys and the like (boats) — Legal basis: legitimate interest (Art. 6.1.f)</li>
<li>To answer you with the offer for the boat that you have asked us about. It is used for nothing else. The legal basis is Article 6(1)(b).</li>
</ul></body></html>"""


def test_a_label_behind_a_dash_and_what_is_done_in_a_sentence_of_its_own() -> None:
    found = read("html", DASHED)
    assert {name: articles(activity) for name, activity in found.items()} == {
        "Sign-in & accounts": ["6(1)(b)"],
        "Rota, keys and the like (boats)": ["6(1)(f)"],
        "Answer you with the offer for the boat that you have asked us about": ["6(1)(b)"],
    }


LINES = """<html><body><h2>4. Formål og retsgrundlag</h2>
<p>Udlån af både</p><p>Retsgrundlag: Opfyldelse af aftale (artikel 6, stk. 1, litra b).</p>
<p>Modtagelse af oplysninger fra nabohavnen og videregivelse af oplysninger til nabohavnen i forbindelse med gæster, der sejler over sundet</p>
<p>Retsgrundlag: Dit samtykke (artikel 6, stk. 1, litra a).</p>
<p>Opfyldelse af lovkrav</p><p>Retsgrundlag: Retlig forpligtelse (artikel 6, stk. 1, litra c).</p>
<h2>5. Deling af oplysninger</h2><p>Nabohavnen</p><p>Deling forudsætter dit samtykke:</p><ul><li>Navn og båd</li></ul>
<p>Samtykket gælder én sejlads.</p></body></html>"""


def test_each_line_above_a_label_names_a_purpose_and_no_basis_goes_to_another() -> None:
    found = read("html", LINES)
    assert [articles(activity) for activity in found.values()] == [["6(1)(b)"], ["6(1)(a)"], ["6(1)(c)"]]
    assert list(found)[::2] == ["Udlån af både", "Opfyldelse af lovkrav"]


EXPLAINED = """<html><body><h2>How we use your data</h2><p>We use it when the law allows us to. This includes:</p>
<ul><li>Lending canoes.</li><li>Counting visits.</li></ul>
<h2>Lawful bases for processing</h2><p>Depending on the context we rely on:</p>
<ul><li><b>Contract:</b> when processing is necessary to perform a contract with you.</li>
<li><b>Legitimate interests:</b> when processing is needed for our interests and does not override your rights.</li></ul>
</body></html>"""


def test_what_explains_when_a_basis_applies_is_no_purpose() -> None:
    found = read("html", EXPLAINED)
    assert list(found) == ["Lending canoes", "Counting visits"]
    assert articles(found["Lending canoes"]) == ["6(1)(b)", "6(1)(f)"]


def test_a_title_of_mail_is_no_address() -> None:
    assert not never.reaches("Email tracking (subscribers only)")
    assert never.reaches("Tlf. 11 22 33 44")


LISTED = """<html><body><h1>Privacy</h1><h2>6. Advertising – boats for sale</h2><p>We process the following data:</p>
<ul><li>Your boat</li><li>Your address</li></ul>
<p>The legal basis for this processing is your consent (Art. 6(1)(a) GDPR).</p></body></html>"""


def test_the_last_of_a_list_of_data_names_no_activity() -> None:
    (name,) = found = read("html", LISTED)
    assert name == "Advertising – boats for sale"
    assert data(found[name]) == ["Your boat", "Your address"]
