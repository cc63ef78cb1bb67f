"""The page in headless Chromium: what a shopper sees and does."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
ARGS += ["--disable-sync", "--no-first-run"]
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")]
IDLE = ".shop[data-busy=no]"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


class Visit:
    """One browser context on the site; remembers every complaint and every foreign request."""

    def __init__(self, browser: Browser, url: str, **options: Any) -> None:
        options.setdefault("viewport", {"width": 1280, "height": 900})
        self.context: BrowserContext = browser.new_context(**options)
        self.context.set_default_timeout(10_000)
        self.complaints: list[str] = []
        self.foreign: list[str] = []
        self.url = url
        self.page = self.open()

    def open(self) -> Page:
        page = self.context.new_page()
        page.on("console", lambda m: self.complain(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.complain(str(error)))
        page.on("request", lambda r: self.foreign.append(r.url) if "//127.0.0.1" not in r.url else None)
        page.goto(self.url)
        page.wait_for_selector(".welcome, .turn")
        return page

    def complain(self, text: str) -> None:
        """Note what the browser complains of, but for Gradio's own request that a page was left in the middle of."""
        if "AbortError" not in text and "errored out" not in text:
            self.complaints.append(text)

    def ask(self, words: str) -> None:
        before = self.page.locator(".turn").count()
        self.page.fill("#message", words)
        self.page.press("#message", "Enter")
        self.page.wait_for_selector(f".turn >> nth={before}")
        self.page.wait_for_selector(IDLE)

    def width_is_kept(self) -> bool:
        script = "[document.documentElement, document.body, document.querySelector('.log')]"
        return bool(self.page.evaluate(f"{script}.every(n => n.scrollWidth <= n.clientWidth)"))


@pytest.fixture(scope="module")
def desk(browser: Browser, shop: Any) -> Iterator[Visit]:
    """One browser for most tests: Gradio's own files are then read once."""
    visit = Visit(browser, shop.url)
    yield visit
    visit.context.close()


@pytest.fixture
def visit(desk: Visit) -> Iterator[Visit]:
    """A shopper who comes for the first time."""
    desk.context.clear_cookies()
    desk.foreign.clear()
    desk.complaints.clear()
    desk.page.goto(desk.url)
    desk.page.wait_for_selector(".welcome")
    yield desk
    assert [url for url in desk.foreign if not url.startswith(("data:", "blob:"))] == []
    assert desk.complaints == []


@pytest.fixture
def phone(browser: Browser, shop: Any) -> Iterator[Visit]:
    visit = Visit(
        browser, shop.url, viewport={"width": 390, "height": 844}, color_scheme="dark", has_touch=True
    )
    yield visit
    assert visit.complaints == []
    visit.context.close()


def test_from_an_example_to_the_cart(visit: Visit) -> None:
    page = visit.page
    page.click(".examples button")
    page.wait_for_selector(IDLE)
    expect(page.locator(".card")).to_have_count(6)
    expect(page.locator(".reply strong")).to_have_text("Rib linen wrap dress")
    card = page.locator(".card").nth(0)
    card.locator(".add").click()
    expect(page.locator(".toast")).to_contain_text("choose a size")
    card.locator("[data-pick=size]").select_option("M")
    card.locator(".add").click()
    expect(page.locator(".cart .total dd")).to_have_text("€59.00")
    page.click(".qty button >> nth=1")
    expect(page.locator(".cart .total dd")).to_have_text("€118.00")
    expect(page.locator(".count")).to_have_text("2")
    assert page.locator(".till").get_attribute("href") == "/checkout"


def test_cards_stand_before_the_words(visit: Visit) -> None:
    visit.ask("a dress")
    order = visit.page.evaluate("[...document.querySelector('.answer').children].map(n => n.className)")
    assert [name.split()[0] for name in order] == ["piece", "reply"]


def test_receipt_is_folded_and_opens(visit: Visit) -> None:
    visit.ask("a dress")
    why = visit.page.locator(".card .why").nth(2)
    expect(why.locator("li").first).to_be_hidden()
    why.locator("summary").click()
    expect(why.locator("li.met").first).to_be_visible()
    expect(why.locator("li.unknown")).to_contain_text("linen or cotton")


def test_struck_chip_goes_and_the_results_follow(visit: Visit) -> None:
    visit.ask("a dress")
    visit.page.click(".chip >> text=under €80")
    visit.page.wait_for_selector(".turn >> nth=1 >> .card")
    expect(visit.page.locator(".chips")).not_to_contain_text("under €80")
    expect(visit.page.locator(".chips")).to_contain_text("never leather")


@pytest.mark.parametrize(("button", "outcome"), [(".yes", "is cancelled"), (".no", "left it as it is")])
def test_what_changes_the_world_waits_for_an_answer(
    visit: Visit, shop: Any, button: str, outcome: str
) -> None:
    visit.ask("cancel order W2378156")
    assert visit.page.inner_text(".turn").count("refund of €94.00") == 1
    assert visit.page.evaluate("document.activeElement.className") == "ask"
    visit.page.click(f".ask {button}")
    expect(visit.page.locator(".reply").last).to_contain_text(outcome)
    assert shop.assistant.seen[-1][1:] == ("", None, button == ".yes")
    expect(visit.page.locator(".ask .yes")).to_be_hidden()


def test_failure_is_told_kindly(visit: Visit) -> None:
    visit.ask("break it")
    expect(visit.page.locator(".error")).to_contain_text("went wrong on our side")
    assert "secret detail" not in visit.page.content()
    visit.ask("a dress")
    expect(visit.page.locator(".card").first).to_be_visible()


def test_basic_planner_is_announced(visit: Visit) -> None:
    visit.ask("planner please")
    expect(visit.page.locator(".notice")).to_contain_text("simpler one")


def test_too_long_a_message_is_explained(visit: Visit) -> None:
    visit.page.evaluate("document.querySelector('#message').value = 'word '.repeat(4000)")
    visit.page.press("#message", "Enter")
    expect(visit.page.locator(".error")).to_contain_text("19,999 characters")


def test_stop_ends_the_answer(visit: Visit) -> None:
    page = visit.page
    page.fill("#message", "a long one")
    page.press("#message", "Enter")
    page.wait_for_function("document.querySelector('.reply.live')?.textContent.length > 20")
    page.click(".stop")
    page.wait_for_selector(IDLE)
    expect(page.locator(".notice")).to_have_text("Stopped.")
    visit.ask("a dress")


def test_person_is_one_click_away(visit: Visit, shop: Any) -> None:
    visit.page.click("text=Talk to a person")
    visit.page.wait_for_selector(".turn")
    visit.page.wait_for_selector(IDLE)
    assert "person" in shop.assistant.seen[-1][1]


def test_sign_in_greets_and_sign_out_puts_the_conversation_away(visit: Visit) -> None:
    page = visit.page
    page.click(".who")
    page.click(".people button >> nth=0")
    expect(page.locator(".who")).to_have_text("Hi, Marta")
    visit.ask("a dress")
    page.click(".who")
    page.click(".signout")
    expect(page.locator(".who")).to_have_text("Sign in")
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.locator(".welcome")).to_be_visible()


def test_reload_shows_what_was_said(visit: Visit) -> None:
    visit.ask("a dress")
    visit.page.reload()
    expect(visit.page.locator(".card")).to_have_count(6)
    expect(visit.page.locator(".said")).to_contain_text("a dress")
    expect(visit.page.locator(".chip")).to_have_count(4)


def test_thumb_reaches_the_assistant(visit: Visit, shop: Any) -> None:
    visit.ask("a dress")
    visit.page.locator(".card .thumb").first.click()
    expect(visit.page.locator(".card .thumb").first).to_have_attribute("aria-pressed", "true")
    expect(visit.page.locator("[data-say]")).to_contain_text("more like it")
    assert shop.assistant.notes[-1][1:] == ("D100", "up")


def test_more_like_this_asks_by_position(visit: Visit, shop: Any) -> None:
    visit.ask("a dress")
    visit.page.locator(".card .more").nth(1).click()
    visit.page.wait_for_selector(".turn >> nth=1 >> .card")
    assert shop.assistant.seen[-1][1] == "Show me more like number 2"


def test_photo_is_previewed_and_sent(visit: Visit, shop: Any) -> None:
    out = io.BytesIO()
    Image.new("RGB", (300, 200), "#a05050").save(out, "PNG")
    picture = {"name": "shirt.png", "mimeType": "image/png", "buffer": out.getvalue()}
    visit.page.set_input_files("input[type=file]", files=[picture])
    expect(visit.page.locator(".preview img")).to_be_visible()
    visit.ask("like this")
    assert shop.assistant.seen[-1][2]
    expect(visit.page.locator(".preview")).to_be_hidden()
    expect(visit.page.locator(".said img")).to_be_visible()


def test_what_is_no_picture_is_refused_kindly(browser: Browser, shop: Any) -> None:
    visit = Visit(browser, shop.url)
    fake = {"name": "x.png", "mimeType": "image/png", "buffer": b"<svg onload=alert(1)>"}
    visit.page.set_input_files("input[type=file]", files=[fake])
    expect(visit.page.locator(".toast")).to_contain_text("not a picture we can read")
    visit.context.close()


def test_hostile_titles_and_replies_stay_text(visit: Visit) -> None:
    visit.ask("evil")
    visit.page.reload()
    visit.page.wait_for_selector(".card")
    visit.ask("<img src=x onerror='window.hacked=1'>")
    assert visit.page.evaluate("window.hacked") is None
    assert visit.page.locator(".log script, .log a[href^='javascript'], .log img[src^='http:']").count() == 0
    expect(visit.page.locator(".card h3").first).to_contain_text("<script>")


def test_two_browsers_share_nothing_and_two_tabs_share_the_cart(browser: Browser, shop: Any) -> None:
    one, two = Visit(browser, shop.url), Visit(browser, shop.url)
    one.ask("a dress")
    one.page.locator(".card .add").nth(1).click()
    expect(one.page.locator(".count")).to_have_text("1")
    two.page.reload()
    two.page.wait_for_selector(".welcome")
    expect(two.page.locator(".count")).to_be_hidden()
    expect(two.page.locator(".turn")).to_have_count(0)
    tab = one.open()
    expect(tab.locator(".count")).to_have_text("1")
    expect(tab.locator(".turn")).to_have_count(1)
    one.context.close()
    two.context.close()


def test_keyboard_alone_adds_to_the_cart(visit: Visit) -> None:
    visit.ask("a dress")
    page = visit.page
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        if (
            page.evaluate("document.activeElement.getAttribute('aria-label')")
            .__str__()
            .startswith("Add to cart: Poplin")
        ):
            break
    ring = page.evaluate("getComputedStyle(document.activeElement).boxShadow")
    assert ring not in ("", "none")
    page.keyboard.press("Enter")
    expect(page.locator(".count")).to_have_text("1")


def test_every_control_has_a_name(visit: Visit) -> None:
    visit.ask("a dress")
    script = """[...document.querySelectorAll('.shop :is(button, select, textarea, input, a)')]
        .filter(n => !(n.getAttribute('aria-label') || n.textContent.trim() || n.labels?.[0]?.textContent))
        .map(n => n.outerHTML)"""
    assert visit.page.evaluate(script) == []
    spoken = visit.page.locator("[data-say]")
    expect(spoken).to_contain_text("narrow it down by colour")
    assert spoken.get_attribute("aria-live") == "polite"


def test_phone_never_scrolls_sideways(phone: Visit) -> None:
    assert phone.width_is_kept()
    phone.ask("a dress")
    assert phone.width_is_kept()
    phone.page.locator(".card .add").nth(1).click()
    phone.page.click(".bag")
    expect(phone.page.locator(".cart .till")).to_be_in_viewport()
    assert phone.width_is_kept()
    phone.page.keyboard.press("Escape")
    expect(phone.page.locator(".cart")).to_be_hidden()
    phone.ask("cancel it")
    assert phone.width_is_kept()


CONTRAST = """() => {
  const sheet = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const seen = new Map();
  const rgb = color => {
    if (!seen.has(color)) seen.set(color, paint(color));
    return seen.get(color);
  };
  const paint = color => {
    sheet.clearRect(0, 0, 1, 1); sheet.fillStyle = color; sheet.fillRect(0, 0, 1, 1);
    return [...sheet.getImageData(0, 0, 1, 1).data];
  };
  const light = c => {
    const v = c.slice(0, 3).map(x => x / 255).map(x => x <= .03928 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4);
    return .2126 * v[0] + .7152 * v[1] + .0722 * v[2];
  };
  const ground = n => {
    for (; n; n = n.parentElement) {
      const c = rgb(getComputedStyle(n).backgroundColor);
      if (c[3] > 200) return c;
    }
    return [255, 255, 255, 255];
  };
  const told = n => [...n.childNodes].some(c => c.nodeType === 3 && c.textContent.trim());
  return [...document.querySelectorAll('.shop :is(p, h1, h2, h3, b, span, button, a, small, s, summary, li)')]
    .filter(n => n.offsetParent && told(n) && !n.closest('.vh, :disabled'))
    .map(n => {
      const a = light(rgb(getComputedStyle(n).color)), b = light(ground(n));
      return [(Math.max(a, b) + .05) / (Math.min(a, b) + .05), n.className, n.textContent.slice(0, 30)];
    })
    .filter(found => found[0] < 4.5);
}"""
"""Text whose contrast to the nearest solid ground is below WCAG AA."""


def test_text_is_readable_in_light_and_dark(browser: Browser, shop: Any) -> None:
    for scheme in ("light", "dark"):
        visit = Visit(browser, shop.url, color_scheme=scheme)
        visit.ask("planner")
        visit.ask("a dress")
        visit.page.locator(".why summary").first.click()
        visit.page.locator(".add").nth(1).click()
        visit.page.wait_for_selector(".till")
        assert visit.page.evaluate(CONTRAST) == []
        visit.context.close()
