/**
 * Runs what the page decides about a list, for the tests: `{rules, cases}` on the input; for each case the
 * rows that change, the people to print for and the list to paste back.
 */
import { text } from "node:stream/consumers";
import { Roster } from "../../overrides/components/signer/roster.mjs";

const { rules, cases } = JSON.parse(await text(process.stdin));
const titles = { code: "Code de version", received: "Attestation reçue le" };
const results = cases.map(({ list, print = [], returned = [], date = "", corrected }) => {
  const roster = new Roster(rules);
  roster.replace(list);
  const named = (rows) => roster.list.people.filter((person) => rows.includes(person.row));
  roster.toPrint = new Set(named(print));
  roster.returned = new Set(named(returned));
  roster.date = date;
  if (corrected !== undefined) roster.correct(corrected);
  const changed = roster.changed.map((person) => person.row);
  const printed = roster.printed.map((person) => person.row);
  roster.note(titles);
  return { changed, printed, text: roster.text };
});
console.log(JSON.stringify(results));
