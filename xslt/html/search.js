/* In which passages do the words stand? Answers from the index files, which work from a folder as well as from a server. */
"use strict";

const form = document.querySelector("form.search");
const list = document.getElementById("_hits");
const found = document.getElementById("_found");
const more = document.getElementById("_more");
const PAGE = 20;

/* Words, as the stylesheet that makes the index compares them (f:words) */

const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
const tokens = (text) => fold(text).replace(/[\u3040-\u30FF\u3400-\u9FFF]/gu, " $& ").split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** What is asked for: units of one word (perhaps only its beginning) or of several that follow each other. */
function parse(query) {
  const units = [];
  const rest = query.replace(/["“”„«»‟]([^"“”„«»‟]*)["“”„«»‟]?/gu, (_, phrase) => { units.push({ words: tokens(phrase) }); return " "; });
  for (const word of rest.split(/\s+/u)) units.push({ words: tokens(word), begun: word.endsWith("*") });
  return units.filter(({ words }) => words.length);
}

/* Works and their indexes */

const base = (work) => (work === form.dataset.own ? "" : form.dataset.works.replace(/[^/]*$/, "") + encodeURIComponent(work) + "/");
const load = (work, name) => teiedition.load(`${base(work)}search/${name}.js`, `${work}/${name}`);
const numbers = (steps) => { let sum = 0; return steps.split(" ").filter(Boolean).map((step) => (sum += Number(step))); };

/** The passages of a work that have a word, or a word that begins so. */
async function passagesWith(work, index, word, begun) {
  let first = index.words.findLastIndex((start) => start <= word);
  const all = new Set();
  for (let shard = Math.max(first, 0); shard < index.words.length; shard++) {
    if (shard > first && !(begun && index.words[shard].startsWith(word))) break;
    const entries = await load(work, `words-${shard + 1}`);
    const keys = begun ? Object.keys(entries).filter((key) => key.startsWith(word)) : Object.hasOwn(entries, word) ? [word] : [];
    for (const key of keys) numbers(entries[key]).forEach((number) => all.add(number));
  }
  return all;
}

/** The text of a passage: its address, its locator, its words. */
async function passage(work, index, number) {
  const shard = index.texts.findLastIndex((start) => start <= number);
  return (await load(work, `text-${shard + 1}`))[number - index.texts[shard]];
}

/** Numbers of the passages that may answer, in the order of the text. */
async function candidates(work, index, units, { division, person }) {
  const sets = [];
  for (const { words, begun } of units) {
    for (const [place, word] of words.entries()) sets.push(await passagesWith(work, index, word, begun && place === words.length - 1));
  }
  if (person) {
    const entry = (await load(work, "persons")).filter(([name]) => name === person);
    sets.push(new Set(entry.flatMap(([, steps]) => numbers(steps))));
  }
  if (!sets.length) return [];
  const [, first, last] = (division !== "" && index.divisions[division]) || [null, 1, Infinity];
  return [...sets[0]].filter((number) => number >= first && number <= last && sets.every((set) => set.has(number))).sort((a, b) => a - b);
}

/** Where the units stand in a text: [start, end] each; null where a unit is missing. */
function places(text, units) {
  const all = [];
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const parts = tokens(match[0]);
    parts.forEach((word, place) => all.push(parts.length === 1 ? { word, start: match.index, end: match.index + match[0].length }
      : { word, start: match.index + place, end: match.index + place + 1 }));
  }
  const marks = [];
  for (const { words, begun } of units) {
    const before = marks.length;
    for (let at = 0; at + words.length <= all.length; at++) {
      const fits = words.every((word, place) => (begun && place === words.length - 1 ? all[at + place].word.startsWith(word) : all[at + place].word === word));
      if (fits) marks.push([all[at].start, all[at + words.length - 1].end]);
    }
    if (marks.length === before) return null;
  }
  return marks.sort((a, b) => a[0] - b[0]);
}

/* Showing */

/** The words around the first place, with every place marked. */
function context(text, marks) {
  const near = 130, first = marks[0] ?? [0, 0];
  const from = first[0] > near ? text.indexOf(" ", first[0] - near) + 1 : 0;
  const cut = text.lastIndexOf(" ", Math.max(first[1], from) + 2 * near);
  const to = text.length - from > 3 * near && cut > first[1] ? cut : text.length;
  const parts = [from ? "… " : ""];
  let at = from;
  for (const [start, end] of marks) {
    if (start < at || end > to) continue;
    parts.push(text.slice(at, start), make("mark", {}, text.slice(start, end)));
    at = end;
  }
  return [...parts, text.slice(at, to), to < text.length ? " …" : ""];
}

/** A link that also lets browsers that can do so find and mark the words themselves. */
function address(work, target, text, marks) {
  if (!marks.length) return base(work) + target;
  const said = encodeURIComponent(text.slice(...marks[0])).replace(/-/g, "%2D");
  const before = text.slice(0, marks[0][0]).match(/(\S+\s+){1,3}$/u)?.[0].trim();
  return `${base(work)}${target}${target.includes("#") ? "" : "#"}:~:text=${before ? `${encodeURIComponent(before).replace(/-/g, "%2D")}-,` : ""}${said}`;
}

function hit(work, index, number, [target, locator, text], marks) {
  const division = index.divisions.findLast(([, first, last]) => number >= first && number <= last)?.[0] ?? "";
  return make("li", {},
    make("a", { href: address(work, target, text, marks) }, [scope().length > 1 ? index.title : "", division, locator].filter(Boolean).join(" · ")),
    make("p", {}, ...context(text, marks)));
}

/** Passages one after the other that have all that was asked for. */
async function* answers(works, units, wishes) {
  for (const work of works) {
    const index = await load(work, "index");
    for (const number of await candidates(work, index, units, wishes)) {
      const record = await passage(work, index, number);
      const marks = places(record[2], units);
      if (marks) yield hit(work, index, number, record, marks);
    }
  }
}

let works = [];
let run = 0;

const value = (name) => form.elements[name]?.value ?? "";
const scope = () => (form.elements.work ? (value("work") ? [value("work")] : works) : [form.dataset.own]);

async function search() {
  const mine = ++run;
  const units = parse(value("q"));
  list.replaceChildren();
  more.hidden = true;
  found.textContent = "";
  if (!units.length && !value("person")) return;
  found.textContent = words.searching;
  const stream = answers(scope(), units, { division: value("division"), person: value("person") });
  let shown = 0;
  async function page() {
    for (let count = 0; count < PAGE; count++) {
      const { done, value: item } = await stream.next();
      if (mine !== run) return;
      if (done) { more.hidden = true; break; }
      list.append(item);
      shown++;
      more.hidden = count < PAGE - 1;
    }
    found.textContent = shown ? `${shown}${more.hidden ? "" : "+"} ${words.hits}` : words["no-hits"];
  }
  more.onclick = () => { const before = list.lastElementChild; page().then(() => before?.nextElementSibling?.querySelector("a").focus()); };
  await page();
  const said = new URLSearchParams([...new FormData(form)].filter(([, each]) => each !== ""));
  try { history.replaceState(null, "", `?${said}`); } catch { /* pages from a folder may not change their address */ }
}

/* The filters: filled from the indexes of the works that are searched */

function fill(select, options) {
  if (!select) return;
  const chosen = select.value;
  select.replaceChildren(select.options[0], ...options.map(([text, each]) => make("option", { value: each }, text)));
  select.value = chosen;
  if (select.selectedIndex < 0) select.selectedIndex = 0;
  select.parentElement.hidden = !options.length;
}

async function filters() {
  const [only, ...others] = scope();
  fill(form.elements.division, others.length ? [] : (await load(only, "index")).divisions.map(([title], place) => [title, place]));
  const persons = await Promise.all(scope().map((work) => load(work, "persons")));
  const names = [...new Set(persons.flat().map(([name]) => name))];
  fill(form.elements.person, (others.length ? names.sort((a, b) => a.localeCompare(b)) : names).map((name) => [name, name]));
}

async function start() {
  if (form.dataset.works) {
    works = await teiedition.load(form.dataset.works, "works").then((listed) => listed.map(([work]) => work));
    fill(form.elements.work, teiedition.files.works.map(([work, title]) => [title, work]));
    form.elements.work.value = form.dataset.own;
  }
  await filters();
  const asked = new URLSearchParams(location.search);
  for (const [name, each] of asked) if (form.elements[name]) form.elements[name].value = each;
  form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
  form.addEventListener("change", async ({ target }) => {
    if (target.name === "work") await filters();
    if (target.name !== "q") search();
  });
  if (asked.size) await search();
}

start();
