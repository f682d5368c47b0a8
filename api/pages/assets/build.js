// Bundles each file of entries/ into ../static/built/: what the browser loads, with no address of another machine in it.
import { build } from "esbuild";
import { readdirSync, rmSync } from "node:fs";

const here = new URL(".", import.meta.url).pathname;
const out = `${here}../static/built`;
rmSync(out, { recursive: true, force: true });
await build({
  entryPoints: readdirSync(`${here}entries`).map((name) => `${here}entries/${name}`),
  outdir: out,
  bundle: true,
  format: "esm",
  minify: true,
  target: "es2022",
  legalComments: "linked",
  logLevel: "warning",
});
