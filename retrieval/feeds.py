"""Reads product feeds (CSV, JSONL, Parquet, Google product XML) into rows; a bad row never stops the rest.

A row is a mapping of column name to raw value, with the line it stood on. What the columns mean is
`retrieval.rows`' business; where a whole file cannot be read, `Unavailable` says why.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from retrieval.runtime import need
from retrieval.schema import Unavailable

FORMATS = (".csv", ".tsv", ".jsonl", ".ndjson", ".json", ".parquet", ".xml")
_ENCODINGS = ("utf-8-sig", "cp1252")
_MAX_FIELD = 4_000_000


@dataclass(frozen=True, slots=True)
class Problem:
    """Why one row, or one field of it, was set aside."""

    line: int
    field: str
    reason: str

    def __str__(self) -> str:
        return f"line {self.line}, {self.field or 'row'}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Row:
    """One raw row and the line (CSV, JSONL) or the count of the record (Parquet, XML) it came from."""

    line: int
    values: Mapping[str, Any]


def read_rows(path: Path) -> Iterator[Row | Problem]:
    """Yield every row of a feed, or the problem found in its place.

    Raises:
        Unavailable: no such file, or a format Aisle does not read.
    """
    if not path.is_file():
        raise Unavailable(
            f"No feed at {str(path)!r}; give a file ending in {', '.join(FORMATS)} (or .gz of it)."
        )
    suffixes = [s.lower() for s in path.suffixes]
    zipped = bool(suffixes) and suffixes[-1] == ".gz"
    kind = suffixes[-2] if zipped and len(suffixes) > 1 else (suffixes[-1] if suffixes else "")
    if kind == ".parquet":
        return _parquet(path)
    if kind == ".xml":
        return _xml(path, zipped)
    if kind in (".jsonl", ".ndjson", ".json"):
        return _json_lines(path, zipped)
    if kind in (".csv", ".tsv"):
        return _csv(path, zipped)
    raise Unavailable(
        f"Cannot tell the format of {path.name!r}; allowed endings: {', '.join(FORMATS)} (or .gz of it)."
    )


def _open(path: Path, zipped: bool) -> IO[bytes]:
    return gzip.open(path, "rb") if zipped else path.open("rb")  # type: ignore[return-value]  # both read bytes


def _text(path: Path, zipped: bool) -> str:
    """Decode a whole file: UTF-8 where it is, else Windows-1252."""
    try:
        with _open(path, zipped) as handle:
            data = handle.read()
    except (OSError, EOFError) as err:
        raise Unavailable(f"Cannot read {path.name!r}: {err}. Is it complete?") from err
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _csv(path: Path, zipped: bool) -> Iterator[Row | Problem]:
    text = _text(path, zipped).replace("\0", "")
    head = text[:20_000].split("\n", 1)[0]
    delimiter = max(",;\t|", key=head.count)
    csv.field_size_limit(_MAX_FIELD)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    if not reader.fieldnames or len(reader.fieldnames) < 2:
        yield Problem(1, "", f"no header with at least two columns; found {head[:80]!r}")
        return
    while True:
        line = reader.line_num + 1
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as err:
            yield Problem(line, "", f"not readable as CSV: {err}")
            continue
        if None in values:
            yield Problem(
                line, "", f"has more cells than the header's {len(reader.fieldnames)}; is a quote missing?"
            )
            continue
        yield Row(line, {str(k).strip(): v for k, v in values.items() if v not in (None, "")})


def _json_lines(path: Path, zipped: bool) -> Iterator[Row | Problem]:
    text = _text(path, zipped)
    if text.lstrip().startswith("["):
        yield from _json_array(text)
        return
    for line, raw in enumerate(text.split("\n"), 1):
        if not raw.strip():
            continue
        try:
            values = json.loads(raw)
        except ValueError as err:
            yield Problem(line, "", f"not JSON: {err}")
            continue
        yield Row(line, values) if isinstance(values, dict) else Problem(line, "", "is not a JSON object")


def _json_array(text: str) -> Iterator[Row | Problem]:
    try:
        records = json.loads(text)
    except ValueError as err:
        yield Problem(1, "", f"not JSON: {err}")
        return
    for count, values in enumerate(records, 1):
        yield Row(count, values) if isinstance(values, dict) else Problem(count, "", "is not a JSON object")


def _parquet(path: Path) -> Iterator[Row | Problem]:
    parquet = need("pyarrow.parquet")
    try:
        table = parquet.ParquetFile(path)
        count = 0
        for batch in table.iter_batches(batch_size=2048):
            for values in batch.to_pylist():
                count += 1
                yield Row(count, {k: v for k, v in values.items() if v is not None and v == v})
    except (OSError, ValueError) as err:
        raise Unavailable(f"Cannot read {path.name!r} as Parquet: {err}.") from err


def _xml(path: Path, zipped: bool) -> Iterator[Row | Problem]:
    """Google product XML: RSS `item` or Atom `entry`, with or without the `g:` namespace."""
    tree = need("defusedxml.ElementTree")
    unsafe = need("defusedxml").DefusedXmlException
    count = 0
    with _open(path, zipped) as handle:
        try:
            for _, element in tree.iterparse(handle, events=("end",)):
                if _local(element.tag) in ("item", "entry"):
                    count += 1
                    yield Row(count, _item(element))
                    element.clear()
        except unsafe as err:
            yield Problem(count + 1, "", f"the XML declares entities or a DTD, which is not accepted: {err}")
        except (tree.ParseError, OSError) as err:
            yield Problem(count + 1, "", f"not well-formed XML from here on: {err}")


def _local(tag: str) -> str:
    return tag.rsplit("}", 1)[-1]


def _item(element: Any) -> dict[str, Any]:
    values: dict[str, Any] = {}
    details: dict[str, str] = {}
    for child in element:
        name, text = _local(child.tag), (child.text or "").strip()
        if name == "product_detail":
            parts = {_local(part.tag): (part.text or "").strip() for part in child}
            details[parts.get("attribute_name", "")] = parts.get("attribute_value", "")
        elif name == "link" and not text:
            values[name] = child.get("href", "")
        elif name in values:
            values[name] = f"{values[name]}|{text}"
        elif text:
            values[name] = text
    if details:
        values["attributes"] = {k: v for k, v in details.items() if k and v}
    return values
