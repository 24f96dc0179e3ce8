// What the pages look like: on a telephone, in dark and light, on paper, to a screen reader.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { countArrows, goTo, names, on, position } from "./browser.js";

const axe = createRequire(import.meta.url).resolve("axe-core");

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const width of [1400, 390]) {
    test(`axe finds nothing, ${colorScheme}, ${width} wide`, { timeout: 300_000 }, async () => {
      for (const name of ["counter", "generator", "exception", "odd_texts", "class_in_function"]) {
        await on(
          name,
          async (page) => {
            const { total } = await position(page);
            for (const step of [1, Math.ceil(total / 2), total]) {
              await goTo(page, step);
              const variable = page.locator("#picture button.name").last();
              if (await variable.count()) {
                await variable.click();
              }
              // Evaluated, not added as an element: the policy of the page would refuse it.
              await page.evaluate((await import("node:fs")).readFileSync(axe, "utf8"));
              const result = await page.evaluate("axe.run(document, { resultTypes: ['violations'] })");
              const found = result.violations.map(
                (/** @type {any} */ each) => `${each.id}: ${each.nodes.map((/** @type {any} */ node) => node.html)}`,
              );
              assert.deepEqual(found, [], `${name}, step ${step}`);
            }
          },
          { viewport: { width, height: 900 }, colorScheme },
        );
      }
    });
  }
}

for (const width of [390, 320]) {
  test(`${width} wide: the page does not scroll sideways`, async () => {
    for (const name of names) {
      await on(
        name,
        async (page) => {
          const { total } = await position(page);
          for (const step of [1, Math.ceil(total / 3), Math.ceil(total / 2), total]) {
            await goTo(page, step);
            const over = await page.evaluate(
              () => /** @type {Element} */ (document.scrollingElement).scrollWidth - innerWidth,
            );
            assert.ok(over <= 0, `${name}, step ${step}: ${over} pixels too wide`);
          }
          const hidden = await page.$eval("#arrows", (arrows) => getComputedStyle(arrows).display);
          assert.equal(hidden, "none", "numbers stand for the arrows");
          const small = await page.$$eval("#controls button, #picture button", (buttons) =>
            buttons.filter((button) => button.clientHeight > 0 && button.clientHeight < 24).map((button) => button.id),
          );
          assert.deepEqual(small, [], "large enough for a finger");
        },
        { viewport: { width, height: 844 }, hasTouch: true, isMobile: true },
      );
    }
  });
}

test("arrows lead to every cell that a frame or a closure shares", () =>
  on("counter", async (page) => {
    const { total } = await position(page);
    for (let step = 1; step <= total; step++) {
      await goTo(page, step);
      const refers = await page.locator("#picture .to-cell").count();
      const arrows = await countArrows(page, ".cell-arrow");
      assert.equal(arrows, refers, `step ${step}`);
    }
  }));

test("a screen reader is told each step", () =>
  on("counter", async (page) => {
    const story = page.locator("#story");
    assert.equal(await story.getAttribute("role"), "status");
    assert.equal(await story.getAttribute("aria-live"), "polite");
    const { total } = await position(page);
    for (let step = 1; step <= total; step++) {
      await goTo(page, step);
      assert.match((await story.textContent()) ?? "", /\.\s*$/, `step ${step} is told in sentences`);
    }
    for (const name of ["Source", "Frames", "Cells", "Closures and other objects", "Output"]) {
      assert.ok(await page.getByRole("heading", { name }).count(), name);
    }
    assert.equal(await page.getByRole("slider", { name: "Step" }).count(), 1);
  }));

test("printed, all is there and nothing is cut", () =>
  on("counter#22", async (page) => {
    await page.emulateMedia({ media: "print" });
    const display = (/** @type {string} */ id) => page.$eval(id, (element) => getComputedStyle(element).display);
    assert.equal(await display("#next"), "none");
    assert.notEqual(await display("#count"), "none");
    assert.notEqual(await display("#story"), "none");
    const cut = await page.$$eval("#source, #output, #reason", (boxes) =>
      boxes.filter((box) => box.scrollHeight > box.clientHeight + 1).map((box) => box.id),
    );
    assert.deepEqual(cut, []);
  }));
