"""What the pages need: the assistant as they call it, and the settings of one site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from assistant.events import CartView, Event


class ShopAssistant(Protocol):
    """The conversation, one per session id; everything it knows stays on the server."""

    def stream(
        self, session_id: str, text: str, photo: bytes | None = None, confirm: bool | None = None
    ) -> Iterator[Event]:
        """Answer one message, event by event."""
        ...

    def cart(self, session_id: str) -> CartView:
        """Return the cart as it stands."""
        ...

    def strike(self, session_id: str, chip_id: str) -> Iterable[Event]:
        """Drop one constraint; the events show what is left, and the results that follow."""
        ...

    def add_to_cart(self, session_id: str, sku: str, size: str | None, color: str | None) -> CartView:
        """Put one piece into the cart; `Retryable` names the choice that is still open."""
        ...

    def update_cart(self, session_id: str, line: int, quantity: int) -> CartView:
        """Set the quantity of one line; 0 removes it."""
        ...

    def feedback(self, session_id: str, sku: str, kind: str) -> None:
        """Note `up`, `down` or `click` for a product that was shown."""
        ...

    def sign_in(self, session_id: str, customer_id: str) -> Mapping[str, Any]:
        """Bind the session to a demo customer and return who that is (`id`, `first_name`)."""
        ...

    def sign_out(self, session_id: str) -> None:
        """Make the session a guest's again."""
        ...

    def picture(self, sku: str) -> bytes | None:
        """Return a product's picture as its feed has it; None when there is none."""
        ...

    def customers(self, limit: int) -> Sequence[Mapping[str, Any]]:
        """Return demo customers to sign in as (`id`, `first_name`, `last_name`, and a `note`)."""
        ...

    def examples(self) -> Sequence[str]:
        """Return messages that show what one can ask."""
        ...


@dataclass(frozen=True, slots=True)
class Site:
    """Settings of one site."""

    name: str = "Aisle & Co."
    """Shown in the header and the page title."""
    media: Path | None = Path("var/demo/source/images")
    """Folder of `<sku>.webp`, the only one that files are served from; other pictures come from the catalogue."""
    secret: bytes | None = None
    """Signs the session cookie; None makes a new one, so that sessions end with the process."""
    origins: tuple[str, ...] = ()
    """Other sites (`https://shop.example`) whose pages may call the interface."""
    demo_sign_in: bool = True
    """Offer to sign in as a demo customer; a real shop turns this off and signs people in itself."""
    max_message: int = 4_000
    """Longest message, in characters."""
    max_photo_bytes: int = 5 * 1024 * 1024
    """Largest picture a shopper may send, as encoded."""
    max_body_bytes: int = 8 * 1024 * 1024
    """Largest body of any request (a picture in base64 is a third larger than itself)."""
    max_turns_per_minute: int = 40
    """Messages of one session per minute; the next ones are told to wait."""
    https: bool = False
    """Mark the cookie `Secure`; set it when the site is served over HTTPS."""

    def __post_init__(self) -> None:
        if self.secret is not None and len(self.secret) < 16:
            raise ValueError(
                f"secret has {len(self.secret)} bytes; give at least 16, or None to have one made"
            )
