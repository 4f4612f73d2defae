// @ts-check

/** The first step: choose people and print one form each. It changes nothing in the list. */
import { dividerOf, sheetOf } from "../sheet/sheet.mjs";
import { find } from "../site/page.mjs";
import { PeopleTable } from "./people-table.mjs";
import { departments } from "./register.mjs";

/** @typedef {import("../site/page.mjs").Words} Words */
/** @typedef {import("./people.mjs").Person} Person */
/** @typedef {import("./roster.mjs").Roster} Roster */

export class PrintStep {
  /**
   * @param {HTMLElement} root the tool
   * @param {Roster} roster
   * @param {Words} words
   * @param {(person: Person) => HTMLElement} standingOf the cell that says what is on file
   */
  constructor(root, roster, words, standingOf) {
    this.root = root;
    this.part = find(root, ".signer__step--print", HTMLElement);
    this.roster = roster;
    this.words = words;
    this.standingOf = standingOf;
    this.status = find(this.part, ".signer__ticked", HTMLElement);
    this.divided = find(this.part, "#signer-divided", HTMLInputElement);
    this.table = new PeopleTable(this.part, (person, ticked) => {
      if (ticked) roster.toPrint.add(person);
      else roster.toPrint.delete(person);
      this.count();
    });
    /** @type {Record<string, () => void>} */
    const acts = {
      "tick-all": () => this.tick(() => true),
      "tick-renew": () => this.tick((person) => roster.standing(person) !== "current"),
      "tick-none": () => this.tick(() => false),
      print: () => this.print(),
    };
    for (const [name, act] of Object.entries(acts)) {
      find(this.part, `[data-act="${name}"]`, HTMLButtonElement).addEventListener("click", act);
    }
    // The browser's own command prints the same thing as the button.
    window.addEventListener("beforeprint", () => this.fillSheets());
  }

  /** Only a list that gives departments is sorted by them. */
  get isDivided() {
    return this.divided.checked && this.roster.list.people.some(({ department }) => department !== "");
  }

  show() {
    const { hasCodes, list, toPrint } = this.roster;
    const label = /** @type {HTMLElement} */ (this.divided.closest("label"));
    label.hidden = !list.people.some(({ department }) => department !== "");
    find(this.part, '[data-act="tick-renew"]', HTMLButtonElement).hidden = !hasCodes;
    this.table.toggleHeading("standing", hasCodes);
    this.table.show(list.people, toPrint, (person) => [
      ...(hasCodes ? [this.standingOf(person)] : []),
      String(person.row),
      person.number,
      person.job,
      person.department,
    ]);
    this.count();
  }

  /** @param {(person: Person) => boolean} wanted */
  tick(wanted) {
    this.roster.toPrint = new Set(this.roster.list.people.filter(wanted));
    this.table.tick(this.roster.toPrint);
    this.count();
  }

  count() {
    const total = this.roster.list.people.length;
    const number = this.roster.printed.length;
    this.status.textContent = total ? this.words.count("signer.ticked", number, { total }) : "";
  }

  print() {
    if (this.roster.printed.length === 0) {
      this.status.textContent = this.words.say("signer.none-ticked");
      return;
    }
    this.fillSheets();
    window.print();
  }

  fillSheets() {
    const template = find(this.root, "template", HTMLTemplateElement);
    const dividing = find(this.root, ".signer__dividing", HTMLTemplateElement);
    const { printed } = this.roster;
    const sheets = this.isDivided
      ? departments(printed).flatMap(({ name, people }) => [
          dividerOf(dividing, name, people.length),
          ...people.map((person) => sheetOf(template, person)),
        ])
      : printed.map((person) => sheetOf(template, person));
    find(this.root, ".signer__sheets", HTMLElement).replaceChildren(...sheets);
  }
}
