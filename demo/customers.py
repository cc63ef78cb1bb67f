# ruff: noqa: E501  (rows of data read better on one line)
"""Four hundred invented customers of the demo store: names, addresses, ways to pay, sizes, tastes."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from demo.market import Market, Record, draw_taste, rng_for

COUNT = 400
TODAY = date(2026, 11, 20)

WOMEN = (
    "Anna Sofia Ingrid Fatima Aylin Chiara Giulia Marta Zofia Katarzyna Emma Louise Camille Amina Leila Priya Mei Yuki "
    "Hana Nadia Sanne Femke Lotte Anouk Maud Astrid Freja Saoirse Niamh Aoife Siobhan Inês Beatriz Carmen Lucía Elena "
    "Ioana Olena Iryna Daria Johanna Friederike Marlene Aino Elina Adaeze Ngozi Wanjiru Thandiwe Soraya Yasmin Rosa "
    "Miriam Esther Linh Thuy Jiwoo Paulina Agnieszka Marie-Claire Odile Vera Klara Ida Sigrid Zeynep Elif Noor"
)
MEN = (
    "Daan Bram Joris Luuk Pieter Mohammed Youssef Omar Karim Tariq Lukas Jonas Felix Matthias Jürgen Marco Luca Matteo "
    "Antonio Javier Diego Pablo Miguel João Tiago Rui Piotr Tomasz Jakub Andrzej Björn Lars Nils Erik Mikkel Søren Anders "
    "Juhani Mikko Eoin Cian Declan Patrick Rajesh Arjun Vikram Wei Hiroshi Minh Tuan Kwame Chidi Sipho Emre Mehmet Dmitro "
    "Andrei Mihai Étienne Guillaume Baptiste Antoine Théo Samuel Elias Gabriel Nikos Stelios Ahmed Ibrahim"
)

LAST = {
    "Netherlands": "de Vries,Jansen,van den Berg,Bakker,Visser,Smit,Meijer,Yılmaz,El Amrani,Ramdin,Hoekstra,Nguyen",
    "Germany": "Müller,Schneider,Fischer,Weber,Kaya,Hoffmann,Krüger,Braun,Demir,Nowak,Vogel,Lehmann",
    "Belgium": "Peeters,Janssens,Maes,Dubois,Lambert,Claes,Wouters,Benali,Leroy,Mertens",
    "France": "Martin,Bernard,Petit,Moreau,Lefèvre,Garnier,Diallo,Benoit,Haddad,Rousseau,Tran",
    "Spain": "García,Fernández,López,Martínez,Ruiz,Navarro,Ortega,Castillo,Romero,Iglesias",
    "Italy": "Rossi,Ferrari,Bianchi,Romano,Colombo,Ricci,Greco,Conti,De Luca,Moretti",
    "Ireland": "Murphy,Kelly,Byrne,Walsh,O'Connor,Doyle,Brennan,Adeyemi,Kavanagh",
    "Sweden": "Andersson,Johansson,Lindqvist,Nilsson,Bergström,Hassan,Sjöberg,Ekström",
    "Denmark": "Nielsen,Hansen,Sørensen,Christensen,Møller,Kjær,Poulsen",
    "Poland": "Kowalska,Wiśniewski,Wójcik,Lewandowski,Zieliński,Mazur,Dąbrowski",
    "Portugal": "Silva,Santos,Ferreira,Carvalho,Almeida,Teixeira,Moreira",
    "Austria": "Gruber,Huber,Wagner,Steiner,Moser,Petrović,Leitner",
    "Finland": "Korhonen,Virtanen,Mäkinen,Nieminen,Laine,Heikkilä",
}

# city|region|postcode pattern (# = digit, @ = letter), streets, form of line 1
PLACES = {
    "Netherlands": (
        "Utrecht|Utrecht|35## @@;Amsterdam|Noord-Holland|10## @@;Rotterdam|Zuid-Holland|30## @@;Groningen|Groningen|97## @@;Eindhoven|Noord-Brabant|56## @@;Zwolle|Overijssel|80## @@",
        "Oudegracht,Kanaalstraat,Lange Nieuwstraat,Beatrixlaan,Molenweg,Dorpsstraat,Nieuwe Binnenweg,Parkstraat",
        "{street} {n}",
    ),
    "Germany": (
        "Berlin|Berlin|10###;Hamburg|Hamburg|20###;Köln|Nordrhein-Westfalen|50###;Leipzig|Sachsen|04###;München|Bayern|80###;Freiburg|Baden-Württemberg|79###",
        "Lindenstraße,Bahnhofstraße,Schillerstraße,Am Markt,Gartenweg,Kastanienallee,Mühlenstraße",
        "{street} {n}",
    ),
    "Belgium": (
        "Gent|Oost-Vlaanderen|90##;Antwerpen|Antwerpen|20##;Liège|Liège|40##;Bruxelles|Bruxelles-Capitale|10##;Leuven|Vlaams-Brabant|30##",
        "Kerkstraat,Rue du Moulin,Stationsstraat,Rue Haute,Veldstraat,Rue des Érables",
        "{street} {n}",
    ),
    "France": (
        "Lyon|Auvergne-Rhône-Alpes|6900#;Nantes|Pays de la Loire|44###;Lille|Hauts-de-France|59###;Paris|Île-de-France|750##;Toulouse|Occitanie|31###",
        "rue de la République,rue des Lilas,avenue Jean Jaurès,rue Victor Hugo,place du Marché,rue du Four",
        "{n} {street}",
    ),
    "Spain": (
        "Madrid|Madrid|280##;Valencia|Comunitat Valenciana|460##;Sevilla|Andalucía|410##;Bilbao|País Vasco|480##",
        "Calle Mayor,Calle de la Paz,Avenida de la Constitución,Calle San Miguel,Calle del Olmo",
        "{street} {n}",
    ),
    "Italy": (
        "Milano|Lombardia|201##;Torino|Piemonte|101##;Bologna|Emilia-Romagna|401##;Napoli|Campania|801##",
        "Via Roma,Via Garibaldi,Corso Italia,Via dei Mille,Via Verdi,Viale della Libertà",
        "{street} {n}",
    ),
    "Ireland": (
        "Dublin|Leinster|D0# @@##;Cork|Munster|T12 @@##;Galway|Connacht|H91 @@##",
        "Thomas Street,Church Road,Main Street,Seapoint Avenue,Oak Drive",
        "{n} {street}",
    ),
    "Sweden": (
        "Göteborg|Västra Götaland|411 ##;Malmö|Skåne|211 ##;Uppsala|Uppsala|753 ##;Stockholm|Stockholm|116 ##",
        "Storgatan,Drottninggatan,Björkvägen,Kungsgatan,Skolgatan",
        "{street} {n}",
    ),
    "Denmark": (
        "Aarhus|Midtjylland|8000;Odense|Syddanmark|5000;København|Hovedstaden|2200",
        "Vestergade,Nørregade,Skovvej,Strandvejen,Møllegade",
        "{street} {n}",
    ),
    "Poland": (
        "Kraków|Małopolskie|30-###;Wrocław|Dolnośląskie|50-###;Gdańsk|Pomorskie|80-###",
        "ul. Długa,ul. Polna,ul. Kościuszki,ul. Lipowa,ul. Szkolna",
        "{street} {n}",
    ),
    "Portugal": (
        "Porto|Porto|40##-###;Lisboa|Lisboa|11##-###;Braga|Braga|47##-###",
        "Rua de Santa Catarina,Rua das Flores,Avenida da Liberdade,Rua do Sol",
        "{street} {n}",
    ),
    "Austria": (
        "Wien|Wien|10#0;Graz|Steiermark|80#0;Linz|Oberösterreich|40#0",
        "Hauptstraße,Mariengasse,Wiener Straße,Lerchenweg",
        "{street} {n}",
    ),
    "Finland": (
        "Helsinki|Uusimaa|00##0;Tampere|Pirkanmaa|33##0;Turku|Varsinais-Suomi|20##0",
        "Mannerheimintie,Koulukatu,Rantatie,Puistokatu",
        "{street} {n}",
    ),
}  # fmt: skip
COUNTRY_WEIGHTS = (24, 18, 9, 11, 7, 6, 6, 5, 4, 4, 3, 2, 1)
MAIL_HOSTS = ("postbox.example", "mailhaus.example", "inbox.example", "courriel.example", "letterbox.example")
CARDS = ("Visa", "Mastercard", "Maestro")


def customers(products: Sequence[Record], seed: int) -> list[Record]:
    """Return the customers, always the same for the same products and seed."""
    market = Market(products, seed)
    taken: set[str] = set()
    return [_customer(number, market, seed, taken) for number in range(1, COUNT + 1)]


def _customer(number: int, market: Market, seed: int, taken: set[str]) -> Record:
    rng = rng_for(seed, "customer", str(number))
    taste = draw_taste(market, rng)
    names = MEN if taste["audience"][0] == "men" else WOMEN
    first = str(rng.choice(names.split()))
    country = str(rng.choice(list(PLACES), p=np.array(COUNTRY_WEIGHTS) / sum(COUNTRY_WEIGHTS)))
    last = str(rng.choice(LAST[country].split(",")))
    joined = TODAY - timedelta(days=int(rng.integers(25, 1500)))
    return {
        "id": f"c{number:04d}",
        "first_name": first,
        "last_name": last,
        "email": _email(first, last, rng, taken),
        "address": address(country, rng),
        "payment_methods": _payment_methods(number, rng),
        "sizes": _sizes(taste["audience"][0], rng),
        "tastes": taste,
        "loyalty_points": int(rng.choice([0, 0, 1])) if rng.random() < 0.2 else int(rng.gamma(1.6, 120)),
        "joined": joined.isoformat(),
    }


def _plain(text: str) -> str:
    """Fold a name to what fits in an e-mail address."""
    folded = unicodedata.normalize("NFKD", text.translate(str.maketrans("øØłŁıßđæ", "oOlLisda")))
    return "".join(c for c in folded.lower() if c.isascii() and (c.isalnum() or c == "-")).strip("-")


def _email(first: str, last: str, rng: np.random.Generator, taken: set[str]) -> str:
    forms = ("{f}.{l}", "{f}{l}", "{i}.{l}", "{f}_{l}", "{l}.{f}", "{f}.{l}{n}", "{f}{n}")
    while True:
        form = str(rng.choice(forms))
        local = form.format(f=_plain(first), l=_plain(last), i=_plain(first)[0], n=int(rng.integers(61, 99)))
        mail = f"{local}@{rng.choice(MAIL_HOSTS)}"
        if mail not in taken:
            taken.add(mail)
            return mail


def address(country: str, rng: np.random.Generator) -> Record:
    """Draw an address in one country, in the form that country writes it."""
    places, streets, form = PLACES[country]
    city, region, pattern = str(rng.choice(places.split(";"))).split("|")
    digits = (str(int(rng.integers(1, 10))) if c == "#" else c for c in pattern)
    postcode = "".join(str(rng.choice(list("ABCDEGHJKLNPRSTVX"))) if c == "@" else c for c in digits)
    line1 = form.format(street=rng.choice(streets.split(",")), n=int(rng.integers(1, 190)))
    line2 = str(rng.choice(["", "", "", "", "2nd floor", "Apartment 4", "c/o Studio West", "Back house"]))
    return {
        "line1": line1,
        "line2": line2,
        "city": city,
        "region": region,
        "postcode": postcode,
        "country": country,
    }


def _payment_methods(number: int, rng: np.random.Generator) -> list[Record]:
    """Draw one to three ways to pay; about four people in ten hold a gift card."""
    methods: list[Record] = []

    def add(kind: str, label: str, last4: str, balance: int | None) -> None:
        methods.append(
            {"id": f"pm{number:04d}-{len(methods) + 1}", "kind": kind, "label": label, "last4": last4, "balance_minor": balance}
        )  # fmt: skip

    if rng.random() < 0.8:
        last4 = f"{int(rng.integers(0, 10000)):04d}"
        add("card", f"{rng.choice(CARDS)} ending {last4}", last4, None)
    if rng.random() < 0.4 or not methods:
        add("paypal", "PayPal", "", None)
    if rng.random() < 0.38:
        last4 = f"{int(rng.integers(0, 10000)):04d}"
        balance = int(rng.choice([0, 500, 1250, 1835, 2500, 3790, 5000, 6420, 10000, 15000]))
        add("gift_card", f"Gift card ending {last4}", last4, balance)
    return methods


def _sizes(audience: str, rng: np.random.Generator) -> Record:
    if audience == "men":
        size = int(np.clip(rng.normal(2.2, 1.1), 0, 4))
        shoe = int(np.clip(round(rng.normal(43, 1.4)), 40, 46))
        tops, bottoms = ("S", "M", "L", "XL", "XXL"), ("W30 L32", "W31 L32", "W32 L34", "W34 L34", "W36 L34")
    else:
        size = int(np.clip(rng.normal(2.0, 1.1), 0, 4))
        shoe = int(np.clip(round(rng.normal(38.6, 1.3)), 36, 42))
        tops, bottoms = ("XS", "S", "M", "L", "XL"), ("W26 L30", "W27 L30", "W28 L32", "W30 L32", "W32 L32")
    return {"tops": tops[size], "bottoms": bottoms[size], "shoes": str(shoe)}
