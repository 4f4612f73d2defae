// @ts-check
// Leads where an address says, when a message or a tracker has lengthened it (`#courtoisie-1.`,
// `#courtoisie-1?utm_source=x`), an old browser keeps the words to mark, or the target is folded.

/** @param {string} asked what follows `#`: what cannot be in an id is left out */
export function follow(asked) {
  const [start = ""] = /[\w-]+/.exec(asked) ?? [];
  const ids = [asked, start, start.replace(/[_-]+$/, ""), start.toLowerCase()];
  const found = ids.find((id) => document.getElementById(id));
  if (found && found !== asked) return location.replace(`#${found}`);
  const target = document.getElementById(asked);
  const folded = [...document.querySelectorAll("details")].filter((one) => target && one.contains(target));
  for (const one of folded) one.open = true;
  target?.scrollIntoView();
}
