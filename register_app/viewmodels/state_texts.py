"""Words for the states, severities and kinds that screens show beside their icons."""

from __future__ import annotations

from register_app.base.i18n import N_

SLOT_STATES = {
    "answered": N_("Answered"),
    "not_applicable": N_("Not applicable"),
    "unclarified": N_("Not clarified"),
    "missing": N_("Missing"),
}

SEVERITIES = {"error": N_("Error"), "warning": N_("Warning"), "note": N_("Remark")}

STATUS_TONES = {"draft": "", "in_review": "warning", "approved": "ok", "retired": ""}

SENSITIVITY_TONES = {
    "special": "special",
    "criminal": "special",
    "national_id": "warning",
    "confidential": "",
}
