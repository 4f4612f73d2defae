// @ts-check

/** In the second step: replies pasted, what each one is, and a button that ticks those recognised. */
import { find, make } from "../site/page.mjs";
import { replies } from "./replies.mjs";

/** @typedef {import("../site/page.mjs").Words} Words */
/** @typedef {import("./people.mjs").Person} Person */
/** @typedef {import("./roster.mjs").Roster} Roster */

export class RepliesPart {
  /**
   * @param {HTMLElement} step
   * @param {Roster} roster
   * @param {Words} words
   * @param {() => void} onTicked
   */
  constructor(step, roster, words, onTicked) {
    this.part = find(step, ".signer__replies", HTMLElement);
    this.roster = roster;
    this.words = words;
    this.onTicked = onTicked;
    this.text = find(this.part, "textarea", HTMLTextAreaElement);
    this.found = find(this.part, ".signer__found", HTMLElement);
    this.status = find(this.part, ".signer__replied", HTMLElement);
    this.act = find(this.part, '[data-act="tick-replies"]', HTMLButtonElement);
    /** @type {Person[]} */
    this.recognised = [];
    this.text.addEventListener("input", () => this.forget());
    find(this.part, '[data-act="match"]', HTMLButtonElement).addEventListener("click", () => this.match());
    this.act.addEventListener("click", () => this.tick());
  }

  /** Another list: what was matched with the one before means nothing. */
  forget() {
    this.recognised = [];
    find(this.found, "tbody", HTMLElement).replaceChildren();
    this.found.hidden = true;
    this.act.hidden = true;
    this.status.textContent = "";
  }

  match() {
    const { list, rules } = this.roster;
    const all = replies(this.text.value, list.people, rules);
    this.recognised = all.filter((reply) => reply.kind === "matched").flatMap((reply) => reply.people);
    const rows = all.map((reply) => {
      const where = reply.people.map((person) => `${person.name} (${person.row})`).join(", ");
      const kind = this.words.say(`signer.replies.kind.${reply.kind}`);
      return make("tr", {}, ...[reply.name, where, reply.date, kind].map((cell) => make("td", {}, cell)));
    });
    find(this.found, "tbody", HTMLElement).replaceChildren(...rows);
    this.found.hidden = rows.length === 0;
    this.act.hidden = this.recognised.length === 0;
    this.act.textContent = this.words.count("signer.replies.act", this.recognised.length);
    const total = all.length;
    this.status.textContent =
      total === 0
        ? this.words.say("signer.replies.none")
        : this.words.count("signer.replies.told", this.recognised.length, { total });
  }

  tick() {
    for (const person of this.recognised) this.roster.returned.add(person);
    this.status.textContent = this.words.count("signer.replies.ticked", this.recognised.length);
    this.onTicked();
  }
}
