"""Why somebody did not get in."""

from advocacy_app.services.errors import Invalid, Refusal


class LinkUsedUp(Refusal):
    key = "signin.link_used_up"
    status = 410


class CodeWrong(Refusal):
    key = "signin.code_wrong"
    status = 422


class NobodyThere(Refusal):
    key = "people.nobody_there"
    status = 404


class ScopeUnknown(Invalid):
    key = "api.scope_unknown"


class KeyReused(Invalid):
    key = "api.key_reused"
