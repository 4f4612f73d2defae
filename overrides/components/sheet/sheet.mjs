// @ts-check

/** The sheet of one person: the template of the page, filled in. */

/** @typedef {{ name: string, number: string, job: string, department: string }} Holder whose sheet it is */

/** With more letters than this, a person's sheet is set closer, to stay on one page. */
const ALWAYS_FITS = 300;

/**
 * @param {HTMLTemplateElement} template
 * @param {Holder} holder
 * @returns {DocumentFragment}
 */
export function sheetOf(template, holder) {
  const sheet = document.importNode(template.content, true);
  for (const field of sheet.querySelectorAll("[data-field]")) fillField(field, holder);
  const length = holder.name.length + holder.job.length + holder.department.length;
  sheet.firstElementChild?.classList.toggle("signer__sheet--tight", length > ALWAYS_FITS);
  return sheet;
}

/**
 * The sheet before a department's own.
 * @param {HTMLTemplateElement} template it is called as the template says while it has no name
 * @param {string} name
 * @param {number} number of sheets that follow
 * @returns {DocumentFragment}
 */
export function dividerOf(template, name, number) {
  const sheet = document.importNode(template.content, true);
  if (name) sheet.querySelector(".signer__title")?.replaceChildren(name);
  const count = /** @type {HTMLElement} */ (sheet.querySelector(".signer__divided"));
  const { lang } = /** @type {HTMLElement} */ (template.closest("[lang]"));
  const form = new Intl.PluralRules(lang).select(number) === "one" ? "one" : "many";
  count.textContent = (count.dataset[form] ?? "").replace("{number}", `${number}`);
  return sheet;
}

/**
 * @param {Element} field a line of the sheet: what is not given is not asked for
 * @param {Holder} holder
 */
function fillField(field, holder) {
  const name = /** @type {keyof Holder} */ (field.getAttribute("data-field"));
  if (holder[name]) field.querySelector(".signer__value")?.replaceChildren(holder[name]);
  else field.remove();
}
