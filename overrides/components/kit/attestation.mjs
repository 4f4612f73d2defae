// @ts-check

/** The attestation that an employee fills in: printed, or sent from the employee's own address. */
import { sheetOf } from "../sheet/sheet.mjs";
import { find } from "../site/page.mjs";
import { mailto, message } from "./message.mjs";

/** @typedef {import("./kit.mjs").Data} Data */
/** @typedef {import("../site/page.mjs").Words} Words */

export class Attestation {
  /**
   * @param {HTMLElement} root
   * @param {Data} data
   * @param {Words} words
   */
  constructor(root, data, words) {
    this.root = root;
    this.data = data;
    this.words = words;
    this.form = find(root, ".kit__form", HTMLFormElement);
    this.sheets = find(root, ".signer__sheets", HTMLElement);
    this.form.hidden = false;
    find(root, ".kit__needs", HTMLElement).hidden = true;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.print();
    });
    this.form.addEventListener("input", () => {
      this.sheets.replaceChildren();
      this.show();
    });
    // Another sheet of the page is printed without this one.
    document.addEventListener("click", ({ target }) => {
      if (target instanceof Element && target.closest('[data-module="print"]')) this.sheets.replaceChildren();
    }, true);
    this.show();
  }

  get holder() {
    const [name, number, job, department] = ["name", "number", "job", "department"].map((field) =>
      find(this.form, `[name="${field}"]`, HTMLInputElement).value.trim().replace(/\s+/g, " "),
    );
    return { name: name ?? "", number: number ?? "", job: job ?? "", department: department ?? "" };
  }

  /** Show the text of the e-mail as it would be sent, and the draft when a mail program would take it. */
  show() {
    const holder = this.holder;
    const text = holder.name ? message(holder, today(), this.data) : (this.data["blank"] ?? "");
    find(this.root, ".kit__text", HTMLElement).textContent = text;
    const draft = this.root.querySelector('[data-act="email"]');
    if (!(draft instanceof HTMLAnchorElement)) return;
    const address = mailto(this.data["mailto"] ?? "", this.data["subject"] ?? "", text);
    const long = address.length > this.data.most;
    draft.hidden = holder.name === "" || long;
    draft.href = address;
    const status = draft.parentElement?.nextElementSibling;
    status?.replaceChildren(long ? this.words.say("forms.email.too-long") : "");
  }

  print() {
    const status = find(this.form, ".kit__status", HTMLElement);
    const holder = this.holder;
    status.textContent = holder.name ? "" : this.words.say("forms.browser.no-name");
    if (holder.name === "") {
      find(this.form, '[name="name"]', HTMLInputElement).focus();
      return;
    }
    const sheet = sheetOf(find(this.root, "template", HTMLTemplateElement), holder);
    const rule = sheet.querySelector(".signer__rule--date");
    rule?.replaceChildren(today());
    for (const name of ["role", "aria-label"]) rule?.removeAttribute(name);
    this.sheets.replaceChildren(sheet);
    window.print();
  }
}

/** Today where the reader is (ISO). */
function today() {
  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}
