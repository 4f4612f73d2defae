// Answers requests, one a line on the input: a function of text.mjs or slips.mjs, or a search in a small index.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const folder = pathToFileURL(`${process.argv[2]}/`);
const [text, slips, { Engine }] = await Promise.all(
  ["text.mjs", "slips.mjs", "engine.mjs"].map((name) => import(new URL(name, folder).href)),
);

const tools = {
  ...text,
  meant: (vocabulary, term, lost) => new slips.Slips(vocabulary).meant(term, lost) ?? null,
  terms: (language, query) => new text.Reader(language, "l d qu", "le de the").terms(query),
  verb: (form, language) => text.verb(form, language) ?? null,
  search: (language, docs, query, more) => {
    const data = {
      config: { lang: [language] },
      docs: docs.map((one, rank) => ({ location: `p${rank}/`, title: "", kind: "passage", ...one })),
      words: { elided: "l d", "stop-words": "le la de the a", "rule-words": "doit" },
      ways: {},
      say: [],
      silent: { words: [], to: null },
      unions: [],
      platforms: { words: [], to: null },
      ...more,
    };
    const found = new Engine(data).search(query);
    const pages = found.pages.map((hits) => hits[0].entry);
    const hits = found.pages.flat();
    const quotes = hits.map(({ quote }) => quote);
    const scores = Object.fromEntries(hits.map(({ entry, score }) => [entry, score]));
    return { pages, quotes, scores, silent: found.silent, platforms: found.platforms, answer: found.answer };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const [name, ...values] = JSON.parse(line);
  console.log(JSON.stringify(tools[name](...values)));
}
