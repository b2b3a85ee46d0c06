"""What the pickers offer, and words for articles, dates and periods."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from pytestqt.modeltest import ModelTester

from register_app.base import i18n
from register_app.model import vocabulary
from register_app.model.document import BasisDoc
from register_app.viewmodels import offers
from register_app.viewmodels.choices import Choice, ChoicesModel, Role
from register_app.viewmodels.citation import article_choices, basis_text, cite
from register_app.viewmodels.dates import date_read, date_shown, period_read, period_shown
from register_app.viewmodels.session import Session
from tests.viewmodels.checking import check


def _model(*names: str, creatable: bool = True) -> ChoicesModel:
    model = ChoicesModel(lambda: [Choice(name, name) for name in names], creatable=creatable)
    model.refresh()
    return model


def _shown(model: ChoicesModel) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_beginnings_come_before_words_inside(qtmodeltester: ModelTester) -> None:
    model = _model("Tidligere kunder", "Kunder", "Kundeemner")
    model.look_for("kunde")
    assert _shown(model)[:3] == ["Kunder", "Kundeemner", "Tidligere kunder"]
    check(qtmodeltester, model)


def test_a_new_name_is_offered_unless_it_is_known() -> None:
    model = _model("Kunder")
    model.look_for("Leverandører")
    assert model.index(model.rowCount() - 1, 0).data(Role.NEW) is True
    model.look_for("KUNDER")
    assert [model.index(row, 0).data(Role.NEW) for row in range(model.rowCount())] == [False]
    model.look_for("kunder", without=["Kunder"])
    assert model.rowCount() == 0


def test_fixed_choices_offer_nothing_new() -> None:
    model = _model("Kunder", creatable=False)
    model.look_for("Leverandører")
    assert model.rowCount() == 0


def test_catalogue_entries_tell_how_often_they_are_used(sample: Session) -> None:
    found = {choice.text: choice.detail for choice in offers.terms(sample, "measure")()}
    assert any(detail.startswith("used ") for detail in found.values())
    assert [choice.text for choice in offers.recipients(sample)()]
    assert "Denmark" in [choice.text for choice in offers.countries()()]


def test_articles_read_as_one_writes_them() -> None:
    assert cite("6(1)(f)", "en") == "Art. 6(1)(f)"
    assert cite("6(1)(f)", "da") == "art. 6, stk. 1, litra f"
    assert cite("49(1)", "da") == "art. 49, stk. 1"
    assert cite("10", "en") == "Art. 10"
    assert cite("something else", "en") == "something else"
    assert len(article_choices(vocabulary.ARTICLES)) == len(vocabulary.ARTICLES)


def test_a_basis_in_few_words() -> None:
    empty = BasisDoc(article="", law="", section="", reason="", lia="")
    assert basis_text(empty) == "Not stated"
    assert basis_text({**empty, "reason": "Consent by e-mail"}) == "Consent by e-mail"
    basis = BasisDoc(article="6(1)(c)", law="The Bookkeeping Act", section="§ 12", reason="", lia="")
    assert basis_text(basis) == "Art. 6(1)(c) · The Bookkeeping Act § 12"


@given(st.dates(min_value=date(1900, 1, 1)), st.sampled_from(["da", "en"]))
def test_dates_are_read_as_they_are_shown(day: date, language: str) -> None:
    i18n.use(language)
    assert date_read(date_shown(day.isoformat())) == day.isoformat()


@given(st.text(max_size=20))
def test_a_text_that_is_no_date_stays_itself(text: str) -> None:
    read = date_read(text)
    assert read == text.strip() or date.fromisoformat(read).isoformat() == read


def test_dates_as_people_type_them() -> None:
    for typed in ("31.3.2026", "31-03-26", "31/3/2026", "31032026", "2026-3-31"):
        assert date_read(typed) == "2026-03-31"
    assert date_read("31.2.2026") == "31.2.2026"
    assert date_read("hvert år") == "hvert år"


@given(st.integers(1, 999), st.sampled_from("YMWD"), st.sampled_from(["da", "en"]))
def test_periods_are_read_as_they_are_shown(count: int, unit: str, language: str) -> None:
    i18n.use(language)
    stored = f"P{count}{unit}"
    assert period_read(period_shown(stored)) == stored


def test_periods_as_people_type_them() -> None:
    assert [period_read(text) for text in ("5 år", "6 mdr.", "5 years", "14 dage", "p1y", "så længe som nødvendigt")] == [
        "P5Y", "P6M", "P5Y", "P14D", "P1Y", "så længe som nødvendigt",
    ]  # fmt: skip


def test_a_choice_is_known_by_its_name_and_by_its_value() -> None:
    model = ChoicesModel(
        lambda: [Choice("DK", "Denmark"), Choice("DE", "Germany"), Choice("x", "dk")], creatable=False
    )
    model.refresh()
    assert [
        found.text if (found := model.exact(text)) else "" for text in ("dk", "GERMANY ", "de", "Den")
    ] == [
        "Denmark",
        "Germany",
        "Germany",
        "",
    ]
    model.look_for("de")
    assert _shown(model) == ["Denmark", "Germany"]
    model.look_for("", without=["de"])
    assert _shown(model) == ["Denmark", "dk"]
