// Applies lists of actions, one list a line on the input, to the quiz's state; prints each state, a line each.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const state = await import(pathToFileURL(process.argv[2]).href);

const actions = {
  answer: (now, id, answer) => state.answered(now, id, answer),
  forget: (now, ids) => state.forgotten(now, ids),
  restore: (now, answers) => state.restored(now, answers),
  reload: (now) => state.read(JSON.stringify(now)).state,
  erase: () => state.empty(),
};
const asked = ([id, options]) => ({ id, options: new Map(Object.entries(options)) });

for await (const line of createInterface({ input: process.stdin })) {
  const { text, steps, questions, judged, news, aged, gone } = JSON.parse(line);
  const first = state.read(text ?? null);
  let now = first.state;
  const trail = steps.map(([name, ...values]) => (now = actions[name](now, ...values)));
  const verdict = judged && state.judge(new Map(Object.entries(judged.options)), judged.chosen);
  const change = news && state.news(news.shown ?? undefined, news.kept ?? undefined, news.busy);
  const stale = aged && state.isStale(aged.answer, aged.passages);
  const erased = gone && state.isErased(...gone);
  const summary = state.summary(now, Object.entries(questions ?? {}).map(asked));
  console.log(JSON.stringify({ first, trail, now, verdict, change, stale, erased, summary }));
}
