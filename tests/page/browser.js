// What the tests share: the browser, pages in it, and what must hold on every page whatever a test does with it.
//
// Pages are files of the folder in PAGES, which `.ci/page` fills; the browser is Debian's Chromium, or the one that
// CHROMIUM names.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

/** The folder of the pages. */
export const folder = resolve(process.env.PAGES ?? new URL("../../target/page", import.meta.url).pathname);

/** The names of all recorded pages. */
export const names = readdirSync(folder)
  .filter((file) => file.endsWith(".html"))
  .map((file) => file.replace(/\.html$/, ""));

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });
});

after(async () => {
  await browser?.close();
});

/**
 * Opens a page, lets a test work with it, and asserts that it has asked for nothing but itself and has said nothing on
 * the console, where errors and violations of its policy would be.
 * @param {string} name of the page, with an optional `#STEP`
 * @param {(page: import("playwright-core").Page, said: string[]) => Promise<void>} test
 * @param {import("playwright-core").BrowserContextOptions} options
 */
export async function on(name, test, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options });
  try {
    const page = await context.newPage();
    const [file, step] = name.split("#");
    const address = pathToFileURL(`${folder}/${file}.html`).href;
    /** @type {string[]} */
    const said = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(error.message));
    page.on("dialog", (dialog) => {
      said.push(`a dialog: ${dialog.message()}`);
      dialog.dismiss();
    });
    await context.route("**/*", (route) => {
      const asked = route.request().url();
      if (asked.startsWith(pathToFileURL(folder).href)) {
        return route.continue();
      }
      said.push(`asks for ${asked}`);
      return route.abort();
    });
    page.on("request", (request) => {
      const asked = request.url().replace(/#.*/, "");
      if (!request.isNavigationRequest() && asked !== address) {
        said.push(`asks for ${asked}`);
      }
    });
    await page.goto(step ? `${address}#${step}` : address);
    await test(page, said);
    assert.deepEqual(said, []);
  } finally {
    await context.close();
  }
}

/** The number of the step that a page shows, and how many there are. @param {import("playwright-core").Page} page */
export async function position(page) {
  const text = (await page.textContent("#count")) ?? "";
  const [at, total] = text.split(" of ").map(Number);
  return { at: at ?? 0, total: total ?? 0 };
}

/** Goes to a step as somebody does who moves the slider. @param {import("playwright-core").Page} page @param {number} step */
export async function goTo(page, step) {
  await page.$eval(
    "#slider",
    (slider, index) => {
      /** @type {HTMLInputElement} */ (slider).value = `${index}`;
      slider.dispatchEvent(new Event("input", { bubbles: true }));
    },
    step - 1,
  );
}

/** How many arrows of a kind a page shows. @param {import("playwright-core").Page} page @param {string} kind */
export function countArrows(page, kind) {
  return page.$$eval(`#arrows ${kind}:not(.head)`, (paths) =>
    paths.map((path) => path.getAttribute("d")?.match(/M/g)?.length ?? 0).reduce((sum, count) => sum + count, 0),
  );
}

/** All that a page shows of its step: texts and marks, without what depends on the way there. @param {import("playwright-core").Page} page */
export function shown(page) {
  return page.evaluate(() => {
    const parts = ["frames", "cells", "objects", "output", "story", "count"];
    const texts = parts.map((id) => document.getElementById(id)?.innerText);
    const lines = [".ran", ".next"].map((mark) => document.querySelector(`#source ${mark}`)?.textContent);
    const marks = [...document.querySelectorAll(".box")].map(
      (box) => `${box.className} ${box.querySelectorAll(".changed").length}`,
    );
    return JSON.stringify([texts, lines, marks]);
  });
}

/**
 * Steps with the keyboard until the story of the step contains a text.
 * @param {import("playwright-core").Page} page @param {string | RegExp} text
 */
export async function until(page, text) {
  const { total } = await position(page);
  for (let step = 0; step <= total; step++) {
    const story = (await page.textContent("#story")) ?? "";
    if (story.match(text)) {
      return story;
    }
    await page.keyboard.press("ArrowRight");
  }
  throw new Error(`no step says ${text}`);
}
