"""How each language says that the author works there, that a post is advertising, and that there is a prize.

Words and reasons come from the product's guide to its languages; the labels are those that each country's authorities
ask for. Not legal advice. ``{company}`` stands in its base form.
"""

from typing import NamedTuple


class Phrases(NamedTuple):
    """How one language says it. ``openings`` and ``brackets`` are offered; of ``also``, "…" is up to four words."""

    openings: tuple[str, str]
    brackets: str
    also: tuple[str, ...]
    negations: str
    advertising: tuple[str, ...]
    """Labels where a post counts as advertising, as the language's authorities ask for them; each comes first."""
    contest: str
    """The word for a contest."""
    contest_tag: str
    """The tag beside the campaign's; ``{Company}`` is its name as a part of a tag."""
    contest_like: str
    """Other words (beginnings of words) that tell readers of a prize."""
    never: str
    """Beginnings of words that regulators find misleading for a contest."""
    not_after: str = "-"
    """Words that make a noun of it: "il lavoro" is the work, "lavoro" is "I work"."""


PHRASES: dict[str, Phrases] = {
    "en": Phrases(
        openings=("I work at {company}.", "{company} is my employer."),
        brackets="(I work there)",
        also=(
            "I … work … {company}",
            "I … worked … {company}",
            "I … working … {company}",
            "I … employed … {company}",
            "{company} … my employer",
            "my employer … {company}",
            "I work there",
            "I work here",
        ),
        negations=r"not|never|\w+n['’]t|used to|formerly",
        advertising=("Ad", "#ad"),
        contest="contest",
        contest_tag="#{Company}Contest",
        contest_like="contest|prize draw|competition",
        never="sweeps(?!takes)",
    ),
    "it": Phrases(
        openings=("Lavoro in {company}.", "Parlo da dipendente di {company}."),
        brackets="(lavoro per {company})",
        also=(
            "lavoro … in … {company}",
            "lavoro … per … {company}",
            "lavoro … presso … {company}",
            "lavoro … da … {company}",
            "lavoro … a … {company}",
            "lavoro … alla … {company}",
            "lavoro … con … {company}",
            "da dipendente … {company}",
            "dipendente … di {company}",
            "lavoro qui",
            "ci lavoro",
        ),
        negations="non|mai",
        not_after="il|un|del|al|nel|sul|dal|bel|mio|nostro",
        advertising=("Pubblicità", "#adv", "#ad"),
        contest="concorso",
        contest_tag="#concorso",
        contest_like="concors",
        never="lotteri",
    ),
    "sl": Phrases(
        openings=("Delam v podjetju {company}.", "Sem del ekipe {company}."),
        brackets="(delam v podjetju {company})",
        also=(
            "delam … v … {company}",
            "delam … pri … {company}",
            "delam … za … {company}",
            "sem … del ekipe … {company}",
            "sem … iz ekipe … {company}",
            "moj delodajalec … {company}",
            "{company} … moj delodajalec",
            "delam tukaj",
            "tu delam",
        ),
        negations="ne|nisem|nikoli|nekoč",
        advertising=("Oglas", "#oglas"),
        contest="nagradno tekmovanje",
        contest_tag="#nagradnotekmovanje",
        contest_like="nagradn|tekmovanj|nateč",
        never="loterij|srečelov",
    ),
    "pl": Phrases(
        openings=("Pracuję w firmie {company}.", "Jestem z zespołu {company}."),
        brackets="(pracuję w firmie {company})",
        also=(
            "pracuję … w … {company}",
            "pracuję … dla … {company}",
            "pracuję … u … {company}",
            "osoba z zespołu … {company}",
            "jestem … z zespołu … {company}",
            "jestem … częścią zespołu … {company}",
            "mój pracodawca … {company}",
            "{company} … mój pracodawca",
            "{company} … moim pracodawcą",
            "pracuję tam",
            "pracuję tu",
        ),
        negations="nie|już nie|nigdy|kiedyś",
        advertising=("[REKLAMA]", "#reklama", "#materiałreklamowy", "#współpracareklamowa"),
        contest="konkurs",
        contest_tag="#konkurs",
        contest_like="konkurs",
        never="loteri",
    ),
    "da": Phrases(
        openings=("Jeg arbejder hos {company}.", "{company} er min arbejdsplads."),
        brackets="(jeg arbejder der)",
        also=(
            "jeg arbejder … {company}",
            "arbejder jeg … {company}",
            "jeg er … ansat … {company}",
            "{company} … min arbejdsplads",
            "min arbejdsplads … {company}",
            "{company} … min arbejdsgiver",
            "min arbejdsgiver … {company}",
            "jeg arbejder der",
            "jeg arbejder her",
        ),
        negations="ikke|aldrig|ikke længere",
        advertising=("Reklame", "Annonce"),
        contest="konkurrence",
        contest_tag="#konkurrence",
        contest_like="konkurrenc",
        never="lotteri",
    ),
}
