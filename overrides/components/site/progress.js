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
  const show = () => {
    const opened = kept("cadre-opened");
    const answers = kept("cadre-quiz").answers ?? {};
    let any = false;
    for (const item of document.querySelectorAll(".principle")) {
      const { group = "", text, scenarios } = /** @type {HTMLElement} */ (item).dataset;
      const all = scenarios?.split(" ").map((one) => one.split(":")) ?? [];
      // As in quiz-state.mjs: each option chosen still exists; verdicts are today's.
      const given = all.flatMap(([id = "", hash, options]) => {
        const { chosen = [], passages } = answers[id] ?? {};
        const today = new Map(new URLSearchParams(options));
        const found = [chosen].flat().map((one) => today.get(one));
        const [right = 0, best = 0] = [found, [...today.values()]].map((all) => all.filter((one) => one === "best").length);
        const missed = found.includes("wrong") || right % best > 0;
        return found.length && found.every(Boolean) ? [{ missed, stale: passages !== hash }] : [];
      });
      const [state, words] = [item.lastElementChild, item.parentElement?.dataset];
      if (!(state instanceof HTMLElement) || !words) continue;
      state.replaceChildren();
      /** @param {unknown} when @param {string} name @param {string} [href] */
      const say = (when, name, href) => {
        if (!when) return;
        const line = state.appendChild(document.createElement("li"));
        const place = href ? line.appendChild(Object.assign(document.createElement("a"), { href })) : line;
        place.textContent = (words[name] ?? "").replace("{given}", `${given.length}`).replace("{total}", `${all.length}`);
      };
      say(opened[group] === text, "opened");
      say(opened[group] && opened[group] !== text, "changed");
      say(given.length && given.length < all.length, "begun");
      say(given.length && given.length === all.length, "done");
      say(given.some(({ stale }) => stale), "stale");
      const quiz = item.querySelector(".principle__quiz")?.getAttribute("href");
      say(given.some(({ missed }) => missed), "reread", `${quiz}#resultats`);
      state.hidden = !state.firstChild;
      any ||= !state.hidden;
    }
    document.querySelector(".principles__kept")?.toggleAttribute("hidden", !any);
  };
  show();
  addEventListener("pageshow", show);
  addEventListener("storage", show);
}
