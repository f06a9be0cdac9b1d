"""Whom one looks for: a phone, a name, or both; and what is shown of words in which they stand."""

from typing import NamedTuple

HIDDEN = "***"
_AROUND = 8


class Sought(NamedTuple):
    """A phone in plain digits and a name, either may be empty."""

    phone: str
    name: str

    @property
    def words(self) -> tuple[str, ...]:
        """What is looked for in running text."""
        return tuple(filter(None, (self.phone, self.name)))

    def stands_in(self, text: str | None) -> bool:
        return any(word in (text or "") for word in self.words)

    def without(self, text: str) -> str:
        """The text with them taken out."""
        for word in self.words:
            text = text.replace(word, HIDDEN)
        return text

    def around(self, text: str) -> str:
        """A little of what stands on both sides, they themselves hidden."""
        place = min(text.find(word) for word in self.words if word in text)
        longest = max(map(len, self.words))
        return self.without(text[max(0, place - _AROUND) : place + longest + _AROUND])
