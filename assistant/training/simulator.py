"""Simulated dialogues over a catalogue: a shopper with a goal drawn from its products, labelled with the right calls.

Gives what hand-written dialogues lack: every tool and move in even numbers, over whatever kinds, brands and values
the catalogue has. The words are ours; variety of phrasing comes from the hand-written files, coverage from here.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.training import sayings
from assistant.training.answers import answered

Dialogue = dict[str, Any]


@dataclass(slots=True)
class _Wish:
    """A search in force."""

    query: str
    where: list[dict[str, Any]] = field(default_factory=list)
    sort: str = ""

    def call(self, **extra: Any) -> dict[str, Any]:
        arguments: dict[str, Any] = {"query": self.query, "where": [dict(c) for c in self.where]}
        if self.sort:
            arguments["sort"] = self.sort
        return {"name": "search_products", "arguments": arguments | extra}

    def without(self, *fields: str) -> _Wish:
        return _Wish(self.query, [c for c in self.where if c["field"] not in fields], self.sort)


class Simulator:
    """Draws goals from products and plays them; `seed` fixes everything.

    Args:
        products: Records in the catalogue's JSON form (`title`, `category`, `brand`, `color`, `material`, `audience`,
            `price_minor`, `variants`).
    """

    def __init__(self, products: Sequence[Mapping[str, Any]], seed: int) -> None:
        self.products, self.rng = products, random.Random(seed)
        self.colors = sorted({str(p.get("color") or "") for p in products} - {""})
        self.materials = sorted({str(p.get("material") or "") for p in products} - {""})
        self.brands = sorted({str(p.get("brand") or "") for p in products} - {""})

    def dialogues(self, count: int) -> Iterator[Dialogue]:
        """Yield `count` dialogues in the form of the hand-written ones."""
        scenes: tuple[tuple[Callable[[], list[dict[str, Any]]], int], ...] = (
            (self._shopping, 10),
            (self._several, 3),
            (self._order, 3),
            (self._plain, 4),
            (self._wishes, 2),
        )
        names, weights = zip(*scenes, strict=True)
        for _ in range(count):
            scene = self.rng.choices(names, weights)[0]
            turns = [answered(turn, self.rng) for turn in scene()]
            yield {"customer": self.rng.choice(("guest", "signed_in")), "turns": turns}

    def _pick(self, options: Sequence[Any]) -> Any:
        return self.rng.choice(options)

    def _goal(self) -> tuple[str, _Wish]:
        """Words and label of a first wish for one product."""
        product, where, words = self._pick(self.products), [], []
        noun = str(product["category"])
        query = noun
        audience = str(product.get("audience") or "")
        if product.get("color") and self.rng.random() < 0.45:
            where.append({"field": "color", "op": "=", "value": product["color"]})
            noun = f"{product['color']} {noun}"
        if audience in ("women", "men", "kids") and self.rng.random() < 0.35:
            where.append({"field": "audience", "op": "=", "value": audience})
            noun = f"{audience}'s {noun}" if self.rng.random() < 0.6 else f"{noun} for {audience}"
        sizes = [str(v["size"]) for v in product.get("variants") or [] if v.get("size")]
        for chance, condition, text in self._extras(product, sizes):
            if self.rng.random() < chance:
                where.append(condition)
                words.append(text)
        self.rng.shuffle(words)
        text = self._pick(sayings.OPEN).format(noun)
        return self._join(text, words), _Wish(query, where)

    def _extras(
        self, product: Mapping[str, Any], sizes: Sequence[str]
    ) -> list[tuple[float, dict[str, Any], str]]:
        price = max(2, round(int(product["price_minor"]) / 100 * self.rng.uniform(0.9, 1.8)))
        price = price if price < 15 else round(price / 5) * 5
        spoken = self._pick(("{}", "{}", "€{}", "{} euros", "${}", "{} quid")).format(price)
        extras: list[tuple[float, dict[str, Any], str]] = [
            (0.35, {"field": "price", "op": "<=", "value": price}, self._pick(sayings.MAX).format(spoken)),
            (0.04, {"field": "price", "op": ">=", "value": price}, self._pick(sayings.MIN).format(spoken)),
        ]
        other = self._pick(self.materials)
        if product.get("material") and other != product["material"]:
            extras.append(
                (
                    0.15,
                    {"field": "material", "op": "not in", "value": [other]},
                    self._pick(sayings.NOT).format(other),
                )
            )
            extras.append(
                (
                    0.15,
                    {"field": "material", "op": "=", "value": product["material"]},
                    f"in {product['material']}",
                )
            )
        if sizes:
            size = self._pick(sizes)
            extras.append(
                (
                    0.25,
                    {"field": "size", "op": "=", "value": size},
                    self._pick(("size {}", "in {}", "in a {}", "{}")).format(size),
                )
            )
        if product.get("brand"):
            extras.append(
                (0.1, {"field": "brand", "op": "=", "value": product["brand"]}, f"by {product['brand']}")
            )
            extras.append(
                (
                    0.05,
                    {"field": "brand", "op": "not in", "value": [product["brand"]]},
                    self._pick(sayings.NOT).format(product["brand"]),
                )
            )
        return extras

    def _join(self, text: str, words: Sequence[str]) -> str:
        glue = self.rng.choice((", ", " ", ", ", " and "))
        ending = text[-1] if text[-1] in "?!" else ""
        return glue.join([text.rstrip("?!"), *words]) + ending

    def _shopping(self) -> list[dict[str, Any]]:
        text, wish = self._goal()
        found = [{"user": text, "calls": [wish.call()]}]
        moves = (
            self._cheaper,
            self._switch,
            self._exclude,
            self._drop,
            self._more,
            self._reference,
            self._new_price,
            self._change_kind,
        )
        for move in self.rng.sample(moves, self.rng.choice((1, 2, 2, 3))):
            turn, wish = move(wish)
            found.append(turn)
        return found

    def _cheaper(self, wish: _Wish) -> tuple[dict[str, Any], _Wish]:
        wish = _Wish(wish.query, wish.where, "price_asc")
        return {"user": self._pick(sayings.CHEAPER), "calls": [wish.call()]}, wish

    def _switch(self, wish: _Wish) -> tuple[dict[str, Any], _Wish]:
        name = self._pick(("color", "color", "material"))
        value = self._pick(self.colors if name == "color" else self.materials)
        changed = wish.without(name)
        changed.where.append({"field": name, "op": "=", "value": value})
        return {"user": self._pick(sayings.SWITCH).format(value), "calls": [changed.call()]}, changed

    def _exclude(self, wish: _Wish) -> tuple[dict[str, Any], _Wish]:
        name = self._pick(("color", "material", "brand"))
        value = self._pick({"color": self.colors, "material": self.materials, "brand": self.brands}[name])
        changed = wish.without(name)
        changed.where.append({"field": name, "op": "not in", "value": [value]})
        return {"user": self._pick(sayings.FOLLOW_NOT).format(value), "calls": [changed.call()]}, changed

    def _drop(self, wish: _Wish) -> tuple[dict[str, Any], _Wish]:
        fields = [c["field"] for c in wish.where if c["field"] in sayings.FIELD_WORD]
        if not fields:
            return self._cheaper(wish)
        name = self._pick(fields)
        changed = wish.without(name)
        return {
            "user": self._pick(sayings.ANY).format(self._pick(sayings.FIELD_WORD[name])),
            "calls": [changed.call()],
        }, changed

    def _more(self, wish: _Wish) -> tuple[dict[str, Any], _Wish]:
        return {"user": self._pick(sayings.MORE), "calls": [wish.call(limit=12)]}, wish

    def _new_price(self, wish: _Wish) -> tuple[dict[str, Any], _Wish]:
        price, changed = (
            self._pick((10, 15, 20, 25, 30, 40, 50, 60, 75, 80, 100, 120, 150, 200)),
            wish.without("price"),
        )
        if self.rng.random() < 0.3:
            changed.where += [
                {"field": "price", "op": ">=", "value": price * 0.8},
                {"field": "price", "op": "<=", "value": price * 1.2},
            ]
            return {"user": self._pick(sayings.AROUND).format(price), "calls": [changed.call()]}, changed
        changed.where.append({"field": "price", "op": "<=", "value": price})
        return {"user": self._pick(sayings.MAX).format(price), "calls": [changed.call()]}, changed

    def _change_kind(self, wish: _Wish) -> tuple[dict[str, Any], _Wish]:
        kind = str(self._pick(self.products)["category"])
        changed = _Wish(kind)
        return {
            "user": self._pick(
                ("ok, now {}", "and {}?", "actually, {}", "next: {}", "i also need {}", "different thing: {}")
            ).format(kind),
            "calls": [changed.call()],
        }, changed

    def _reference(self, wish: _Wish) -> tuple[dict[str, Any], _Wish]:
        item, names = self._pick(sayings.ORDINAL)
        name = self._pick(names)
        kind = self.rng.random()
        if kind < 0.4:
            form, question = self._pick(sayings.ASK)
            return {
                "user": form.format(name),
                "calls": [_call("show_product", item=item, question=question)],
            }, wish
        if kind < 0.55:
            return {
                "user": self._pick(
                    ("more like {}", "anything similar to {}", "show me things like {}")
                ).format(name),
                "calls": [_call("similar_products", item=item)],
            }, wish
        if kind < 0.62:
            return {
                "user": self._pick(
                    ("compare the first two", "first vs second?", "what's the difference between 1 and 2")
                ),
                "calls": [_call("compare_products", items=["1", "2"])],
            }, wish
        if kind < 0.7:
            return {
                "user": self._pick(("what goes with {}", "something to match {}?")).format(name),
                "calls": [_call("recommend", kind="goes_with", item=item)],
            }, wish
        size, count = self._pick(("", "S", "M", "L", "38", "40", "42")), self._pick((1, 1, 1, 2, 3))
        text = (
            self._pick(sayings.ADD).format(name)
            + (f" in {size}" if size else "")
            + (f", {count} of them" if count > 1 else "")
        )
        return {
            "user": text,
            "calls": [_call("add_to_cart", item=item, size=size, quantity=count if count > 1 else None)],
        }, wish

    def _several(self) -> list[dict[str, Any]]:
        goals = [self._short_goal() for _ in range(self._pick((2, 2, 3)))]
        text = self._pick((" and ", ", ", " plus ", " and also ")).join(words for words, _ in goals)
        return [
            {
                "user": self._pick(
                    ("i need {}", "{}", "looking for {}", "can i get {}", "show me {}")
                ).format(text),
                "calls": [wish.call() for _, wish in goals],
            }
        ]

    def _short_goal(self) -> tuple[str, _Wish]:
        product, where = self._pick(self.products), []
        words = str(product["category"])
        if product.get("color") and self.rng.random() < 0.6:
            where.append({"field": "color", "op": "=", "value": product["color"]})
            words = f"{product['color']} {words}"
        if self.rng.random() < 0.4:
            price = self._pick((20, 30, 40, 50, 60, 80, 100))
            where.append({"field": "price", "op": "<=", "value": price})
            words += " " + self._pick(("under {}", "below {}", "up to {}", "max {}")).format(price)
        return words, _Wish(str(product["category"]), where)

    def _order(self) -> list[dict[str, Any]]:
        name, forms, extra = self._pick(sayings.ORDER)
        number, line = f"W{self.rng.randrange(1000000, 9999999)}", str(self._pick(self.products)["category"])
        given = self.rng.random() < 0.75
        order = number if given else "?last_order"
        text = self._pick(forms).format(
            number if given else self._pick(("my last order", "my latest order", "my order")),
            line=f"the {line}",
        )
        arguments = {"order": order, **extra} | (
            {"lines": [f"?line={line}"]} if name == "return_items" else {}
        )
        return [{"user": text, "calls": [{"name": name, "arguments": arguments}]}]

    def _plain(self) -> list[dict[str, Any]]:
        kind = self.rng.random()
        if kind < 0.35:
            name, forms, _ = self._pick(sayings.SERVICE)
            return [{"user": self._pick(forms), "calls": [_call(name)]}]
        if kind < 0.65:
            text, question = self._pick(sayings.POLICY)
            return [{"user": text, "calls": [_call("store_policy", question=question)]}]
        if kind < 0.75:
            return [
                {
                    "user": self._pick(sayings.PERSON),
                    "calls": [_call("hand_over", reason="asks for a person")],
                }
            ]
        talk, forms = self._pick(sayings.TALK)
        return [{"user": self._pick(forms), "calls": [], "talk": talk}]

    def _wishes(self) -> list[dict[str, Any]]:
        name = self._pick(("material", "brand", "color"))
        value = self._pick({"color": self.colors, "material": self.materials, "brand": self.brands}[name])
        turns = [
            {
                "user": self._pick(
                    (
                        "never show me {}",
                        "i don't want to see {} again",
                        "remember: no {}",
                        "please remember i avoid {}",
                        "i never wear {}",
                    )
                ).format(value),
                "calls": [_call("remember", field=name, op="not in", value=[value])],
            }
        ]
        if self.rng.random() < 0.3:
            turns.append(
                {
                    "user": self._pick(
                        ("forget that", "forget what i said about {}", "you can forget the {} thing")
                    ).format(value),
                    "calls": [_call("forget", field=name)],
                }
            )
        return turns


def _call(name: str, **arguments: Any) -> dict[str, Any]:
    return {
        "name": name,
        "arguments": {key: value for key, value in arguments.items() if value not in (None, "")},
    }
