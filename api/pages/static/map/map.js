// The map as one works with it: what is chosen stands in the address, the picture and the tables follow from it.
import { drawnBy } from "./drawn_by.js";
import { period } from "./period.js";

const setUp = JSON.parse(document.getElementById("map-set-up").textContent);
const { words, base } = setUp;
const byId = (id) => document.getElementById(id);
const container = byId("picture");
const form = byId("choose");
const panel = byId("panel-told");
const acts = byId("acts");
const status = byId("status");
const wide = matchMedia("(min-width: 64rem)");
const dark = matchMedia("(prefers-color-scheme: dark)");
const VIEW = ["chosen", "with", "lang"]; // what does not change the network
let params = new URLSearchParams(location.search);
let place = 0;
let furthest = 0;
let picture = null;
let content = null;
let asked = 0;

const say = (text) => (status.textContent = text);
const labelOf = (key) => content?.nodes.find((node) => node.key === key)?.label ?? key;
const keyOf = (text) => {
  const wanted = text.trim().toLocaleLowerCase("sv");
  const named = (node) => node.label.toLocaleLowerCase("sv");
  return (content?.nodes.find((node) => named(node) === wanted) ?? content?.nodes.find((node) => wanted && named(node).includes(wanted)))?.key;
};

function address(path, query = params) {
  const text = query.toString();
  return `${base}${path}${text ? `?${text}` : ""}`;
}

// Goes to another state of the map; ``quietly`` without a step that undo would take back.
function go(change, quietly = false) {
  const next = new URLSearchParams(params);
  change(next);
  if (next.toString() === params.toString()) return Promise.resolve();
  const before = params;
  params = next;
  if (quietly) {
    history.replaceState({ place }, "", address("map"));
  } else {
    place += 1;
    furthest = place;
    history.pushState({ place }, "", address("map"));
  }
  return follow(before);
}

const without = (query, names) => {
  const left = new URLSearchParams(query);
  for (const name of names) left.delete(name);
  return left.toString();
};

async function follow(before) {
  byId("undo").disabled = place === 0;
  byId("redo").disabled = place >= furthest;
  const tasks = [];
  if (without(params, VIEW) !== without(before, VIEW)) tasks.push(fetchAll());
  if (params.get("chosen") !== before.get("chosen") || params.get("with") !== before.get("with")) tasks.push(tell());
  markRows();
  fill();
  await Promise.all(tasks);
}

async function fetched(path, query = params) {
  const answer = await fetch(address(path, query));
  if (!answer.ok && answer.status !== 404) throw new Error(`${answer.status}`);
  return answer;
}

async function fetchAll() {
  const mine = (asked += 1);
  try {
    const [data, told] = await Promise.all([
      fetched("map/data", plain()).then((answer) => answer.json()),
      fetched("map/table").then((answer) => answer.text()),
    ]);
    if (mine !== asked) return;
    const finding = document.activeElement?.id === "find" ? byId("find").selectionEnd : null;
    byId("told").innerHTML = told;
    if (finding !== null) {
      byId("find").focus();
      byId("find").setSelectionRange(finding, finding);
    }
    read(data);
    await draw();
    say("");
  } catch {
    say(words.map_failed);
  }
}

const plain = () => new URLSearchParams(without(params, [...VIEW, "find", "sort", "desc"]));

function read(data) {
  const { look } = setUp;
  const quiet = look.other;
  const labelled = new Set(look.labelled);
  const nodes = data.nodes.map(([key, label, lines, kind, county, size, x, y]) => ({ key, label, lines, kind, county, size, x, y, minor: !labelled.has(kind) }));
  const lines = data.lines.map(([source, target, step, weight, width]) => ({
    source: nodes[source].key,
    target: nodes[target].key,
    width,
    dashes: (look.lines[step] ?? quiet).dashes,
    quiet: step < 0,
  }));
  content = { nodes, lines, path: data.path };
  const names = byId("names");
  names.replaceChildren(...nodes.slice(0, 600).map((node) => new Option(node.label, node.label)));
}

async function draw() {
  if (!wide.matches && !container.classList.contains("open")) return;
  const first = picture === null;
  picture = await drawnBy(picture, content, container, setUp, handlers);
  if (first) picture.inScheme(dark.matches ? "dark" : "light");
  picture.show(content, content.path);
  if (first) {
    picture.centre(false);
    if (params.has("chosen")) picture.choose(...chosen());
  } else if (content.path.length) {
    picture.fly(...content.path);
  }
  container.dataset.nodes = content.nodes.length;
}

const chosen = () => [params.get("chosen"), params.get("with")].filter(Boolean);

const handlers = {
  choose: (key, other) => choose(key, other),
  open: (key) => go((next) => (next.getAll("open").includes(key) ? next.delete("open", key) : next.append("open", key))),
  move: (key, x, y) =>
    go((next) => {
      unpin(next, key);
      next.append("pin", `${key}@${Math.round(x)},${Math.round(y)}`);
    }),
};

function unpin(next, key) {
  const kept = next.getAll("pin").filter((pin) => !pin.startsWith(`${key}@`));
  next.delete("pin");
  for (const pin of kept) next.append("pin", pin);
}

function choose(key, other, flying = false) {
  const done = go((next) => {
    next.delete("chosen");
    next.delete("with");
    if (key) next.set("chosen", key);
    if (key && other) next.set("with", other);
  });
  if (flying && key) picture?.fly(...[key, other].filter(Boolean));
  return done;
}

async function tell() {
  const keys = chosen();
  picture?.choose(...keys);
  if (!keys.length) {
    panel.replaceChildren(byId("panel-empty").content.cloneNode(true));
    return;
  }
  try {
    const query = new URLSearchParams({ iri: keys[0], ...(keys[1] && { with: keys[1] }), ...(setUp.language && { lang: setUp.language }) });
    const text = await (await fetched("panel", query)).text();
    if (chosen().join() !== keys.join()) return;
    panel.innerHTML = text;
    byId("panel").scrollTop = 0;
    say(words.map_chosen_now.replace("{name}", keys.map(labelOf).join(" – ")));
  } catch {
    say(words.map_failed);
  }
}

function markRows() {
  const keys = chosen();
  for (const row of document.querySelectorAll("#tables tbody tr")) {
    const ends = [row.dataset.node, row.dataset.with].filter(Boolean);
    row.classList.toggle("chosen", ends.length === keys.length && keys.length > 0 && ends.every((key) => keys.includes(key)));
  }
}

// Shows in the filters what the address says.
function fill() {
  const given = (name) => params.getAll(name);
  for (const box of form.querySelectorAll("[type=checkbox]"))
    box.checked = given(box.name).length ? given(box.name).includes(box.value) : box.defaultChecked && box.name !== "between";
  for (const name of ["network", "county", "topic", "from", "to"]) if (form.elements[name]) form.elements[name].value = params.get(name) ?? "";
  form.elements.weight.value = params.get("weight") ?? 1;
  byId("path-from").value = labelOf(params.get("way_from") ?? "");
  byId("path-to").value = labelOf(params.get("way_to") ?? "");
  slider?.show(params.get("from"), params.get("to"));
  const [key, second] = chosen();
  acts.hidden = !key;
  for (const button of acts.querySelectorAll(".one")) button.hidden = Boolean(second);
  const opened = given("open").includes(key);
  acts.querySelector("[data-act=open]").hidden ||= opened;
  acts.querySelector("[data-act=fold]").hidden ||= !opened;
  acts.querySelector("[data-act=unpin]").hidden ||= !given("pin").some((pin) => pin.startsWith(`${key}@`));
  const hidden = given("hide").length;
  byId("hidden-note").hidden = !hidden;
  byId("unhide").textContent = byId("unhide").textContent.replace(/\d+/, hidden);
  byId("unhide").href = address("map", new URLSearchParams(without(params, ["hide"])));
  for (const link of document.querySelectorAll("[data-file]")) link.href = address(`map/${link.dataset.file}`);
}

function fromForm(next) {
  for (const name of ["network", "county", "topic", "from", "to"]) {
    const value = form.elements[name]?.value ?? "";
    if (value) next.set(name, value);
    else next.delete(name);
  }
  for (const name of ["kind", "step"]) {
    const boxes = [...form.querySelectorAll(`[name=${name}]`)];
    const ticked = boxes.filter((box) => box.checked);
    next.delete(name);
    const asAtFirst = boxes.every((box) => box.checked === box.defaultChecked) && !new URLSearchParams(first).has(name);
    if (!asAtFirst) for (const box of ticked) next.append(name, box.value);
  }
  if (form.elements.between.checked) next.set("between", "1");
  else next.delete("between");
  const weight = Number(form.elements.weight.value);
  if (weight > 1) next.set("weight", weight);
  else next.delete("weight");
  const ends = [byId("path-from").value, byId("path-to").value].map((text) => keyOf(text) ?? text.trim());
  ["way_from", "way_to"].forEach((name, at) => (ends.every(Boolean) ? next.set(name, ends[at]) : next.delete(name)));
}

const first = location.search;
const slider = setUp.months.length ? period(setUp.months, setUp.counts, (from, to, quietly) => go((next) => {
  for (const [name, value] of [["from", from], ["to", to]]) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
}, quietly)) : null;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  go(fromForm);
});
form.addEventListener("change", (event) => {
  if (event.target.type !== "range" && !event.target.name.startsWith("way_")) go(fromForm);
});
byId("flying").addEventListener("submit", (event) => {
  event.preventDefault();
  const key = keyOf(byId("fly").value);
  if (key) choose(key, undefined, true);
  else say(words.map_nobody.replace("{name}", byId("fly").value));
});
document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target.closest("a");
  if (!link || link.origin !== location.origin) return;
  if (link.closest("#panel-told") && link.dataset.node) {
    event.preventDefault();
    choose(link.dataset.node, link.dataset.with, true);
  } else if (link.hasAttribute("data-go")) {
    event.preventDefault();
    const row = link.closest("tr[data-node]");
    const wanted = new URL(link.href);
    const heading = wanted.hash === "#panel";
    const back = link.closest("thead") && [...document.querySelectorAll("#tables thead a")].indexOf(link);
    go((next) => {
      for (const name of [...next.keys()]) next.delete(name);
      for (const [name, value] of wanted.searchParams) next.append(name, value);
    }).then(() => {
      if (heading) panel.querySelector(".panel-title")?.focus({ preventScroll: wide.matches });
      if (Number.isInteger(back)) document.querySelectorAll("#tables thead a")[back]?.focus();
    });
    if (row) picture?.fly(...[row.dataset.node, row.dataset.with].filter(Boolean));
  }
});
document.addEventListener("submit", (event) => {
  if (!event.target.classList.contains("finding")) return;
  event.preventDefault();
  const value = byId("find").value.trim();
  go((next) => (value ? next.set("find", value) : next.delete("find")));
});
acts.addEventListener("click", (event) => {
  const act = event.target.closest("button")?.dataset.act;
  const [key] = chosen();
  const acting = {
    open: () => handlers.open(key),
    fold: () => handlers.open(key),
    only: () => go((next) => next.set("around", key)),
    hide: () => go((next) => {
      next.append("hide", key);
      next.delete("chosen");
    }),
    unpin: () => go((next) => unpin(next, key)),
    way: () => {
      byId("filters").open = true;
      byId("path-from").value = labelOf(key);
      byId("path-to").focus();
    },
    close: () => choose(),
  };
  acting[act]?.();
});
byId("undo").addEventListener("click", () => history.back());
byId("redo").addEventListener("click", () => history.forward());
byId("closer").addEventListener("click", () => picture?.zoom(1.4));
byId("further").addEventListener("click", () => picture?.zoom(1 / 1.4));
byId("centre").addEventListener("click", () => picture?.centre());
byId("copy").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(location.href);
    say(words.map_copied);
  } catch {
    say(words.map_copy_failed);
  }
});
byId("png").addEventListener("click", async () => {
  const image = new Image();
  image.src = address(`map/samgraf.svg`, new URLSearchParams(`${plain()}&scheme=${dark.matches ? "dark" : "light"}`));
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * 2;
  canvas.height = image.naturalHeight * 2;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  const link = document.createElement("a");
  link.download = "samgraf.png";
  link.href = URL.createObjectURL(await new Promise((done) => canvas.toBlob(done, "image/png")));
  link.click();
  URL.revokeObjectURL(link.href);
});
byId("show-picture").addEventListener("click", async (event) => {
  container.classList.add("open");
  event.target.setAttribute("aria-expanded", "true");
  event.target.closest("p").hidden = true;
  await draw();
});
container.addEventListener("keydown", (event) => {
  const moves = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] };
  const acting = { "+": () => picture.zoom(1.4), "-": () => picture.zoom(1 / 1.4), 0: () => picture.centre(), Escape: () => choose() };
  if (moves[event.key]) picture.pan(...moves[event.key]);
  else if (acting[event.key]) acting[event.key]();
  else return;
  event.preventDefault();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") byId("saving").open = false;
});
addEventListener("popstate", (event) => {
  place = event.state?.place ?? 0;
  const before = params;
  params = new URLSearchParams(location.search);
  follow(before);
});
dark.addEventListener("change", () => picture?.inScheme(dark.matches ? "dark" : "light"));
wide.addEventListener("change", () => content && draw());

byId("filters").open = wide.matches;
history.replaceState({ place: 0 }, "");
fill();
read(await (await fetched("map/data", plain())).json());
await draw();
fill();
globalThis.samgrafMap = { placeOf: (key) => picture.placeOf(key) };
