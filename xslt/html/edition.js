/* What makes reading more comfortable? Settings that stay, notes beside the text, what a name or tag is.
   The pages are complete without it. */
"use strict";

const words = JSON.parse(document.currentScript.dataset.words);
const root = document.documentElement;
const touch = matchMedia("(hover: none)");
const wide = matchMedia("(min-width: 84rem)");

/** Make an element with properties and children. */
function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

/* Data in files that call a function, since pages opened from a folder may not fetch. */

window.teiedition = { files: {}, give(name, data) { this.files[name] = data; } };

/** Load a data file once and promise what it gives. */
teiedition.load = (path, name = path) => (teiedition.files[`promise ${name}`] ??= new Promise((resolve, reject) => {
  const script = make("script", { src: path, onerror: () => reject(new Error(path)) });
  script.onload = () => resolve(teiedition.files[name]);
  document.head.append(script);
}));

/* Settings */

const storage = {
  get(key) { try { return localStorage.getItem(`teiedition.${key}`) ?? ""; } catch { return ""; } },
  set(key, value) { try { localStorage.setItem(`teiedition.${key}`, value); } catch { /* not allowed: forgotten with the page */ } },
};

function settings(form) {
  for (const input of form.elements) {
    if (input.type === "radio" && storage.get(input.name) === input.value) input.checked = true;
    if (input.type === "checkbox") input.checked = storage.get(input.id) === "on";
  }
  form.addEventListener("change", ({ target }) => {
    if (target.type === "radio") {
      root.dataset[target.name] = target.value;
      storage.set(target.name, target.value);
    } else {
      storage.set(target.id, target.checked ? "on" : "");
    }
    evidence();
    arrange();
    if (frame) follow();
  });
  const panel = form.closest("details");
  document.addEventListener("click", ({ target }) => { if (!panel.contains(target)) panel.open = false; });
  panel.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") { panel.open = false; panel.querySelector("summary").focus(); }
  });
}

/* Popovers: one at a time; by hovering, focus or touch; closed by Escape or by leaving both it and its anchor. */

let current = null;

function dismiss() {
  clearTimeout(current?.timer);
  current?.anchor.removeAttribute("aria-describedby");
  current?.box.remove();
  current = null;
}

/** Show content below an anchor, after it in the order of reading. */
async function show(anchor, content) {
  if (current?.anchor === anchor) return clearTimeout(current.timer);
  dismiss();
  const box = make("span", { className: "popover", id: "_popover" });
  current = { anchor, box };
  const filled = await content(anchor);
  if (!filled || current?.box !== box) return current?.box === box && dismiss();
  box.append(...filled);
  (anchor.closest("sup") ?? anchor).after(box);
  anchor.setAttribute("aria-describedby", box.id);
  place(anchor, box);
  for (const element of [anchor, box]) {
    element.onpointerleave = ({ pointerType }) => { if (pointerType === "mouse" && current) current.timer = setTimeout(dismiss, 250); };
    element.onpointerenter = () => clearTimeout(current?.timer);
    element.onfocusout = ({ relatedTarget }) => {
      if (current?.box === box && !box.contains(relatedTarget) && relatedTarget !== anchor) dismiss();
    };
  }
}

/** A link to where the anchor leads, for those who touch; the keyboard has the anchor itself. */
const onward = (anchor, text) => make("a", { href: anchor.href, className: "more", tabIndex: -1 }, text);

function place(anchor, box) {
  const there = anchor.getClientRects()[0], room = root.clientWidth;
  const width = Math.min(24 * parseFloat(getComputedStyle(root).fontSize), room - 24);
  box.style.width = `${width}px`;
  const origin = box.offsetParent.getBoundingClientRect();
  const left = Math.max(12, Math.min(there.left - 24, room - width - 12));
  const above = there.bottom + box.offsetHeight + 16 > innerHeight && there.top > box.offsetHeight + 16;
  box.style.left = `${left - origin.left}px`;
  box.style.top = `${(above ? there.top - box.offsetHeight - 8 : there.bottom + 6) - origin.top}px`;
}

/** Let elements that match a selector have popovers with what content(anchor) gives. */
function popovers(selector, content, wanted = () => true) {
  let timer;
  const anchored = ({ target }) => { const found = target.closest?.(selector); return found && wanted(found) ? found : null; };
  document.addEventListener("pointerover", (event) => {
    const anchor = anchored(event);
    clearTimeout(timer);
    if (anchor && event.pointerType === "mouse") timer = setTimeout(() => show(anchor, content), 220);
  });
  document.addEventListener("focusin", (event) => { const anchor = anchored(event); if (anchor?.matches(":focus-visible")) show(anchor, content); });
  document.addEventListener("click", (event) => {
    const anchor = anchored(event);
    if (anchor && (touch.matches || event.pointerType === "touch") && current?.anchor !== anchor) {
      event.preventDefault();
      show(anchor, content);
    }
  });
}

document.addEventListener("keydown", ({ key }) => { if (key === "Escape") dismiss(); });
document.addEventListener("click", ({ target }) => { if (current && !current.box.contains(target) && !current.anchor.contains(target)) dismiss(); });

/* Notes */

/** The text of the note a call leads to, without identifiers; null where it is not on the page. */
function noteText(call) {
  const id = decodeURIComponent(call.hash.slice(1));
  const note = document.querySelector(`.notes-elsewhere > [data-note="${CSS.escape(id)}"]`)
    ?? document.getElementById(id)?.querySelector(".note-text");
  if (!note) return null;
  const copy = note.cloneNode(true);
  copy.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
  return copy;
}

async function notePopover(call) {
  const text = noteText(call);
  return text && [...text.childNodes, onward(call, `${words.note} ${call.innerText.trim()} →`), ...await reasons(call.querySelector("[data-rule]"))];
}

/** Put the notes of a page into the margin; the numbers stay links. */
function margin() {
  const article = document.querySelector("article");
  if (!article || !article.querySelector("[role=doc-noteref]")) return;
  const column = make("div", { className: "margin-notes" });
  column.setAttribute("aria-hidden", "true");
  for (const call of article.querySelectorAll("[role=doc-noteref]")) {
    if (call.closest(".note")) continue;
    const text = noteText(call);
    if (!text) continue;
    text.querySelectorAll("a").forEach((link) => { link.tabIndex = -1; });
    const note = make("div", { className: "margin-note" }, make("b", {}, call.innerText.trim()), ...text.childNodes);
    note.call = call;
    column.append(note);
  }
  article.append(column);
}

/** Set each margin note beside its call, below the one before. */
function arrange() {
  const column = document.querySelector(".margin-notes");
  if (!column || !wide.matches) return;
  const origin = column.getBoundingClientRect().top;
  const notes = [...column.children];
  const wished = notes.map((note) => note.call.getBoundingClientRect().top - origin);
  const heights = notes.map((note) => note.offsetHeight);
  let free = 0;
  notes.forEach((note, index) => {
    const top = Math.max(wished[index] - 2, free);
    note.style.top = `${top}px`;
    free = top + heights[index] + 12;
  });
}

/* Names */

/** What the registers know of a name. */
async function namePopover(link) {
  const file = link.getAttribute("href");
  const entry = (await teiedition.load("names.js", "names").catch(() => null))?.[file];
  if (!entry) return null;
  const [name, note, count] = entry;
  return [make("b", {}, name), ...(note ? [make("span", { className: "about" }, note)] : []),
    onward(link, `${words.occurrences}: ${count} →`), ...await reasons(link.closest("[data-rule]"))];
}

/* Evidence: by which rule an element was made, and how certain that is. */

const tagged = "main [data-rule]:not(a, a *)";

const shown = () => document.getElementById("_view-evidence")?.checked;

async function reasons(element) {
  const { rule, cert } = element?.dataset ?? {};
  if (!shown() || !rule) return [];
  const sentences = await teiedition.load("evidence.js", "evidence").catch(() => null);
  const sentence = rule.split(" ").map(name => sentences?.[name] ?? name).join(" ");
  return [make("span", { className: "reason" }, make("code", {}, element.classList[0]), ` ${sentence}`,
    ...(cert ? [make("small", {}, `${words.cert}: ${words[`cert-${cert}`] ?? cert}`)] : []))];
}

/** What carries a rule can be reached by the keyboard while evidence is shown. */
function evidence() {
  const on = shown();
  for (const element of document.querySelectorAll(tagged)) {
    if (on) element.tabIndex = 0; else element.removeAttribute("tabindex");
  }
}

/* Citations: those of the page, pointed at a passage by its printed page, its number and its address */

/** What can be cited by itself. */
const citable = "article :is(.p, blockquote, .lg, .note, table)[id]";

/** The page of the book on which a passage begins. */
function printedPage(passage) {
  let page = document.querySelector("article").dataset.page ?? "";
  for (const turn of document.querySelectorAll("article [role=doc-pagebreak][data-n]")) {
    if (!(turn.compareDocumentPosition(passage) & Node.DOCUMENT_POSITION_FOLLOWING)) break;
    page = turn.dataset.n;
  }
  return page;
}

/** The address of a passage: where the edition says it is published, else where it is read, unless that is a folder. */
function passageAddress(passage) {
  const page = document.querySelector("link[rel=canonical]")?.href ?? (location.protocol === "file:" ? "" : location.href.replace(/#.*$/, ""));
  return page && `${page}#${passage.id}`;
}

/** A citation of the page in a format, made one of the passage. */
function pointed(format, text, passage) {
  const page = printedPage(passage), number = passage.id.match(/0*(\d+)$/)?.[1] ?? "", url = passageAddress(passage);
  const place = [page && `${words["page-short"]} ${page}`, passage.matches(".p") && number && `${words.paragraph} ${number}`].filter(Boolean).join(", ");
  if (format === "csl") {
    const [item] = JSON.parse(text);
    return JSON.stringify([{ ...item, ...(page && { locator: page, label: "page" }), ...(place && { note: place }), ...(url && { URL: url }) }], null, 2);
  }
  const lines = text.split("\n");
  const add = (key, line, before) => {
    const at = lines.findIndex((each) => each.startsWith(key));
    if (at < 0) lines.splice(lines.length - before, 0, line); else lines[at] = line;
  };
  if (format === "ris") {
    if (place) add("N1  - ", `N1  - ${place}`, 1);
    if (url) add("UR  - ", `UR  - ${url}`, 1);
    return lines.join("\n");
  }
  if (format === "bibtex") {
    lines[lines.length - 2] += ",";
    if (place) add("  note = ", `  note = {${place}},`, 1);
    if (url) add("  url = ", `  url = {${url}},`, 1);
    return lines.join("\n").replace(/,\n\}$/, "\n}");
  }
  const known = document.querySelector("link[rel=canonical]")?.href;
  const plain = known ? text.replace(` ${known}.`, "") : text;
  const pages = new RegExp(`, ${words["page-short"].replace(".", "\\.")} [^ ,]+\\.$`);
  return `${plain.replace(pages, ".").replace(/\.$/, "")}${place && `, ${place}`}.${url && ` ${url}.`}`;
}

async function copy(text, button) {
  await navigator.clipboard.writeText(text);
  button.textContent = words.copied;
}

const formats = () => [...document.querySelectorAll(".cite [data-format]")];

/** The citation of a passage, with a button for each format. */
async function citation(link) {
  const passage = document.getElementById(link.hash.slice(1));
  const text = (pre) => pointed(pre.dataset.format, pre.textContent, passage);
  return [make("span", { className: "citation" }, text(formats()[0])), ...formats().map((pre) =>
    make("button", { type: "button", onclick: ({ target }) => copy(text(pre), target) }, `${words.copy}: ${words[`cite-${pre.dataset.format}`]}`))];
}

/** A sign beside each passage that can be cited, for mouse, finger and keyboard. */
function pilcrows() {
  if (!formats().length) return;
  for (const passage of document.querySelectorAll(citable)) {
    if (passage.parentElement.closest(citable)) continue;
    const link = make("a", { className: "pilcrow", href: `#${passage.id}`, title: words.cite, ariaLabel: words.cite }, "¶");
    link.onclick = (event) => { event.preventDefault(); history.replaceState(null, "", link.hash); show(link, citation); };
    passage.prepend(link);
  }
  for (const pre of formats()) {
    pre.after(make("button", { type: "button", onclick: ({ target }) => copy(pre.textContent, target) }, words.copy));
  }
}

/* The table of contents beside the text follows the reader */

const sections = [...document.querySelectorAll(".sidebar a[href^='#']")].map((link) => [link, document.getElementById(decodeURIComponent(link.hash.slice(1)))]);

/** Mark the section that is being read: the last one that begins above the upper third of the window. */
function mark() {
  const open = sections.findLast(([, section]) => section?.getBoundingClientRect().top < innerHeight / 3)?.[0];
  for (const [link] of sections) {
    if (link === open) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
  }
}

/* Pages of the book beside the text: they follow the reader, and show the page whose number is chosen */

const frame = document.querySelector(".raw-frame iframe");
const beside = () => frame?.checkVisibility();
let shownPage = "";

function turn(link) {
  if (!link || link.href === shownPage) return;
  shownPage = link.href;
  frame.contentWindow.location.replace(shownPage);
}

/** The last page that begins above the middle of the window. */
function follow() {
  if (!beside()) return;
  const links = [...document.querySelectorAll("article .to-page")];
  turn(links.findLast((link) => link.previousElementSibling.getBoundingClientRect().top < innerHeight / 2) ?? links[0]);
}

function facing() {
  let waiting;
  addEventListener("scroll", () => { clearTimeout(waiting); waiting = setTimeout(follow, 120); }, { passive: true });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".to-page");
    if (link && beside()) { event.preventDefault(); turn(link); }
  });
  frame.addEventListener("load", follow, { once: true });
}

/* All together */

if (document.querySelector(".settings")) settings(document.querySelector(".settings form"));
popovers("[role=doc-noteref]", notePopover, () => !wide.matches || !document.querySelector(".margin-notes"));
popovers("main a.persName, main a.placeName, main a.orgName, main a.geogName, main a.name, main a.rs, main cite > a", namePopover);
popovers(tagged, async (element) => { const found = await reasons(element); return found.length ? found : null; }, shown);
margin();
pilcrows();
evidence();
if (frame) facing();
if (sections.length) addEventListener("scroll", mark, { passive: true });
arrange();
addEventListener("resize", arrange);
addEventListener("load", arrange);
document.fonts?.ready.then(arrange);
