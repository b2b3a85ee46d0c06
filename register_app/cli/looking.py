"""Commands that look at a register and change nothing: show, check, history, diff, verify."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from register_app.base.i18n import N_, _, language, ngettext
from register_app.cli.arguments import UsageError
from register_app.model import vocabulary
from register_app.model.document import ActivityDoc, Document
from register_app.services import check as checks
from register_app.services import diffing, documents, export_changes, packages, states
from register_app.services.import_plan import as_text
from register_app.services.rules.rule import Issue
from register_app.store.inspection import verify_file
from register_app.store.register import Register
from register_app.store.verify import Finding
from register_app.writing import changes
from register_app.writing.labels import DocumentLabels


def print_json(data: object) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))


def opened(path: str) -> Register:
    """The register at `path`, to read only."""
    return Register.open(Path(path), read_only=True)


def show(options: Namespace) -> int:
    with opened(options.file) as register:
        document = documents.dump(register.read())
    if options.json:
        print_json(document)
        return 0
    for line in _told(document):
        print(line)
    return 0


def _told(document: Document) -> list[str]:
    register = document["register"]
    lines = [register["title"], "=" * len(register["title"])]
    if register["controller"]:
        lines.append(f"{_('Controller')}: {register['controller']['name']}")
    if register["dpo"]:
        lines.append(f"{_('Data protection officer')}: {register['dpo']['name']}")
    for activity in document["activities"]:
        lines += ["", f"{activity['number']}  {activity['name']}", *_parts(activity)]
    count = len(document["activities"])
    lines += ["", ngettext("{n} activity", "{n} activities", count).format(n=count)]
    return lines


def _parts(activity: ActivityDoc) -> list[str]:
    status = _(vocabulary.STATUSES.get(activity["status"], activity["status"]))
    lines = [f"    {_(vocabulary.PARTS.get(activity['part'], ''))} · {status} · {activity['department']}"]
    for purpose in activity["purposes"]:
        lines.append(f"    {_('Purpose')}: {purpose['title']}")
        lines += [f"        {as_text(basis)}" for basis in purpose["bases"]]
    shown: tuple[tuple[str, Any], ...] = (
        (_("Personal data"), [use["category"] for use in activity["data"] if use["category"]]),
        (_("Recipients"), [recipient["name"] for recipient in activity["recipients"]]),
        (_("Third countries"), [transfer["country"] for transfer in activity["transfers"]]),
        (_("Security measures"), activity["measures"]),
    )
    lines += [f"    {label}: {'; '.join(values)}" for label, values in shown if values]
    return lines


def check(options: Namespace) -> int:
    if options.rules:
        _rules(options.json)
        return 0
    if options.file is None:
        raise UsageError(
            N_("Something is missing after “{command}”: {names}. See: {command} --help"),
            command="register-app check",
            names="FILE",
        )
    with opened(options.file) as register:
        issues = checks.run(documents.dump(register.read()))
    if options.json:
        print_json({"issues": [issue_json(issue) for issue in issues], "count": len(issues)})
    else:
        for issue in issues:
            where = issue.number or _("Register")
            print(
                f"{_(_SEVERITIES[issue.severity])}  {where}  {issue.message}  ({_('Art.')} {issue.article})"
            )
        count = len(issues)
        print(ngettext("{n} issue", "{n} issues", count).format(n=count) if count else _("Nothing found."))
    return 1 if issues else 0


_SEVERITIES = {"error": N_("Error"), "warning": N_("Warning"), "note": N_("Note")}


def issue_json(issue: Issue) -> dict[str, Any]:
    return {
        "rule": issue.rule,
        "severity": issue.severity,
        "article": issue.article,
        "activity": issue.activity,
        "number": issue.number,
        "name": issue.name,
        "path": list(issue.path),
        "message": str(issue.message),
    }


def _rules(as_json: bool) -> None:
    rules: list[Mapping[str, str]] = [
        {
            "id": rule.id,
            "severity": rule.severity,
            "article": rule.article,
            "title": _(rule.title),
            "why": _(rule.why),
        }
        for rule in checks.RULES
    ]
    if as_json:
        print_json({"rules": rules})
        return
    for rule in rules:
        print(f"{rule['id']}  ({_('Art.')} {rule['article']})  {rule['title']}\n    {rule['why']}")


def history(options: Namespace) -> int:
    with opened(options.file) as register:
        steps = register.steps()
        data = [
            {
                "step": step.id,
                "at": step.at,
                "author": step.author,
                "label": step.label.text(),
                "kind": step.kind,
                "target": step.target,
                "hash": step.hash,
                "changes": [
                    {
                        "table": change.table,
                        "row": change.row_id,
                        "before": change.before,
                        "after": change.after,
                    }
                    for change in (register.changes(step.id) if options.json else ())
                ],
            }
            for step in steps
        ]
    if options.json:
        print_json({"steps": data})
        return 0
    for item in data:
        print(f"{item['step']:>6}  {item['at']}  {item['author']}  {item['label']}")
    return 0


def diff(options: Namespace) -> int:
    with opened(options.file) as register:
        before, after = states.both(register, options.before, options.after)
    entries = diffing.compare(before, after)
    if options.json:
        print_json({"differences": [entry.to_json() for entry in entries], "count": len(entries)})
    else:
        for entry in export_changes.compared(before, after, language()):
            about = " ".join(part for part in (entry.number, entry.name) if part) or _("Register")
            field = changes.field(DocumentLabels(language()), entry.key)
            print(f"{_(_KINDS[entry.kind])}  {about}" + (f"  [{field}]" if field else ""))
            for sign, text in (("-", entry.before), ("+", entry.after)):
                for line in text.splitlines():
                    print(f"    {sign} {line}")
        if not entries:
            print(_("No differences."))
    return 1 if entries else 0


_KINDS = {"added": N_("Added"), "removed": N_("Removed"), "changed": N_("Changed")}


def _finding_json(finding: Finding) -> dict[str, Any]:
    return {
        "table": finding.table,
        "row": finding.row_id,
        "step": finding.step,
        "message": finding.message.text(),
    }


def _verify_package(options: Namespace) -> int:
    path = Path(options.file)
    findings = packages.verify_package(path)
    step, seal, name = packages.history_of(path)
    if options.json:
        told = [{"table": "", "row": None, "step": None, "message": finding.text()} for finding in findings]
        print_json({"ok": not findings, "step": step, "hash": seal, "findings": told})
        return 1 if findings else 0
    for finding in findings:
        print(finding)
    if not findings:
        print(_("The package “{name}” is as it was handed over.").format(name=name))
        print(_("Last step {step}, seal {seal}").format(step=step, seal=seal))
    return 1 if findings else 0


def _head(path: str) -> tuple[int, str]:
    with opened(path) as register:
        return register.head()


def verify(options: Namespace) -> int:
    if packages.is_package(Path(options.file)):
        return _verify_package(options)
    findings = verify_file(Path(options.file))
    step, seal = (0, "") if findings else _head(options.file)
    if options.json:
        print_json(
            {
                "ok": not findings,
                "step": step,
                "hash": seal,
                "findings": [_finding_json(finding) for finding in findings],
            }
        )
        return 1 if findings else 0
    for finding in findings:
        print(finding.message)
    if not findings:
        print(_("The register is whole: every row agrees with its history."))
        print(_("Last step {step}, seal {seal}").format(step=step, seal=seal))
    return 1 if findings else 0
