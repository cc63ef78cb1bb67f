"""The JSON interface over real HTTP."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from PIL import Image


@pytest.fixture
def http(shop: Any) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=shop.url, timeout=20) as client:
        client.get("/api/health")
        yield client


def events(answer: httpx.Response) -> list[tuple[str, dict[str, Any]]]:
    found = []
    for block in answer.text.strip().split("\n\n"):
        name, data = block.split("\n", 1)
        found.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return found


def chat(http: httpx.Client, message: str, **more: Any) -> list[tuple[str, dict[str, Any]]]:
    answer = http.post("/api/chat", json={"message": message, **more})
    assert answer.status_code == 200, answer.text
    return events(answer)


def png(size: tuple[int, int] = (30, 30)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size).save(out, "PNG")
    return out.getvalue()


def error_of(answer: httpx.Response) -> str:
    assert "Traceback" not in answer.text
    error = answer.json()["error"]
    assert error["message"]
    return str(error["code"])


def test_cards_come_before_the_words_and_done_is_last(http: httpx.Client) -> None:
    kinds = [kind for kind, _ in chat(http, "a dress")]
    assert kinds.index("cards") < kinds.index("constraints") < kinds.index("token")
    assert kinds[-1] == "done"


def test_chat_is_a_server_sent_event_stream(http: httpx.Client) -> None:
    answer = http.post("/api/chat", json={"message": "a dress"})
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.headers["cache-control"] == "no-store"


def test_confirmation_is_asked_and_answered(http: httpx.Client) -> None:
    assert "confirm" in [kind for kind, _ in chat(http, "cancel my order")]
    words = "".join(data["text"] for kind, data in chat(http, "", confirm=True) if kind == "token")
    assert "cancelled" in words


def test_failure_is_an_apology_with_a_reference(http: httpx.Client) -> None:
    found = dict(chat(http, "break it"))
    assert found["error"]["trace"]
    assert "secret detail" not in json.dumps(found)


def test_session_token_continues_a_conversation_without_cookies(shop: Any) -> None:
    first = httpx.post(f"{shop.url}/api/chat", json={"message": "a dress"})
    token = first.headers["x-session"]
    httpx.post(f"{shop.url}/api/chat", json={"message": "and shoes", "session": token})
    assert shop.assistant.seen[-1][0] == shop.assistant.seen[-2][0]


def test_session_header_reaches_the_same_cart_without_cookies(shop: Any) -> None:
    token = httpx.post(f"{shop.url}/api/chat", json={"message": "a dress"}).headers["x-session"]
    headers = {"x-session": token}
    httpx.post(f"{shop.url}/api/cart/add", json={"sku": "D100", "size": "M"}, headers=headers)
    assert httpx.get(f"{shop.url}/api/cart", headers=headers).json()["count"] == 1
    assert httpx.get(f"{shop.url}/api/cart", headers={"x-session": "forged"}).status_code == 401


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"message": ""}, 422),
        ({"message": "   "}, 422),
        ({"message": "x" * 20_000}, 413),
        ({"message": 5}, 422),
        ({"message": "hi", "confirm": "yes"}, 422),
        ({"message": "hi", "extra": 1}, 422),
        ({"message": "hi", "session": "forged.1.x"}, 401),
        ({"message": "hi", "photo": "unknown"}, 404),
        ({"message": "hi", "photo": "!" * 100}, 422),
        ([1], 422),
        ("hi", 422),
    ],
)
def test_bad_messages_are_refused_with_reasons(http: httpx.Client, body: Any, status: int) -> None:
    answer = http.post("/api/chat", json=body)
    assert answer.status_code == status, answer.text
    error_of(answer)


def test_broken_json_is_refused(http: httpx.Client) -> None:
    answer = http.post("/api/chat", content=b'{"message": ', headers={"content-type": "application/json"})
    assert (answer.status_code, error_of(answer)) == (422, "invalid")


def test_form_post_is_refused(http: httpx.Client) -> None:
    assert http.post("/api/chat", data={"message": "hi"}).status_code == 415


@pytest.mark.parametrize(
    "message", ["שלום, יש לכם שמלה?", "ドレスはありますか", "<b>dress</b>", "\x00\x07dress\u202e"]
)
def test_any_script_is_read(http: httpx.Client, message: str) -> None:
    assert chat(http, message)[-1][0] == "done"


def test_photo_travels_with_the_message(http: httpx.Client, shop: Any) -> None:
    chat(http, "like this", photo=base64.b64encode(png()).decode())
    assert shop.assistant.seen[-1][2].startswith(b"\xff\xd8\xff")


def test_photo_can_be_sent_before_and_seen_again(http: httpx.Client, shop: Any) -> None:
    told = http.post("/api/photo", content=png()).json()
    assert http.get(told["url"]).headers["content-type"] == "image/jpeg"
    chat(http, "like this", photo=told["photo"])
    assert shop.assistant.seen[-1][2]


def test_photo_of_another_session_is_not_found(http: httpx.Client, shop: Any) -> None:
    told = http.post("/api/photo", content=png()).json()
    assert httpx.get(shop.url + told["url"]).status_code == 404


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"no picture", 422),
        (b"", 422),
        (png()[:50], 422),
        (b"<svg/>", 422),
        (b"0" * 6_000_000, 422),
        (b"0" * 30_000_000, 413),
    ],
)
def test_bad_pictures_are_refused(http: httpx.Client, data: bytes, status: int) -> None:
    answer = http.post("/api/photo", content=data)
    assert answer.status_code == status
    error_of(answer)


def test_cart_of_one_session_is_not_the_cart_of_another(shop: Any) -> None:
    with httpx.Client(base_url=shop.url) as one, httpx.Client(base_url=shop.url) as two:
        one.get("/api/cart")
        two.get("/api/cart")
        assert one.post("/api/cart/add", json={"sku": "D100", "size": "M"}).json()["count"] == 1
        assert one.get("/api/cart").json()["count"] == 1
        assert two.get("/api/cart").json()["count"] == 0


def test_quantity_changes_and_zero_removes(http: httpx.Client) -> None:
    http.post("/api/cart/add", json={"sku": "D100", "size": "M"})
    assert http.post("/api/cart/quantity", json={"line": 1, "quantity": 3}).json()["count"] == 3
    assert http.post("/api/cart/quantity", json={"line": 1, "quantity": 0}).json()["count"] == 0


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/api/cart/add", {"sku": "nope"}, 404),
        ("/api/cart/add", {"sku": "D100"}, 422),
        ("/api/cart/add", {}, 422),
        ("/api/cart/quantity", {"line": 99, "quantity": 1}, 422),
        ("/api/cart/quantity", {"line": 1, "quantity": -5}, 422),
        ("/api/feedback", {"sku": "D100", "kind": "sideways"}, 422),
        ("/api/signin", {"customer": "nobody"}, 403),
        ("/api/nothing", {}, 404),
    ],
)
def test_unknown_things_are_refused(http: httpx.Client, path: str, body: dict[str, Any], status: int) -> None:
    answer = http.post(path, json=body)
    assert answer.status_code == status, answer.text


def test_striking_a_chip_returns_what_is_left(http: httpx.Client) -> None:
    chat(http, "a dress")
    told = http.request("DELETE", "/api/chips/c2").json()["events"]
    left = next(event["data"]["chips"] for event in told if event["kind"] == "constraints")
    assert "c2" not in [chip["id"] for chip in left]


def test_sign_in_and_out(http: httpx.Client) -> None:
    people = http.get("/api/customers").json()["customers"]
    assert "email" not in people[0]
    assert http.post("/api/signin", json={"customer": people[0]["id"]}).json()["first_name"] == "Marta"
    assert http.post("/api/signout").json() == {"ok": True}


def test_feedback_reaches_the_assistant(http: httpx.Client, shop: Any) -> None:
    assert http.post("/api/feedback", json={"sku": "D100", "kind": "up"}).json() == {"ok": True}
    assert shop.assistant.notes[-1][1:] == ("D100", "up")


@pytest.mark.parametrize("origin", ["http://evil.test", "null", "http://127.0.0.1:1", "file://"])
@pytest.mark.parametrize(
    "path", ["/api/chat", "/api/cart/add", "/api/photo", "/gradio_api/queue/join", "/gradio_api/run/ask"]
)
def test_other_sites_may_not_post(http: httpx.Client, path: str, origin: str) -> None:
    answer = http.post(path, json={"message": "hi"}, headers={"origin": origin})
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers


def test_cross_site_request_without_origin_is_refused(http: httpx.Client) -> None:
    answer = http.post("/api/chat", json={"message": "hi"}, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403


def test_own_origin_may_post(http: httpx.Client, shop: Any) -> None:
    answer = http.post("/api/feedback", json={"sku": "D100", "kind": "up"}, headers={"origin": shop.url})
    assert answer.status_code == 200


def test_cookie_is_http_only_and_lax(shop: Any) -> None:
    for path in ("/", "/api/cart"):
        cookie = httpx.get(shop.url + path).headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie


def test_no_new_cookie_for_a_known_session(http: httpx.Client) -> None:
    assert "set-cookie" not in http.get("/api/cart").headers


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=http://evil.test/x",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/upload",
        "/gradio_api/proxy=x",
        "/gradio_api/file%3Dhttp://evil.test",
    ],
)
def test_gradio_file_routes_are_closed(http: httpx.Client, path: str) -> None:
    assert http.get(path).status_code == 404
    assert http.post(path, content=b"x").status_code == 404


def test_a_picture_of_another_catalogue_is_served_as_what_it_is(http: httpx.Client) -> None:
    answer = http.get("/media/F7.webp")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/jpeg")


def test_media_is_served_with_caching(http: httpx.Client) -> None:
    answer = http.get("/media/D100.webp")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/webp")
    assert "max-age" in answer.headers["cache-control"]


@pytest.mark.parametrize(
    "path",
    [
        "/media/none.webp",
        "/media/..%2f..%2fetc%2fpasswd",
        "/media/%2e%2e/x.webp",
        "/media/D100.png",
        "/media/.webp",
    ],
)
def test_media_serves_nothing_else(http: httpx.Client, path: str) -> None:
    assert http.get(path).status_code == 404


def test_manual_needs_nothing_from_outside(http: httpx.Client) -> None:
    page = http.get("/api/docs").text
    assert "/api/chat" in page
    assert "https://" not in page
    assert "/api/chat" in http.get("/api/openapi.json").json()["paths"]


def test_pages_carry_a_content_security_policy(http: httpx.Client) -> None:
    policy = http.get("/").headers["content-security-policy"]
    assert "img-src 'self' data: blob:" in policy


def test_checkout_page_shows_the_cart(http: httpx.Client) -> None:
    http.post("/api/cart/add", json={"sku": "D100", "size": "M"})
    assert "Rib linen wrap dress" in http.get("/checkout").text
