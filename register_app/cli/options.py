"""What the options of the commands may be."""

from __future__ import annotations

MATCHES = ("number", "name", "none")
PROFILES = ("authority", "internal", "public")
THEMES = ("light", "dark")
DOCUMENT_LANGUAGES = ("da", "en", "de", "fr", "sv", "nb", "nl", "es", "it", "pl", "fi", "da+en")
"""Languages in which a document can be written; "da+en" says everything in both."""
NOTICE_LANGUAGES = ("da", "de", "en", "es", "fi", "fr", "it", "nb", "nl", "pl", "sv")
"""Languages in which a privacy notice can be written."""
