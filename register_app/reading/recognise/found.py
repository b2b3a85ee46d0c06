"""What the recognisers of this package find in a text, as plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class BasisFound:
    """One legal basis read from a text.

    `article` is the normal form `6(1)(f)`, `9(2)(h)`, `10` or `""` (national law alone, or words that name no
    article); `law` and `section` are national law as written (`hvidvaskloven`, `§ 30`); `ad` is the number of
    the purpose it was written for ("Ad 1)"); `doubtful` with `note` tells of words that put it in doubt
    ("UNWIRKSAM", "skal afklares"); `by_words` that no article was cited, only words.
    """

    article: str
    law: str = ""
    section: str = ""
    reason: str = ""
    ad: int | None = None
    doubtful: bool = False
    note: str = ""
    by_words: bool = False


@dataclass(frozen=True)
class RetentionFound:
    """One time limit for erasure (Art. 30(1)(f)).

    `text` is what was written, in full; `period` ISO 8601 (`P5Y`, `P6M`) or `""`; `start` the event from which
    it runs; `action` "delete" | "anonymise" | "archive" | "review" | ""; `law` with its section; `category` the
    data it was written for ("CV" in "CV: 6 måneder"); `doubtful` when several periods stood in one text.
    """

    text: str
    period: str = ""
    start: str = ""
    action: str = ""
    law: str = ""
    note: str = ""
    category: str = ""
    doubtful: bool = False


@dataclass(frozen=True)
class TransferFound:
    """One transfer to a third country or international organisation (Art. 30(1)(e)).

    `country` is alpha-2 or `""`; `mechanism` in the form of the document ("45", "46(2)(c)", "47", "49(1)(a)");
    `safeguards` the words about it; `outdated` the words that name a void instrument ("Privacy Shield").
    """

    country: str = ""
    organisation: str = ""
    recipient: str = ""
    mechanism: str = ""
    safeguards: str = ""
    outdated: str = ""


@dataclass(frozen=True)
class TransfersFound:
    """The transfers of a text; `state` "" | "none" | "not_applicable" | "unclarified" when it says so, `reason` why."""

    transfers: tuple[TransferFound, ...] = ()
    state: str = ""
    reason: str = ""


@dataclass(frozen=True)
class RecipientFound:
    """One recipient (Art. 30(1)(d)).

    `role` "processor" | "sub_processor" | "controller" | "joint_controller" | "authority" | "" as the text says;
    `country` alpha-2 or ""; `note` further words; `kind` "party" (a named body) or "category".
    """

    name: str
    role: str = ""
    country: str = ""
    note: str = ""
    kind: str = "category"
    countries: tuple[str, ...] = ()
    """All countries where the text names several ("Help Ltd (US, IN)"); then `country` is ""."""
