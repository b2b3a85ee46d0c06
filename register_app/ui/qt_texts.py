"""Qt's own texts (Cancel, Copy, the file dialog) in the program's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from register_app.base.paths import resource


class QtTexts:
    """Keeps the translators of Qt's own texts: Qt's translation, and what that leaves out (`resources/i18n/qt_*.ts`)."""

    def __init__(self, app: QCoreApplication, language: str) -> None:
        self._app = app
        self.use(language)

    def use(self, language: str) -> None:
        """Let Qt speak `language`; English needs no translation."""
        # All that the application has: two would speak at once.
        for translator in self._app.findChildren(QTranslator):
            self._app.removeTranslator(translator)
            translator.deleteLater()
        QLocale.setDefault(QLocale(QLocale.Language.Danish) if language == "da" else QLocale("en_GB"))
        if language == "en":
            return
        theirs = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in ((f"qtbase_{language}", theirs), (f"qt_{language}", str(resource("i18n")))):
            translator = QTranslator(self._app)
            if translator.load(name, folder):
                self._app.installTranslator(translator)
            else:
                translator.deleteLater()
