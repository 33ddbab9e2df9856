"""Why somebody did not get in, or was not changed."""

from advocacy_app.services.errors import Invalid, Refusal


class LinkUsedUp(Refusal):
    key = "signin.link_used_up"
    status = 410


class CodeWrong(Refusal):
    key = "signin.code_wrong"
    status = 422


class CodeIncomplete(Invalid):
    key = "signin.code_incomplete"


class CodeRanOut(Refusal):
    """Too old, used, or tried too often."""

    key = "signin.code_ran_out"
    status = 410


class NothingAsked(CodeRanOut):
    """No mail went out for this browser: the address is unknown, or nobody asked."""


class InviteOver(Refusal):
    """Used up, too old, revoked, or never made: all look alike."""

    key = "signin.invite_over"
    status = 410


class NotInProgramme(Refusal):
    """A provider vouched for somebody who is not a member here, or no longer."""

    key = "signin.not_in_programme"
    status = 403


class AccountTaken(Refusal):
    """This company account already belongs to another member, or this member already has one there."""

    key = "signin.account_taken"


class NobodyThere(Refusal):
    key = "people.nobody_there"
    status = 404


class EmailInvalid(Invalid):
    key = "people.email_invalid"


class EmailTaken(Refusal):
    key = "people.email_taken"


class TeamUnknown(Invalid):
    key = "people.team_unknown"


class NameMissing(Invalid):
    key = "people.name_missing"


class NicknameMissing(Invalid):
    key = "people.nickname_missing"


class NicknameTaken(Refusal):
    """Somebody else goes by this name, or bears it."""

    key = "people.nickname_taken"


class NameTaken(Refusal):
    """A newcomer would pass for a colleague."""

    key = "people.name_taken"


class NameMixed(Invalid):
    """Letters of several alphabets, which look the same and are not."""

    key = "people.name_mixed"


class LastAdministrator(Refusal):
    """Somebody must be able to let others in."""

    key = "people.last_administrator"


class YourOwnRole(Refusal):
    """Nobody takes the keys from their own pocket by mistake."""

    key = "people.own_role"


class ScopeUnknown(Invalid):
    key = "api.scope_unknown"


class KeyReused(Invalid):
    key = "api.key_reused"
