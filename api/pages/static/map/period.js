// The period as two sliders over the months that have meetings, and as something that plays.
const STEP = 900; // milliseconds between two months while it plays

// ``tell(from, to, quietly)`` is called with months, null for an end that is open.
export function period(months, counts, tell) {
  const [from, to, play, bars, span] = ["slide-from", "slide-to", "play", "histogram", "span"].map((id) => document.getElementById(id));
  const last = months.length - 1;
  const most = Math.max(...counts);
  let playing = 0;

  const bar = (at) => {
    const one = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    const width = 100 / months.length;
    for (const [name, value] of Object.entries({ x: at * width + width * 0.1, width: width * 0.8, y: 24 - (24 * counts[at]) / most, height: (24 * counts[at]) / most })) one.setAttribute(name, value);
    return one;
  };
  bars.replaceChildren(...months.map((_, at) => bar(at)));

  function paint() {
    [...bars.children].forEach((one, at) => one.classList.toggle("in", at >= Number(from.value) && at <= Number(to.value)));
    from.setAttribute("aria-valuetext", months[from.value]);
    to.setAttribute("aria-valuetext", months[to.value]);
    span.textContent = from.value === to.value ? months[from.value] : `${months[from.value]} – ${months[to.value]}`;
  }

  function told(quietly) {
    paint();
    const start = Number(from.value);
    const end = Number(to.value);
    return tell(start > 0 ? months[start] : null, end < last ? months[end] : null, quietly);
  }

  function stop() {
    clearTimeout(playing);
    playing = 0;
    play.setAttribute("aria-pressed", "false");
  }

  async function next() {
    if (Number(to.value) >= last) {
      stop();
      return;
    }
    to.value = Number(to.value) + 1;
    await told(true);
    if (playing) playing = setTimeout(next, STEP);
  }

  from.addEventListener("input", () => {
    if (Number(from.value) > Number(to.value)) to.value = from.value;
    paint();
  });
  to.addEventListener("input", () => {
    if (Number(to.value) < Number(from.value)) from.value = to.value;
    paint();
  });
  for (const one of [from, to]) one.addEventListener("change", () => told(false));
  play.addEventListener("click", async () => {
    if (playing) {
      stop();
      return;
    }
    play.setAttribute("aria-pressed", "true");
    playing = -1;
    to.value = from.value;
    await told(false);
    if (playing) playing = setTimeout(next, STEP);
  });

  return {
    show(first, until) {
      const start = first ? months.findIndex((month) => month >= first) : 0;
      const end = until ? months.findLastIndex((month) => month <= until) : last;
      from.value = start < 0 ? last : start;
      to.value = end < 0 ? 0 : end;
      paint();
    },
  };
}
