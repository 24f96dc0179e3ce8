// The pages of the lesson: prose, program and questions, and the links between them.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { folder, on, position, until } from "./browser.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");
const pages = readdirSync(`${folder}/lesson`).map((file) => file.replace(/\.html$/, ""));

test("there is a page for each idea, and an index", () => {
  assert.equal(pages.length, 10, `${pages}`);
  assert.ok(pages.includes("index"));
});

test("the index links all pages, and each leads to the next", () =>
  on("lesson/index", async (page) => {
    const links = await page.locator("ol a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    assert.deepEqual(new Set(links), new Set(pages.filter((name) => name !== "index").map((name) => `${name}.html`)));
    await page.click("ol a >> nth=0");
    const titles = [await page.title()];
    for (let next = page.getByRole("link", { name: /^Next: / }); await next.count(); ) {
      await next.click();
      titles.push(await page.title());
    }
    assert.equal(new Set(titles).size, links.length, `${titles}`);
    await page.getByRole("link", { name: "All ideas" }).click();
    assert.equal(await page.title(), "Closures, step by step");
  }));

for (const name of pages) {
  test(`${name}: it can be read, used and printed`, { timeout: 120_000 }, () =>
    on(`lesson/${name}`, async (page) => {
      if (name !== "index") {
        assert.ok((await page.locator(".prose p").count()) >= 2, "paragraphs");
        assert.ok((await page.locator(".prose ol li").count()) >= 2, "questions");
        const { total } = await position(page);
        assert.ok(total > 10, `${total} steps`);
        assert.ok((await page.locator(".prose code").count()) >= 2, "code between backticks");
        assert.ok(!(await page.locator(".prose").allTextContents()).join().includes("`"));
        await page.keyboard.press("End");
        assert.match((await page.textContent("#story")) ?? "", /The run has ended/);
      }
      await page.evaluate(axe);
      const result = /** @type {any} */ (await page.evaluate("axe.run(document, { resultTypes: ['violations'] })"));
      assert.deepEqual(
        result.violations.map((/** @type {any} */ each) => each.id),
        [],
      );
      await page.setViewportSize({ width: 360, height: 800 });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${over} pixels too wide`);
    }),
  );
}

test("what the lesson says is what there is to see", async () => {
  await on("lesson/outlives", async (page) => {
    await until(page, /open_door returns/);
    await page.keyboard.press("ArrowRight");
    assert.match(await page.innerText("#cells"), /greeting[\s\S]*'Come in, Ada'/);
    assert.match(await page.innerText("#cells"), /shared by function greet #\d+$/);
  });
  await on("lesson/cells", async (page) => {
    await page.keyboard.press("End");
    assert.match(await page.innerText("#output"), /saw\s+None/);
  });
  await on("lesson/late_binding", async (page) => {
    await until(page, /make_greeters returns/);
    assert.equal(await page.locator("#cells .cell").count(), 1);
    assert.match(await page.innerText("#cells"), /'Eve'/);
    await page.click("#cells button.name");
    assert.equal(await page.locator("#objects .shares").count(), 3);
  });
  await on("lesson/each_call", async (page) => {
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    assert.equal(await page.locator("#cells .cell").count(), 2);
  });
  await on("lesson/classes", async (page) => {
    await until(page, /make_dog returns/);
    const objects = await page.innerText("#objects");
    assert.match(objects, /function speak #\d+[\s\S]*sound\s+free variable/);
  });
  await on("lesson/generators", async (page) => {
    await until(page, /countdown yields/);
    await page.keyboard.press("ArrowRight");
    assert.match(await page.innerText("#objects"), /generator countdown #\d+[\s\S]*suspended/);
  });
});
