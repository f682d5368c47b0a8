// From nodes and lines with places to a picture by sigma.js (WebGL), for networks that are too large for a canvas.
// Has the same functions as the picture by vis-network (visualizations/static/picture.js); all nodes are discs.
import Graph from "graphology";
import Sigma from "sigma";

const FIRST = 400; // the strongest nodes, drawn at once; all others follow in the next frame
const PICKED = 8000; // with more lines than this, they cannot be pointed at

export { Graph, Sigma };

export function webglPicture(container, looks, handlers) {
  let graph = new Graph({ type: "undirected", multi: false });
  let renderer = null;
  let colours = looks.schemes.light;
  let scheme = "light";
  let chosen = new Set();
  let near = null;
  let way = new Set();
  let dragged = null;
  let pending = 0;

  const node = (one) => ({ x: one.x, y: -one.y, size: Math.max(1.5, one.size * 0.3), label: one.label, kind: one.kind, color: looks.kinds[one.kind][scheme] });
  const line = (one) => ({ size: Math.max(0.4, one.width * 0.5), quiet: one.quiet, color: one.quiet ? colours.quiet : colours.line });

  function add(content, from, until) {
    for (const one of content.nodes.slice(from, until)) graph.addNode(one.key, node(one));
    for (const one of content.lines)
      if (graph.hasNode(one.source) && graph.hasNode(one.target) && !graph.hasEdge(one.source, one.target))
        graph.addEdge(one.source, one.target, line(one));
  }

  function nodeLook(key, data) {
    if (chosen.has(key) || way.has(key)) return { ...data, highlighted: true, zIndex: 2, forceLabel: true };
    if (near === null) return data;
    return near.has(key) ? { ...data, zIndex: 1 } : { ...data, color: colours.quiet, size: data.size * 0.5, label: "", zIndex: 0 };
  }

  function lineLook(edge, data) {
    const ends = graph.extremities(edge);
    const both = ends.every((key) => chosen.has(key) || way.has(key));
    if (both || (chosen.size === 1 && ends.some((key) => chosen.has(key)))) return { ...data, color: colours.accent, size: data.size + 1, zIndex: 1 };
    return near !== null ? { ...data, hidden: true } : data;
  }

  function settle() {
    near = null;
    if (chosen.size === 1) near = new Set([...chosen].flatMap((key) => [key, ...graph.neighbors(key)]));
    else if (chosen.size || way.size) near = new Set([...chosen, ...way]);
  }

  // The node that is pointed at or chosen, in the colours of the page.
  function drawHover(context, { x, y, size, label, color }) {
    context.beginPath();
    context.arc(x, y, size + 3, 0, 2 * Math.PI);
    context.fillStyle = colours.ground;
    context.strokeStyle = colours.accent;
    context.lineWidth = 2.5;
    context.fill();
    context.stroke();
    context.beginPath();
    context.arc(x, y, size, 0, 2 * Math.PI);
    context.fillStyle = color;
    context.fill();
    if (!label) return;
    context.font = `13px ${getComputedStyle(container).fontFamily}`;
    context.lineWidth = 4;
    context.lineJoin = "round";
    context.strokeStyle = colours.ground;
    context.fillStyle = colours.ink;
    context.strokeText(label, x + size + 6, y + 4.5);
    context.fillText(label, x + size + 6, y + 4.5);
  }

  function begin(lines) {
    renderer = new Sigma(graph, container, {
      allowInvalidContainer: true,
      enableEdgeEvents: lines < PICKED,
      hideEdgesOnMove: lines > 2000,
      labelFont: getComputedStyle(container).fontFamily,
      labelSize: 13,
      labelColor: { color: colours.ink },
      labelRenderedSizeThreshold: 4,
      nodeReducer: nodeLook,
      edgeReducer: lineLook,
      defaultDrawNodeHover: drawHover,
      zIndex: true,
    });
    renderer.on("clickNode", ({ node: key }) => handlers.choose(key));
    renderer.on("clickEdge", ({ edge }) => handlers.choose(...graph.extremities(edge)));
    renderer.on("clickStage", () => handlers.choose());
    renderer.on("doubleClickNode", ({ node: key, preventSigmaDefault }) => {
      preventSigmaDefault();
      handlers.open?.(key);
    });
    renderer.on("downNode", ({ node: key }) => {
      dragged = { key, moved: false };
      if (!renderer.getCustomBBox()) renderer.setCustomBBox(renderer.getBBox());
    });
    renderer.on("moveBody", ({ event }) => {
      if (!dragged) return;
      dragged.moved = true;
      graph.mergeNodeAttributes(dragged.key, renderer.viewportToGraph(event));
      event.preventSigmaDefault();
      event.original.preventDefault();
    });
    renderer.getMouseCaptor().on("mouseup", () => {
      if (dragged?.moved) handlers.move?.(dragged.key, graph.getNodeAttribute(dragged.key, "x"), -graph.getNodeAttribute(dragged.key, "y"));
      dragged = null;
    });
  }

  const pace = () => ({ duration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 400 });

  return {
    show(content, path = []) {
      cancelAnimationFrame(pending);
      way = new Set(path);
      const fresh = renderer === null;
      graph.clear();
      add(content, 0, fresh ? FIRST : undefined);
      chosen = new Set([...chosen].filter((key) => graph.hasNode(key)));
      settle();
      if (!fresh) return;
      begin(content.lines.length);
      container.dataset.overview = graph.order;
      pending = requestAnimationFrame(() => {
        pending = requestAnimationFrame(() => {
          add(content, FIRST);
          settle();
          renderer.refresh();
          container.dataset.whole = graph.order;
        });
      });
    },
    choose(...keys) {
      chosen = new Set(keys.filter((key) => graph.hasNode(key)));
      settle();
      renderer.refresh({ skipIndexation: true });
    },
    fly(...keys) {
      const known = keys.filter((key) => graph.hasNode(key)).map((key) => renderer.getNodeDisplayData(key));
      if (!known.length) return;
      const [x, y] = ["x", "y"].map((axis) => known.reduce((sum, one) => sum + one[axis], 0) / known.length);
      renderer.getCamera().animate({ x, y, ratio: Math.min(renderer.getCamera().ratio, 0.25) }, pace());
    },
    zoom(factor) {
      renderer.getCamera().animatedZoom({ factor, ...pace() });
    },
    pan(dx, dy) {
      const camera = renderer.getCamera();
      const from = renderer.viewportToFramedGraph({ x: 0, y: 0 });
      const to = renderer.viewportToFramedGraph({ x: dx, y: dy });
      camera.setState({ x: camera.x + to.x - from.x, y: camera.y + to.y - from.y });
    },
    centre(moving = true) {
      if (moving) renderer.getCamera().animatedReset(pace());
      else renderer.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
    },
    inScheme(name) {
      scheme = name;
      colours = looks.schemes[name];
      graph.updateEachNodeAttributes((_, data) => ({ ...data, color: looks.kinds[data.kind][scheme] }));
      graph.updateEachEdgeAttributes((_, data) => ({ ...data, color: data.quiet ? colours.quiet : colours.line }));
      renderer?.setSetting("labelColor", { color: colours.ink });
    },
    placeOf(key) {
      const box = container.getBoundingClientRect();
      const { x, y } = renderer.graphToViewport(graph.getNodeAttributes(key));
      return { x: box.x + x, y: box.y + y };
    },
    close() {
      cancelAnimationFrame(pending);
      renderer?.kill();
      renderer = null;
    },
  };
}
