"""Opens what a configuration names: the shop, its databases, the models.

Importing it loads torch, so only `Assistant.open` does.
"""

from __future__ import annotations

import logging
import sqlite3

from langchain_core.language_models import BaseChatModel

from assistant.config import AssistantConfig
from assistant.llm.local import open_local
from assistant.llm.remote import open_remote
from assistant.llm.scripted import AbsentModel
from assistant.memory.profile import Profiles
from assistant.parts import Parts
from assistant.plain_order import PlainOrder
from assistant.service import dates
from assistant.service.domain import ShopService
from assistant.signals import Signals
from assistant.tools.registry import Toolbox as ShopTools
from assistant.tools.shop import Ranker, Shop
from ranking.events import EventLog, read_events
from ranking.rank import PersonalRanker
from retrieval.catalogue import current_version
from retrieval.encoders import PictureEncoder, QueryEncoder
from retrieval.passages import Passages
from retrieval.schema import MissingIndex, Unavailable
from retrieval.search import HybridSearch, open_search
from retrieval.vision import VisionEncoder
from retrieval.vocabulary import UMBRELLAS, kind_words

logger = logging.getLogger(__name__)


def open_parts(config: AssistantConfig) -> Parts:
    """Open the shop behind a configuration.

    Raises:
        Unavailable: A part is missing or damaged; the message says which and what to do.
    """
    current_version(config.index_dir)
    encoder = QueryEncoder(config.index_dir / "encoder")
    search = open_search(config.index_dir, text_encoder=encoder, picture_encoder=open_eye(config))
    catalogue = search.catalogue
    log = open_log(config)
    service, clock = None, dates.utc_now
    if config.index is None or config.database:
        source = config.store / "source"
        clock = dates.clock_from(source / "clock.json")
        service = ShopService.open(config.shop_url, config.policies / "rules.json", catalogue, source, clock)
    shop = Shop(
        catalogue=catalogue,
        search=search,
        ranker=open_ranker(config, search, clock),
        passages=Passages.open(config.index_dir, catalogue, encoder),
        profiles=Profiles(config.store / "profiles.db"),
        service=service,
        history=log,
    )
    return Parts(
        shop=shop,
        toolbox=ShopTools(shop),
        model=open_model(config),
        chats=open_chats(config),
        vocabulary=catalogue.vocabulary(),
        kinds=(*kind_words(), *UMBRELLAS),
        flags=[name for name, kind in catalogue.fields().items() if kind == "bool" and name != "in_stock"],
        signals=open_signals(config, encoder),
        log=log,
        clock=clock,
    )


def open_signals(config: AssistantConfig, encoder: QueryEncoder) -> Signals | None:
    """Open the heads that hear intent and mood; without them the planner has its rules alone."""
    try:
        return Signals.open(config.weights / "signals", encoder.encode)
    except Unavailable as err:
        logger.warning("%s; the rules answer alone when the LLM is away", err)
        return None


def open_log(config: AssistantConfig) -> EventLog:
    """Open the behaviour log; a new one begins with the store's own events."""
    path, told = config.store / "events.db", config.store / "source" / "events.jsonl"
    new = not path.exists()
    log = EventLog(path)
    if new and config.index is None and told.is_file():
        log.extend(read_events(told))
    return log


def open_eye(config: AssistantConfig) -> PictureEncoder | None:
    """Open the picture encoder; without one, photos cannot be read and the shop says so."""
    try:
        return VisionEncoder.open(config.weights / "vision")
    except Unavailable as err:
        logger.warning("%s; photos cannot be read", err)
        return None


def open_ranker(config: AssistantConfig, search: HybridSearch, clock: dates.Clock) -> Ranker:
    """Open the trained ranker; a checkpoint that is missing or does not fit leaves the search's own order."""
    try:
        now = lambda: clock().timestamp()  # noqa: E731
        return PersonalRanker.open(config.weights / "ranker", search, now)  # type: ignore[return-value]  # narrower kinds
    except MissingIndex:
        raise
    except Unavailable as err:
        logger.warning("%s; products keep the order of the search", err)
        return PlainOrder(search.catalogue)


def open_chats(config: AssistantConfig) -> sqlite3.Connection:
    """Open the file that holds the conversations.

    Raises:
        Unavailable: It cannot be opened.
    """
    path = config.store / "chats.db"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        chats = sqlite3.connect(path, check_same_thread=False)
        chats.execute("PRAGMA journal_mode=WAL")
    except (sqlite3.Error, OSError) as err:
        raise Unavailable(
            f"Cannot open the conversations in {str(path)!r} ({err}); check the path and the disk."
        ) from err
    return chats


def open_model(config: AssistantConfig) -> BaseChatModel:
    """Open the LLM that the configuration names; one that cannot be opened leaves the planner to answer."""
    if config.llm == "openai":
        return open_remote(config.llm_url, config.llm_model, config.llm_key, config.llm_timeout_s)
    if config.llm != "local":
        return AbsentModel()
    if not (config.llm_dir / "config.json").exists():
        logger.warning("no checkpoint in %s; the planner answers", config.llm_dir)
        return AbsentModel(
            reason=f"There is no checkpoint in {str(config.llm_dir)!r}; train one with `aisle train llm`."
        )
    try:
        model: BaseChatModel = open_local(config.llm_dir, config.adapter)
    except Unavailable as err:
        logger.warning("%s; the planner answers", err)
        return AbsentModel(reason=str(err))
    return model
