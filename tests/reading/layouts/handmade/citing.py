"""Legal bases as people write them: every style of citation, with the law and the reason, or words alone."""

from __future__ import annotations

import random
from collections.abc import Sequence

from tests.reading.layouts.handmade.material import Basis

# "{}" is the letter, "{n}" the paragraph, "{article}" the article.
ARTICLE = {
    "da": (
        "Art. {article}, stk. {n}, litra {}", "art. {article}, stk. {n}, litra {}", "Artikel {article}, stk. {n}, litra {}",
        "GDPR art. {article}, stk. {n}, litra {}", "{article}({n})({})", "art. {article}.{n}.{}", "{article}, stk. {n}, litra {}",
        "Databeskyttelsesforordningens artikel {article}, stk. {n}, litra {}", "Art. {article}({n})({})", "artikel {article}, stk. {n}, litra {})",
        "Art. {article} stk. {n} litra {}", "Forordningens art. {article}, stk. {n}, litra {}", "art. {article}, stk. {n}, {})", "GDPR {article}.{n}.{}", "Artikel {article} ({n}) ({})", "DBF art. {article}, stk. {n}, litra {}",
    ),
    "en": (
        "Art. {article}({n})({})", "Article {article}({n})({}) GDPR", "GDPR Art {article}.{n}({})", "{article}({n})({})", "{article}.{n}.{}",
        "Art. {article} ({n}) ({}) UK GDPR", "Article {article}.{n}.{}", "Art {article}({n}){}", "GDPR, Article {article}(1)({})".replace("(1)", "({n})"),
    ),
    "de": (
        "Art. {article} Abs. {n} lit. {} DSGVO", "Art. {article} Abs. {n} Buchst. {} DS-GVO", "Art. {article} Abs. {n} lit. {}", "Art. {article} Abs. {n} S. 1 lit. {} DSGVO",
        "{article}({n})({})", "Artikel {article} Absatz {n} Buchstabe {} DSGVO", "Art. {article} ({n}) {} DSGVO",
    ),
    "fr": ("Art. {article}.{n}.{} RGPD",), "sv": ("Artikel {article}.{n} {}",), "nl": ("artikel {article} lid {n} sub {} AVG",), "es": ("Art. {article}.{n}.{} RGPD",),
    "it": ("Art. {article}, par. {n}, lett. {}) GDPR",), "pl": ("art. {article} ust. {n} lit. {} RODO",), "fi": ("{article} artiklan {n} kohdan {} alakohta",),
    "nb": ("Artikkel {article} nr. {n} bokstav {}",),
}  # fmt: skip
TEN = {"da": ("Art. 10", "artikel 10"), "en": ("Art. 10", "Article 10 GDPR"), "de": ("Art. 10 DSGVO",)}
AND = {"da": " og ", "en": " and ", "de": " und "}
UNDER = {"da": (", jf. {}", " jf. {}", " ({})"), "en": (" and {}", " ({})", ", {}"), "de": (" i. V. m. {}", " iVm {}", ", {}")}  # fmt: skip
WORDS = {
    "da": {
        "a": ("Samtykke", "Den registreredes samtykke"),
        "b": ("Opfyldelse af kontrakt", "Kontrakt", "Aftale med den registrerede"),
        "c": ("Retlig forpligtelse", "Overholdelse af en retlig forpligtelse"),
        "e": ("Opgave i samfundets interesse", "Myndighedsudøvelse", "Offentlig myndighedsudøvelse"),
        "f": ("Legitim interesse", "Interesseafvejning", "Interesseafvejningsreglen"),
    },
    "en": {
        "a": ("Consent", "Consent of the data subject"),
        "b": ("Performance of a contract", "Contract", "Contractual necessity"),
        "c": ("Legal obligation", "Compliance with a legal obligation"),
        "e": ("Public task", "Task in the public interest"),
        "f": ("Legitimate interests", "Legitimate interest"),
    },
    "de": {
        "a": ("Einwilligung", "Einwilligung der betroffenen Person"),
        "b": ("Vertragserfüllung", "Vertrag", "Erfüllung eines Vertrags"),
        "c": ("Rechtliche Verpflichtung", "Erfüllung einer rechtlichen Verpflichtung"),
        "e": ("Öffentliche Aufgabe", "Aufgabe im öffentlichen Interesse"),
        "f": ("Berechtigtes Interesse", "Berechtigte Interessen"),
    },
}
INTEREST = {"da": (" i ", ": ", " – "), "en": (": ", " in ", " – "), "de": (": ", " – ", " an: ")}
BY_LAW = {"da": " efter {}", "en": " under the {}", "de": " nach {}"}
FORMS = (
    "article",
    "article",
    "article law",
    "article law",
    "article word",
    "word article",
    "words",
    "joined",
)


def genitive(law: str, language: str) -> str:
    """Danish cites "bogføringslovens § 12"."""
    return law.replace(" § ", "s § ", 1) if language == "da" else law


class Citing:
    """One person's way of citing; `form` may be one of FORMS."""

    def __init__(self, chance: random.Random, language: str) -> None:
        self.language = language
        self.chance = chance
        self.pattern = chance.choice(ARTICLE[language])
        self.form = chance.choice(FORMS) if language in WORDS else "article"
        self.under = chance.choice(UNDER.get(language, ("",)))
        self.between = chance.choice(("; ", "\n", AND.get(language, "; "), "; "))

    def told(self, bases: Sequence[Basis]) -> tuple[Basis, ...]:
        """The bases that can be told apart as this hand writes them: two duties under one article need their laws."""
        words = self.form == "words"
        laws = self.language in WORDS and self.form in ("article law", "word article", "words")
        return tuple(
            {(b.article, b.law if laws and (b.letter == "c" or not words) else ""): b for b in bases}.values()
        )

    def article(self, basis: Basis) -> str:
        if basis.article == "10":
            return TEN[self.language][0]
        article = "9" if basis.article.startswith("9") else "6"
        return self.pattern.format(basis.article[-2], n="2" if article == "9" else "1", article=article)

    def word(self, basis: Basis) -> str:
        """The basis in words; an Art. 9 or 10 basis has none and is cited."""
        words = WORDS[self.language].get(basis.letter)
        return words[0] if words else self.article(basis)

    def one(self, basis: Basis) -> str:
        cited = self.article(basis)
        law = self.under.format(genitive(basis.law, self.language)) if basis.law else ""
        words = WORDS.get(self.language, {}).get(basis.letter)
        if words is None or self.form in ("article", "joined"):
            return cited + (law if self.form == "joined" or words is None else "")
        word = self.chance.choice(words)
        match self.form:
            case "article law":
                return cited + law + (f" ({basis.reason})" if basis.reason and not law else "")
            case "article word":
                return f"{cited} – {word[0].lower() + word[1:]}" + (
                    f" ({basis.reason})" if basis.reason else ""
                )
            case "word article":
                return f"{word} ({cited})" + law
        if basis.letter == "f" and basis.reason:
            return word + self.interest(word) + basis.reason
        if basis.law and basis.letter == "c":
            return word + BY_LAW[self.language].format(basis.law)
        return word

    def interest(self, word: str) -> str:
        joins = INTEREST[self.language]
        return joins[0] if "afvejning" not in word else ": "

    def many(self, bases: Sequence[Basis], between: str = "") -> str:
        """Several bases of one purpose: "litra b og f" where the style allows it."""
        if len(bases) == 1:
            return self.one(bases[0])
        joined = AND.get(self.language)
        six = [basis for basis in bases if basis.article.startswith("6")]
        if self.form == "joined" and joined and len(six) > 1 and "Abs. {n} S." not in self.pattern:
            first = self.article(six[0])
            letters = [
                f"({basis.letter})" if first.endswith(f"({six[0].letter})") else basis.letter
                for basis in six[1:]
            ]
            texts = [first.rstrip(")") if first.endswith(f" {six[0].letter})") else first]
            tail = ""
            if not first.endswith((six[0].letter, f"({six[0].letter})")):
                at = first.rindex(f" {six[0].letter}") + 2 if f" {six[0].letter}" in first else len(first)
                texts, tail = [first[:at]], first[at:]
                if at == len(first):
                    letters, tail = [self.article(basis) for basis in six[1:]], ""
            texts[0] += joined + joined.join(letters) + tail
            texts += [self.one(basis) for basis in bases if basis not in six]
        else:
            texts = [self.one(basis) for basis in bases]
        return (between or self.between).join(texts)
