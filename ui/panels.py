"""Everything on the page that is no product: replies, chips, questions, menus. Pure; all words escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ui.cards import card_of, icon, shelves, text

BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
LINK = re.compile(r"\[([^\]\n]+)\]\(([^)\s]*)\)")
BULLET = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s+")
OWN_PATH = re.compile(r"^/[A-Za-z0-9][A-Za-z0-9/_.-]*$")


def inline(line: str) -> str:
    """Escape one line of a reply; bold and links to our own pages survive, all else is text."""

    def link(match: re.Match[str]) -> str:
        return f'<a href="{match[2]}">{match[1]}</a>' if OWN_PATH.match(match[2]) else match[1]

    return BOLD.sub(r"<strong>\1</strong>", LINK.sub(link, text(IMAGE.sub("", line))))


def prose(reply: str) -> str:
    """Turn a reply into paragraphs and lists."""
    parts: list[str] = []
    for block in re.split(r"\n\s*\n", reply.strip()):
        lines = [line for line in block.split("\n") if line.strip()]
        plain: list[str] = []
        bullets: list[str] = []
        for line in lines:
            if BULLET.match(line):
                bullets.append(f"<li>{inline(BULLET.sub('', line))}</li>")
            else:
                parts += _flush(plain, bullets) if bullets else []
                plain.append(inline(line))
        parts += _flush(plain, bullets)
    return "".join(parts)


def _flush(plain: list[str], bullets: list[str]) -> list[str]:
    out = []
    if plain:
        out.append(f"<p>{'<br>'.join(plain)}</p>")
    if bullets:
        out.append(f"<ul>{''.join(bullets)}</ul>")
    plain.clear()
    bullets.clear()
    return out


def chips(items: Iterable[Mapping[str, Any]]) -> str:
    """Show the constraints in force; each is a button that strikes it out."""
    rows = []
    for chip in items:
        words = text(chip.get("text", ""))
        standing = bool(chip.get("standing"))
        note = ", remembered" if standing else ""
        rows.append(
            f'<li><button type="button" class="chip{" standing" if standing else ""}" data-do="strike" '
            f'data-id="{text(chip.get("id", ""))}" data-words="{words}" aria-label="Remove {words}{note}">'
            f"{icon('pin', 'stroke') if standing else ''}<span>{words}</span>"
            f"{icon('close', 'stroke')}</button></li>"
        )
    return "".join(rows)


def confirm(effect: str, state: str = "open") -> str:
    """Ask for a yes or a no to something that changes the world outside the session."""
    if state != "open":
        return f'<div class="ask settled"><p class="effect">{inline(effect)}</p></div>'
    return (
        '<div class="ask" role="group" aria-label="Please confirm" tabindex="-1"><h2>Please confirm</h2>'
        f'<div class="effect">{prose(effect)}</div><div class="answers">'
        '<button type="button" class="yes" data-do="confirm" data-answer="yes">Yes, go ahead</button>'
        '<button type="button" class="no" data-do="confirm" data-answer="no">No, leave it</button></div>'
        '<p class="fine">Nothing changes until you say yes.</p></div>'
    )


def notice(words: str) -> str:
    """Tell of something that holds for the whole answer, such as the basic planner at work."""
    return f'<p class="notice" role="note">{inline(words)}</p>'


def error(words: str, trace: str = "") -> str:
    """Apologise, say what to do next, and name the trace id for whoever looks into it."""
    mark = f' <span class="trace">Reference {text(trace)}</span>' if trace else ""
    return f'<div class="error" role="alert"><p>{inline(words)}</p>{mark}</div>'


def people(customers: Sequence[Mapping[str, Any]]) -> str:
    """List the demo customers one can sign in as."""
    rows = []
    for person in customers:
        first, last = str(person.get("first_name", "")), str(person.get("last_name", ""))
        note = str(person.get("note", "") or person.get("city", ""))
        rows.append(
            f'<li><button type="button" data-do="signin" data-id="{text(person.get("id", ""))}">'
            f'<span class="face" aria-hidden="true">{text(first[:1] + last[:1])}</span>'
            f"<span><b>{text(f'{first} {last}'.strip())}</b><small>{text(note)}</small></span></button></li>"
        )
    return "".join(rows)


def greeting(person: Mapping[str, str] | None) -> str:
    """Fill the header's account button."""
    words = f"Hi, {text(person['first_name'])}" if person else "Sign in"
    return f"{icon('person', 'stroke')}<span>{words}</span>"


def welcome(examples: Sequence[str], name: str) -> str:
    """Fill the empty page: what this is, and messages to start with."""
    rows = "".join(
        f'<li><button type="button" data-do="example">{text(example)}</button></li>'
        for example in examples[:6]
    )
    return (
        f'<section class="welcome"><p class="kicker">{text(name)} is open</p>'
        "<h1>What are you looking for?</h1>"
        "<p>Describe it the way you would to someone behind the counter, or show a photo. "
        "Orders, returns and sizes are fine too.</p>"
        f'<ul class="examples" aria-label="Things to ask">{rows}</ul></section>'
    )


def asked(words: str, photo_id: str = "") -> str:
    """Show what the shopper said."""
    shot = f'<img src="/api/photo/{text(photo_id)}" alt="Your photo">' if photo_id else ""
    said = f"<p>{text(words)}</p>" if words else ""
    return f'<div class="said"><span class="vh">You: </span>{shot}{said}</div>'


def turn(words: str, photo_id: str, events: Sequence[Mapping[str, Any]], last: bool) -> str:
    """Show a whole finished turn, for a page that is loaded again."""
    parts = [asked(words, photo_id)] if words or photo_id else []
    answer = []
    for event in events:
        kind, data = event["kind"], event["data"]
        if kind == "cards":
            answer.append(shelves([card_of(card) for card in data.get("cards", ())]))
        elif kind == "token":
            answer.append(f'<div class="reply">{prose(str(data.get("text", "")))}</div>')
        elif kind == "notice":
            answer.append(notice(str(data.get("message", ""))))
        elif kind == "confirm":
            answer.append(confirm(str(data.get("summary", "")), "open" if last else "settled"))
        elif kind == "error":
            answer.append(error(str(data.get("message", "")), str(data.get("trace", ""))))
    return f'<article class="turn">{"".join(parts)}<div class="answer">{"".join(answer)}</div></article>'


def checkout(lines: str, name: str) -> str:
    """Make the page behind "Go to checkout": the hand-over point to a shop's own till."""
    shop = text(name)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>Checkout – {shop}</title><link rel="stylesheet" href="/aisle/aisle.css"></head>'
        f'<body class="paper"><main><a class="wordmark" href="/">{shop}</a><h1>Your order</h1>{lines}'
        "<p>This is where the assistant hands over to the shop’s own checkout. The demo shop has none, so "
        'nothing is charged and nothing is sent.</p><p><a class="back" href="/">Back to the '
        "shop</a></p></main></body></html>"
    )
