// The geographic map: names and ties of what is pointed at, the panel of what is chosen, zoom; all of it in the address.
const page = document.getElementById("sweden-page");
const map = document.querySelector("svg.sweden");
const stage = document.getElementById("zoomable");
const form = document.getElementById("choosing");
const panel = document.getElementById("panel");
const content = document.getElementById("panel-content");
const pointed = document.getElementById("pointed");
const names = map.querySelector(".names");
const hint = pointed.textContent;
const first = [map.viewBox.baseVal.x, map.viewBox.baseVal.y, map.viewBox.baseVal.width, map.viewBox.baseVal.height];
const letters = Number(names?.getAttribute("font-size"));
const LEAST = 150;
const MOST = 40000;
let view = [...first];
let left = null;

function keep(name, value, push = false) {
  const address = new URL(location.href);
  if (value) address.searchParams.set(name, value);
  else address.searchParams.delete(name);
  address.hash = "";
  if (push) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}

// Zoom

function show(next) {
  view = next;
  map.setAttribute("viewBox", view.map(Math.round).join(" "));
  names?.setAttribute("font-size", (letters * view[2]) / first[2]);
  const moved = view.some((one, at) => Math.round(one) !== first[at]);
  clearTimeout(left);
  // not at every step of a drag: browsers count how often an address changes
  left = setTimeout(() => keep("at", moved ? view.map(Math.round).join(",") : ""), 250);
}

function zoom(factor, x = 0.5, y = 0.5) {
  const [at, top, width, height] = view;
  const scale = Math.min(Math.max(width * factor, LEAST), MOST) / width;
  show([at + width * (1 - scale) * x, top + height * (1 - scale) * y, width * scale, height * scale]);
}

function move(x, y) {
  show([view[0] + view[2] * x, view[1] + view[3] * y, view[2], view[3]]);
}

const zooms = { in: () => zoom(0.7), out: () => zoom(1 / 0.7), reset: () => show([...first]) };
const keys = {
  "+": zooms.in,
  "=": zooms.in,
  "-": zooms.out,
  0: zooms.reset,
  ArrowLeft: () => move(-0.12, 0),
  ArrowRight: () => move(0.12, 0),
  ArrowUp: () => move(0, -0.12),
  ArrowDown: () => move(0, 0.12),
};
document.getElementById("zoom").hidden = false;
document.getElementById("zoom").addEventListener("click", (event) => {
  zooms[event.target.dataset.zoom]?.();
});
stage.addEventListener("keydown", (event) => {
  const act = keys[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  act();
});
stage.addEventListener(
  "wheel",
  (event) => {
    // the wheel alone scrolls the page, as everywhere else
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const box = map.getBoundingClientRect();
    zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  },
  { passive: false },
);

let drag = null;
map.addEventListener("pointerdown", (event) => {
  if (event.button === 0 && event.pointerType === "mouse") drag = { x: event.clientX, y: event.clientY, moved: false };
});
addEventListener("pointermove", (event) => {
  if (!drag) return;
  const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
  if (!drag.moved && Math.hypot(dx, dy) < 5) return;
  const box = map.getBoundingClientRect();
  const scale = Math.max(view[2] / box.width, view[3] / box.height);
  drag = { x: event.clientX, y: event.clientY, moved: true };
  map.classList.add("dragging");
  show([view[0] - dx * scale, view[1] - dy * scale, view[2], view[3]]);
});
addEventListener("pointerup", () => {
  map.classList.remove("dragging");
  if (drag?.moved) setTimeout(() => (drag = null));
  else drag = null;
});
map.addEventListener("dragstart", (event) => event.preventDefault());

// What is pointed at

function point(code) {
  const shape = code && map.querySelector(`a[data-code="${code}"] title`);
  pointed.textContent = shape ? shape.textContent : hint;
  map.classList.toggle("pointing", Boolean(code));
  for (const curve of map.querySelectorAll(".curves path")) {
    curve.classList.toggle("pointed", Boolean(code) && curve.dataset.ends.split(" ").includes(code));
  }
}

const codeOf = (event) => event.target.closest?.("[data-code]")?.dataset.code;
for (const [come, leave] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
  page.addEventListener(come, (event) => codeOf(event) && point(codeOf(event)));
  page.addEventListener(leave, (event) => codeOf(event) && point(chosen()));
}

// What is chosen

const given = (name) => new URL(location.href).searchParams.get(name) ?? "";
const chosen = () => given("chosen");

function mark(code, other = "") {
  for (const one of map.querySelectorAll("a[data-code]")) {
    one.classList.toggle("chosen", Boolean(code) && [code, other].includes(one.dataset.code));
  }
  for (const row of page.querySelectorAll("tbody tr")) {
    const link = row.querySelector("a[data-with]") ?? row.querySelector("th a");
    const mine = Boolean(code) && link?.dataset.code === code && (link.dataset.with ?? "") === other;
    row.classList.toggle("chosen", mine);
  }
  point(code);
}

async function tell(address, code, other = "") {
  const answer = await fetch(address);
  content.innerHTML = await answer.text();
  panel.hidden = false;
  mark(code, other);
}

async function open(code, other = "") {
  const address = new URL(page.dataset.panel);
  address.searchParams.set("iri", `municipality/${code}`);
  if (other) address.searchParams.set("with", `municipality/${other}`);
  if (page.dataset.language) address.searchParams.set("lang", page.dataset.language);
  await tell(address, code, other);
}

function close() {
  panel.hidden = true;
  content.replaceChildren();
  mark("");
}

page.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-code], #panel a[data-node]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (drag?.moved) return;
  const { code, with: other = "" } = link.dataset;
  if (code) {
    keep("with", other);
    keep("chosen", code, true);
    await open(code, other);
  } else {
    await tell(link.href, chosen(), given("with"));
  }
  (panel.querySelector("h2") ?? panel).focus({ preventScroll: matchMedia("(min-width: 60rem)").matches });
});
function leave(event) {
  event.preventDefault();
  const code = chosen();
  close();
  keep("with", "");
  keep("chosen", "", true);
  map.querySelector(`a[data-code="${code}"]`)?.focus();
}
document.getElementById("panel-close").addEventListener("click", leave);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !panel.hidden) leave(event);
});
addEventListener("popstate", () => (chosen() ? open(chosen(), given("with")) : close()));

form.addEventListener("change", () => form.reportValidity() && form.requestSubmit());
form.addEventListener("submit", () => {
  // what is not chosen needs no place in the address
  for (const field of form.querySelectorAll("select, input[type=text]")) field.disabled = !field.value;
  const steps = [...form.querySelectorAll("[name=step]")];
  if (steps.every((step) => step.checked)) steps.forEach((step) => (step.disabled = true));
});
// pages come back from memory with their fields as they were left, not as their addresses say
addEventListener("pageshow", () => {
  form.querySelectorAll(":disabled").forEach((field) => (field.disabled = false));
  form.reset();
});

if (chosen()) mark(chosen(), given("with"));
