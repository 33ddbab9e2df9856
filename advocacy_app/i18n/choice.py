"""Which language a request is answered in."""

from advocacy_app.i18n.catalogue import Language, is_language


def choose(cookie: str, accept: str) -> Language:
    """The person's cookie, else the best of ``Accept-Language``, else English."""
    if is_language(cookie):
        return cookie
    best: Language = "en"
    best_weight = 0.0
    for part in accept.split(","):
        tag, _, weight_text = part.strip().partition(";q=")
        base, weight = tag.split("-")[0].lower(), _weight(weight_text)
        if is_language(base) and weight > best_weight:
            best, best_weight = base, weight
    return best


def _weight(text: str) -> float:
    try:
        return min(max(float(text or 1), 0.0), 1.0)
    except ValueError:
        return 0.0
