"""What the guide to the languages rules out, as patterns: false friends, calques, the wrong form of address.

Words that are right in one sense and wrong in another are left to people.
"""

from advocacy_app.i18n import Language

_EN = r"""users?|employees?|advocates?|ambassadors?|boost\w*|unlock\w*|leverag\w*|amplif\w*|amazing|awesome|exciting
oops|successfully|don’t forget|program|color|colors|center|favorite\w*|raffle|sweepstakes|lotter\w+|rejected|dislike
haven’t shared|falling behind|guys|chairman"""
_IT = r"""patrocinio|avvocat\w+|compagnia|scheda|impegno|libreria|portata|impressioni|appello|ricorso|pendenti
confidenzial\w*|rifiutat\w*|lotteri\w*|scontrino|divulgazione|proprietari\w+|curator\w*|amministrator\w*|campion[ei]
imbarco|rinfresco|certificato|politica|alimentazione|muro|digesto|posta in arrivo|utent[ei]|(?<!il )benvenut\w+|striscia
tabellone|compliment[oi]|liberatoria|autorizzazione|risparmia|sicur[oa]/a|sottotitolo|entrata|inversione|cappello
alternato|reclama\w*|traccia|impulsi|adozione|auto-riportat\w*|i posts|pò|è possibile effettuare|lei|voi|vostr\w+"""
_SL = r"""odvetni\w+|krm[aeo]|kartic\w+|avdienc\w+|recenzij\w*|zavrnjen\w*|izdihljaj|odpokliči|poravnan\w*|pritožb\w*
preobrat|kap[aeo]|loterij\w*|srečelov\w*|srečk\w+|vstopnic\w*|nadomestnik\w*|reklamira\w*|revizijsk\w+|dovoljenj\w*
politik\w+|razkritj\w*|lastnik\w*|kurator\w*|zaupnik\w*|prvak\w*|vkrcanj\w*|stez\w+|vtis\w*|zaročanj\w*|samoporočan\w*
zaslužen\w+|adopcij\w*|utripn\w+|družabn\w+|socialn\w+ (?:omrež|medij)\w+|vodenj\w+ misli|dobrodošli|boš|bi rad\w*
si \w+(?:al|ala|il|ila|el|ela)|vi|vas|vam|vaš\w*|\w+(?:ite|jte)|deliti to|spletno mesto lokacije"""
_PL = r"""orędowni\w+|adwokat\w*|współpracowni\w+|sie\w+ społecznościow\w+|oszczędź|śledź|audiencj\w+|polecane|ścian\w+
recenzj\w+|odrzucon\w+|harmonogram\w*|odwołaj|rozliczon\w+|apelacj\w+|tablic\w+ liderów|życiówk\w+|passa
pochwał\w*|kudos\w*|loteri\w+|bilet\w*|alternatywn\w+|audyt\w*|paragon\w*|pozwoleni\w+|wypłac\w*|ujawnieni\w+
konfidencjaln\w+|mistrz\w*|czempion\w*|właściciel\w*|kurator\w*|notyfikacj\w+|cisz\w+ nocn\w+|streszczeni\w+
podpis\w*(?! cyfrow)
wrażeni\w+|samozgłosz\w+|zarobion\w+|adopcj\w+|przywództw\w+ myślow\w+|pulsacyjn\w+|dedykowan\w+|posiada\w*|dokona\w*
celem|pan|pani|państwo|\w+(?:łeś|łaś|łbyś|łabyś)|powin(?:ieneś|naś)|pewien|pewna"""
_DA = r"""advokat\w*|kompagni|mærke|kollegaer\w*|points|pointer\w*|privathed|topic\w*|publikum|væg\w*|recension\w*
anmeldelse\w*|afvist|tilbagekald\w*|verserende|afregnet|appel\w*|klage\w*|vending|hold|holdet|stribe\w*|gevinst\w*|pris
lotteri\w*|billet|billetter\w*|suppleant\w*|reklamere\w*|revisionsfil|tilladelse\w*|hæve|afsløring\w*|ejer\w*
kurator\w*|mester|ombordstigning|spor|indtryk|selvrapporteret|tjent|adoptionsrate|reach|invite|kælenavn\w*|spar|tavle
leaderboard\w*|medarbejderfortalervirksomhed|engangs (?:kode|link)|billed tekst"""

_RULED_OUT: dict[Language, str] = {"en": _EN, "it": _IT, "sl": _SL, "pl": _PL, "da": _DA}
FORBIDDEN = {language: rf"\b(?:{'|'.join(words.splitlines())})\b" for language, words in _RULED_OUT.items()}
"""Read without regard to case."""

ADDRESS: dict[Language, str] = {
    "pl": r"\b(?:ty|ci|cię|ciebie|tobie|tobą|twój|twoj\w+|twoi\w*)\b",  # the reader has a capital
    "da": r"(?<=[a-zæøå,] )(?:De|Dem|Deres)\b|\bi (?:er|har|kan|skal|vil|må|får)\b",  # never De; plural you is I
}
"""Read with regard to case."""


def _unless(words: str) -> str:
    return r"(?<![,(»„”–:;.?!])" + "".join(rf"(?<!\b{word})" for word in words.split())


COMMAS: dict[Language, str] = {
    "sl": _unless("in le ali pa ne še tako tudi") + r" (?:ki|ko|da|če|ker)\b",
    "pl": (
        _unless("to i a z w o u na do za po od lub dla pod nad bez ani mimo nawet")
        + r" (?:że|żeby|aby|gdy|ponieważ|któr(?!ego dnia)\w+)\b"
    ),
    "da": _unless("og at eller også efter inden netop kun uden for bare") + r" (?:hvis|fordi|mens)\b",
}
"""Conjunctions that want a comma before them."""

QUOTES: dict[Language, tuple[str, str]] = {
    "en": ("“‘", "”’"),
    "it": ("“‘", "”’"),
    "sl": ("»", "«"),
    "pl": ("„«", "”»"),
    "da": ("”’", "”’"),
}
"""Opening and closing marks; ’ is also the apostrophe, everywhere."""

ALIKE: dict[Language, str] = {
    "it": "Feed|Post|Privacy|Quiz|Link|Offline|E-mail|Team|Studio|Hashtag|Video|X min",
    "sl": "Studio|Video|X min",
    "pl": "Post|Quiz|Link|Offline|E-mail|Studio|Hashtag|Import|X min",
    "da": "Feed|Send|Quiz|Link|Offline|Badges|Team|Teams|Top|Administrator|Log|Person|Status|Studio|Hashtag|Video"
    "|E-mail|Under: X|Version X",
}
"""Texts that are right although they are the same in English."""

ONE_FORM: dict[Language, str] = {
    "en": r"\b(?:new|later|min|more)\b",
    "it": r"\b(?:in attesa|min|clic|post|grazie)\b",
    "sl": r"-krat|\b(?:min|zadnjih)\b",
    "pl": r"\b(?:min)\b",
    "da": r"\b(?:point|tegn|forsøg|tip|klik|min|besøg|opslag|spørgsmål|svar|år|skulderklap|tak|forløb|venter|nye?)\b",
}
"""Words that stay as they are with any number."""
