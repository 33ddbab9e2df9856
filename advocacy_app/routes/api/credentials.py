"""The caller's certificates, with the signed files behind them."""

from pydantic import Field

from advocacy_app.routes.api.operation import Answered, Call, Operation
from advocacy_app.services import credentials


class Certificate(Answered):
    """One that the caller holds."""

    id: str
    title: str
    language: str = Field(description="that of the title")
    state: str = Field(description="valid, expired or revoked")
    line: str = Field(description="since or until when, in words")
    why: str = Field(description="why it was revoked; empty while it was not")
    named: bool = Field(description="whether the caller's name stands on the public page")
    address: str = Field(description="the public page")


class Certificates(Answered):
    """Everything that the caller holds, the newest first."""

    certificates: list[Certificate]


class SignedFile(Answered):
    """What a wallet takes in, and what any Open Badges 3.0 verifier reads."""

    id: str
    credential: str = Field(validation_alias="token", description="the credential as a compact JWS (VC-JWT, RS256)")


async def list_certificates(call: Call) -> Certificates:
    """The caller's certificates."""
    found = await credentials.mine(call.session, call.viewer)
    return Certificates(certificates=[Certificate.model_validate(each) for each in found])


async def read_certificate(call: Call) -> SignedFile:
    """The signed file of one of them."""
    return SignedFile.model_validate(await credentials.paper(call.session, call.viewer, call.path["credential"]))


OPERATIONS = (
    Operation("GET", "/me/credentials", list_certificates),
    Operation("GET", "/me/credentials/{credential}", read_certificate),
)
