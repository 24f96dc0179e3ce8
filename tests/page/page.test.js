// A person steps through a recorded run.

import assert from "node:assert/strict";
import { test } from "node:test";
import { countArrows, goTo, names, on, position, shown, until } from "./browser.js";

for (const name of names.filter((name) => name !== "many_steps")) {
  test(`${name}: back is the way that forward was`, () =>
    on(name, async (page) => {
      const { total } = await position(page);
      const most = Math.min(total, 80);
      const there = [];
      for (let step = 1; step <= most; step++) {
        assert.equal((await position(page)).at, step);
        there.push(await shown(page));
        await page.keyboard.press("ArrowRight");
      }
      await goTo(page, most);
      for (let step = most; step >= 1; step--) {
        assert.equal(await shown(page), there[step - 1], `step ${step}`);
        await page.keyboard.press("ArrowLeft");
      }
      for (const step of [most, 1, Math.ceil(most / 2), 2]) {
        await goTo(page, step);
        assert.equal(await shown(page), there[step - 1], `step ${step} by the slider`);
      }
    }));
}

test("keys move through the steps", () =>
  on("counter", async (page) => {
    const { total } = await position(page);
    /** @type {[string, number][]} */
    const presses = [
      ["ArrowRight", 2],
      ["ArrowRight", 3],
      ["ArrowLeft", 2],
      ["End", total],
      ["ArrowRight", total],
      ["Home", 1],
      ["ArrowLeft", 1],
    ];
    for (const [key, at] of presses) {
      await page.keyboard.press(key);
      assert.equal((await position(page)).at, at, key);
    }
    await page.focus("#slider");
    await page.keyboard.press("ArrowRight");
    assert.equal((await position(page)).at, 2, "the slider has the focus, and moves by one");
    assert.match((await page.getAttribute("#slider", "aria-valuetext")) ?? "", /^Step 2 of \d+/);
  }));

test("all of it works by keyboard alone", () =>
  on("counter#20", async (page) => {
    // From the top of the page to the first variable, as somebody without a mouse.
    const reached = new Set();
    for (let press = 0; press < 60; press++) {
      await page.keyboard.press("Tab");
      reached.add(await page.evaluate(() => document.activeElement?.id || document.activeElement?.className));
    }
    for (const id of [
      "source",
      "output",
      "name",
      "first",
      "back",
      "slider",
      "next",
      "last",
      "back-write",
      "next-write",
    ]) {
      assert.ok(reached.has(id), `Tab does not reach ${id}`);
    }
    await page.focus(".cell button.name");
    await page.keyboard.press("Enter");
    assert.equal(await page.getAttribute(".cell button.name", "aria-pressed"), "true");
    const focused = () => page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.dataset.key);
    const key = await focused();
    assert.match(key ?? "", /^cell /, "the focus stays");
    await page.keyboard.press("ArrowRight");
    assert.equal(await focused(), key, "and stays when the step changes");
    await page.keyboard.press("Escape");
    assert.equal(await page.getAttribute(".cell button.name", "aria-pressed"), "false");
  }));

test("the source shows what has run and what comes next", () =>
  on("counter", async (page) => {
    await until(page, "make_counter is called");
    await until(page, "Line 2 has run");
    assert.match((await page.textContent("#source .ran")) ?? "", /2.*n = start/);
    assert.match((await page.textContent("#source .next")) ?? "", /def step/);
    assert.equal(await page.getAttribute("#source .next", "aria-current"), "step");
  }));

test("the frame goes and the cell stays", () =>
  on("counter", async (page) => {
    await until(page, "make_counter returns");
    assert.match((await page.innerText("#frames")) ?? "", /make_counter\b[\s\S]*cell variable[\s\S]*cell 1/);
    await page.keyboard.press("ArrowRight");
    assert.match((await page.innerText("#frames .ghost")) ?? "", /make_counter/);
    assert.match((await page.innerText("#cells .cell")) ?? "", /\bn\b[\s\S]*40/);
  }));

test("who shares the chosen cell is highlighted", () =>
  on("counter", async (page) => {
    await until(page, "step is called");
    await page.click(".frame.inner button.name >> text=n");
    const shares = await page.$$eval("#picture .shares", (rows) =>
      rows.map((row) => row.closest(".box")?.querySelector(".title")?.textContent),
    );
    assert.equal(shares.length, 3, `${shares}`);
    assert.match(`${shares}`, /make_counter\.step.*function step.*function show/);
    assert.equal(await page.locator(".cell.chosen").count(), 1);
    assert.equal(await countArrows(page, ".strong"), 3);
    const widths = await page.$$eval("#picture .shares", (rows) => rows.map((row) => getComputedStyle(row).boxShadow));
    assert.ok(
      widths.every((shadow) => shadow !== "none"),
      "by more than colour",
    );
    const words = await page.$$eval("#picture .shares .hidden", (rows) => rows.map((row) => row.textContent));
    assert.deepEqual(new Set(words), new Set(["shares the chosen cell"]));
  }));

test("two counters have a cell each", () =>
  on("counter", async (page) => {
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    const texts = await page.locator("#cells .cell").allInnerTexts();
    assert.equal(texts.length, 2, `${texts}`);
    assert.match(`${texts[0]}`, /51/);
    assert.match(`${texts[1]}`, /\b1\n/);
  }));

test("the next write of a cell, and the one before", () =>
  on("counter", async (page) => {
    await until(page, "make_counter returns");
    await page.click("#cells button.name");
    const story = async () => (await page.textContent("#story")) ?? "";
    await page.click("#next-write");
    assert.match(await story(), /was 40, is 41/);
    await page.keyboard.press("Shift+ArrowRight");
    assert.match(await story(), /was 41, is 51/);
    assert.equal(await page.getAttribute("#next-write", "aria-disabled"), "true");
    const { at } = await position(page);
    await page.keyboard.press("Shift+ArrowRight");
    assert.equal((await position(page)).at, at, "there is none");
    await page.click("#back-write");
    await page.keyboard.press("Shift+ArrowLeft");
    assert.match(await story(), /is 40|new: 40/);
    const links = await page.locator("#reason a").allInnerTexts();
    assert.ok(links.length >= 3, `${links}`);
    await page.click("#reason a >> nth=-1");
    assert.match(await story(), /was 41, is 51/);
  }));

test("a change is marked by words, too", () =>
  on("counter", async (page) => {
    await until(page, "was 40, is 41");
    assert.match((await page.innerText("#cells .changed")) ?? "", /41[\s\S]*was 40/);
  }));

test("a variable tells its reason", () =>
  on("counter", async (page) => {
    await until(page, "step is called");
    await page.click(".frame.inner button.name >> text=n");
    const reason = (await page.innerText("#reason")) ?? "";
    assert.match(reason, /n is a free variable of make_counter\.(<locals>\.)?step/);
    assert.match(reason, /nonlocal n/);
    assert.match(reason, /shared by/);
    await page.click(".frame.inner button.name >> text=by");
    assert.match((await page.innerText("#reason")) ?? "", /by is .*parameter|by is .*local/);
    await page.click("#frames .box >> nth=0 >> button.name >> text=make_counter");
    assert.match((await page.innerText("#reason")) ?? "", /make_counter/);
  }));

test("a recursive closure: each call a frame, all with one cell", () =>
  on("recursive", async (page) => {
    const { total } = await position(page);
    let most = 0;
    for (let step = 1; step <= total; step++) {
      await goTo(page, step);
      most = Math.max(most, await page.locator("#frames .frame").count());
      if (most === 6) {
        break;
      }
    }
    assert.equal(most, 6, "the module and fib(5) to fib(1)");
    await page.click(".frame.inner button.name >> text=fib");
    assert.equal(await page.locator("#frames .shares").count(), 5);
    assert.match((await page.innerText("#reason")) ?? "", /5 frames of make_fib\.fib/);
    assert.match((await page.innerText(".cell.chosen")) ?? "", /function fib/);
  }));

test("a generator waits and goes on with its cells", () =>
  on("generator", async (page) => {
    await until(page, /numbers yields/);
    await page.keyboard.press("ArrowRight");
    assert.match((await page.innerText("#objects")) ?? "", /generator numbers[\s\S]*suspended[\s\S]*at[\s\S]*cell 1/);
    await until(page, /was 1, is 3/);
    await until(page, /numbers goes on/);
    assert.equal(await page.locator("#frames .frame.inner").count(), 1);
    await page.keyboard.press("End");
    assert.match((await page.innerText("#output")) ?? "", /0\s+1\s+4\s+5/);
  }));

test("an exception is raised, leaves frames, and ends the run", () =>
  on("exception", async (page) => {
    await until(page, /raises ZeroDivisionError/);
    assert.match((await page.innerText(".frame.inner .outcome")) ?? "", /raises ZeroDivisionError/);
    await until(page, /Prints “caught: /);
    await page.keyboard.press("End");
    assert.match((await page.textContent("#story")) ?? "", /ended by an exception: TypeError/);
  }));

test("a class, its instance, and what its methods capture", () =>
  on("class_in_function", async (page) => {
    await until(page, /deposit is called/);
    const frame = (await page.innerText(".frame.inner")) ?? "";
    assert.match(frame, /balance\s+free variable[\s\S]*cell/);
    assert.match(frame, /self[\s\S]*Account object/);
    await until(page, /was 0, is 30/);
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    const objects = (await page.innerText("#objects")) ?? "";
    assert.match(objects, /Account object[\s\S]*last[\s\S]*30/);
    assert.match((await page.innerText("#output")) ?? "", /Ada: 30 EUR/);
  }));

test("a deep stack is shown at both ends", () =>
  on("deep", async (page) => {
    await goTo(page, Math.floor((await position(page)).total / 2));
    assert.match((await page.innerText("#frames .gap")) ?? "", /\d+ more frames/);
    assert.ok((await page.locator("#frames .frame").count()) < 40);
  }));

test("the slider goes anywhere, and the address can ask for a step", () =>
  on("counter#7", async (page) => {
    assert.equal((await position(page)).at, 7);
    await goTo(page, 12);
    assert.equal((await position(page)).at, 12);
  }));

test("nothing moves by itself", () =>
  on("generator", async (page) => {
    const first = await shown(page);
    await page.waitForTimeout(1500);
    assert.equal(await shown(page), first);
    const moving = await page.evaluate(() => document.getAnimations().length);
    assert.equal(moving, 0);
  }));
