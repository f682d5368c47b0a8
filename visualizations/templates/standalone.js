"use strict";
// Shows the picture of the file and ties it to its tables: choosing in one chooses in the other.
{
  const data = JSON.parse(document.getElementById("data").textContent);
  const told = document.getElementById("told");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const names = ["ground", "ink", "line", "quiet", "accent"];
  const looks = {
    kinds: data.kinds.map(([light, night, shape]) => ({ light, dark: night, shape })),
    schemes: Object.fromEntries(
      Object.entries(data.schemes).map(([name, values]) => [name, Object.fromEntries(values.map((value, at) => [names[at], value]))]),
    ),
  };
  const minor = new Set([4, 5]);
  const content = {
    nodes: data.nodes.map(([label, lines, kind, x, y, size], key) => ({ key, label, lines, kind, x, y, size, minor: minor.has(kind) })),
    lines: data.lines.map(([source, target, width, dashes, quiet]) => ({ source, target, width, dashes, quiet })),
  };
  const rowOf = (one, other) =>
    other === undefined
      ? document.querySelector(`[data-node="${one}"]`)
      : document.querySelector(`[data-ends="${one} ${other}"], [data-ends="${other} ${one}"]`);

  function choose(one, other) {
    for (const row of document.querySelectorAll("tr.chosen")) row.classList.remove("chosen");
    picture.choose(...[one, other].filter((key) => key !== undefined));
    if (one === undefined) {
      told.textContent = "";
      return;
    }
    const row = rowOf(one, other);
    row?.classList.add("chosen");
    const details = row?.querySelector("details");
    if (details) details.open = true;
    told.textContent = row?.querySelector("button").textContent ?? "";
    for (const tie of document.querySelectorAll("#ties tbody tr"))
      tie.hidden = other === undefined ? !tie.dataset.ends.split(" ").includes(String(one)) : tie !== row;
  }

  const picture = globalThis.samgrafPicture(globalThis.vis, document.getElementById("picture"), looks, {
    choose(one, other) {
      if (one === undefined) for (const tie of document.querySelectorAll("#ties tbody tr")) tie.hidden = false;
      choose(one, other);
    },
  });
  picture.show(content);
  picture.inScheme(dark.matches ? "dark" : "light");
  picture.centre(false);
  dark.addEventListener("change", () => picture.inScheme(dark.matches ? "dark" : "light"));
  document.querySelector("main").addEventListener("click", (event) => {
    const row = event.target.closest("button")?.closest("tr");
    if (!row) return;
    const ends = (row.dataset.ends ?? row.dataset.node).split(" ").map(Number);
    choose(...ends);
    picture.fly(...ends);
  });
  document.getElementById("find").addEventListener("input", (event) => {
    const wanted = event.target.value.toLocaleLowerCase("sv");
    for (const tie of document.querySelectorAll("#ties tbody tr"))
      tie.hidden = !tie.textContent.toLocaleLowerCase("sv").includes(wanted);
  });
}
