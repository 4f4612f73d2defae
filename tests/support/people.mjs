/**
 * Runs the page's rules on lists, for the tests: `{rules, lists}` on the input, what each list gives on
 * the output. A list is the bytes of a file, in base 64.
 */
import { text } from "node:stream/consumers";
import { textOf } from "../../overrides/components/signer/files.mjs";
import { read } from "../../overrides/components/signer/people.mjs";
import { refused } from "../../overrides/components/signer/people-rows.mjs";

const { rules, lists } = JSON.parse(await text(process.stdin));
const results = lists.map((list) => {
  const { text, code } = textOf(new Uint8Array(Buffer.from(list, "base64")), rules.most.megabytes);
  return code === undefined ? read(text, rules) : refused(code);
});
console.log(JSON.stringify(results));
