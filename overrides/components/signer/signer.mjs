// @ts-check

/**
 * The list tool: HR's list read in the browser, one attestation a person to print, the list copied back.
 * Nothing is sent or stored. Every word comes from the page; what a list means is in `people.mjs`.
 */
import { textOf } from "./files.mjs";
import { standing, updated } from "./codes.mjs";
import { copied, find, make, Words } from "./page.mjs";
import { read } from "./people.mjs";

/** @typedef {import("./people.mjs").Person} Person */
/** @typedef {import("./people.mjs").Problem} Problem */
/** @typedef {import("./people.mjs").PeopleList} PeopleList */
/** @typedef {import("./people.mjs").Rules & { language: string, words: Record<string, string> }} Data */

/** Long enough for a word to be typed: the status would otherwise speak at each letter. */
const PAUSE = 300;
/** With more letters than this, a person's sheet is set closer, to stay on one page. */
const ALWAYS_FITS = 300;

/** The list tool of a page. */
export class Signer {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    /** @type {Data} */
    this.data = JSON.parse(find(root, "script", HTMLScriptElement).textContent ?? "");
    this.words = new Words(this.data);
    this.cells = find(root, ".signer__cells", HTMLTextAreaElement);
    this.file = find(root, ".signer__file", HTMLInputElement);
    this.status = find(root, ".signer__status", HTMLElement);
    this.ticked = find(root, ".signer__ticked", HTMLElement);
    /** @type {PeopleList} */
    this.list = read("", this.data);
    /** @type {Map<Person, HTMLInputElement>} */
    this.ticks = new Map();
    this.timer = 0;
    this.listen();
  }

  listen() {
    find(this.root, ".signer__tool", HTMLElement).hidden = false;
    find(this.root, ".signer__needs", HTMLElement).hidden = true;
    this.button("copy-model").hidden = false;
    this.cells.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.read(), PAUSE);
    });
    this.file.addEventListener("change", () => this.open());
    find(this.root, ".signer__people tbody", HTMLElement).addEventListener("change", () =>
      this.count(),
    );
    /** @type {Record<string, () => void>} */
    const acts = {
      "copy-model": () => this.copyModel(),
      erase: () => this.erase(),
      "tick-all": () => this.tick(() => true),
      "tick-renew": () => this.tick((person) => this.standing(person) !== "current"),
      "tick-none": () => this.tick(() => false),
      print: () => this.print(),
      copy: () => this.copy(),
    };
    for (const [name, act] of Object.entries(acts)) {
      this.button(name).addEventListener("click", act);
    }
    // The browser's own command prints the same thing as the button.
    window.addEventListener("beforeprint", () => this.fillSheets());
    if (this.cells.value !== "") this.read();
  }

  /** @param {string} act */
  button(act) {
    return find(this.root, `[data-act="${act}"]`, HTMLButtonElement);
  }

  async open() {
    const file = this.file.files?.[0];
    if (!file) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const { text, code } = textOf(bytes, this.data.most.megabytes);
    this.cells.value = text ?? "";
    this.read();
    if (code === "workbook") this.tell(this.words.say("signer.file-workbook"));
    else if (code !== undefined) this.tell(this.words.say(`messages.${code}.what`), this.words.say(`messages.${code}.fix`));
  }

  erase() {
    this.cells.value = "";
    this.file.value = "";
    this.read();
    this.fillSheets();
    this.tell(this.words.say("signer.erased"));
    this.cells.focus();
  }

  read() {
    const chosen = new Set(this.chosen.map(identity));
    this.list = read(this.cells.value, this.data);
    this.ticks.clear();
    this.showProblems();
    this.showPeople(chosen);
    this.summarise();
    this.count();
    this.button("erase").hidden = this.cells.value === "";
  }

  /** @param {Person} person */
  standing(person) {
    return standing(person.code, this.data);
  }

  /** Say how the list was read: people, what each one's code is, rows to correct, warnings. */
  summarise() {
    const { people, problems } = this.list;
    const warnings = problems.filter((problem) => problem.severity === "warning").length;
    const errors = problems.length - warnings;
    const lines = this.cells.value.trim() === "" ? [] : [this.words.count("signer.read", people.length)];
    if (this.hasCodes) {
      for (const kind of ["current", "earlier", "none", "unknown"]) {
        const number = people.filter((person) => this.standing(person) === kind).length;
        if (number > 0) lines.push(this.words.say(`signer.standings.${kind}`, { number }));
      }
    }
    if (errors > 0) lines.push(this.words.count("signer.errors", errors));
    if (warnings > 0) lines.push(this.words.count("signer.warnings", warnings));
    if (this.list.empty > 0) lines.push(this.words.count("signer.empty", this.list.empty));
    const columns = this.list.ignored.join(", ");
    if (columns !== "") lines.push(this.words.say("signer.ignored", { columns }));
    this.tell(...lines);
    this.status.toggleAttribute("data-errors", errors > 0);
  }

  /** @param {string[]} lines */
  tell(...lines) {
    this.status.replaceChildren(...lines.map((line) => make("p", {}, line)));
  }

  /** Whether the list has a column of version codes. */
  get hasCodes() {
    return this.list.columns.code !== undefined;
  }

  showProblems() {
    const part = find(this.root, ".signer__problems", HTMLElement);
    part.hidden = this.list.problems.length === 0;
    const rows = this.list.problems.map((problem) => {
      const { what, fix } = this.message(problem);
      const row = problem.row ? String(problem.row) : this.words.say("signer.problems.whole");
      return make("tr", {}, ...[row, what, fix].map((text) => make("td", {}, text)));
    });
    find(part, "tbody", HTMLElement).replaceChildren(...rows);
  }

  /** @param {Problem} problem */
  message(problem) {
    const what = this.words.say(`messages.${problem.code}.what`, problem.details);
    const fix = this.words.say(`messages.${problem.code}.fix`, problem.details);
    return { what: problem.severity === "warning" ? this.words.say("signer.problems.warning", { what }) : what, fix };
  }

  /** @param {Set<string>} chosen who was ticked before the list was read again */
  showPeople(chosen) {
    const part = find(this.root, ".signer__people", HTMLElement);
    part.hidden = this.list.people.length === 0;
    this.button("tick-renew").hidden = !this.hasCodes;
    const headings = part.querySelectorAll("thead th");
    headings[headings.length - 1]?.toggleAttribute("hidden", !this.hasCodes);
    const rows = this.list.people.map((person) => this.personRow(person, chosen.has(identity(person))));
    find(part, "tbody", HTMLElement).replaceChildren(...rows);
  }

  /**
   * @param {Person} person
   * @param {boolean} checked
   */
  personRow(person, checked) {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.autocomplete = "off";
    box.checked = checked;
    this.ticks.set(person, box);
    const label = make("label", { class: "signer__tick" }, box, make("span", {}, person.name));
    const cells = [String(person.row), person.number, person.job, person.department].map((text) =>
      make("td", {}, text),
    );
    if (this.hasCodes) {
      const kind = this.standing(person);
      const word = this.words.say(`signer.standing.${kind}`);
      cells.push(make("td", { class: `signer__standing--${kind}` }, word));
    }
    return make("tr", {}, make("th", { scope: "row" }, label), ...cells);
  }

  /** @returns {Person[]} the people ticked, in the order of the list */
  get chosen() {
    return this.list.people.filter((person) => this.ticks.get(person)?.checked);
  }

  /** @param {(person: Person) => boolean} wanted */
  tick(wanted) {
    for (const [person, box] of this.ticks) box.checked = wanted(person);
    this.count();
  }

  count() {
    const total = this.list.people.length;
    this.say(total ? this.words.count("signer.ticked", this.chosen.length, { total }) : "");
    find(this.root, ".signer__copied", HTMLElement).hidden = true;
  }

  /** @param {string} line */
  say(line) {
    this.ticked.textContent = line;
  }

  print() {
    if (this.chosen.length === 0) {
      this.say(this.words.say("signer.none-ticked"));
      return;
    }
    this.fillSheets();
    window.print();
  }

  fillSheets() {
    const template = find(this.root, "template", HTMLTemplateElement);
    const sheets = this.chosen.map((person) => {
      const sheet = document.importNode(template.content, true);
      for (const field of sheet.querySelectorAll("[data-field]")) fillField(field, person);
      const length = person.name.length + person.job.length + person.department.length;
      sheet.firstElementChild?.classList.toggle("signer__sheet--tight", length > ALWAYS_FITS);
      return sheet;
    });
    find(this.root, ".signer__sheets", HTMLElement).replaceChildren(...sheets);
  }

  async copy() {
    if (this.chosen.length === 0) {
      this.say(this.words.say("signer.none-ticked"));
      return;
    }
    const heading = this.words.say("signer.people.code");
    const text = updated(this.list, new Set(this.chosen), this.data, heading);
    if (await copied(text)) {
      this.say(this.words.say("signer.copied"));
      return;
    }
    const box = find(this.root, ".signer__copied textarea", HTMLTextAreaElement);
    find(this.root, ".signer__copied", HTMLElement).hidden = false;
    box.value = text;
    box.focus();
    box.select();
    this.say(this.words.say("signer.copy-yourself"));
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

/**
 * What tells a person from another when the list is read again: a row may have moved.
 * @param {Person} person
 */
function identity(person) {
  return JSON.stringify([person.name, person.number, person.job, person.department]);
}

/**
 * @param {Element} field a line of the sheet: what the list does not give is not asked for
 * @param {Person} person
 */
function fillField(field, person) {
  const name = /** @type {"name" | "number" | "job" | "department"} */ (
    field.getAttribute("data-field")
  );
  if (person[name]) field.querySelector(".signer__value")?.replaceChildren(person[name]);
  else field.remove();
}

for (const root of document.querySelectorAll('[data-module="signer"]')) {
  if (root instanceof HTMLElement) new Signer(root);
}
