"""What the pickers offer: catalogue entries and parties with how often each is used, countries, choices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from register_app.base.i18n import _, counted, ngettext
from register_app.viewmodels.choices import Choice, Offer
from register_app.viewmodels.citation import article_choices
from register_app.viewmodels.countries import country_names
from register_app.viewmodels.dates import period_shown
from register_app.viewmodels.session import Session


def used(activities: int | None, *, register: bool = False) -> str:
    """In how many activities something is used, in words; "" while they are being counted.

    `register`: the register itself names it too.
    """
    if activities is None:
        return ""
    if activities:
        text = ngettext("used in {n} activity", "used in {n} activities", activities)
        return text.format(n=counted(activities))
    return _("used by the register") if register else _("not used")


def terms(session: Session, kind: str) -> Offer:
    """The entries of the catalogue `kind`."""

    def offer() -> Sequence[Choice]:
        return [Choice(name, name, used(uses)) for name, uses in _entries(session, kind)]

    return offer


def _entries(session: Session, kind: str) -> list[tuple[str, int | None]]:
    """The names in a catalogue, and in how many activities each is used: None while that is being counted."""
    from register_app.services.lists import entries

    counts = session.uses.known()
    return [
        (entry.name, None if counts is None else entry.uses)
        for entry in entries(session.read(), kind, counts or {})
    ]


def parties(session: Session) -> Offer:
    """Every party."""

    def offer() -> Sequence[Choice]:
        from register_app.services.lists import parties as listed

        return [
            Choice(p.name, p.name, used(p.activities, register=bool(p.register_roles)))
            for p in listed(session.read())
        ]

    return offer


def recipients(session: Session) -> Offer:
    """Categories of recipients, then parties."""

    def offer() -> Sequence[Choice]:
        categories = [
            Choice(
                name, name, _("category") if uses is None else _("category, {uses}").format(uses=used(uses))
            )
            for name, uses in _entries(session, "recipient_category")
        ]
        return [*categories, *parties(session)()]

    return offer


def retention_rules(session: Session) -> Offer:
    """The retention rules of the catalogue, each with its period."""

    def offer() -> Sequence[Choice]:
        from register_app.services.retention import rules

        return [
            Choice(rule.name, rule.name, period_shown(rule.fields["period"]))
            for rule in rules(session.read())
        ]

    return offer


def countries() -> Offer:
    """Every country by its name in the program's language, stored as its two letters."""

    def offer() -> Sequence[Choice]:
        return [Choice(code, name, code) for code, name in country_names().items()]

    return offer


def articles(choices: Mapping[str, str]) -> Offer:
    return lambda: article_choices(choices)
