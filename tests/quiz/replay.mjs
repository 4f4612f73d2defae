// Applies lists of actions, one list a line on the input, to the quiz's state; prints each state, a line each.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const state = await import(pathToFileURL(process.argv[2]).href);

const actions = {
  answer: (now, id, answer) => state.answered(now, id, answer),
  forget: (now, ids) => state.forgotten(now, ids),
  reload: (now) => state.read(JSON.stringify(now)).state,
  erase: () => state.empty(),
};

for await (const line of createInterface({ input: process.stdin })) {
  const { text, steps, ids, judged } = JSON.parse(line);
  const first = state.read(text ?? null);
  let now = first.state;
  const trail = steps.map(([name, ...values]) => (now = actions[name](now, ...values)));
  const verdict = judged && state.judge(new Map(Object.entries(judged.options)), judged.chosen);
  const result = { first, trail, now, verdict, summary: state.summary(now, ids ?? []) };
  console.log(JSON.stringify(result));
}
