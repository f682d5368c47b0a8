// Shows how far a report has come, and the report once it is there.
const shown = document.querySelector(".under-way");
const bar = shown.querySelector("progress");
const said = shown.querySelector("[role=status]");
const PAUSE = 500; // milliseconds
let leaving = false;
addEventListener("beforeunload", () => {
  leaving = true;
});

async function look() {
  let job;
  try {
    const answer = await fetch(shown.dataset.status, { headers: { Accept: "application/json" } });
    job = answer.ok ? await answer.json() : { state: "gone" };
  } catch {
    setTimeout(look, 4 * PAUSE); // the service may be back in a moment
    return;
  }
  if (job.state === "waiting" || job.state === "making") {
    if (job.of) {
      bar.max = job.of;
      bar.value = job.done;
      said.textContent = shown.dataset.done.replace("{done}", job.done).replace("{of}", job.of);
    }
    setTimeout(look, PAUSE);
  } else if (leaving) {
    leaving = false;
    setTimeout(look, 20 * PAUSE); // a link was followed: to show this page anew would call it back
  } else {
    location.reload();
  }
}

look();
