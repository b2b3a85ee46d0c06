"""Qt's own texts (Cancel, Copy, the file dialog) in the program's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator


class QtTexts:
    """Keeps the translator of Qt's own texts."""

    def __init__(self, app: QCoreApplication, language: str) -> None:
        self._app = app
        self._translator: QTranslator | None = None
        self.use(language)

    def use(self, language: str) -> None:
        """Let Qt speak `language`; English needs no translation."""
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
            self._translator = None
        QLocale.setDefault(QLocale(QLocale.Language.Danish) if language == "da" else QLocale("en_GB"))
        if language != "en":
            translator = QTranslator(self._app)
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            if translator.load(f"qtbase_{language}", folder):
                self._app.installTranslator(translator)
                self._translator = translator
