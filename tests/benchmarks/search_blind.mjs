// Answers queries, one a line on the input as JSON, from the index of one language: what the box would show.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [, , folder, index] = process.argv;
const { Engine } = await import(new URL("engine.mjs", pathToFileURL(`${folder}/`)).href);
const engine = new Engine(JSON.parse(readFileSync(index, "utf-8")));
const place = (entry) => engine.data.docs[entry].location;

for await (const line of createInterface({ input: process.stdin })) {
  const { pages, silent, platforms, answer } = engine.search(JSON.parse(line));
  const results = pages.map((hits) => hits.map(({ entry }) => place(entry)));
  const first = answer === null ? [] : [place(answer)];
  console.log(JSON.stringify({ results, silent, platforms, first }));
}
