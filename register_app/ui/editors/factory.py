"""The editor for each kind of field, made from its description in `model/fields.py`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtWidgets import QWidget

from register_app.base.i18n import _
from register_app.model.fields import Field
from register_app.model.ref import Ref
from register_app.ui.context import Context
from register_app.ui.editors.binding import (
    Binding,
    ChoiceBinding,
    Get,
    ListBinding,
    PickBinding,
    Put,
    TypedBinding,
)
from register_app.ui.editors.field_place import mark
from register_app.ui.widgets.chips import ChipsEdit
from register_app.ui.widgets.growing import GrowingText
from register_app.ui.widgets.line import ChoiceBox, LineEdit
from register_app.ui.widgets.text import tip
from register_app.ui.widgets.typeahead import TypeAhead
from register_app.viewmodels import dates, offers
from register_app.viewmodels.choices import ChoicesModel, Offer
from register_app.viewmodels.citation import article_text
from register_app.viewmodels.countries import country

GetList = Callable[[], Sequence[str]]
PutList = Callable[[list[str]], None]

_ALWAYS_STATED = ("disclosure.kind", "data_use.basis_use", "activity.status")
LIST_KINDS = ("terms", "parties", "purposes")


def help_of(field: Field) -> str:
    """What a tool tip says of a field: its help, an example, the article."""
    lines = [_(field.help)] if field.help else []
    if field.example:
        lines.append(_("Example: {example}").format(example=_(field.example)))
    return "\n".join(lines)


def make(
    context: Context,
    field: Field,
    get: Get | GetList,
    put: Put | PutList,
    *,
    parent: QWidget | None = None,
    quiet: bool = False,
    lines: int = 1,
    offer: Offer | None = None,
    ref: Ref | None = None,
) -> Binding:
    """An editor for `field` (of the row `ref`), bound to where its value stands; `quiet` is without a frame, for grids.

    `offer` gives the choices of a kind that has no catalogue of its own ("purposes").
    """
    if field.kind in LIST_KINDS:
        binding: Binding = _list(context, field, get, cast(PutList, put), parent, offer)
    else:
        binding = _single(context, field, cast(Get, get), cast(Put, put), parent, lines)
    widget = binding.widget
    mark(widget, field, ref)
    widget.setAccessibleName(_(field.label))
    widget.setProperty("field", field.key)
    if text := help_of(field):
        widget.setToolTip(tip(text))
        widget.setAccessibleDescription(text)
    if quiet and field.kind not in LIST_KINDS:
        widget.setProperty("role", "quiet")
    binding.set_read_only(read_only=context.session.read_only)
    return binding


def _single(
    context: Context, field: Field, get: Get, put: Put, parent: QWidget | None, lines: int
) -> Binding:
    match field.kind:
        case "choice":
            box = ChoiceBox(parent)
            choices = {value: _(text) for value, text in field.choices.items()}
            box.set_choices(choices, _("Not stated"))
            if field.key in _ALWAYS_STATED:
                box.removeItem(0)
            return ChoiceBinding(context, box, get, put)
        case "long_text":
            area = GrowingText(parent, lines=lines)
            return TypedBinding(context, area, get, put)
        case "date":
            line = LineEdit(parent)
            line.setPlaceholderText(_("yyyy-mm-dd"))
            return TypedBinding(
                context, line, get, put, show=dates.date_shown, read=dates.date_read, live=False
            )
        case "period":
            line = LineEdit(parent)
            return TypedBinding(
                context, line, get, put, show=dates.period_shown, read=dates.period_read, live=False
            )
        case "country" | "article" | "term" | "party" | "recipient":
            strict = field.kind == "article"
            choices_model = ChoicesModel(
                offer_of(context, field), creatable=field.kind not in ("country", "article")
            )
            pick = TypeAhead(choices_model, parent, strict=strict)
            show: Callable[[str], str] = str
            if field.kind == "country":
                show = country
            elif field.kind == "article":
                show = lambda code: article_text(code, field.choices)  # noqa: E731
            return PickBinding(context, pick, get, put, show)
        case _:
            return TypedBinding(context, LineEdit(parent), get, put)


def _list(
    context: Context, field: Field, get: GetList, put: PutList, parent: QWidget | None, offer: Offer | None
) -> Binding:
    choices = ChoicesModel(offer or offer_of(context, field), creatable=field.kind != "purposes")
    chips = ChipsEdit(choices, _(field.label), parent)
    if field.kind == "purposes":
        chips.set_hint(_("All purposes"), _("Add …"))
    return ListBinding(context, chips, get, put)


def offer_of(context: Context, field: Field) -> Offer:
    """The choices of a field that is picked from a catalogue."""
    match field.kind:
        case "country":
            return offers.countries()
        case "article":
            return offers.articles(field.choices)
        case "party" | "parties":
            return offers.parties(context.session)
        case "recipient":
            return offers.recipients(context.session)
        case _:
            return offers.terms(context.session, field.catalogue)
