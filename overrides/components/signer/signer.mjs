// @ts-check

/**
 * The list tool: HR's list read in the browser, then steps that nothing joins: print, note the returns, follow
 * them in the register.
 * Nothing is sent or stored. Every word comes from the page; what a list means is in `people.mjs`, what is
 * decided about it in `roster.mjs`.
 */
import { copied, find, make, Words } from "../site/page.mjs";
import { PrintStep } from "./print-step.mjs";
import { ReturnsStep } from "./returns-step.mjs";
import { Roster } from "./roster.mjs";

/** @typedef {import("./people.mjs").Person} Person */
/** @typedef {import("./people.mjs").Problem} Problem */
/** @typedef {import("./people.mjs").Rules & { language: string, words: Record<string, string> }} Data */

/** Long enough for a word to be typed: the status would otherwise speak at each letter. */
const PAUSE = 300;

/** The list tool of a page. */
export class Signer {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    /** @type {Data} */
    this.data = JSON.parse(find(root, "script", HTMLScriptElement).textContent ?? "");
    this.words = new Words(this.data);
    this.roster = new Roster(this.data);
    this.cells = find(root, ".signer__cells", HTMLTextAreaElement);
    this.file = find(root, ".signer__file", HTMLInputElement);
    this.chosen = find(root, ".signer__chosen", HTMLElement);
    this.status = find(root, ".signer__status", HTMLElement);
    /** @param {Person} person */
    const standingOf = (person) => this.standingOf(person);
    this.printing = new PrintStep(root, this.roster, this.words, standingOf);
    this.steps = [
      this.printing,
      new ReturnsStep(root, this.roster, this.words, standingOf, () => this.showNoted()),
    ];
    /** @type {import("./register-step.mjs").RegisterStep | undefined} */
    this.register = undefined;
    /** The name of the workbook that was opened, if one was. */
    this.name = "";
    this.timer = 0;
    this.openings = 0;
    this.listen();
    root.removeAttribute("data-awaits");
  }

  listen() {
    find(this.root, ".signer__tool", HTMLElement).hidden = false;
    this.button("copy-model").hidden = false;
    this.cells.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.correct(), PAUSE);
    });
    // A browser says nothing when the file chosen is the one before, even corrected since.
    this.file.addEventListener("click", () => (this.file.value = ""));
    this.file.addEventListener("drop", () => (this.file.value = ""));
    this.file.addEventListener("change", () => this.open());
    this.button("copy-model").addEventListener("click", () => this.copyModel());
    this.button("erase").addEventListener("click", () => this.erase());
    if (this.cells.value !== "") this.correct();
  }

  /** @param {string} act */
  button(act) {
    return find(this.root, `[data-act="${act}"]`, HTMLButtonElement);
  }

  async open() {
    const file = this.file.files?.[0];
    this.chosen.textContent = file?.name ?? "";
    if (!file) return;
    this.openings += 1;
    const opening = this.openings;
    const found = await this.contents(file);
    if (opening !== this.openings) return;
    clearTimeout(this.timer);
    this.cells.value = "text" in found ? found.text : "";
    this.name = "table" in found ? file.name : "";
    this.roster.replace("table" in found ? found.table : this.cells.value);
    this.show();
    if ("code" in found) this.refuse(file.name, found.code, found.details);
  }

  /**
   * @param {File} file
   * @returns {Promise<import("./files.mjs").Opened>}
   */
  async contents(file) {
    const { megabytes } = this.data.most;
    if (file.size > megabytes * 1e6) return { code: "people-too-large" };
    const data = file.arrayBuffer().catch(() => undefined);
    try {
      // What reads files comes with the first one: most lists are pasted.
      const { opened } = await import("./files.mjs");
      const bytes = await data;
      return bytes ? await opened(new Uint8Array(bytes), megabytes) : { code: "unreadable" };
    } catch {
      return { code: "not-loaded" };
    }
  }

  /**
   * Say why a file gives no list.
   * @param {string} name
   * @param {string} code
   * @param {Record<string, string>} [details]
   */
  refuse(name, code, details) {
    const [what = "", fix = ""] = ["what", "fix"].map((part) =>
      this.words.say(`messages.${code}.${part}`, { limit: this.data.most.megabytes, ...details }),
    );
    const line = what
      ? this.words.say("signer.file-refused", { name, what, fix })
      : this.words.say(`signer.file-${code}`, { name });
    this.tell(line);
    this.status.toggleAttribute("data-errors", true);
  }

  erase() {
    clearTimeout(this.timer);
    this.openings += 1;
    // Also the replies pasted, and what was to be copied by hand: they name people.
    for (const box of this.root.querySelectorAll("textarea")) box.value = "";
    this.file.value = "";
    this.chosen.textContent = "";
    this.name = "";
    this.roster.replace("");
    this.show();
    find(this.root, ".signer__sheets", HTMLElement).replaceChildren();
    this.tell(this.words.say("signer.erased"));
    this.cells.focus();
  }

  correct() {
    this.name = "";
    this.roster.correct(this.cells.value);
    this.show();
  }

  /** The list with the returns noted is the one in hand, in the box too when it came from there. */
  showNoted() {
    if (this.name === "") this.cells.value = this.roster.text;
    this.show();
  }

  /** Whether there is no list at all, rather than one that has nobody. */
  get isEmpty() {
    return this.name === "" && this.cells.value.trim() === "";
  }

  show() {
    this.showProblems();
    const isEmpty = this.roster.list.people.length === 0;
    find(this.root, ".signer__people", HTMLElement).hidden = isEmpty;
    find(this.root, ".signer__next", HTMLElement).hidden = !isEmpty;
    for (const step of this.steps) step.show();
    void this.showRegister();
    this.summarise();
    this.button("erase").hidden = this.name === "" && this.cells.value === "";
  }

  /** The register is loaded with the first list: a page of which nobody makes use stays light. */
  async showRegister() {
    if (this.roster.list.people.length === 0 && !this.register) return;
    const { RegisterStep } = await import("./register-step.mjs");
    const part = find(this.root, ".signer__step--register", HTMLElement);
    this.register ??= new RegisterStep(
      part,
      this.roster,
      this.words,
      (person) => this.standingOf(person),
      (shown) => this.printing.tick((person) => shown.has(person)),
    );
    this.register.show();
    part.hidden = false;
  }

  /**
   * The cell that says of which text a person's acknowledgement on file is.
   * @param {Person} person
   */
  standingOf(person) {
    const kind = this.roster.standing(person);
    const word = this.words.say(`signer.standing.${kind}`);
    return make("td", { class: `signer__standing--${kind}` }, word);
  }

  /** Say how the list was read: people, what each one's code is, rows to correct, warnings. */
  summarise() {
    if (this.isEmpty) {
      this.tell();
      this.status.toggleAttribute("data-errors", false);
      return;
    }
    const { people, problems, empty, ignored } = this.roster.list;
    const wrong = problems.filter((problem) => problem.severity === "error");
    const errors = new Set(wrong.map((problem) => problem.row)).size;
    const warnings = problems.length - wrong.length;
    const lines = [this.words.count("signer.read", people.length)];
    if (this.name !== "") lines.unshift(this.words.say("signer.workbook", { name: this.name }));
    if (this.roster.hasCodes) {
      for (const kind of ["current", "earlier", "none", "unknown"]) {
        const number = people.filter((person) => this.roster.standing(person) === kind).length;
        if (number > 0) lines.push(this.words.say(`signer.standings.${kind}`, { number }));
      }
    }
    if (errors > 0) lines.push(this.words.count("signer.errors", errors));
    if (warnings > 0) lines.push(this.words.count("signer.warnings", warnings));
    if (empty > 0) lines.push(this.words.count("signer.empty", empty));
    const columns = ignored.join(", ");
    if (columns !== "") lines.push(this.words.say("signer.ignored", { columns }));
    this.tell(...lines);
    this.status.toggleAttribute("data-errors", errors > 0);
  }

  /** @param {string[]} lines */
  tell(...lines) {
    this.status.replaceChildren(...lines.map((line) => make("p", {}, line)));
  }

  showProblems() {
    const problems = this.isEmpty ? [] : this.roster.list.problems;
    const part = find(this.root, ".signer__problems", HTMLElement);
    part.hidden = problems.length === 0;
    const rows = problems.map((problem) => {
      const { what, fix } = this.message(problem);
      // What is hidden is told of the workbook: it stands on no row.
      const place = problem.code.startsWith("people-hidden")
        ? this.words.say("signer.problems.whole")
        : String(problem.row);
      return make("tr", {}, ...[place, what, fix].map((text) => make("td", {}, text)));
    });
    find(part, "tbody", HTMLElement).replaceChildren(...rows);
  }

  /** @param {Problem} problem */
  message(problem) {
    const what = this.words.say(`messages.${problem.code}.what`, problem.details);
    const fix = this.words.say(`messages.${problem.code}.fix`, problem.details);
    return { what: problem.severity === "warning" ? this.words.say("signer.problems.warning", { what }) : what, fix };
  }

  async copyModel() {
    const rows = [...this.root.querySelectorAll(".signer__table--model tr")];
    const text = rows
      .map((row) => [...row.children].map((cell) => cell.textContent ?? "").join("\t"))
      .join("\n");
    const key = (await copied(text)) ? "signer.model.copied" : "signer.model.select";
    find(this.root, ".signer__model-status", HTMLElement).textContent = this.words.say(key);
  }
}

for (const root of document.querySelectorAll('[data-module="signer"]')) {
  if (root instanceof HTMLElement) new Signer(root);
}
