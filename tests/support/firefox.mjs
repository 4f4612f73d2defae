/**
 * Drives Firefox for the tests: one request a line on the input, one answer a line on the output.
 * A request is `[act, argument]`; an answer is `{value}` or `{error}`. The browser ends with the input.
 * Stock Firefox speaks WebDriver BiDi, which Playwright does not.
 */
import { createInterface } from "node:readline";
import puppeteer from "puppeteer-core";

const [executablePath] = process.argv.slice(2);
const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
const seen = { requests: [], failures: [] };
const tabs = [];
let page = await open();

async function open() {
  const tab = await browser.newPage();
  tab.on("request", (request) => seen.requests.push(request.url()));
  tab.on("pageerror", (error) => seen.failures.push(String(error)));
  tabs.push(tab);
  return tab;
}

const acts = {
  goto: async (address) => void (await page.goto(address)),
  tab: async (rank) => {
    page = tabs[rank] ?? (await open());
    await page.bringToFront();
  },
  width: (width) => page.setViewport({ width, height: 900 }),
  evaluate: (source) => page.evaluate(source),
  press: async (keys) => {
    const [key, ...held] = keys.split("+").reverse();
    for (const one of held) await page.keyboard.down(one);
    await page.keyboard.press(key === "Space" ? " " : key);
    for (const one of held) await page.keyboard.up(one);
  },
  type: (text) => page.keyboard.type(text),
  pdf: async () =>
    Buffer.from(await page.pdf({ format: "letter", printBackground: true })).toString("base64"),
  screenshot: (path) => page.screenshot({ path, fullPage: true }).then(() => null),
  picture: () => page.screenshot({ encoding: "base64" }),
  seen: () => seen,
};

for await (const line of createInterface({ input: process.stdin })) {
  const [act, argument] = JSON.parse(line);
  try {
    console.log(JSON.stringify({ value: (await acts[act](argument)) ?? null }));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }));
  }
}
await browser.close();
