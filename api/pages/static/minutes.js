// Shows beside the text of minutes what rests on the place that is pointed at, focused or chosen.

const text = document.getElementById("text");
const panel = document.getElementById("panel");
const heading = document.getElementById("facts-heading");
const count = document.getElementById("facts-count");
const hint = document.getElementById("hint");
const all = document.getElementById("show-all");
const segments = [...text.querySelectorAll(".marked")];
const facts = new Map([...document.querySelectorAll("#told-facts > li")].map((fact) => [fact.dataset.fact, fact]));
const unmarked = new Set();
const general = hint.textContent;
const wide = matchMedia("(min-width: 60rem)");
let current = null;
let pinned = false;

function show(segment) {
  const wanted = segment && new Set(segment.dataset.facts.split(" "));
  let shown = 0;
  for (const [number, fact] of facts) {
    const hidden = unmarked.has(fact.dataset.group) || Boolean(wanted && !wanted.has(number));
    if (fact.hidden !== hidden) fact.hidden = hidden;
    if (!hidden) shown += 1;
  }
  current?.classList.remove("current");
  segment?.classList.add("current");
  current = segment;
  count.textContent = shown;
  all.hidden = !segment;
  panel.classList.toggle("open", Boolean(segment));
  hint.textContent = segment ? `”${segment.textContent.trim()}”` : general;
  if (segment) panel.scrollTop = 0;
}

function pin(segment) {
  pinned = Boolean(segment);
  show(segment);
}

function leave() {
  const back = current;
  pin(null);
  if (panel.contains(document.activeElement)) back?.focus({ preventScroll: true });
  if (current) pin(null);
}

function marks(start, end) {
  return segments.filter((one) => one.dataset.start >= start && one.dataset.start < end);
}

function choose(found) {
  for (const old of text.querySelectorAll(".chosen")) old.classList.remove("chosen");
  for (const one of found) one.classList.add("chosen");
  found[0].scrollIntoView({ block: "center" });
  if (wide.matches) show(found[0]);
}

function follow() {
  const place = /^#t=(\d+)-(\d+)$/.exec(location.hash);
  if (!place) return;
  const [start, end] = place.slice(1).map(Number);
  const found = marks(start, end);
  if (found.length && Number(found[0].dataset.start) === start) {
    choose(found);
  } else {
    const address = new URL(location.href);
    address.searchParams.set("start", start);
    address.searchParams.set("end", end);
    address.hash = "here";
    location.replace(address);
  }
}

text.addEventListener("pointerover", (event) => {
  const segment = event.pointerType === "mouse" && event.target.closest("a.marked[href]");
  if (segment && !pinned) show(segment);
});
text.addEventListener("focusin", (event) => {
  const segment = event.target.closest("a.marked");
  if (segment && segment !== current) {
    pinned = false;
    show(segment);
  }
});
text.addEventListener("click", (event) => {
  const segment = event.target.closest("a.marked[href]");
  if (!segment) {
    if (getSelection().isCollapsed) pin(null);
    return;
  }
  event.preventDefault();
  pin(segment);
  // by keyboard (no pointer clicked): on to what is shown
  if (event.detail === 0) heading.focus({ preventScroll: true });
});
panel.addEventListener("click", (event) => {
  const place = event.target.closest("a.place");
  if (!place) return;
  event.preventDefault();
  const address = `#t=${place.dataset.start}-${place.dataset.end}`;
  if (location.hash === address) follow();
  else location.hash = address;
});
all.addEventListener("click", leave);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && current) leave();
});
document.querySelector(".legend").addEventListener("change", (event) => {
  if (event.target.id === "mark-bare") return;
  if (event.target.checked) unmarked.delete(event.target.value);
  else unmarked.add(event.target.value);
  for (const segment of segments) {
    const groups = [...segment.classList].filter((name) => document.getElementById(`mark-${name}`));
    const off = groups.every((name) => unmarked.has(name));
    if (off) segment.removeAttribute("href");
    else segment.href = `#f${segment.dataset.facts.split(" ").at(-1)}`;
  }
  pin(null);
});
addEventListener("hashchange", follow);

follow();
const chosen = text.querySelector("a.chosen");
if (chosen && wide.matches && !current) show(chosen);
