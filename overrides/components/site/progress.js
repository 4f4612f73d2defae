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
      const given = all.filter(([id = ""]) => answers[id]?.verdict);
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
      say(given.some(([id = "", hash]) => answers[id].passages !== hash), "stale");
      const quiz = item.querySelector(".principle__quiz")?.getAttribute("href");
      say(given.some(([id = ""]) => /wrong|partly/.test(answers[id].verdict)), "reread", `${quiz}#resultats`);
      state.hidden = !state.firstChild;
      any ||= !state.hidden;
    }
    document.querySelector(".principles__kept")?.toggleAttribute("hidden", !any);
  };
  show();
  addEventListener("pageshow", show);
  addEventListener("storage", show);
}
