// @ts-check
// What the quiz of the package has in place of the browser's own storage: the learning system's.
// The quiz itself is the site's, letter for letter: it calls `getItem`, `setItem` and `removeItem`.

import { empty, read, restored } from "../../../../overrides/components/quiz/quiz-state.mjs";
import { find } from "./api.mjs";
import { Session } from "./session.mjs";
import { decode, encode, isFull } from "./state.mjs";

/** @import {State} from "../../../../overrides/components/quiz/quiz-state.mjs" */

const facts = JSON.parse(document.getElementById("cadre-package")?.textContent ?? "{}");
const session = new Session(find(window), facts.choices);
/** What is kept of this stay, also where there is no system. @type {State} */
let state = empty();

session.start(() => {
  const before = state;
  state = restored(state, decode(facts.bank, session.kept).answers);
  // What was answered while the system was silent; or a status that could not be written before.
  if (Object.keys(before.answers).length > 0 || isFull(facts.bank, state)) keep();
  else tell();
  window.dispatchEvent(new StorageEvent("storage")); // the quiz then reads again what is kept
});

window.addEventListener("pagehide", () => session.end());
window.addEventListener("pageshow", ({ persisted }) => {
  if (persisted) location.reload(); // its session is over: begin another
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") session.commit();
});

function keep() {
  session.keep(encode(facts.bank, state), isFull(facts.bank, state));
  tell();
}

/** Say what the system is told of this stay. */
function tell() {
  const place = document.getElementById("cadre-standing");
  const words = place?.getAttribute(`data-${session.standing}`);
  if (place && words && place.textContent !== words) place.textContent = words;
}

/** The storage of the quiz, in place of the browser's. */
export const localStorage = {
  getItem() {
    return Object.keys(state.answers).length > 0 ? JSON.stringify(state) : null;
  },
  /**
   * @param {string} _key
   * @param {string} text
   */
  setItem(_key, text) {
    state = read(text).state;
    keep();
  },
  removeItem() {
    state = empty();
    keep();
  },
};
