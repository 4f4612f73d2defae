// @ts-check

/** A table of people, each with a tick box. */
import { find, make } from "../site/page.mjs";

/** @typedef {import("./people.mjs").Person} Person */

export class PeopleTable {
  /**
   * @param {HTMLElement} root
   * @param {(person: Person, ticked: boolean) => void} onTick
   */
  constructor(root, onTick) {
    this.root = root;
    this.body = find(root, "tbody", HTMLElement);
    /** @type {Map<Element, Person>} */
    this.people = new Map();
    this.body.addEventListener("change", ({ target }) => {
      const person = target instanceof HTMLInputElement ? this.people.get(target) : undefined;
      if (person) onTick(person, /** @type {HTMLInputElement} */ (target).checked);
    });
  }

  /**
   * @param {Person[]} people
   * @param {Set<Person>} ticked
   * @param {(person: Person) => Array<string | HTMLElement>} cellsOf what stands after the name
   */
  show(people, ticked, cellsOf) {
    this.people.clear();
    const rows = people.map((person) => {
      const box = document.createElement("input");
      box.type = "checkbox";
      box.autocomplete = "off";
      box.checked = ticked.has(person);
      this.people.set(box, person);
      const label = make("label", { class: "signer__tick" }, box, make("span", {}, person.name));
      const cells = cellsOf(person).map((cell) => (typeof cell === "string" ? make("td", {}, cell) : cell));
      return make("tr", {}, make("th", { scope: "row" }, label), ...cells);
    });
    this.body.replaceChildren(...rows);
  }

  /**
   * Show or hide the heading of a column that not every list has.
   * @param {string} column
   * @param {boolean} shown
   */
  toggleHeading(column, shown) {
    find(this.root, `[data-column="${column}"]`, HTMLElement).hidden = !shown;
  }

  /** @param {Set<Person>} ticked */
  tick(ticked) {
    for (const [box, person] of this.people) /** @type {HTMLInputElement} */ (box).checked = ticked.has(person);
  }
}
