"""The cookie that names a session, and the pictures kept in one."""

from __future__ import annotations

import io
import zlib

import pytest
from PIL import Image

from ui import photos
from ui.sessions import MAX_AGE_S, Session, SessionStore, Signer

SECRET = b"0123456789abcdef"


def encoded(kind: str = "PNG", size: tuple[int, int] = (40, 30)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#778899").save(out, kind)
    return out.getvalue()


def test_token_names_the_same_session_again() -> None:
    signer = Signer(SECRET)
    token = signer.issue()
    assert signer.session_id(token) == signer.session_id(token) is not None


def test_every_token_names_another_session() -> None:
    signer = Signer(SECRET)
    assert signer.session_id(signer.issue()) != signer.session_id(signer.issue())


@pytest.mark.parametrize("token", [None, "", ".", "a.b.c", "x" * 5000, "ü.1.é", "a..b"])
def test_forged_token_names_nobody(token: str | None) -> None:
    assert Signer(SECRET).session_id(token) is None


def test_token_of_another_server_names_nobody() -> None:
    assert Signer(SECRET).session_id(Signer(b"fedcba9876543210").issue()) is None


def test_changed_session_id_breaks_the_mark() -> None:
    signer = Signer(SECRET)
    name, _, rest = signer.issue().partition(".")
    assert signer.session_id(f"{name[:-1]}{'A' if name[-1] != 'A' else 'B'}.{rest}") is None


def test_old_token_names_nobody() -> None:
    now = [1000.0]
    signer = Signer(SECRET, clock=lambda: now[0])
    token = signer.issue()
    now[0] += MAX_AGE_S + 1
    assert signer.session_id(token) is None


def test_store_drops_the_least_recently_used() -> None:
    store = SessionStore(most=2)
    first = store.of("a")
    store.of("b")
    assert store.of("a") is first
    store.of("c")
    assert store.of("a") is first
    assert store.of("b") is not first


def test_session_keeps_only_the_last_photos() -> None:
    session = Session("a")
    names = [session.keep_photo(b"x") for _ in range(10)]
    assert list(session.photos) == names[-8:]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_picture_becomes_a_small_jpeg(kind: str) -> None:
    small = photos.check(encoded(kind, (2000, 500)), 5_000_000)
    assert Image.open(io.BytesIO(small)).size == (1024, 256)
    assert photos.kind_of(small) == "JPEG"


def test_place_and_camera_are_taken_out() -> None:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[271] = "CameraMaker"
    Image.new("RGB", (9, 9)).save(out, "JPEG", exif=exif)
    assert b"CameraMaker" not in photos.check(out.getvalue(), 5_000_000)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a" + b"0" * 40,
        encoded()[:60],
        encoded("JPEG")[:40],
        b"RIFF0000WEBPVP8 ",
    ],
)
def test_what_is_no_sound_picture_is_refused(data: bytes) -> None:
    with pytest.raises(photos.BadPhoto):
        photos.check(data, 5_000_000)


def test_huge_dimensions_are_refused_before_decoding() -> None:
    small_but_claims_much = bytearray(encoded("PNG"))
    small_but_claims_much[16:24] = (60_000).to_bytes(4, "big") * 2
    small_but_claims_much[29:33] = zlib.crc32(small_but_claims_much[12:29]).to_bytes(4, "big")
    with pytest.raises(photos.BadPhoto, match="megapixels"):
        photos.check(bytes(small_but_claims_much), 5_000_000)


def test_too_many_bytes_are_refused() -> None:
    with pytest.raises(photos.BadPhoto, match="up to 5 MB"):
        photos.check(b"\x89PNG\r\n\x1a\n" + b"0" * 6_000_000, 5 * 1024 * 1024)


def test_base64_may_come_as_a_data_address() -> None:
    assert photos.decode("data:image/png;base64,aGk=", 100) == b"hi"
