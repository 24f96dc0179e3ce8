// Reads every graph of `target/graphs/*.mmd` with Mermaid: it parses, and has the nodes and edges that the text has.
//
// `cargo test --test drawings` writes the graphs; then `npm ci && npm test` here.

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!doctype html><body></body>");
globalThis.window = window;
globalThis.document = window.document;

const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false, securityLevel: "strict", maxTextSize: 10_000_000, maxEdges: 100_000 });

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2] ?? join(here, "../../../target/graphs");
const names = readdirSync(folder).filter((name) => name.endsWith(".mmd"));
if (names.length === 0) {
  throw new Error(`there is no graph in ${folder}: run \`cargo test --test drawings\` first`);
}

// What a label says to Mermaid: entities are what they stand for.
function said(label) {
  // In one go: what comes out may look like an entity.
  return label.replace(/(?:ﬂ°°|#)(\d+)(?:¶ß|;)/g, (_, code) => String.fromCodePoint(Number(code)));
}

let failed = 0;
for (const name of names) {
  const text = readFileSync(join(folder, name), "utf8");
  const lines = text.split("\n").map((line) => line.trim());
  const nodes = lines.filter((line) => /^n\d+[[({>]/.test(line));
  const edges = lines.filter((line) => /^n\d+ -/.test(line));
  try {
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    const vertices = [...db.getVertices().values()];
    if (vertices.length !== nodes.length || db.getEdges().length !== edges.length) {
      throw new Error(`${vertices.length} nodes and ${db.getEdges().length} edges are read`);
    }
    for (const [index, vertex] of vertices.entries()) {
      const written = /"(.*)"/.exec(nodes[index])[1];
      if (vertex.id !== `n${index + 1}` || said(vertex.text) !== said(written)) {
        throw new Error(`node ${index + 1} is read as ${vertex.id}: ${vertex.text}`);
      }
    }
  } catch (error) {
    failed += 1;
    console.error(`${name}: ${error.message}\n${text}`);
  }
}
console.log(`${names.length} graphs read by Mermaid, ${failed} wrong`);
process.exit(failed === 0 ? 0 : 1);
