"""Slips of the pen that a machine can find in the texts of a language."""

import re

LANGUAGES = ["en", "it", "sl", "pl", "da"]
QUOTES = {"en": "“”‘’", "it": "“”‘’", "sl": "»«", "pl": "„”", "da": "”’"}
PAIRS = {"en": "“”", "it": "“”", "sl": "»«", "pl": "„”"}
_ALL_QUOTES = set("\"'`“”„‟‘’»«")
_ENGLISH = re.compile(
    r"\b(?:the|you|your|yours|with|what|this|they|from|who|people|which|when|isn|don)\b", re.IGNORECASE
)
_EVERYWHERE = re.compile(r"—|\.\.\.|  | [,.;:!?]|\b\w+/[a-zà-ž]{1,2}\b|\w\(-?\w{1,3}\)")
# Forms that guess the reader's gender.
_GENDERED = {
    "it": re.compile(r"\b(?:benvenut[oaie]|sicur[oa] di|pront[oa]\?|sei stat[oa]|ti sei \w+t[oa])\b", re.IGNORECASE),
    "sl": re.compile(
        r"\b(?:si|sem|boš|bom|bi) (?:\w+ )?(?!del\b|cel\b)\w+[aei](?:l|la)\b"
        r"|\b\w+[aei](?:l|la) (?:si|sem|boš|bom)\b|\bdobrodošl[ia]\b"
    ),
    "pl": re.compile(
        r"\b\w+(?:łeś|łaś|liście|łyście|łbyś|łabyś|libyście|łbym|łabym|liśmy|łyśmy)\b"
        r"|\b\w*(?:[aieuyą]łam|[ai]łem)\b(?<!materiałem)(?<!działem)(?<!udziałem)|\bpowinien\w*|\bpowinnaś\b"
    ),
}
_FORMAL = {
    "it": re.compile(r"\b(?:Lei|Suo|Sua|La preghiamo)\b"),
    "sl": re.compile(r"\b(?:Vaš\w*|oglejte|prenesite|kliknite|preverite)\b", re.IGNORECASE),
    "pl": re.compile(r"\b(?:Pan|Pani|Państwo)\b|(?<=[^\w])(?:ty|ci|cię|tobie|twój|twoja|twoje|twoich)\b(?<!ci)"),
    "da": re.compile(r"\b(?:Deres|points|kollegaer)\b"),
}


def slips(language, texts):
    """What is wrong in the texts, each with its place."""
    return [slip for text in texts for slip in _slips(language, text)]


def _slips(language, text):
    foreign = _ALL_QUOTES - set(QUOTES[language])
    found = [f"{char} in: {text}" for char in sorted(set(text) & foreign)]
    found += [f"{match[0]} in: {text}" for match in _EVERYWHERE.finditer(text)]
    opening, closing = PAIRS.get(language, "  ")
    if opening != " " and text.count(opening) != text.count(closing):
        found.append(f"open quotation: {text}")
    if language == "da" and text.count("”") % 2:
        found.append(f"open quotation: {text}")
    if language in {"it", "sl"} and " – " in text:
        found.append(f"dash: {text}")
    patterns = [each[language] for each in (_GENDERED, _FORMAL) if language in each]
    patterns += [] if language == "en" else [_ENGLISH]
    return found + [f"{match[0]} in: {text}" for pattern in patterns for match in pattern.finditer(text)]
