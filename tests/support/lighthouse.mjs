/**
 * Runs Lighthouse, as on a telephone, over several pages in one browser.
 *
 * Arguments: the browser's program, the categories (with commas), then addresses. Each page gives a line on
 * the output: `{address, notes, failures}`: notes out of 100 by category, and the audits that cost a point.
 */
import lighthouse from "lighthouse";
import puppeteer from "puppeteer-core";

const [executablePath, categories, ...addresses] = process.argv.slice(2);
/** What takes time and changes no note: the picture of the page for the report, a blank page before it. */
const settings = {
  onlyCategories: categories.split(","),
  disableFullPageScreenshot: true,
  skipAboutBlank: !categories.includes("performance"),
};
// Chromium's sandbox refuses root.
const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const browser = await puppeteer.launch({ executablePath, args: [...args, "--disable-gpu"] });

/** Say of each audit that counts and is not perfect what it is about and where. */
function failures({ audits, categories, runtimeError }) {
  const counted = Object.values(categories).flatMap((one) => one.auditRefs.filter((ref) => ref.weight));
  const failed = counted
    .map(({ id }) => audits[id])
    .filter(({ score, scoreDisplayMode }) => scoreDisplayMode === "error" || (score !== null && score < 1))
    .map((audit) => {
      const places = (audit.details?.items ?? []).map((item) => item.node?.snippet ?? item.description);
      const words = [audit.displayValue ?? audit.errorMessage ?? audit.title, ...places.filter(Boolean)];
      return `${audit.id}: ${words.join(" ")}`;
    });
  return runtimeError ? [runtimeError.message, ...failed] : failed;
}

for (const address of addresses) {
  const page = await browser.newPage();
  const { lhr } = await lighthouse(address, settings, undefined, page);
  const notes = Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(100 * score)]);
  console.log(
    JSON.stringify({ address, notes: Object.fromEntries(notes), failures: failures(lhr) }),
  );
  await page.close();
}
await browser.close();
