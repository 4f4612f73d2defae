// @ts-check
{
  /** @param {string} key @returns {any} */
  const kept = (key) => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? "null") ?? {};
    } catch {
      return {};
    }
  };
  /** @param {string} text @param {Record<string, unknown>} values */
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => `${values[name]}`);

  /** The answers given among some questions, as quiz-state.mjs counts them: each option still exists, verdicts are today's. @param {string} [scenarios] @param {any} [answers] */
  const count = (scenarios = "", answers = {}) => {
    const all = scenarios.split(" ").filter(Boolean).map((one) => one.split(":"));
    const given = all.flatMap(([id = "", hash, options]) => {
      const { chosen = [], passages } = answers[id] ?? {};
      const today = new Map(new URLSearchParams(options));
      const found = [chosen].flat().map((one) => today.get(one));
      const [right = 0, best = 0] = [found, [...today.values()]].map((all) => all.filter((one) => one === "best").length);
      const missed = found.includes("wrong") || right % best > 0;
      return found.length && found.every(Boolean) ? [{ missed, stale: passages !== hash }] : [];
    });
    return { given, total: all.length };
  };

  /** The name of the words that count answers. @param {unknown[]} given */
  const begun = ({ length }) => (length === 1 ? "begunOne" : "begunMany");

  /** @param {any} opened @param {any} answers */
  const showPrinciples = (opened, answers) => {
    let any = false;
    for (const item of document.querySelectorAll(".principle")) {
      const { group = "", text, scenarios } = /** @type {HTMLElement} */ (item).dataset;
      const { given, total } = count(scenarios, answers);
      const [state, words] = [item.lastElementChild, item.parentElement?.dataset];
      if (!(state instanceof HTMLElement) || !words) continue;
      state.replaceChildren();
      /** @param {unknown} when @param {string} name @param {string} [href] */
      const say = (when, name, href) => {
        if (!when) return;
        const line = state.appendChild(document.createElement("li"));
        const place = href ? line.appendChild(Object.assign(document.createElement("a"), { href })) : line;
        place.textContent = fill(words[name] ?? "", { given: given.length, total });
      };
      say(opened[group] === text, "opened");
      say(opened[group] && opened[group] !== text, "changed");
      say(given.length && given.length < total, begun(given));
      say(given.length && given.length === total, "done");
      say(given.some(({ stale }) => stale), "stale");
      const quiz = item.querySelector(".principle__quiz")?.getAttribute("href");
      say(given.some(({ missed }) => missed), "reread", `${quiz}#resultats`);
      state.hidden = !state.firstChild;
      any ||= !state.hidden;
    }
    document.querySelector(".principles__kept")?.toggleAttribute("hidden", !any);
  };

  /** One filled button: that of the first step that is not done. @param {any} opened @param {any} answers */
  const showSteps = (opened, answers) => {
    /** @param {string} name */
    const step = (name) => /** @type {HTMLElement | null} */ (document.querySelector(`.step[data-step="${name}"]`));
    const [read, check] = [step("read"), step("check")];
    if (!read || !check) return;
    /** @param {HTMLElement} one @param {string} state @param {Record<string, unknown>} values @param {string} [words] */
    const say = (one, state, values, words = state) => {
      const tag = one.querySelector(".tag");
      if (!(tag instanceof HTMLElement)) return;
      tag.hidden = false;
      tag.dataset.state = state;
      tag.textContent = fill(one.dataset[words] ?? "", values);
    };
    /** @type {[string, string, string][]} */
    const sections = JSON.parse(read.dataset.sections ?? "[]");
    const left = sections.filter(([mark]) => opened[mark.split(":")[0] ?? ""] !== mark.split(":")[1]);
    const opening = left.length < sections.length;
    const next = left[0] ?? sections[0];
    const number = next ? sections.indexOf(next) + 1 : 0;
    const states = ["none", "begun", "done"];
    say(read, states[opening ? (left.length ? 1 : 2) : 0] ?? "", { number, total: sections.length });
    const button = read.querySelector(".button");
    if (button && opening && next) {
      button.setAttribute("href", next[1]);
      button.textContent = left.length ? fill(read.dataset.continue ?? "", { title: next[2] }) : (read.dataset.again ?? "");
    }
    const { given, total } = count(check.dataset.scenarios, answers);
    const finished = given.length === total;
    const state = states[given.length ? (finished ? 2 : 1) : 0] ?? "";
    const words = { begun: begun(given), done: left.length ? "done" : "finished" }[state];
    say(check, state, { given: given.length, total }, words);
    const quiz = check.querySelector(".button");
    if (quiz && given.length) quiz.textContent = check.dataset[finished ? "again" : "continue"] ?? "";
    const current = left.length ? read : finished ? step("confirm") : check;
    for (const one of document.querySelectorAll(".step")) {
      one.classList.toggle("step--next", one === current);
      one.querySelector(".button")?.classList.toggle("button--main", one === current);
    }
  };

  const show = () => {
    const store = document.querySelector("meta[name=cadre-store]")?.getAttribute("content") ?? "cadre";
    const opened = kept(`${store}-opened`);
    const answers = kept(`${store}-quiz`).answers ?? {};
    showPrinciples(opened, answers);
    showSteps(opened, answers);
  };
  show();
  addEventListener("pageshow", show);
  addEventListener("storage", show);
}
