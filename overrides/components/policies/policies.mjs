// @ts-check

/** The list of several policies: says where the reader is in each, from what this browser keeps of it. */

/** What is kept under a key, as long as it is a record. @param {string} key @returns {Record<string, any>} */
function record(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "{}") ?? {};
  } catch {
    return {};
  }
}

/** The questions of today, as the page gives them: `id:passages:option=verdict&…`. @param {string} scenarios */
function questions(scenarios) {
  const all = scenarios.split(" ").filter(Boolean).map((one) => one.split(":"));
  return all.map(([id = "", passages = "", options = ""]) => ({ id, passages, options: new URLSearchParams(options) }));
}

/** @param {string | undefined} text @param {Record<string, number>} values */
const fill = (text, values) => (text ?? "").replace(/\{(\w+)\}/g, (_, name) => `${values[name]}`);

/** What is said of the text of one policy. @param {DOMStringMap} words @param {HTMLElement} item */
function ofText(words, { dataset }) {
  const before = record(`${dataset["store"]}-opened`);
  const marks = /** @type {string[]} */ (JSON.parse(dataset["sections"] ?? "[]")).map((one) => one.split(":"));
  const seen = marks.filter(([section = ""]) => before[section]);
  const given = marks.filter(([section = "", text]) => before[section] === text).length;
  if (seen.length > given) return [words["changed"] ?? ""];
  if (given === 0) return [];
  const name = given === marks.length ? "opened" : given === 1 ? "begunOne" : "begunMany";
  return [fill(words[name], { given, total: marks.length })];
}

/** What is said of its questions. @param {DOMStringMap} words @param {HTMLElement} item */
function ofQuiz(words, { dataset }) {
  const answers = record(`${dataset["store"]}-quiz`)["answers"] ?? {};
  const all = questions(dataset["scenarios"] ?? "");
  // As quiz-state.mjs counts them, without its weight: each option chosen still exists, and the passages are today's.
  const given = all.filter(({ id, passages, options }) => {
    const chosen = [answers[id]?.chosen ?? []].flat();
    return chosen.length > 0 && chosen.every((one) => options.has(one)) && answers[id].passages === passages;
  }).length;
  if (given === 0) return [];
  const name = given === all.length ? "done" : given === 1 ? "answeredOne" : "answeredMany";
  return [fill(words[name], { given, total: all.length })];
}

/** The lists of the page, each with the words of a state that says nothing yet. */
const lists = [...document.querySelectorAll('ul[data-module="policies"]')];

function show() {
  for (const list of lists) {
    if (!(list instanceof HTMLElement)) continue;
    for (const item of list.querySelectorAll(".policy")) {
      const place = item.querySelector(".policy__state");
      if (!(item instanceof HTMLElement) || !(place instanceof HTMLElement)) continue;
      const said = [...ofText(list.dataset, item), ...ofQuiz(list.dataset, item)].join(" · ");
      place.dataset["none"] ??= place.textContent ?? "";
      place.textContent = said || place.dataset["none"];
    }
  }
}

show();
addEventListener("pageshow", show);
addEventListener("storage", show);
