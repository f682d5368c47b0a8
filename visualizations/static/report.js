// What a report's file does beyond being read: tables are sorted by a column, charts tell their numbers.
"use strict";

(() => {
  const words = JSON.parse(document.getElementById("words").textContent);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

  function key(cell) {
    const value = cell.dataset.value;
    return value === undefined ? cell.textContent.trim() : Number(value);
  }

  function compare(one, other) {
    if (typeof one === "number" && typeof other === "number") return one - other;
    // numbers come before what stands where there is none
    if (typeof one !== typeof other) return typeof one === "number" ? -1 : 1;
    return collator.compare(one, other);
  }

  function sort(table, position, button) {
    const header = button.parentElement;
    const down = header.getAttribute("aria-sort") === "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", down ? "descending" : "ascending");
    const rows = [...table.tBodies[0].rows];
    rows.sort((one, other) => (down ? -1 : 1) * compare(key(one.cells[position]), key(other.cells[position])));
    table.tBodies[0].append(...rows);
  }

  for (const table of document.querySelectorAll("table")) {
    if (table.tBodies[0].rows.length < 3 || table.classList.contains("matrix")) continue;
    [...table.tHead.rows[0].cells].forEach((header, position) => {
      if (header.classList.contains("refs")) return;
      const label = header.firstElementChild;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label.textContent;
      button.title = words.sort.replace("{column}", label.textContent);
      button.addEventListener("click", () => sort(table, position, button));
      label.replaceWith(button);
    });
  }

  function coloured(text) {
    return dark.matches ? text.replace(/#[0-9a-f]{6}/g, (colour) => words.dark[colour] ?? colour) : text;
  }

  async function draw(text, place) {
    const specification = JSON.parse(coloured(text));
    if (specification.autosize.type === "fit-x") specification.width = "container";
    if (!place.firstElementChild) place.append(document.createElement("div")); // Vega names what it draws into
    await window.drawChart(place.firstElementChild, specification, {
      actions: false,
      ast: true, // no expression is compiled: the file's policy forbids it
      renderer: "svg",
      defaultStyle: false,
      formatLocale: words.numbers,
      timeFormatLocale: words.days,
      tooltip: { disableDefaultStyle: true },
    });
  }

  async function show(data) {
    const place = document.querySelector(`[data-chart="${data.dataset.specification}"]`);
    const still = place.parentElement.querySelector(".wide");
    place.hidden = false;
    still.hidden = true;
    await draw(data.textContent, place);
    dark.addEventListener("change", () => draw(data.textContent, place));
  }

  for (const data of document.querySelectorAll("[data-specification]")) show(data);
})();
