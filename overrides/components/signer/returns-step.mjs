// @ts-check

/** The second step: tick whose completed form came back, see what changes, copy the list back. */
import { find } from "../site/page.mjs";
import { give } from "./giving.mjs";
import { PeopleTable } from "./people-table.mjs";
import { RepliesPart } from "./replies-part.mjs";

/** @typedef {import("../site/page.mjs").Words} Words */
/** @typedef {import("./people.mjs").Person} Person */
/** @typedef {import("./roster.mjs").Roster} Roster */

export class ReturnsStep {
  /**
   * @param {HTMLElement} root the tool
   * @param {Roster} roster
   * @param {Words} words
   * @param {(person: Person) => HTMLElement} standingOf the cell that says what is on file
   * @param {() => void} onNoted
   */
  constructor(root, roster, words, standingOf, onNoted) {
    this.part = find(root, ".signer__step--returns", HTMLElement);
    this.roster = roster;
    this.words = words;
    this.standingOf = standingOf;
    this.onNoted = onNoted;
    this.status = find(this.part, ".signer__changes", HTMLElement);
    this.date = find(this.part, ".signer__date", HTMLInputElement);
    this.date.value = today();
    this.date.addEventListener("change", () => this.count());
    this.table = new PeopleTable(find(this.part, ".signer__table--returns", HTMLElement), (person, ticked) => {
      if (ticked) roster.returned.add(person);
      else roster.returned.delete(person);
      this.count();
    });
    this.replies = new RepliesPart(this.part, roster, words, () => {
      this.table.tick(roster.returned);
      this.count();
    });
    this.button("untick").addEventListener("click", () => {
      roster.returned = new Set();
      this.table.tick(roster.returned);
      this.count();
    });
    for (const act of ["copy", "copy-block"]) this.button(act).addEventListener("click", () => this.copy(act));
  }

  /** @param {string} act */
  button(act) {
    return find(this.part, `[data-act="${act}"]`, HTMLButtonElement);
  }

  show() {
    this.replies.forget();
    this.button("copy-block").hidden = !this.roster.block;
    const { hasCodes, hasDates, list, returned } = this.roster;
    this.table.toggleHeading("standing", hasCodes);
    this.table.toggleHeading("received", hasDates);
    this.table.show(list.people, returned, (person) => [
      ...(hasCodes ? [this.standingOf(person)] : []),
      String(person.row),
      person.number,
      ...(hasDates ? [person.received] : []),
    ]);
    this.count();
  }

  /** Say what would change, before anything does. */
  count() {
    this.roster.date = this.date.value;
    this.tell(...this.told());
    find(this.part, ".signer__copied", HTMLElement).hidden = true;
  }

  /** @returns {string[]} */
  told() {
    const { changed, date, returned } = this.roster;
    const total = this.roster.list.people.length;
    if (total === 0) return [];
    if (returned.size === 0) return [this.words.say("signer.returns.nobody")];
    const wrong = this.wrongDate();
    if (wrong) return [this.words.say(wrong)];
    if (changed.length === 0) return [this.words.say("signer.returns.no-change")];
    const again = changed.filter((person) => this.roster.standing(person) === "current").length;
    const lines = [this.words.count("signer.returns.changes", changed.length, { total, date })];
    if (again > 0) lines.push(this.words.count("signer.returns.again", again));
    return lines;
  }

  /** @returns {string} the text that says what is wrong with the date, empty when nothing is */
  wrongDate() {
    if (this.roster.date === "") return "signer.returns.no-date";
    return this.roster.date > today() ? "signer.returns.future" : "";
  }

  /** @param {string[]} lines */
  tell(...lines) {
    this.status.textContent = lines.join(" ");
  }

  /**
   * Note the returns, then copy: what was noted before can be copied again.
   * @param {string} act the whole list, or the block of two columns
   */
  async copy(act) {
    const { changed, noted, returned } = this.roster;
    const wrong = returned.size > 0 && this.wrongDate() !== "";
    if (wrong) this.date.focus();
    if (wrong || (changed.length === 0 && noted.size === 0)) {
      this.count();
      return;
    }
    this.roster.note({
      code: this.words.say("signer.people.code"),
      received: this.words.say("signer.people.received"),
    });
    this.onNoted();
    const { block, text } = this.roster;
    const number = this.roster.noted.size;
    const one = act === "copy-block" && block ? block : { text, cell: "" };
    const [key, refused] = one.cell
      ? ["signer.copied-block", "signer.copy-block-yourself"]
      : ["signer.copied", "signer.copy-yourself"];
    const given = await give(one.text, find(this.part, ".signer__copied", HTMLElement));
    const { cell } = one;
    this.tell(given ? this.words.count(key, number, { cell }) : this.words.say(refused, { cell }));
  }
}

/** Today where the reader is (ISO). */
function today() {
  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}
