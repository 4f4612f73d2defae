// @ts-check
// One stay in a learning system (SCORM 1.2): what it is told, and when. Nothing here knows the quiz.
// Never told: a failure, a score below one recorded, an answer as an « interaction », the time spent.

/** @import {Api} from "./api.mjs" */
/** @typedef {"alone" | "looking" | "open" | "done"} Standing */

const DONE = ["completed", "passed"];
const LOOKING = ["browse", "review"];

/** How often a system that has not answered yet is asked again, and after how many milliseconds. */
const TRIES = 60;
const PAUSE = 50;

/** What a learning system is told; nothing where there is none. */
export class Session {
  /**
   * @param {Api | undefined} api
   * @param {{status: string, score: string}} choices what completion is called, and whether it has a score
   */
  constructor(api, choices) {
    this.api = api;
    this.choices = choices;
    /** @type {Standing} */
    this.standing = "alone";
    this.kept = "";
    this.recorded = false;
  }

  /** Whether the system is to be told anything. */
  get writes() {
    return this.standing === "open" || this.standing === "done";
  }

  /** @param {() => void} met called once what the system has kept is known, at once when there is none */
  start(met) {
    if (this.api && this.call("LMSInitialize", "") === "true") return this.meet(met, TRIES);
    this.api = undefined;
    met();
  }

  /**
   * Read before anything is written. A system in a frame of another site answers nothing at first: no status is
   * empty, and to take it for a new one would lower what is recorded.
   * @param {() => void} met
   * @param {number} tries
   */
  meet(met, tries) {
    const status = this.read("cmi.core.lesson_status");
    if (status === "" && tries > 0) {
      setTimeout(() => this.meet(met, tries - 1), PAUSE);
      return;
    }
    this.kept = this.read("cmi.suspend_data");
    this.recorded = DONE.includes(status);
    this.standing = this.recorded ? "done" : "open";
    if (LOOKING.includes(this.read("cmi.core.lesson_mode"))) this.standing = "looking";
    if (this.writes) {
      if (!this.recorded && status !== "incomplete") this.write("cmi.core.lesson_status", "incomplete");
      this.write("cmi.core.exit", this.recorded ? "" : "suspend");
      this.commit();
    }
    met();
  }

  /**
   * Keep the state of the quiz; throws when the system refuses it.
   * @param {string} state
   * @param {boolean} isFull whether every scenario has an answer
   */
  keep(state, isFull) {
    if (!this.writes) return;
    if (!this.write("cmi.suspend_data", state)) throw new Error("cmi.suspend_data");
    if (isFull) this.complete();
    this.commit();
  }

  /** Once, for ever: what is recorded is never written again, whatever comes after. */
  complete() {
    if (this.recorded) return;
    if (this.choices.score === "completion") {
      this.write("cmi.core.score.min", "0");
      this.write("cmi.core.score.max", "100");
      this.write("cmi.core.score.raw", "100");
    }
    if (!this.write("cmi.core.lesson_status", this.choices.status)) return;
    this.write("cmi.core.exit", "");
    this.recorded = true;
    this.standing = "done";
  }

  commit() {
    if (this.writes) this.call("LMSCommit", "");
  }

  end() {
    if (this.api) this.call("LMSFinish", "");
    this.api = undefined;
  }

  /** @param {string} name */
  read(name) {
    return this.call("LMSGetValue", name);
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  write(name, value) {
    return this.call("LMSSetValue", name, value) === "true";
  }

  /**
   * @param {keyof Api} name
   * @param {string[]} words
   */
  call(name, ...words) {
    try {
      return `${this.api?.[name](...words) ?? ""}`;
    } catch {
      return ""; // the window that held the system has gone
    }
  }
}
