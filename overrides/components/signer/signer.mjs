// @ts-check

/**
 * The list tool: HR's list read in the browser, then two steps that nothing joins: print, note the returns.
 * Nothing is sent or stored. Every word comes from the page; what a list means is in `people.mjs`, what is
 * decided about it in `roster.mjs`.
 */
import { textOf } from "./files.mjs";
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
    this.status = find(root, ".signer__status", HTMLElement);
    /** @param {Person} person */
    const standingOf = (person) => this.standingOf(person);
    this.steps = [
      new PrintStep(root, this.roster, this.words, standingOf),
      new ReturnsStep(root, this.roster, this.words, standingOf),
    ];
    this.timer = 0;
    this.openings = 0;
    this.listen();
    root.removeAttribute("data-awaits");
  }

  listen() {
    find(this.root, ".signer__tool", HTMLElement).hidden = false;
    find(this.root, ".signer__needs", HTMLElement).hidden = true;
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
    if (!file) return;
    this.openings += 1;
    const opening = this.openings;
    const { text, code } = await this.contents(file);
    if (opening !== this.openings) return;
    clearTimeout(this.timer);
    this.cells.value = text ?? "";
    this.roster.replace(this.cells.value);
    this.show();
    if (code !== undefined) this.refuse(file.name, code);
  }

  /**
   * @param {File} file
   * @returns {Promise<{ text?: string, code?: string }>}
   */
  async contents(file) {
    const { megabytes } = this.data.most;
    if (file.size > megabytes * 1e6) return { code: "people-too-large" };
    try {
      return textOf(new Uint8Array(await file.arrayBuffer()), megabytes);
    } catch {
      return { code: "unreadable" };
    }
  }

  /**
   * Say why a file gives no list.
   * @param {string} name
   * @param {string} code
   */
  refuse(name, code) {
    const [what, fix] = ["what", "fix"].map((part) =>
      this.words.say(`messages.${code}.${part}`, { limit: this.data.most.megabytes }),
    );
    const known = code === "workbook" || code === "unreadable";
    const line = known
      ? this.words.say(`signer.file-${code}`, { name })
      : this.words.say("signer.file-refused", { name, what: what ?? "", fix: fix ?? "" });
    this.tell(line);
    this.status.toggleAttribute("data-errors", true);
  }

  erase() {
    clearTimeout(this.timer);
    this.openings += 1;
    this.cells.value = "";
    this.file.value = "";
    this.roster.replace("");
    this.show();
    find(this.root, ".signer__sheets", HTMLElement).replaceChildren();
    this.tell(this.words.say("signer.erased"));
    this.cells.focus();
  }

  correct() {
    this.roster.correct(this.cells.value);
    this.show();
  }

  show() {
    this.showProblems();
    find(this.root, ".signer__people", HTMLElement).hidden = this.roster.list.people.length === 0;
    for (const step of this.steps) step.show();
    this.summarise();
    this.button("erase").hidden = this.cells.value === "";
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
    if (this.cells.value.trim() === "") {
      this.tell();
      this.status.toggleAttribute("data-errors", false);
      return;
    }
    const { people, problems, empty, ignored } = this.roster.list;
    const wrong = problems.filter((problem) => problem.severity === "error");
    const errors = new Set(wrong.map((problem) => problem.row)).size;
    const warnings = problems.length - wrong.length;
    const lines = [this.words.count("signer.read", people.length)];
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
    // An empty box is no list at all, rather than one that has nobody.
    const problems = this.cells.value.trim() === "" ? [] : this.roster.list.problems;
    const part = find(this.root, ".signer__problems", HTMLElement);
    part.hidden = problems.length === 0;
    const rows = problems.map((problem) => {
      const { what, fix } = this.message(problem);
      return make("tr", {}, ...[String(problem.row), what, fix].map((text) => make("td", {}, text)));
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
