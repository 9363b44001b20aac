/*
 * The console's own behaviour in the browser, beside htmx: keeping the conversation in step without disturbing the
 * reader, the dialogs, the composer's list of commands, and the tabs of a narrow screen.
 */
(() => {
  const { htmx } = window;
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  /* ---- The live line. Sleeping while hidden: browsers give a host six connections, and tabs must not use them up. */

  let leaving = false;
  window.addEventListener("beforeunload", () => {
    leaving = true;
  });
  window.addEventListener("pageshow", () => {
    leaving = false;
  });

  htmx.createEventSource = (url) => {
    const line = new EventTarget();
    let source = null;
    let given = false;
    const connect = () => {
      source = new EventSource(url);
      for (const name of ["here", "places", "time"]) {
        source.addEventListener(name, (event) => line.dispatchEvent(new MessageEvent(name, { data: event.data })));
      }
      source.onopen = (event) => line.onopen?.(event);
      source.onerror = (event) => {
        // The browser cuts the line when a page is left, which is nothing to be told of.
        if (leaving) return;
        // A refused line is not tried again by the browser; htmx opens another one in its place.
        if (source.readyState === EventSource.CLOSED) given = true;
        line.onerror?.(event);
      };
    };
    Object.defineProperty(line, "readyState", { get: () => source.readyState });
    line.close = () => {
      given = true;
      source.close();
    };
    document.addEventListener("visibilitychange", () => {
      if (given) return;
      if (document.hidden) source.close();
      else if (source.readyState === EventSource.CLOSED) connect();
    });
    connect();
    return line;
  };

  const lineLost = one("#line-lost");
  document.addEventListener("htmx:sseError", ({ detail }) => {
    if (lineLost) lineLost.hidden = false;
    // Refused, not cut: the desk was started anew and does not know this page any more.
    if (detail.source?.readyState === EventSource.CLOSED) loadAgain();
  });
  document.addEventListener("htmx:sseOpen", () => {
    if (lineLost) lineLost.hidden = true;
  });

  /** Once in a while by itself where nothing would be lost by it, else by a link. */
  const loadAgain = async () => {
    // A line may end for many reasons; only a clear no means that the page has to be loaded again.
    const reply = await fetch("/console/places").catch(() => null);
    if (reply?.status !== 401) return;
    const last = Number(sessionStorage.getItem("loaded-again") ?? 0);
    if (one("dialog[open]") || all("textarea").some(({ value }) => value !== "") || Date.now() - last < 30000) {
      showToast("The desk was started anew.", true);
      return;
    }
    sessionStorage.setItem("loaded-again", String(Date.now()));
    location.reload();
  };

  /* ---- Keyed swap: brings the conversation to what the server drew, touching only what differs. */

  const scroller = one(".scroller");
  // The conversation is laid out from its end, so 0 is the newest message and going back is negative.
  const atEnd = () => !scroller || scroller.scrollTop > -160;

  const patchFace = (before, after) => {
    if (!before || !after || before.dataset.v === after.dataset.v) return [];
    const focused = before.contains(document.activeElement);
    before.replaceWith(after);
    if (focused) {
      const next = one("button", after) ?? after;
      if (next === after) after.tabIndex = -1;
      next.focus({ preventScroll: true });
    }
    return [after];
  };

  const patchThread = (before, after, body) => {
    if (!after) return [];
    if (!before) {
      one(":scope > .notes", body).before(after);
      return [after];
    }
    const was = one("summary", before);
    const is = one("summary", after);
    if (was.dataset.v === is.dataset.v) return [];
    was.dataset.v = is.dataset.v;
    was.innerHTML = is.innerHTML;
    if (before.open) htmx.trigger(one(".history", before), "refresh");
    return [];
  };

  const patchMessage = (before, after) => {
    const body = one(":scope > .message-body", before);
    const next = one(":scope > .message-body", after);
    if (!body || !next) return [];
    return [
      ...patchFace(one(":scope > .face", body), one(":scope > .face", next)),
      ...patchThread(one(":scope > .thread", body), one(":scope > .thread", next), body),
    ];
  };

  const patchPinned = (after) => {
    const before = one("#pinned");
    if (!after || !before || before.dataset.v === after.dataset.v) return [];
    const focused = before.contains(document.activeElement);
    if ("unfolded" in before.dataset) unfold(after, true);
    before.replaceWith(after);
    if (focused) one("button", after)?.focus({ preventScroll: true });
    return [after];
  };

  const keyedSwap = (stream, fragment) => {
    const drawn = [...fragment.children];
    const fresh = patchPinned(drawn.find(({ id }) => id === "pinned"));
    const known = (item) => {
      const found = document.getElementById(item.id);
      return found?.parentElement === stream ? found : null;
    };
    // By messages alone: the head of a day may stand far above what was drawn of that day.
    const overlap = drawn.find((item) => item.matches(".message") && known(item));
    const items = drawn.filter(({ id, tagName }) => tagName === "LI" && (id !== "earlier" || !overlap));
    const wanted = new Set(items.map(({ id }) => id));

    // What stands before the first message of this drawing was loaded on request and stays.
    let inRange = !overlap;
    for (const item of [...stream.children]) {
      inRange ||= item === known(overlap);
      if (inRange && !("stay" in item.dataset) && !wanted.has(item.id)) item.remove();
    }

    const wasAtEnd = atEnd();
    let last = null;
    let grew = false;
    items.forEach((item, index) => {
      const before = known(item);
      if (before) {
        fresh.push(...patchMessage(before, item));
        last = before;
        return;
      }
      const next = items
        .slice(index + 1)
        .map(known)
        .find(Boolean);
      if (last && next) last.after(item);
      else if (next) next.before(item);
      else {
        stream.append(item);
        grew = true;
      }
      last = item;
      fresh.push(item);
    });
    if (grew && wasAtEnd) toEnd();
    else if (grew) showNewer(true);
    return fresh;
  };

  htmx.defineExtension("keyed", {
    isInlineSwap: (style) => style === "keyed",
    handleSwap: (style, target, fragment) => (style === "keyed" ? keyedSwap(target, fragment) : false),
  });

  const newer = one("#newer");
  const showNewer = (shown) => {
    if (newer) newer.hidden = !shown;
  };
  const toEnd = () => {
    if (scroller) scroller.scrollTop = 0;
    showNewer(false);
  };
  newer?.addEventListener("click", toEnd);
  scroller?.addEventListener("scroll", () => atEnd() && showNewer(false), { passive: true });

  /* ---- Requests: a name for each asking, and a sentence for each that failed. */

  const answered = new WeakMap();
  let opener = null;

  document.addEventListener("htmx:configRequest", ({ detail }) => {
    const { key } = detail.elt.dataset;
    // Asking again after an answer is a new asking; asking again because none came is the same one.
    if (key) detail.parameters.key = `${key}.${answered.get(detail.elt) ?? 0}`;
    if (detail.elt.matches("button, form") && !detail.elt.closest("dialog")) opener = detail.elt;
  });

  // Other words are another asking, whatever became of the ones before.
  document.addEventListener("input", ({ target }) => {
    const form = target.closest("[data-key]");
    if (form) answered.set(form, (answered.get(form) ?? 0) + 1);
  });

  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    const { elt, successful } = detail;
    if (!successful) return;
    answered.set(elt, (answered.get(elt) ?? 0) + 1);
    if (elt.matches(".composer, .reply")) {
      one("[name=text]", elt).value = "";
      closeVerbs();
    }
  });

  const toast = one("#toast");
  let toastEnds = 0;
  const showToast = (sentence, reload = false) => {
    if (!toast) return;
    clearTimeout(toastEnds);
    toast.textContent = sentence;
    if (reload) {
      const link = document.createElement("a");
      link.href = location.href;
      link.textContent = "Load it again";
      toast.append(" ", link);
    }
    toast.classList.add("shown");
    if (!reload) toastEnds = setTimeout(() => toast.classList.remove("shown"), 8000);
  };

  document.addEventListener("htmx:responseError", ({ detail }) => {
    const { status, responseText } = detail.xhr;
    const plain = detail.xhr.getResponseHeader("Content-Type")?.startsWith("text/plain");
    showToast(plain ? responseText : "The desk did not understand this. Load the page again.", status === 401);
  });
  document.addEventListener("htmx:sendError", () =>
    showToast("The desk cannot be reached. Nothing was lost; try again in a moment."),
  );

  /* ---- Dialogs. */

  const openSheet = () => {
    const sheet = one("#sheet-host > dialog:not([open])");
    if (!sheet) return;
    sheet.addEventListener("close", () => {
      sheet.remove();
      const back = opener?.isConnected ? opener : one("#words");
      (one("[name=text]", back) ?? back)?.focus({ preventScroll: true });
    });
    sheet.addEventListener("pointerdown", (event) => {
      if (event.target === sheet) sheet.close();
    });
    sheet.showModal();
    (
      one("input:not([type=hidden]), textarea, select", sheet) ?? one(".choices button, .sheet-foot .primary", sheet)
    )?.focus();
  };
  const closeSheet = () => one("#sheet-host > dialog[open]")?.close();

  const showProblems = () => {
    const fields = all("#sheet-host .field").map((field) => ({
      input: one("input, select, textarea", field),
      wrong: one(".problem", field)?.textContent !== "",
    }));
    for (const { input, wrong } of fields) {
      if (wrong) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
    fields.find(({ wrong }) => wrong)?.input.focus();
  };

  document.addEventListener("console:close-sheet", closeSheet);
  document.addEventListener("console:complained", () => {
    const words = one("#complain-text");
    if (words) words.value = "";
  });
  document.addEventListener("htmx:oobAfterSwap", ({ detail }) => {
    if (detail.target.id === "sheet-host") openSheet();
    if (detail.target.classList?.contains("problem")) showProblems();
  });

  document.addEventListener("htmx:afterSwap", ({ detail }) => {
    const home = detail.target;
    if (!home?.matches?.("#stream, .notes, #places, .history")) return;
    if (home.matches(".history") && home.childElementCount > 0) {
      return home.closest(".thread[open]")?.scrollIntoView({ block: "nearest" });
    }
    if (home.id === "places") return countUnread();
    const note = home.lastElementChild;
    if (detail.requestConfig?.verb === "post" && note?.matches(".note")) {
      if (home.id === "stream") toEnd();
      else note.scrollIntoView({ block: "nearest" });
    }
    // An earlier page may begin within a day that is already headed.
    const seen = new Set();
    for (const day of all(".day", home)) {
      if (seen.has(day.id)) day.remove();
      seen.add(day.id);
    }
  });

  /* ---- Unread counts outside the list: the tab of a narrow screen and the window's title. */

  const title = document.title;
  const countUnread = () => {
    const total = Number(one("#unread-total")?.dataset.total ?? 0);
    const badge = one("#tab-unread");
    document.title = total > 0 ? `(${total}) ${title}` : title;
    if (!badge) return;
    badge.textContent = String(total);
    badge.hidden = total === 0;
  };

  /* ---- Presses that need no request. */

  const unfold = (box, open) => {
    if (open) box.dataset.unfolded = "";
    else delete box.dataset.unfolded;
    one("[data-unfold]", box)?.setAttribute("aria-expanded", String(open));
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button, [role=option]");
    if (!button) return;
    if ("close" in button.dataset) closeSheet();
    if ("dismiss" in button.dataset) {
      button.closest(".note").remove();
      words?.focus();
    }
    if ("unfold" in button.dataset) {
      const box = document.getElementById(button.dataset.unfold);
      unfold(box, !("unfolded" in box.dataset));
    }
    if ("tabTo" in button.dataset) {
      document.body.dataset.tab = button.dataset.tabTo;
      for (const tab of all("[data-tab-to]")) tab.setAttribute("aria-pressed", String(tab === button));
    }
    if ("insert" in button.dataset) insertVerb(button);
  });

  /* ---- The composer: Enter sends, and a list of commands that is used by keyboard. */

  const words = one("#words");
  const verbs = one("#verbs");
  const options = verbs ? all("[role=option]", verbs) : [];
  let shown = [];
  let chosen = -1;

  const choose = (index) => {
    chosen = index;
    for (const [at, option] of shown.entries()) option.setAttribute("aria-selected", String(at === index));
    if (shown[index]) {
      words.setAttribute("aria-activedescendant", shown[index].id);
      shown[index].scrollIntoView({ block: "nearest" });
    } else words.removeAttribute("aria-activedescendant");
  };

  const closeVerbs = () => {
    if (!verbs) return;
    verbs.hidden = true;
    shown = [];
    choose(-1);
  };

  /** What of the line is to be completed, and whether it began with the command itself. */
  const typedVerb = () => {
    const { command } = words.form.dataset;
    const line = words.value.trimStart().toLowerCase();
    if (line.startsWith(`${command} `)) return { rest: line.slice(command.length).trimStart(), slash: true };
    if (line.startsWith("/")) return command.startsWith(line.trim()) ? { rest: "", slash: true } : null;
    return line === "" ? null : { rest: line, slash: false };
  };

  const namesOf = (option) => option.dataset.words.split("|");

  const offerVerbs = () => {
    const typed = typedVerb();
    if (!typed) return closeVerbs();
    const begun = options.filter((option) => namesOf(option).some((name) => name.startsWith(typed.rest)));
    // Once the verb stands, its own row stays as a reminder of what follows.
    const stands = options.filter((option) => namesOf(option).some((name) => typed.rest.startsWith(`${name} `)));
    // A verb by its own name comes before one by another word for it.
    const byName = (option) => (namesOf(option)[0].startsWith(typed.rest) ? 0 : 1);
    shown = begun.length > 0 ? begun.sort((a, b) => byName(a) - byName(b)) : stands;
    verbs.append(...shown);
    for (const option of options) option.hidden = !shown.includes(option);
    verbs.hidden = shown.length === 0;
    choose(typed.slash && begun.length > 0 ? 0 : -1);
  };

  const insertVerb = (option) => {
    words.value = option.dataset.insert;
    words.focus();
    words.setSelectionRange(words.value.length, words.value.length);
    offerVerbs();
    if (!words.value.endsWith(" ")) closeVerbs();
  };

  words?.addEventListener("input", offerVerbs);
  words?.addEventListener("blur", closeVerbs);
  // Choosing with the pointer must not take the focus, or the list would close before the click arrives.
  verbs?.addEventListener("pointerdown", (event) => event.preventDefault());

  words?.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const option = shown[chosen];
    const complete = option && words.value.trim().toLowerCase() !== option.dataset.insert;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps && shown.length > 0) {
      event.preventDefault();
      choose((Math.max(chosen, event.key === "ArrowUp" ? 0 : -1) + steps[event.key] + shown.length) % shown.length);
    } else if (event.key === "Escape" && shown.length > 0) {
      event.preventDefault();
      closeVerbs();
    } else if (event.key === "Tab" && !event.shiftKey && option) {
      event.preventDefault();
      insertVerb(option);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (complete) insertVerb(option);
      else if (words.value.trim() !== "") {
        closeVerbs();
        words.form.requestSubmit();
      }
    }
  });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, dialog");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey || !words) return;
    event.preventDefault();
    document.body.dataset.tab = "chat";
    words.focus();
    if (words.value === "") {
      words.value = "/";
      offerVerbs();
    }
  });

  countUnread();
})();
