/* The shopper's page. It draws what the server sends and reports what is clicked; it decides nothing about the shop.
   Markup arrives already escaped (ui/cards.py, ui/panels.py); whatever the shopper typed is set as text only. */
(() => {
  "use strict";
  let root = null, send = null, busy = "", photo = "", watchdog = 0, wandered = false;
  const waiting = [], applied = new Map();
  const $ = (query, from = root) => from.querySelector(query);
  const wide = () => window.matchMedia("(min-width: 1060px)").matches;

  const make = (tag, kind, words) => {
    const node = document.createElement(tag);
    if (kind) node.className = kind;
    if (words) node.textContent = words;
    return node;
  };
  const say = words => { const box = $("[data-say]"); box.textContent = ""; setTimeout(() => { box.textContent = words; }, 60); };
  let toastTimer = 0;
  const toast = words => {
    const box = $(".toast");
    box.textContent = words;
    box.classList.add("on");
    clearTimeout(toastTimer);
    toastTimer = setTimeout(() => box.classList.remove("on"), 3500 + words.length * 30);
  };

  /* The log follows the answer, but never past the shopper's own words. */
  const follow = () => {
    const log = $(".log"), last = log.lastElementChild;
    if (wandered || !last) return;
    const top = ($(".piece, .reply", last) || last).offsetTop - 14;
    log.scrollTop = Math.min(log.scrollHeight - log.clientHeight, Math.max(top, last.offsetTop - 14));
  };
  const status = words => {
    $(".status").hidden = !words;
    $(".status .words").textContent = words || "";
  };
  const setBusy = turn => {
    busy = turn;
    root.dataset.busy = turn ? "yes" : "no";
    $(".send").hidden = !!turn;
    $(".stop").hidden = !turn;
    $(".log").setAttribute("aria-busy", turn ? "true" : "false");
    if (!turn) { status(""); clearTimeout(watchdog); }
  };
  const guard = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => {
      if (!busy) return;
      const slot = answerOf(busy), note = make("div", "error");
      note.setAttribute("role", "alert");
      note.append(make("p", "", "The shop is not answering right now. Please check your connection and try again."));
      if (slot) slot.append(note);
      setBusy("");
    }, 120000);
  };

  const answerOf = turn => { const node = document.getElementById("turn-" + turn); return node && $(".answer", node); };
  const live = slot => {
    let node = $(":scope > .reply.live", slot);
    if (!node) { node = make("div", "reply live"); slot.append(node); }
    return node;
  };
  const shelfEnds = from => from.querySelectorAll(".shelf").forEach(shelf => {
    const row = $(".row", shelf), on = row.scrollWidth > row.clientWidth + 4;
    shelf.classList.toggle("long", on);
  });

  const draw = {
    log: (turn, html) => { $(".log").innerHTML = html; shelfEnds($(".log")); requestAnimationFrame(() => { wandered = false; follow(); }); },
    add: (turn, html) => {
      const slot = answerOf(turn);
      if (!slot) return;
      const open = $(":scope > .reply.live", slot), box = make("div", "piece");
      box.innerHTML = html;
      if (open && !open.textContent) open.remove();
      slot.append(box);
      shelfEnds(box);
    },
    settle: (turn, html, words) => {
      const slot = answerOf(turn);
      if (!slot) return;
      const node = live(slot);
      node.classList.remove("live");
      node.innerHTML = html;
      say(words);
    },
    unsay: turn => { const slot = answerOf(turn); if (slot) slot.querySelectorAll(".reply.live").forEach(n => n.remove()); },
    status: (turn, words) => status(words),
    say: (turn, words) => say(words),
    toast: (turn, words) => toast(words),
    chips: (turn, html) => { $(".chips").innerHTML = html; follow(); },
    people: (turn, html) => { $(".people").innerHTML = html; if (!html) $(".who").hidden = true; },
    who: (turn, html) => { $(".who").innerHTML = html; },
    signed: (turn, yes) => {
      $(".signout").hidden = !yes;
      $("dialog.account").close();
    },
    cart: (turn, html) => {
      const inside = $(".cart .inside"), at = document.activeElement;
      const label = inside.contains(at) ? at.getAttribute("aria-label") : null;
      inside.innerHTML = html;
      if (label) {
        const again = [...inside.querySelectorAll("button")].find(b => b.getAttribute("aria-label") === label);
        (again || $(".cart")).focus();
      }
    },
    count: (turn, n) => {
      const box = $(".count");
      box.hidden = !n;
      box.textContent = n;
      $(".bag").setAttribute("aria-label", n ? `Cart, ${n} ${n === 1 ? "piece" : "pieces"}` : "Cart, empty");
      if (turn === "open" && n && wide()) openCart(true, false);
    },
    focus: (turn, query) => {
      const slot = answerOf(turn), node = slot && $(query, slot);
      if (node) node.focus({ preventScroll: true });
    },
    end: turn => { if (turn === busy) { setBusy(""); const slot = answerOf(turn); if (slot) slot.querySelectorAll(".live").forEach(n => n.classList.remove("live")); } },
  };

  const apply = value => {
    if (!value || !value.changes) return;
    if (!root) { waiting.push(value); return; }
    const done = applied.get(value.turn) || 0;
    applied.set(value.turn, value.changes.length);
    for (const [name, ...rest] of value.changes.slice(done)) if (draw[name]) draw[name](value.turn, ...rest);
    if (value.turn === busy) {
      guard();
      if (value.prose) { live(answerOf(busy)).textContent = value.prose; status(""); }
    }
    follow();
  };

  /* One turn: the shopper's words are on the page at once, the rest comes from the server. */
  const ask = (words, more = {}) => {
    if (busy) { toast("One moment, we are still answering. You can stop it with the square button."); return false; }
    const turn = Math.random().toString(36).slice(2, 12), log = $(".log");
    log.querySelectorAll(".welcome, .opening").forEach(n => n.remove());
    log.querySelectorAll(".ask:not(.settled)").forEach(n => {
      n.classList.add("settled");
      n.querySelectorAll("button").forEach(b => { b.disabled = true; });
    });
    const node = make("article", "turn"), said = make("div", "said");
    node.id = "turn-" + turn;
    said.append(make("span", "vh", "You: "));
    if (more.photo) { const shot = make("img"); shot.src = "/api/photo/" + encodeURIComponent(more.photo); shot.alt = "Your photo"; said.append(shot); }
    if (words) said.append(make("p", "", words));
    node.append(said, make("div", "answer"));
    log.append(node);
    setBusy(turn);
    wandered = false;
    status("Looking through the shop");
    follow();
    guard();
    send.ask({ turn, text: more.confirm === undefined ? words : "", ...more });
    return true;
  };

  const submit = () => {
    const box = $("#message"), words = box.value.trim();
    if (!words && !photo) { box.focus(); return; }
    if (ask(words, photo ? { photo } : {})) { box.value = ""; box.style.height = ""; dropPhoto(); box.focus(); }
  };

  const shrink = async file => {
    if (file.size < 4e6) return file;
    try {
      const picture = await createImageBitmap(file), scale = Math.min(1, 1600 / Math.max(picture.width, picture.height));
      const sheet = make("canvas");
      sheet.width = Math.round(picture.width * scale);
      sheet.height = Math.round(picture.height * scale);
      sheet.getContext("2d").drawImage(picture, 0, 0, sheet.width, sheet.height);
      return await new Promise(ok => sheet.toBlob(ok, "image/jpeg", 0.88)) || file;
    } catch { return file; }
  };
  const takePhoto = async file => {
    if (!file) return;
    if (file.size > 3e7) { toast("That file is very large. Please pick a picture under 30 MB."); return; }
    try {
      const answer = await fetch("/api/photo", { method: "POST", headers: { "content-type": "application/octet-stream" }, body: await shrink(file) });
      const told = await answer.json();
      if (!answer.ok) { toast(told.error.message); return; }
      photo = told.photo;
      $(".preview img").src = told.url;
      $(".preview").hidden = false;
      say("Photo added.");
      $("#message").focus();
    } catch { toast("The photo did not go through. Please try again."); }
    follow();
  };
  const dropPhoto = () => { photo = ""; $(".preview").hidden = true; $(".preview img").removeAttribute("src"); $("input[type=file]").value = ""; };

  const openCart = (open, move = true) => {
    root.dataset.cart = open ? "open" : "closed";
    $(".bag").setAttribute("aria-expanded", open ? "true" : "false");
    const panel = $(".cart");
    panel.inert = !open;
    if (move) (open ? panel : $(".bag")).focus({ preventScroll: true });
    setTimeout(() => shelfEnds(root), 260);
  };

  const numberOrTitle = button => {
    const screens = [...root.querySelectorAll(".turn")].filter(t => $(".card", t)), card = button.closest(".card");
    const latest = screens[screens.length - 1];
    return latest && latest.contains(card) ? `number ${button.dataset.position}` : `“${$("h3", card).textContent}”`;
  };
  const cardData = button => ({ sku: button.closest(".card").dataset.sku });

  const does = {
    add: button => {
      const card = button.closest(".card"), picks = { size: "", color: "" };
      for (const pick of card.querySelectorAll("[data-pick]")) {
        if (!pick.value) { toast(`Please choose a ${pick.dataset.pick === "size" ? "size" : "colour"} first.`); pick.focus(); return; }
        picks[pick.dataset.pick] = pick.value;
      }
      send.act({ do: "add", ...cardData(button), ...picks });
      if (wide()) openCart(true, false);
    },
    quantity: button => send.act({ do: "quantity", line: button.closest("[data-line]").dataset.line, to: button.dataset.to }),
    feedback: button => {
      const on = button.getAttribute("aria-pressed") !== "true";
      button.parentElement.querySelectorAll("button").forEach(b => b.setAttribute("aria-pressed", "false"));
      button.setAttribute("aria-pressed", String(on));
      if (on) send.act({ do: "feedback", kind: button.dataset.kind, ...cardData(button) });
    },
    more: button => ask(`Show me more like ${numberOrTitle(button)}`),
    tell: button => { send.act({ do: "feedback", kind: "click", ...cardData(button) }); ask(`Tell me about ${numberOrTitle(button)}`); },
    scroll: button => { const row = $(".row", button.closest(".shelf")); row.scrollBy({ left: Number(button.dataset.by) * row.clientWidth * 0.8 }); },
    strike: button => ask(`Without “${button.dataset.words}”`, { strike: button.dataset.id }),
    confirm: button => { const yes = button.dataset.answer === "yes"; ask(button.textContent, { confirm: yes }); $("#message").focus(); },
    example: button => ask(button.textContent),
    person: () => ask("I would like to talk to a person"),
    stop: () => { send.act({ do: "stop" }); status("Stopping"); },
    cart: () => openCart(root.dataset.cart !== "open"),
    account: () => $("dialog.account").showModal(),
    close: () => $("dialog.account").close(),
    signin: button => send.act({ do: "signin", id: button.dataset.id }),
    signout: () => send.act({ do: "signout" }),
    "drop-photo": () => { dropPhoto(); $("#message").focus(); },
  };

  window.aisleStart = (element, triggers) => {
    root = element.querySelector(".shop");
    send = triggers;
    openCart(false, false);
    root.addEventListener("click", event => {
      const button = event.target.closest("[data-do]");
      if (button && !button.disabled && does[button.dataset.do]) does[button.dataset.do](button);
      if (event.target.matches("dialog.account")) event.target.close();
    });
    $(".composer").addEventListener("submit", event => { event.preventDefault(); submit(); });
    const box = $("#message");
    box.addEventListener("keydown", event => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); submit(); }
    });
    box.addEventListener("input", () => { box.style.height = ""; box.style.height = Math.min(box.scrollHeight, 160) + "px"; });
    box.addEventListener("paste", event => { const file = [...event.clipboardData.files].find(f => f.type.startsWith("image/")); if (file) { event.preventDefault(); takePhoto(file); } });
    $("input[type=file]").addEventListener("change", event => takePhoto(event.target.files[0]));
    root.addEventListener("dragover", event => event.preventDefault());
    root.addEventListener("drop", event => { event.preventDefault(); takePhoto(event.dataTransfer.files[0]); });
    root.addEventListener("keydown", event => { if (event.key === "Escape" && root.dataset.cart === "open" && !wide()) openCart(false); });
    for (const kind of ["wheel", "touchmove"]) $(".log").addEventListener(kind, () => { wandered = true; }, { passive: true });
    window.addEventListener("resize", () => shelfEnds(root));
    $(".skip").addEventListener("click", event => { event.preventDefault(); box.focus(); });
    if (wide()) box.focus({ preventScroll: true });
    waiting.splice(0).forEach(apply);
  };
  window.aisleWatch = (props, watch) => { watch(() => apply(props.value)); apply(props.value); };
})();
