"""The `aisle` command. Each command imports what it needs, so that `--help` is instant."""

from __future__ import annotations

import importlib
import os
import socket
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

if TYPE_CHECKING:
    from assistant.app import Assistant
    from assistant.config import AssistantConfig

app = typer.Typer(
    help="Aisle: a shopping assistant that a web shop can install and own.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
trainers = typer.Typer(help="Train one of the models that ship.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(trainers, name="train")
Store = Annotated[Path, typer.Option(help="Folder of the store: source, index, databases.")]
Llm = Annotated[
    str | None, typer.Option(help="Host of the LLM: local, openai or none (rules only). Default: local.")
]


def main() -> None:
    """Run the command line; an error of ours ends it with its message and code 1."""
    from retrieval.schema import ShopError

    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
    try:
        app()
    except ShopError as err:
        _fail(str(err))
    except OSError as err:
        _fail(f"{err.strerror or err}{f': {err.filename}' if err.filename else ''}")


def _fail(message: str) -> NoReturn:
    typer.secho(message, fg="red", err=True)
    sys.exit(1)


def _config(store: Path, llm: str | None = None, index: Path | None = None) -> AssistantConfig:
    from pydantic import ValidationError

    from assistant.config import AssistantConfig
    from retrieval.schema import Retryable

    given: dict[str, Any] = {"llm": llm, "index": index}
    if store != Path("var/demo") or "AISLE_STORE" not in os.environ:
        given["store"] = store
    try:
        return AssistantConfig(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as err:
        first = err.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise Retryable(f"Setting {name!r} cannot be {first['input']!r}: {first['msg'].lower()}.") from err


@app.command()
def demo(
    store: Store = Path("var/demo"),
    port: Annotated[int, typer.Option(help="Port of the site; 0 takes a free one.")] = 7860,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    index: Annotated[Path | None, typer.Option(help="Another index, for a catalogue of its own.")] = None,
    llm: Llm = None,
) -> None:
    """Start the site; builds the demo store if it is missing."""
    port = port or _free_port(host)
    _check_port(host, port)
    config = _config(store, llm, index)
    if index is None:
        _build(config)
    from assistant.app import Assistant
    from ui.server import serve
    from ui.site import Site

    typer.echo("Opening the store ...")
    page = threading.Thread(target=importlib.import_module, args=("gradio",), daemon=True)
    page.start()  # takes seconds, like opening the store; side by side they take less
    assistant = Assistant.open(config)
    assistant.warm()
    typer.secho(f"Aisle is at http://{host}:{port}  (Ctrl-C stops it)", fg="green")
    sys.stdout.flush()
    try:
        media = config.store / "source" / "images" if index is None else None
        serve(assistant, host=host, port=port, site=Site(media=media, demo_sign_in=index is None))
    finally:
        assistant.close()


def _free_port(host: str) -> int:
    with socket.socket() as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


def _check_port(host: str, port: int) -> None:
    from retrieval.schema import Unavailable

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as err:
            raise Unavailable(
                f"Cannot listen on {host}:{port} ({err.strerror}); another program may use it. "
                f"Choose another port with --port, or --port 0 for any free one."
            ) from err


def _build(config: AssistantConfig) -> None:
    """Bring the demo store and its index up to date; what is there already takes no time."""
    from assistant.stocking import stock_demo

    stock_demo(config, _Steps())
    _end_line()


class _Steps:
    """Shows progress: on one line of a terminal, else a line for each tenth of a step."""

    def __init__(self) -> None:
        self._told = ("", -1)

    def __call__(self, step: str, done: int, total: int) -> None:
        count = f" {done:,} of {total:,}" if total > 1 else ""
        place = (step, done * 10 // max(1, total))
        if sys.stderr.isatty():
            typer.echo(f"\r\033[K  {step}{count}", nl=False, err=True)
        elif place != self._told:
            typer.echo(f"  {step}{count}", err=True)
        self._told = place


def _end_line() -> None:
    if sys.stderr.isatty():
        typer.echo("", err=True)


@app.command("serve-llm")
def serve_llm(
    checkpoint: Annotated[Path, typer.Option(help="Folder of a checkpoint.")] = Path("weights/llm"),
    adapter: Annotated[Path | None, typer.Option(help="Folder of a LoRA adapter for it.")] = None,
    port: Annotated[int, typer.Option(help="Port; 0 takes a free one.")] = 8000,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
) -> None:
    """Host a local checkpoint as an OpenAI-compatible server."""
    port = port or _free_port(host)
    _check_port(host, port)
    import uvicorn

    from assistant.llm.local import open_local
    from assistant.llm.server import build_server

    server = build_server(open_local(checkpoint, adapter), checkpoint.name)
    typer.secho(f"{checkpoint.name} answers at http://{host}:{port}/v1  (Ctrl-C stops it)", fg="green")
    uvicorn.run(server, host=host, port=port, log_level="warning")


@app.command()
def chat(
    store: Store = Path("var/demo"),
    customer: Annotated[str | None, typer.Option(help="Id of a demo customer to be, e.g. c0001.")] = None,
    index: Annotated[Path | None, typer.Option(help="Another index to chat over.")] = None,
    llm: Llm = None,
) -> None:
    """Talk to the shop in the terminal."""
    from ui.terminal import converse

    assistant = _open(_config(store, llm, index))
    try:
        if customer:
            assistant.sign_in("terminal", customer)
        converse(assistant)
    finally:
        assistant.close()


def _open(config: AssistantConfig) -> Assistant:
    from assistant.app import Assistant

    if config.index is None:
        _build(config)
    return Assistant.open(config)


@app.command()
def ingest(
    feed: Annotated[Path, typer.Argument(help="CSV, JSONL, Parquet or Google product XML.")],
    index: Annotated[Path, typer.Option(help="Folder of the index, made or updated.")] = Path(
        "var/demo/index"
    ),
    policies: Annotated[Path | None, typer.Option(help="Folder of policy texts (Markdown).")] = None,
    reviews: Annotated[Path | None, typer.Option(help="Reviews as JSONL.")] = None,
    preset: Annotated[
        str | None, typer.Option(help="fashion or chorus; a feed of your own needs none.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Read only so many products.")] = None,
    partial: Annotated[
        bool, typer.Option("--partial", help="Products that the feed does not name stay.")
    ] = False,
) -> None:
    """Read a product feed into an index; bad rows are set aside.

    Two public catalogues have a preset. The first argument is the folder of the fashion data set, with
    products.csv.gz and the zips of its pictures, or the products.parquet of Chorus:

    aisle ingest DATA/fashion --preset fashion --index var/fashion

    aisle ingest DATA/chorus/products.parquet --preset chorus --index var/chorus

    Then talk to it with `aisle demo --index var/fashion` or `aisle chat --index var/fashion`.
    """
    from assistant.stocking import FeedOptions, stock_feed

    config = _config(Path("var/demo"), "none", index)
    options = FeedOptions(preset, limit, partial)
    report = stock_feed(feed, config, policies, reviews, _Steps(), options)
    _end_line()
    typer.echo(report.summary())


@app.command()
def search(
    query: Annotated[str, typer.Argument(help="What to look for.")],
    where: Annotated[
        list[str] | None,
        typer.Option(help='A condition, e.g. "price<=80", "color in black,navy", "material!=leather".'),
    ] = None,
    sort: Annotated[
        str, typer.Option(help="relevance, price_asc, price_desc, rating or newest.")
    ] = "relevance",
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many to show.")] = 10,
    store: Store = Path("var/demo"),
    index: Annotated[Path | None, typer.Option(help="Another index to search.")] = None,
) -> None:
    """Search the catalogue, without a dialogue."""
    from assistant.stocking import look_up
    from retrieval.schema import SORTS, Retryable
    from ui.terminal import print_found

    order = next((s for s in SORTS if s == sort), None)
    if order is None:
        raise Retryable(f"--sort {sort!r} is not one of {', '.join(SORTS)}.")
    config = _config(store, "none", index)
    if config.index is None:
        _build(config)
    found = look_up(config, query, where or (), order, limit)
    print_found(found)


@trainers.command("ranker")
def train_ranker(
    store: Store = Path("var/demo"),
    out: Annotated[Path, typer.Option(help="Where the checkpoint goes.")] = Path("weights/ranker"),
    fusion: Annotated[
        str, typer.Option(help="attention, weighted, concat, or all to keep the best.")
    ] = "attention",
    epochs: Annotated[int, typer.Option(min=1, help="Passes over the lists.")] = 12,
    seed: Annotated[int, typer.Option(help="Same seed, same checkpoint.")] = 7,
    resume: Annotated[bool, typer.Option(help="Go on where a stopped run left off.")] = False,
) -> None:
    """Train the personal ranker on the store's behaviour events."""
    from assistant import workshop

    config = _config(store)
    _build(config)
    workshop.ranker(config, out, fusion, epochs, seed, resume)


@trainers.command("vision")
def train_vision(
    store: Store = Path("var/demo"),
    out: Annotated[Path, typer.Option(help="Where the checkpoint goes.")] = Path("weights/vision"),
    minutes: Annotated[float, typer.Option(min=0.1, help="Stop after so many minutes, resumable.")] = 30.0,
    home_photos: Annotated[Path | None, typer.Option(help="Folder of photos taken at home.")] = None,
    resume: Annotated[bool, typer.Option(help="Go on where a stopped run left off.")] = False,
) -> None:
    """Train the picture encoder on the store's pictures."""
    from assistant import workshop

    workshop.vision(_config(store), out, minutes, home_photos, resume)


@trainers.command("llm")
def train_llm(
    phrases: Annotated[
        list[Path] | None,
        typer.Argument(help="Labelled dialogues beside ours: JSONL files, or folders of them."),
    ] = None,
    out: Annotated[Path, typer.Option(help="Where the checkpoint goes.")] = Path("weights/llm"),
    dialogues: Annotated[Path | None, typer.Option(help="Folder of plain dialogues to read first.")] = None,
    store: Store = Path("var/demo"),
    epochs: Annotated[int, typer.Option(min=1, help="Passes over the dialogues.")] = 4,
    minutes: Annotated[float, typer.Option(min=1, help="Stop after so many minutes.")] = 120.0,
    start: Annotated[Path | None, typer.Option(help="A checkpoint of ours to go on from.")] = None,
) -> None:
    """Train the small language model on labelled dialogues."""
    from assistant import workshop

    plan = workshop.llm_plan(epochs, minutes, start)
    workshop.llm(_config(store), out, phrases or [], dialogues, plan)


@trainers.command("signals")
def train_signals(
    phrases: Annotated[
        list[Path] | None,
        typer.Argument(help="Labelled dialogues beside ours: JSONL files, or folders of them."),
    ] = None,
    out: Annotated[Path, typer.Option(help="Where the heads go.")] = Path("weights/signals"),
    outside: Annotated[
        Path | None, typer.Option(help="Intents of other assistants (.jsonl.xz): what is out of scope.")
    ] = None,
) -> None:
    """Train what hears intent, sentiment and urgency."""
    from assistant import workshop

    counts = workshop.signals(out, phrases or [], outside)
    typer.echo(", ".join(f"{name} from {count:,} messages" for name, count in counts.items()))


@trainers.command("adapter")
def train_adapter(
    base: Annotated[
        Path, typer.Argument(help="Folder of any causal LM of transformers with a chat template.")
    ],
    out: Annotated[Path, typer.Argument(help="Where adapter or model goes.")],
    phrases: Annotated[
        list[Path] | None,
        typer.Option(help="Labelled dialogues beside ours: JSONL files, or folders of them."),
    ] = None,
    method: Annotated[str, typer.Option(help="full, lora, qlora, adalora or prefix.")] = "lora",
    setting: Annotated[
        list[str] | None,
        typer.Option(
            help="NAME=VALUE of: rank, learning_rate, epochs, batch, accumulate, max_tokens, merge, seed."
        ),
    ] = None,
    trials: Annotated[int, typer.Option(help="Search rate and rank with so many runs first.")] = 0,
    store: Store = Path("var/demo"),
) -> None:
    """Fine-tune a larger LLM on labelled dialogues."""
    from assistant import workshop

    plan = workshop.tune_plan(method, setting or [])
    workshop.big_llm(_config(store), base, phrases or [], out, plan, trials)


@app.command()
def replay(
    file: Annotated[Path, typer.Argument(help="Dialogues, one JSON object a line.")],
    out: Annotated[Path, typer.Option(help="Where the records go, one JSON object a line.")],
    store: Store = Path("var/demo"),
    index: Annotated[Path | None, typer.Option(help="Another index to play over.")] = None,
    llm: Llm = None,
) -> None:
    """Play dialogues from a file; record calls, products, replies."""
    from retrieval.schema import Retryable
    from ui.replay import replay_file

    if not file.is_file():
        raise Retryable(f"There is no file {str(file)!r}; give a JSONL file of dialogues.")
    assistant = _open(_config(store, llm, index))
    try:
        done, skipped = replay_file(
            assistant,
            file,
            out,
            complain=lambda text: typer.secho(text, fg="red", err=True),
            progress=_progress,
        )
    finally:
        assistant.close()
    typer.echo(f"\n{done} dialogues written to {out}, {skipped} lines skipped.", err=True)
    if skipped:
        raise typer.Exit(2)


def _progress(number: int) -> None:
    if sys.stderr.isatty():
        typer.echo(f"\r\033[K  line {number}", nl=False, err=True)
    elif number % 25 == 0:
        typer.echo(f"  line {number}", err=True)
