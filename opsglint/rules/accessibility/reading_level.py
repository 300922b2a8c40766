"""AXS015: texts are easy to read."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.readings import is_own_text
from opsglint.language.detect import detect
from opsglint.language.readability import grade, sentences, survey
from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Message,
    Model,
    Option,
    Passage,
    Role,
    Severity,
    rule,
)  # fmt: skip

_READ = (Role.BODY, Role.FIRST_COMMENT, Role.SHAREABLE, Role.BIOGRAPHY)
_LEAST_WORDS = 100
_MOST_NAMED = 5  # long sentences of one text that are named one by one
_DEFAULT_GRADE = 8
_POST = "---\ntype: post\n---\n{}\n"
_LONG = "Flu shots are free for everyone in the province who is six months old or more and who has not yet had one this season at a clinic"
_LONGUE = "Le vaccin contre la grippe est gratuit pour toutes les personnes de six mois et plus qui habitent dans la province cette année"
_HARD = "Interministerial implementation considerations necessitate comprehensive organizational coordination. " * 16
_DUR = "L’harmonisation interministérielle nécessite une considération organisationnelle approfondie. " * 16


@rule("AXS015", severity=Severity.ADVICE, clauses=("OA-05",), since="0.1")
class ReadingLevel(DocumentRule):
    """A text is easy to read: short sentences, everyday words.

    Sentences have up to 25 words, in French up to 20. Texts of 100 words and more are also measured by
    a formula made for their language (Flesch–Kincaid; Kandel–Moles), against the grade of the pack:
    6 in Ontario, 8 in Canada. Formulas see the length of words, not whether they are known.
    """

    options = (
        Option("grade", 0, "school grade that a longer text may ask for; 0 takes that of the pack", least=0, most=17),
        Option("words", 25, "words that an English sentence may have", least=5, most=200),
        Option("french_words", 20, "words that a French sentence may have", least=5, most=200),
    )
    messages = {
        "sentence": Message("this sentence has {words} words, more than {most}", "make two sentences of it"),
        "sentences": Message("this sentence has {words} words and {rest} further ones have more than {most}", "make two sentences of each"),
        "grade": Message("the text asks for a school grade of about {grade}, more than {most}", "use shorter sentences and everyday words"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for passage in document.passages:
            if is_own_text(passage, document, _READ):
                language = passage.language or detect(passage.text.value)
                if language:
                    yield from self._judge(passage, language, context)

    def _judge(self, passage: Passage, language: str, context: Context) -> Iterator[Finding]:
        text = passage.text
        most = int(context.options["words" if language == "en" else "french_words"])
        found = survey(text.value)
        long = [one for one in sentences(text.value) if one.words > most] if found.longest > most else []
        for number, sentence in enumerate(long[:_MOST_NAMED], 1):
            rest = len(long) - number
            message = "sentences" if rest and number == _MOST_NAMED else "sentence"
            params = {"words": str(sentence.words), "most": str(most), "rest": str(rest)}
            yield Finding(text.locate(sentence.start, sentence.end), message, params)
        limit = int(context.options["grade"]) or context.pack.reading_grade or _DEFAULT_GRADE
        asked = grade(text.value, language) if found.words >= _LEAST_WORDS else 0.0
        if round(asked) > limit:
            end = text.value.find("\n")
            place = text.locate(0, end if end > 0 else len(text.value))
            yield Finding(place, "grade", {"grade": str(round(asked)), "most": str(limit)})

    examples = (
        Bad(_POST.format(f"«{_LONG}».")),
        Bad(_POST.format(f"«{_LONGUE}»."), path="posts/a.fr.md"),
        Bad(_POST.format("«" + _HARD.strip() + "»")),
        Bad(_POST.format("«" + _DUR.strip() + "»"), path="posts/a.fr.md"),
        Good(_POST.format("Flu shots are free. " * 30)),
        Good(_POST.format("Le vaccin est gratuit. Venez nous voir! " * 15), path="posts/a.fr.md"),
    )  # fmt: skip
