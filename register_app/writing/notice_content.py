"""What a privacy notice says (Art. 13 and 14 GDPR), made from the activities of a register.

It says no more than the register holds; what the law asks for and the register lacks comes out as a remark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from register_app.base.i18n import N_, Message
from register_app.model.document import (
    ActivityDoc,
    BasisDoc,
    DataUseDoc,
    Document,
    PartyDoc,
    PurposeDoc,
    RegisterDoc,
    RetentionDoc,
    TransferDoc,
)
from register_app.model.text import fold, one_line
from register_app.writing.notice import (
    Block,
    Bullets,
    Cell,
    Facts,
    Line,
    NoticeText,
    Paragraph,
    Section,
    Table,
    own,
    without_empty_columns,
    word,
)
from register_app.writing.notice_labels import NoticeLabels, authorities


def notice_text(document: Document, *, language: str, day: str, group: str = "") -> NoticeText:
    """The notice of all activities of `document`, in `language`, dated `day` (ISO).

    `group`: the category of data subjects it is for; then it tells of their data only.
    """
    return _Writer(document, NoticeLabels(language), group).text(day)


def purposes_for(activity: ActivityDoc, group: str) -> list[PurposeDoc]:
    """The purposes of an activity for which data of `group` are used; all where the register does not part them."""
    uses = uses_for(activity, group)
    if not group or not uses or not all(use["purposes"] for use in uses):
        return activity["purposes"]
    served = {place for use in uses for place in use["purposes"]}
    return [purpose for place, purpose in enumerate(activity["purposes"], 1) if place in served]


def uses_for(activity: ActivityDoc, group: str) -> list[DataUseDoc]:
    """The data uses that concern `group`; all of them without a group."""
    return [
        use
        for use in activity["data"]
        if not group or any(fold(subject) == fold(group) for subject in use["subjects"])
    ]


class _Writer:
    def __init__(self, document: Document, labels: NoticeLabels, group: str) -> None:
        self._register: RegisterDoc = document["register"]
        self._activities = document["activities"]
        self._labels = labels
        self._group = group
        self._remarks: list[Message] = []

    def text(self, day: str) -> NoticeText:
        labels = self._labels
        controller = self._register["controller"]
        organisation = (one_line(controller["name"]) if controller else "") or labels["unnamed_organisation"]
        lead: list[Block] = [Paragraph((Line(labels.fill("lead", organisation=organisation)),))]
        if self._group:
            lead.append(Paragraph((Line(labels.fill("lead_group", group=self._group), own=True),)))
        parts = [
            self._who(),
            self._purposes(),
            self._data(),
            self._recipients(),
            self._transfers(),
            self._retention(),
            self._rights(),
            self._contact(),
        ]
        if self._activities:
            self._remark(
                N_(
                    "A register holds nothing on automated decisions (Art. 13(2)(f)); add a paragraph where you make them."
                )
            )
        return NoticeText(
            language=labels.language,
            own_language=self._register["language"] or labels.language,
            title=labels["title"],
            organisation=organisation,
            day=day,
            updated=labels.fill("updated", date=labels.document.date(day).replace("\u00a0", " ")),
            lead=tuple(lead),
            sections=tuple(part for part in parts if part is not None),
            words={key: labels[key] for key in ("contents", "skip", "page")},
            remarks=self._remarks,
        )

    def _remark(self, text: str, **params: object) -> None:
        self._remarks.append(Message(text, params))

    def _section(self, key: str, *blocks: Block | None) -> Section:
        return Section(key, self._labels[key], tuple(block for block in blocks if block is not None))

    def _say(self, key: str) -> Paragraph:
        return Paragraph((Line(self._labels[key]),))

    # --- who ---------------------------------------------------------------------------------------------------

    def _who(self) -> Section:
        register, labels = self._register, self._labels
        blocks: list[Block | None] = [self._say("who_text")]
        if register["controller"] is None:
            self._remark(N_("The register names no controller (Art. 13(1)(a))."))
        else:
            blocks.append(self._party("controller", register["controller"]))
        blocks.extend(self._party("joint_controllers", party) for party in self._joint())
        if len(blocks) > 2:
            blocks.append(self._say("joint_text"))
        if register["representative"] is not None:
            blocks.append(self._party("representative", register["representative"]))
        if register["dpo"] is not None:
            blocks += [self._party("dpo", register["dpo"]), self._say("dpo_text")]
        return Section("who", labels["who"], tuple(block for block in blocks if block is not None))

    def _joint(self) -> Iterator[PartyDoc]:
        """The joint controllers of the register, and those of its activities as far as their names go."""
        named = {fold(party["name"]) for party in self._register["joint_controllers"]}
        yield from self._register["joint_controllers"]
        for activity in self._activities:
            for name in activity["joint_controllers"]:
                if fold(name) not in named:
                    named.add(fold(name))
                    yield PartyDoc(
                        name=name, registration_number="", address="", country="", email="", phone="", web="", note=""
                    )  # fmt: skip

    def _party(self, role: str, party: PartyDoc) -> Facts:
        labels = self._labels
        rows: list[tuple[str, Cell]] = [(labels[role], own(party["name"], strong=True))]
        rows += [
            (labels["registration_number"], own(party["registration_number"])),
            (labels["address"], own(party["address"])),
            (labels["email"], own(party["email"])),
            (labels["phone"], own(party["phone"])),
            (labels["web"], own(party["web"])),
        ]
        return Facts(labels[role], tuple(row for row in rows if row[1]))

    # --- purposes × bases --------------------------------------------------------------------------------------

    def _purposes(self) -> Section:
        labels = self._labels
        rows = []
        for activity in self._activities:
            purposes = purposes_for(activity, self._group)
            if not purposes:
                self._remark(
                    N_("{number} “{name}” has no purpose and is not in the notice (Art. 13(1)(c))."),
                    number=activity["number"],
                    name=activity["name"],
                )
            rows += [(self._purpose(purpose), self._bases(activity, purpose)) for purpose in purposes]
        if not rows:
            self._remark(N_("No activity is chosen, so the notice tells of no purpose."))
            return self._section("purposes", self._say("no_purposes"))
        head = (labels["purpose"], labels["basis"])
        return self._section(
            "purposes", self._say("purposes_text"), Table(labels["purposes"], head, tuple(rows))
        )

    def _purpose(self, purpose: PurposeDoc) -> Cell:
        title = own(purpose["title"], strong=True) or word(self._labels["no_purpose"], strong=True)
        return title + own(purpose["description"])

    def _bases(self, activity: ActivityDoc, purpose: PurposeDoc) -> Cell:
        labels = self._labels
        about = {"number": activity["number"], "purpose": purpose["title"] or activity["name"]}
        bases = [basis for basis in purpose["bases"] if _stated(basis)]
        if not bases:
            self._remark(N_("{number} “{purpose}” has no legal basis (Art. 13(1)(c))."), **about)
            return word(labels["no_basis"])
        if any(basis["article"] == "6(1)(f)" and not basis["reason"].strip() for basis in bases):
            self._remark(
                N_("{number} “{purpose}” rests on a legitimate interest that is not named (Art. 13(1)(d))."),
                **about,
            )
        lines = [labels.basis(basis) for basis in bases]
        return (
            lines[0],
            *(
                Line(labels.linked("and" if _together(before, basis) else "or", line.text), own=line.own)
                for before, basis, line in zip(bases, bases[1:], lines[1:], strict=False)
            ),
        )

    # --- data --------------------------------------------------------------------------------------------------

    def _uses(self) -> list[DataUseDoc]:
        return [use for activity in self._activities for use in uses_for(activity, self._group)]

    def _data(self) -> Section | None:
        labels = self._labels
        found: dict[str, tuple[str, str, list[str], list[str]]] = {}
        for use in self._uses():
            if not use["category"].strip():
                continue
            key = fold(use["category"])
            _, _, subjects, sources = found.setdefault(key, (use["category"], use["sensitivity"], [], []))
            _add(subjects, use["subjects"])
            _add(sources, [use["source"]])
        if not found:
            self._remark(N_("The register names no personal data for the notice (Art. 14(1)(d))."))
            return None
        rows = [
            (
                self._category(name, kind),
                () if self._group else own("\n".join(subjects)),
                own("\n".join(sources)),
            )
            for name, kind, subjects, sources in found.values()
        ]
        head = (labels["category"], labels["subjects"], labels["source"])
        asked = {"6(1)(b)", "6(1)(c)"} & {basis["article"] for basis in self._all_bases()}
        return self._section(
            "data",
            self._say("data_text"),
            without_empty_columns(head, rows, labels["data"]),
            self._say("needed") if asked else None,
        )

    def _category(self, name: str, kind: str) -> Cell:
        said = self._labels.term("kinds", kind)
        text = (
            self._labels.fill("with_kind", text=name, kind=said)
            if said and fold(said) not in fold(name)
            else name
        )
        return own(text, strong=True)

    def _all_bases(self) -> Iterator[BasisDoc]:
        for activity in self._activities:
            for purpose in purposes_for(activity, self._group):
                yield from purpose["bases"]

    # --- recipients and transfers ------------------------------------------------------------------------------

    def _recipients(self) -> Section | None:
        """Those outside the organisation; a department of the controller is no recipient of the notice."""
        labels = self._labels
        rows: dict[tuple[str, str, str], tuple[Cell, ...]] = {}
        unsaid = []
        for activity in self._activities:
            if not activity["recipients"] and _state(activity, "recipients") != "not_applicable":
                unsaid.append(activity["number"] or activity["name"])
            for entry in activity["recipients"]:
                if entry["location"] != "internal" and entry["name"].strip():
                    key = (fold(entry["name"]), entry["role"], entry["country"])
                    country = labels.document.country(entry["country"])
                    role = labels.term("roles", entry["role"])
                    rows.setdefault(key, (own(entry["name"], strong=True), word(role), word(country)))
        if unsaid:
            self._remark(
                N_("Who receives the data is not said (Art. 13(1)(e)): {activities}."),
                activities=", ".join(unsaid),
            )
        if not rows:
            return None
        head = (labels["recipient"], labels["role"], labels["country"])
        table = without_empty_columns(head, list(rows.values()), labels["recipients"])
        return self._section("recipients", self._say("recipients_text"), table)

    def _transfers(self) -> Section | None:
        labels = self._labels
        quiet = [activity for activity in self._activities if not activity["transfers"]]
        unsaid = [
            activity["number"] or activity["name"]
            for activity in quiet
            if _state(activity, "transfers") != "not_applicable"
        ]
        if unsaid:
            self._remark(
                N_("Whether data leave the EU and the EEA is not said (Art. 13(1)(f)): {activities}."),
                activities=", ".join(unsaid),
            )
        rows = list(
            dict.fromkeys(
                self._transfer(entry) for activity in self._activities for entry in activity["transfers"]
            )
        )
        if rows:
            head = (labels["place"], labels["recipient"], labels["mechanism"], labels["safeguards"])
            table = without_empty_columns(head, rows, labels["transfers"])
            return self._section("transfers", self._say("transfers_text"), table)
        return self._section("transfers", self._say("no_transfers")) if quiet and not unsaid else None

    def _transfer(self, entry: TransferDoc) -> tuple[Cell, ...]:
        document = self._labels.document
        code = entry["mechanism"].strip()
        name = document.article_name(code)
        citation = document.citation(code).replace("\u00a0", " ")
        ground = (
            self._labels.fill("with_article", text=_raised(name), citation=citation) if name else citation
        )
        if not code:
            self._remark(
                N_("A transfer to {place} names no basis (Art. 13(1)(f))."),
                place=document.country(entry["country"]) or entry["organisation"] or entry["recipient"],
            )
        place = word(document.country(entry["country"]), strong=True) + own(
            entry["organisation"], strong=True
        )
        return place, own(entry["recipient"]), word(ground), own(entry["safeguards"])

    # --- retention ---------------------------------------------------------------------------------------------

    def _retention(self) -> Section | None:
        labels = self._labels
        groups: dict[tuple[Cell, tuple[str, ...]], list[str]] = {}
        unsaid: list[str] = []
        for activity in self._activities:
            for use in uses_for(activity, self._group):
                limit, name = self._limit(use["retention"]), use["category"].strip()
                if limit:
                    names = groups.setdefault((limit, self._served(activity, use)), [])
                    _add(names, [name or labels["everything"]])
                elif name:
                    _add(unsaid, [name])
        # The same limit of the same categories stands once, beside all the purposes it is for, and beside no other.
        rows: dict[tuple[Cell, tuple[str, ...]], list[str]] = {}
        for (limit, purposes), names in groups.items():
            _add(rows.setdefault((limit, tuple(names)), []), purposes)
        if unsaid:
            self._remark(
                N_("No time limit is given for: {categories} (Art. 13(2)(a))."), categories=", ".join(unsaid)
            )
        if not rows:
            return None
        table = without_empty_columns(
            (labels["category"], labels["for_purpose"], labels["time_limit"]),
            [
                (own("\n".join(categories), strong=True), own("\n".join(served)), limit)
                for (limit, categories), served in rows.items()
            ],
            labels["retention"],
        )
        return self._section("retention", self._say("retention_text"), table)

    def _served(self, activity: ActivityDoc, use: DataUseDoc) -> tuple[str, ...]:
        """The titles of the purposes that a data use is for."""
        if use["purposes"]:
            return tuple(
                purpose["title"]
                for place, purpose in enumerate(activity["purposes"], 1)
                if place in use["purposes"]
            )
        return tuple(purpose["title"] for purpose in purposes_for(activity, self._group))

    def _limit(self, retention: RetentionDoc) -> Cell:
        """The limit in words; the bare period where the register has no words of its own."""
        labels = self._labels
        period = labels.period(retention["period"].strip())
        text = own(retention["text"]) or word(_raised(period))
        if not text:
            return ()
        lines = list(text)
        if retention["start"].strip() and not retention["text"].strip():
            lines.append(Line(labels.fill("counted_from", text=one_line(retention["start"])), own=True))
        then = labels.term("actions", retention["action"])
        if then:
            lines.append(Line(then))
        if retention["law"].strip():
            lines.append(Line(labels.fill("retention_law", text=one_line(retention["law"])), own=True))
        return tuple(lines)

    # --- rights and complaint ----------------------------------------------------------------------------------

    def _rights(self) -> Section:
        """Art. 15-22; portability, objection and withdrawal only where a basis gives them."""
        labels = self._labels
        codes = {basis["article"].strip() for basis in self._all_bases()}
        keys: list[tuple[str, str]] = [
            (key, f"{key}_text") for key in ("access", "rectification", "erasure", "restriction", "informing")
        ]
        if codes & {"6(1)(a)", "9(2)(a)", "6(1)(b)"}:
            keys.append(("portability", "portability_text"))
        interest, task = "6(1)(f)" in codes, "6(1)(e)" in codes
        if interest or task:
            which = "both" if interest and task else "interest" if interest else "task"
            keys.append(("objection", f"objection_{which}"))
        if codes & {"6(1)(a)", "9(2)(a)"}:
            keys.append(("withdrawal", "withdrawal_text"))
        keys.append(("decisions", "decisions_text"))
        items = tuple((Line(labels[name], strong=True), Line(labels[text])) for name, text in keys)
        return self._section("rights", self._say("rights_text"), Bullets(items))

    def _contact(self) -> Section:
        labels, register = self._labels, self._register
        asked = register["dpo"] or register["controller"]
        blocks: list[Block] = []
        if asked is not None:
            blocks += [
                self._say("contact_text"),
                self._party("dpo" if register["dpo"] else "controller", asked),
            ]
            if not (asked["email"].strip() or asked["phone"].strip() or asked["address"].strip()):
                self._remark(N_("There is no address, e-mail or phone to write to (Art. 13(1)(a))."))
        controller = register["controller"]
        authority = authorities().get(controller["country"].upper()) if controller else None
        if authority is None:
            blocks.append(self._say("complaint_general"))
        else:
            rows = [(labels["authority"], word(authority["name"], strong=True))]
            rows += [
                (labels[key], tuple(Line(line) for line in authority[key].splitlines()))
                for key in ("address", "email", "phone", "web")
            ]
            blocks += [self._say("complaint_text"), Facts(labels["authority"], tuple(rows))]
        return self._section("contact", *blocks)


def _stated(basis: BasisDoc) -> bool:
    """Whether a basis says anything that a notice tells: a balancing test is not."""
    return any(text.strip() for text in (basis["article"], basis["law"], basis["section"], basis["reason"]))


def _state(activity: ActivityDoc, slot: str) -> str:
    """What an activity says of a slot of Art. 30 that it does not fill; "" where it says nothing."""
    answer = activity["answers"].get(slot)
    return answer["state"] if answer else ""


def _together(one: BasisDoc, other: BasisDoc) -> bool:
    """Whether two bases are relied on at once: Art. 6 beside Art. 9 or 10, or two laws under the same letter."""
    codes = [basis["article"].strip() for basis in (one, other)]
    families = [code.split("(")[0] for code in codes]
    return all(codes) and (codes[0] == codes[1] or (families[0] == "6") != (families[1] == "6"))


def _raised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _add(held: list[str], names: Sequence[str]) -> None:
    known = {fold(name) for name in held}
    for name in names:
        if name.strip() and fold(name) not in known:
            known.add(fold(name))
            held.append(name)
