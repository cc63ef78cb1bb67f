"""Where everything is and how long it may take; read from arguments, then the environment (`AISLE_…`)."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class AssistantConfig(BaseSettings):
    """Set-up of one assistant. An explicit argument beats the environment, which beats these defaults."""

    model_config = SettingsConfigDict(
        env_prefix="AISLE_", frozen=True, extra="ignore", protected_namespaces=()
    )

    store: Path = Path("var/demo")
    """Folder with `source/`, `index/`, `shop.db`, `chats.db`, `events.db`."""
    index: Path | None = None
    """Another index than `store/index`, for a catalogue without a shop behind it."""
    policies: Path = Path("demo/policies")
    """Policy texts and `rules.json`."""
    weights: Path = Path("weights")
    """Folder of the checkpoints: `ranker/`, `llm/`, `vision/`."""
    database: str = ""
    """SQLAlchemy URL of the service domain; empty means SQLite in `store/shop.db`."""
    llm: Literal["local", "openai", "scripted", "none"] = "local"
    """Host of the LLM; `none` answers with the planner alone."""
    llm_url: str = ""
    """Address of an OpenAI-compatible server, ending in `/v1`."""
    llm_model: str = ""
    """Model name at that server, or the folder of a local checkpoint (default `weights/llm`)."""
    llm_key: str = ""
    """Key of that server."""
    adapter: Path | None = None
    """LoRA adapter on top of a local checkpoint."""
    llm_timeout_s: float = Field(default=12.0, gt=0)
    """How long one LLM call may take in all; afterwards the planner answers."""
    llm_first_s: float = Field(default=6.0, gt=0)
    """How long the LLM may be silent before its first piece."""
    history: int = Field(default=6, ge=2)
    """Messages of the past the LLM sees; the STATE block carries the rest."""
    max_text: int = Field(default=4000, ge=1)
    """Longest message accepted, in characters."""
    max_photo_bytes: int = Field(default=8_000_000, ge=1)
    """Largest photo accepted, in bytes."""
    seed: int = 7
    """Chooses between equally good template sentences."""

    @property
    def index_dir(self) -> Path:
        """Folder of the search index."""
        return self.index or self.store / "index"

    @property
    def shop_url(self) -> str:
        """SQLAlchemy URL of the service domain."""
        return self.database or f"sqlite:///{(self.store / 'shop.db').as_posix()}"

    @property
    def llm_dir(self) -> Path:
        """Folder of the local checkpoint."""
        return Path(self.llm_model) if self.llm_model else self.weights / "llm"
