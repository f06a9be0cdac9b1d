"""The house's only "no", always with a reason a person can read."""


class Refused(Exception):  # noqa: N818 - said aloud: the desk refused, not a refusal error
    """A deed that may not be done now; `reason` is shown as it stands."""

    def __init__(self, reason: object) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(self.reason)
