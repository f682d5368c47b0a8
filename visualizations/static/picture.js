// From nodes and lines with places to an interactive picture by vis-network: physics off, labels never on top of each other.
// A plain script, so that a file without a network can hold it too; it leaves one function: samgrafPicture.
"use strict";

globalThis.samgrafPicture = function samgrafPicture(vis, container, looks, handlers) {
  const LABEL = 13; // pixels on the screen, whatever the zoom
  const LINE = 15;
  const FADED = 0.18;
  const MANY_LINES = 4000; // from here on, lines are not faded when something is chosen
  const measuring = document.createElement("canvas").getContext("2d");
  const widths = new Map();
  const nodes = new vis.DataSet();
  const lines = new vis.DataSet();
  let drawn = []; // nodes as given, the strongest first
  let byKey = new Map();
  let given = new Map(); // lines by their id
  let neighbours = new Map();
  let chosen = new Set();
  let near = null;
  let hovered = null;
  let path = new Set();
  let colours = looks.schemes.light;
  let scheme = "light";

  const font = () => getComputedStyle(container).fontFamily;

  function outline(ctx, shape, x, y, r) {
    ctx.beginPath();
    if (shape === "rounded") {
      ctx.roundRect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8, r * 0.4);
    } else if (shape === "diamond") {
      polygon(ctx, x, y, [[0, -1.15], [1.15, 0], [0, 1.15], [-1.15, 0]], r);
    } else if (shape === "triangle") {
      polygon(ctx, x, y, [[0, -1.1], [1.05, 0.8], [-1.05, 0.8]], r);
    } else if (shape === "hexagon") {
      polygon(ctx, x, y, [[1, 0], [0.5, 0.87], [-0.5, 0.87], [-1, 0], [-0.5, -0.87], [0.5, -0.87]], r);
    } else {
      ctx.arc(x, y, r, 0, 2 * Math.PI);
    }
    ctx.closePath();
  }

  function polygon(ctx, x, y, corners, r) {
    corners.forEach(([dx, dy], at) => (at ? ctx.lineTo(x + dx * r, y + dy * r) : ctx.moveTo(x + dx * r, y + dy * r)));
  }

  // From afar nodes shrink less than their distances, so that they can still be seen and hit.
  const radius = (node) => node.size * Math.min(6, Math.max(1, (0.62 * Math.min(1, Math.sqrt(150 / drawn.length))) / network.getScale()));
  const faded = (key) => near !== null && !near.has(key);

  function drawNode({ ctx, id, x, y }) {
    const node = byKey.get(id);
    if (!node) return { drawNode() {}, nodeDimensions: { width: 1, height: 1 } };
    const r = radius(node);
    return {
      drawNode() {
        const scale = network.getScale();
        ctx.save();
        ctx.globalAlpha = faded(id) ? FADED : 1;
        const look = looks.kinds[node.kind];
        if (chosen.has(id) || path.has(id) || hovered === id) {
          outline(ctx, look.shape, x, y, r + 4 / scale);
          ctx.fillStyle = colours.ground;
          ctx.strokeStyle = colours.accent;
          ctx.lineWidth = 2.5 / scale;
          ctx.fill();
          ctx.stroke();
        }
        outline(ctx, look.shape, x, y, r);
        ctx.fillStyle = look[scheme];
        ctx.strokeStyle = colours.ground;
        ctx.lineWidth = 1.5 / scale;
        ctx.fill();
        ctx.stroke();
        ctx.restore();
      },
      nodeDimensions: { width: 2 * r, height: 2 * r },
    };
  }

  function widthOf(text) {
    if (!widths.has(text)) {
      measuring.font = `${LABEL}px ${font()}`;
      widths.set(text, measuring.measureText(text).width);
    }
    return widths.get(text);
  }

  // The chosen first, then by strength; who has no room below gets no label until one zooms in or points there.
  function drawLabels(ctx) {
    const scale = network.getScale();
    const taken = new Map();
    const cell = 200 / scale;
    const cells = (box) => {
      const found = [];
      for (let column = Math.floor(box[0] / cell); column <= Math.floor(box[2] / cell); column += 1)
        for (let row = Math.floor(box[1] / cell); row <= Math.floor(box[3] / cell); row += 1) found.push(`${column} ${row}`);
      return found;
    };
    const free = (box) =>
      cells(box).every((one) =>
        (taken.get(one) ?? []).every((other) => box[0] >= other[2] || other[0] >= box[2] || box[1] >= other[3] || other[1] >= box[3]),
      );
    const take = (box) => {
      for (const one of cells(box)) taken.set(one, [...(taken.get(one) ?? []), box]);
    };
    const corner = network.DOMtoCanvas({ x: 0, y: 0 });
    const far = network.DOMtoCanvas({ x: container.clientWidth, y: container.clientHeight });
    const places = network.getPositions();
    const seen = drawn.filter(({ key }) => {
      const at = places[key];
      return at && at.x > corner.x && at.x < far.x && at.y > corner.y && at.y < far.y;
    });
    const first = (node) => chosen.has(node.key) || hovered === node.key || path.has(node.key);
    const wanted = [
      ...seen.filter(first),
      ...seen.filter((node) => !first(node) && near !== null && near.has(node.key)),
      ...seen.filter((node) => !first(node) && (near === null || !near.has(node.key)) && (!node.minor || scale > 0.9)),
    ];
    ctx.save();
    ctx.font = `${LABEL / scale}px ${font()}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "top";
    ctx.lineJoin = "round";
    ctx.lineWidth = 3.5 / scale;
    ctx.strokeStyle = colours.ground;
    ctx.fillStyle = colours.ink;
    for (const node of wanted) {
      const { x, y } = places[node.key];
      const rows = node.lines.split("\n");
      const half = Math.max(...rows.map(widthOf)) / 2 / scale;
      const top = y + radius(node) + 2 / scale;
      const box = [x - half, top, x + half, top + (rows.length * LINE) / scale];
      if (!first(node) && !free(box)) continue;
      take(box);
      ctx.globalAlpha = faded(node.key) ? 0.35 : 1;
      rows.forEach((row, at) => {
        ctx.strokeText(row, x, top + (at * LINE) / scale);
        ctx.fillText(row, x, top + (at * LINE) / scale);
      });
    }
    ctx.restore();
  }

  const lineId = (one, other) => (one < other ? `${one}|${other}` : `${other}|${one}`);

  function lineColour(line) {
    const ends = [line.source, line.target];
    const onPath = path.size > 1 && line.onPath;
    if (onPath || (chosen.size === 2 && ends.every((key) => chosen.has(key)))) return { color: colours.accent, opacity: 1 };
    const plain = line.quiet ? colours.quiet : colours.line;
    if (near === null || given.size > MANY_LINES) return { color: plain, opacity: 1 };
    const touched = chosen.size === 1 && ends.some((key) => chosen.has(key));
    return { color: touched ? colours.accent : plain, opacity: touched ? 0.9 : 0.12 };
  }

  function lineItem(line) {
    const emphasised = line.onPath || (chosen.size === 2 && chosen.has(line.source) && chosen.has(line.target));
    return {
      id: line.id,
      from: line.source,
      to: line.target,
      width: emphasised ? line.width + 2 : line.width,
      dashes: line.dashes.length ? line.dashes : false,
      color: { ...lineColour(line), inherit: false },
    };
  }

  const recolour = () => lines.update([...given.values()].map(lineItem));

  const network = new vis.Network(
    container,
    { nodes, edges: lines },
    {
      autoResize: true,
      physics: false,
      layout: { improvedLayout: false },
      nodes: { shape: "custom", ctxRenderer: drawNode, chosen: false },
      edges: { smooth: false, chosen: false, selectionWidth: 0, hoverWidth: 0, arrowStrikethrough: false },
      interaction: { hover: true, selectConnectedEdges: false, keyboard: false, multiselect: false, tooltipDelay: 0 },
    },
  );
  network.on("afterDrawing", drawLabels);
  network.on("hoverNode", ({ node }) => {
    hovered = node;
    container.style.cursor = "pointer";
    network.redraw();
  });
  network.on("blurNode", () => {
    hovered = null;
    container.style.cursor = "";
    network.redraw();
  });
  network.on("hoverEdge", () => (container.style.cursor = "pointer"));
  network.on("blurEdge", () => (container.style.cursor = ""));
  network.on("click", ({ nodes: [node], edges: [line] }) => {
    const tie = line === undefined ? undefined : given.get(line);
    if (node !== undefined) handlers.choose(node);
    else if (tie) handlers.choose(tie.source, tie.target);
    else handlers.choose();
  });
  network.on("doubleClick", ({ nodes: [node] }) => node !== undefined && handlers.open?.(node));
  network.on("dragEnd", ({ nodes: [node] }) => {
    if (node === undefined) return;
    const { x, y } = network.getPositions([node])[node];
    handlers.move?.(node, x, y);
  });

  function renew(set, items) {
    const kept = new Set(items.map((item) => item.id));
    set.remove(set.getIds().filter((id) => !kept.has(id)));
    set.update(items);
  }

  function settle() {
    near = chosen.size ? new Set([...chosen].flatMap((key) => (chosen.size === 1 ? [key, ...(neighbours.get(key) ?? [])] : [key]))) : null;
    if (path.size) near = new Set([...(near ?? []), ...path]);
  }

  function whole() {
    const ends = (axis) => drawn.reduce(([low, high], node) => [Math.min(low, node[axis]), Math.max(high, node[axis])], [Infinity, -Infinity]);
    const [[left, right], [top, bottom]] = drawn.length ? [ends("x"), ends("y")] : [[0, 1], [0, 1]];
    const fits = Math.min((container.clientWidth - 170) / (right - left || 1), (container.clientHeight - 90) / (bottom - top || 1), 1.4);
    return { scale: Math.max(fits, 0.02), position: { x: (left + right) / 2, y: (top + bottom) / 2 + 12 / Math.max(fits, 0.02) } };
  }

  const pace = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 450, easingFunction: "easeInOutQuad" });

  return {
    // Nodes are {key, label, lines, kind, x, y, size, minor}, lines {source, target, width, dashes, quiet}: keys of nodes.
    show(content, way = []) {
      drawn = content.nodes;
      byKey = new Map(drawn.map((node) => [node.key, node]));
      path = new Set(way);
      const steps = new Set(way.slice(1).map((key, at) => lineId(way[at], key)));
      neighbours = new Map();
      given = new Map();
      for (const line of content.lines) {
        const id = lineId(line.source, line.target);
        given.set(id, { ...line, id, onPath: steps.has(id) });
        for (const [one, other] of [[line.source, line.target], [line.target, line.source]])
          neighbours.set(one, [...(neighbours.get(one) ?? []), other]);
      }
      chosen = new Set([...chosen].filter((key) => byKey.has(key)));
      settle();
      renew(nodes, drawn.map(({ key, x, y }) => ({ id: key, x, y })));
      renew(lines, [...given.values()].map(lineItem));
      network.redraw();
    },
    choose(...keys) {
      chosen = new Set(keys.filter((key) => byKey.has(key)));
      settle();
      if (given.size <= MANY_LINES || chosen.size === 2) recolour();
      network.redraw();
    },
    fly(...keys) {
      const known = keys.filter((key) => byKey.has(key));
      if (known.length > 1) network.fit({ nodes: known, maxZoomLevel: 1.2, animation: pace() });
      else if (known.length) network.focus(known[0], { scale: Math.max(1, network.getScale()), animation: pace() });
    },
    zoom(factor) {
      network.moveTo({ scale: network.getScale() * factor, animation: pace() });
    },
    pan(dx, dy) {
      const { x, y } = network.getViewPosition();
      network.moveTo({ position: { x: x + dx / network.getScale(), y: y + dy / network.getScale() } });
    },
    centre(moving = true) {
      // the library fits the middles of nodes; their labels want some room too
      const { scale, position } = whole();
      network.moveTo({ scale, position, animation: moving && pace() });
    },
    inScheme(name) {
      scheme = name;
      colours = looks.schemes[name];
      recolour();
      network.redraw();
    },
    // Where a node is on the screen, for those who point at it by other means.
    placeOf(key) {
      const at = network.getPositions([key])[key];
      const box = container.getBoundingClientRect();
      const { x, y } = network.canvasToDOM(at);
      return { x: box.x + x, y: box.y + y };
    },
    close() {
      network.destroy();
    },
  };
};
