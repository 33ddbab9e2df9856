"""The null twin: remembers."""

from advocacy_app.integrations.mail.port import Message


class NullMailer:
    """Keeps what was sent, oldest first."""

    def __init__(self) -> None:
        self.sent: list[Message] = []

    async def send(self, message: Message) -> None:
        """Remember one mail."""
        self.sent.append(message)

    async def forget(self, *words: str) -> None:
        """Forget mails with any of these words in them."""
        self.sent = [mail for mail in self.sent if not any(word in str(mail) for word in words)]
