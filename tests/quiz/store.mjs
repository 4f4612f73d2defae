// Plays steps, a list a line on the input, on pages of one browser; prints what the browser keeps at the end.
// A step is [page, act, …values]; "browser" stands for what is not our page: another script, a setting.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const folder = pathToFileURL(`${process.argv[2]}/`).href;
const { Store } = await import(`${folder}quiz-store.mjs`);
const { answered } = await import(`${folder}quiz-state.mjs`);

/** A browser's storage, which may refuse everything or be full. */
class Browser {
  kept = new Map();
  writes = 0;
  full = false;
  getItem(key) {
    return this.kept.get(key) ?? null;
  }
  setItem(key, text) {
    if (this.full) throw new Error("full");
    this.writes += 1;
    this.kept.set(key, text);
  }
  removeItem(key) {
    this.kept.delete(key);
  }
}

function play(steps) {
  const browser = new Browser();
  const [pages, refusals, erased] = [new Map(), {}, {}];
  let blocked = false;
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    get() {
      if (blocked) throw new Error("blocked");
      return browser;
    },
  });
  const acts = {
    keep: (text) => browser.kept.set("cadre-quiz", text),
    block: () => (blocked = true),
    fill: () => (browser.full = true),
    open: (page) => pages.set(page, new Store(() => (refusals[page] = (refusals[page] ?? 0) + 1))),
    answer: (page, id, answer) => pages.get(page).update((state) => answered(state, id, answer)),
    look: (page) => pages.get(page).load(),
    erase: (page, ids) => (erased[page] = pages.get(page).erase(ids)),
    undo: (page) => pages.get(page).restore(erased[page]),
  };
  for (const [page, act, ...values] of steps) acts[act](...(page === "browser" ? [] : [page]), ...values);
  const seen = [...pages].map(([page, { state }]) => [page, Object.keys(state.answers).sort()]);
  const { kept, writes } = browser;
  return { kept: kept.get("cadre-quiz") ?? null, writes, refusals, pages: Object.fromEntries(seen) };
}

for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(play(JSON.parse(line))));
