// @ts-check

/** The last step: the register, filtered and sorted, counts a department, and whom to remind. */
import { copied, find, make } from "../site/page.mjs";
import { give } from "./giving.mjs";
import { counted, departments, folded, ordered } from "./register.mjs";

/** @typedef {import("../site/page.mjs").Words} Words */
/** @typedef {import("./people.mjs").Person} Person */
/** @typedef {import("./register.mjs").Sorted} Sorted */
/** @typedef {import("./roster.mjs").Roster} Roster */

/** What a choice of department or of acknowledgement is called when it is everybody, or all but today's. */
const [EVERY, OUTSTANDING] = ["*", "!current"];

export class RegisterStep {
  /**
   * @param {HTMLElement} part
   * @param {Roster} roster
   * @param {Words} words
   * @param {(person: Person) => HTMLElement} standingOf the cell that says what is on file
   * @param {(shown: Set<Person>) => void} tick to print for them
   */
  constructor(part, roster, words, standingOf, tick) {
    this.part = part;
    this.roster = roster;
    this.words = words;
    this.standingOf = standingOf;
    this.table = find(this.part, ".signer__table--register", HTMLTableElement);
    this.department = find(this.part, "#register-department", HTMLSelectElement);
    this.standing = find(this.part, "#register-standing", HTMLSelectElement);
    this.shown = find(this.part, ".signer__shown", HTMLElement);
    this.reminded = find(this.part, ".signer__reminded", HTMLElement);
    /** @type {{ by: Sorted, down: boolean }} */
    this.order = { by: "row", down: false };
    for (const choice of [this.department, this.standing]) choice.addEventListener("change", () => this.fill());
    for (const button of this.table.querySelectorAll("thead button")) {
      button.addEventListener("click", () => this.sort(button));
    }
    /** @type {Record<string, () => void>} */
    const acts = {
      remind: () => this.copyNames(),
      "copy-reminder": () => this.copyReminder(),
      "tick-shown": () => {
        tick(new Set(this.people));
        this.reminded.textContent = this.words.count("signer.register.ticked", this.people.length);
      },
    };
    for (const [name, act] of Object.entries(acts)) {
      find(this.part, `[data-act="${name}"]`, HTMLButtonElement).addEventListener("click", act);
    }
  }

  /** @param {Person} person */
  kindOf(person) {
    return this.roster.standing(person);
  }

  show() {
    const { people } = this.roster.list;
    const groups = departments(people);
    this.fillChoices(groups.map(({ name }) => name));
    this.fillCounts(groups);
    this.fill();
  }

  /** @param {string[]} names */
  fillChoices(names) {
    const chosen = this.department.value;
    const options = names.map((name) => make("option", { value: folded(name) }, this.named(name)));
    this.department.replaceChildren(...[...this.department.options].slice(0, 1), ...options);
    this.department.value = chosen;
    if (this.department.selectedIndex < 0) this.department.value = EVERY;
  }

  /** @param {string} department */
  named(department) {
    return department || this.words.say("signer.register.no-department");
  }

  /** @param {import("./register.mjs").Department[]} groups */
  fillCounts(groups) {
    /**
     * @param {string} name
     * @param {Person[]} people
     */
    const row = (name, people) => {
      const counts = counted(people, (person) => this.kindOf(person));
      const numbers = [counts.current, counts.earlier, counts.none, counts.unknown, people.length];
      return make("tr", {}, make("th", { scope: "row" }, name), ...numbers.map((one) => make("td", {}, String(one))));
    };
    const rows = groups.map(({ name, people }) => row(this.named(name), people));
    const body = find(this.part, ".signer__table--counts tbody", HTMLElement);
    const all = row(this.words.say("signer.register.all"), this.roster.list.people);
    body.replaceChildren(...rows, ...(groups.length > 1 ? [all] : []));
  }

  /** The people whom the two choices let through, in the order chosen. */
  get people() {
    const [department, standing] = [this.department.value, this.standing.value];
    const wanted = this.roster.list.people.filter((person) => {
      const kind = this.kindOf(person);
      if (department !== EVERY && folded(person.department) !== department) return false;
      return standing === EVERY || kind === standing || (standing === OUTSTANDING && kind !== "current");
    });
    return ordered(wanted, this.order, (person) => this.kindOf(person), this.words.language);
  }

  /** Those of them who have no acknowledgement of today's text on file. */
  get outstanding() {
    return this.people.filter((person) => this.kindOf(person) !== "current");
  }

  fill() {
    const rows = this.people.map((person) => {
      const cells = [person.received, person.department, person.number, String(person.row)];
      const name = make("th", { scope: "row" }, person.name);
      return make("tr", {}, name, this.standingOf(person), ...cells.map((cell) => make("td", {}, cell)));
    });
    find(this.table, "tbody", HTMLElement).replaceChildren(...rows);
    this.shown.textContent = this.words.count("signer.register.shown", rows.length, {
      total: this.roster.list.people.length,
    });
    this.reminded.textContent = "";
    find(this.part, ".signer__names", HTMLElement).hidden = true;
  }

  /** @param {Element} button in the heading of a column */
  sort(button) {
    const heading = button.closest("th");
    const by = /** @type {Sorted} */ (heading?.dataset["column"]);
    this.order = { by, down: this.order.by === by && !this.order.down };
    for (const one of this.table.querySelectorAll("thead th")) one.removeAttribute("aria-sort");
    heading?.setAttribute("aria-sort", this.order.down ? "descending" : "ascending");
    this.fill();
    const column = button.textContent ?? "";
    const said = this.words.say(`signer.register.sorted.${this.order.down ? "down" : "up"}`, { column });
    this.shown.append(` ${said}`);
  }

  async copyNames() {
    const { outstanding } = this;
    if (outstanding.length === 0) {
      this.reminded.textContent = this.words.say("signer.register.nobody");
      return;
    }
    const text = outstanding.map((person) => person.name).join("\r\n");
    const given = await give(text, find(this.part, ".signer__names", HTMLElement));
    this.reminded.textContent = given
      ? this.words.count("signer.register.copied", outstanding.length)
      : this.words.say("signer.register.copy-yourself");
  }

  async copyReminder() {
    const text = find(this.part, ".signer__reminder", HTMLElement);
    const given = await copied(text.textContent ?? "");
    this.reminded.textContent = this.words.say(`signer.register.reminder.${given ? "copied" : "select"}`);
    if (!given) text.focus();
  }
}
