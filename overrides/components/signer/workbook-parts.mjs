// @ts-check

/**
 * The files inside a workbook (ECMA-376 part 2): its sheets, its texts, its styles. The same as the command
 * (`scripts/cadre/reading/lists/workbook_parts.py`).
 */
import { textOf } from "./sheet-xml.mjs";
import { entries, extracted } from "./zip.mjs";

/** @typedef {import("./sheet-xml.mjs").Book} Book */
/** @typedef {{ id: string, kind: string, target: string }} Link */
/** @typedef {{ name: string, visible: boolean, path: string }} Listed a sheet that the workbook lists */

/** The formats of dates and times that need no definition (part 1, 18.8.30), first and last. */
const DATES = [[14, 22], [27, 36], [45, 47], [50, 58]];
/** What a format shows as it is, then its colours and conditions; but `[h]` counts hours. */
const LITERAL = /"[^"]*"|standard|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi;
const TIME = /[ymdhs]/i;
const DECLARED = /^<\?xml[^>]*encoding=["']([\w.-]+)["']/;

/** An open workbook; each method throws when it is damaged. */
export class Parts {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    const all = entries(bytes);
    this.size = all.reduce((sum, entry) => sum + entry.size, 0);
    // Some programs name a part in other letters than its link does.
    this.entries = new Map(all.map((entry) => [entry.name.toLowerCase().replaceAll("\\", "/"), entry]));
    /** @type {Link[]} */
    this.links = [];
  }

  /** @returns {Promise<Listed[]>} the sheets of cells, in their order; charts are none */
  async sheets() {
    const office = (await this.linksOf("")).find((link) => link.kind === "officeDocument");
    this.root = await this.xml(office?.target ?? "");
    this.links = await this.linksOf(office?.target ?? "");
    return all(this.root, "sheet").flatMap((element) => {
      const named = [...element.attributes].find((one) => one.localName === "id" && one.prefix);
      const link = this.links.find(({ id }) => id === named?.value);
      if (!link) throw new Error("no sheet");
      const visible = (element.getAttribute("state") ?? "visible") === "visible";
      const sheet = { name: element.getAttribute("name") ?? "", visible, path: link.target };
      return link.kind === "worksheet" ? [sheet] : [];
    });
  }

  /** @returns {Promise<Book>} what the sheets share */
  async book() {
    /** @type {Book} */
    const found = { strings: [], dates: new Set(), from1904: false };
    for (const { kind, target } of this.links) {
      if (kind === "sharedStrings") found.strings = all(await this.xml(target), "si").map(textOf);
      if (kind === "styles") found.dates = dateStyles(await this.xml(target));
    }
    const properties = this.root ? all(this.root, "workbookPr") : [];
    found.from1904 = properties.some((one) => /^(?:1|true)$/.test(one.getAttribute("date1904") ?? ""));
    return found;
  }

  /**
   * The links of a part, their targets as names in the archive.
   * @param {string} path
   * @returns {Promise<Link[]>}
   */
  async linksOf(path) {
    const folder = path.slice(0, path.lastIndexOf("/") + 1);
    const listed = await this.xml(`${folder}_rels/${path.slice(folder.length)}.rels`);
    return [...listed.children].map((link) => ({
      id: link.getAttribute("Id") ?? "",
      kind: (link.getAttribute("Type") ?? "").split("/").at(-1) ?? "",
      target: resolved(`/${folder}`, link.getAttribute("Target") ?? ""),
    }));
  }

  /** @param {string} path */
  async xml(path) {
    const entry = this.entries.get(path.toLowerCase());
    if (!entry) throw new Error(path);
    const read = new DOMParser().parseFromString(decoded(await extracted(this.bytes, entry)), "text/xml");
    if (read.querySelector("parsererror")) throw new Error(path);
    return read.documentElement;
  }
}

/**
 * @param {Element} root
 * @param {string} name an element's, without its namespace, of which there are two
 */
export function all(root, name) {
  return [...root.getElementsByTagNameNS("*", name)];
}

/**
 * @param {string} folder
 * @param {string} target
 */
function resolved(folder, target) {
  const parts = (target.startsWith("/") ? target : folder + target).split("/");
  /** @type {string[]} */
  const path = [];
  for (const part of parts) {
    if (part === "..") path.pop();
    else if (part !== "" && part !== ".") path.push(part);
  }
  return path.join("/");
}

/** @param {Uint8Array} data */
function decoded(data) {
  const wide = data[0] === 0xff && data[1] === 0xfe ? "utf-16le" : undefined;
  const start = new TextDecoder("latin1").decode(data.subarray(0, 100));
  return new TextDecoder(wide ?? DECLARED.exec(start)?.[1] ?? "utf-8", { fatal: true }).decode(data);
}

/**
 * The ranks of the cell styles that show a number as a date or a time.
 * @param {Element} styles
 */
function dateStyles(styles) {
  const formats = new Map(
    all(styles, "numFmt").map((one) => [one.getAttribute("numFmtId"), one.getAttribute("formatCode") ?? ""]),
  );
  const cells = all(styles, "cellXfs").flatMap((part) => [...part.children]);
  return new Set([...cells.keys()].filter((rank) => isDate(cells[rank]?.getAttribute("numFmtId") ?? "0", formats)));
}

/**
 * @param {string} id
 * @param {Map<string | null, string>} formats
 */
function isDate(id, formats) {
  const format = formats.get(id);
  if (format !== undefined) return TIME.test(format.replace(LITERAL, ""));
  return DATES.some(([first = 0, last = 0]) => first <= Number(id) && Number(id) <= last);
}
