// From how large a network is to what draws it: vis-network, or WebGL where it was built and there is much to draw.
const MANY = 1500;
const loading = new Map();

function script(source) {
  if (!loading.has(source)) {
    loading.set(
      source,
      new Promise((done, fail) => {
        const element = document.createElement("script");
        element.src = source;
        element.addEventListener("load", done);
        element.addEventListener("error", fail);
        document.head.append(element);
      }),
    );
  }
  return loading.get(source);
}

// Returns the picture before, where it still fits, or a new one in its place; all have the same functions.
export async function drawnBy(before, { nodes }, container, setUp, handlers) {
  const large = nodes.length > MANY && Boolean(setUp.built);
  if (before && before.large === large) return before;
  before?.close();
  const made = large ? await webgl(container, setUp, handlers) : await canvas(container, setUp, handlers);
  return Object.assign(made, { large });
}

async function canvas(container, setUp, handlers) {
  await Promise.all([script(setUp.vis), script(setUp.picture)]);
  return globalThis.samgrafPicture(globalThis.vis, container, setUp.look, handlers);
}

async function webgl(container, setUp, handlers) {
  const { webglPicture } = await import(setUp.built);
  return webglPicture(container, setUp.look, handlers);
}
