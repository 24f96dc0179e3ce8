// What a script prints or names does not break out of its page.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { folder, goTo, on, position } from "./browser.js";

test("texts stay texts", () =>
  on("odd_texts", async (page) => {
    const { total } = await position(page);
    for (let step = 1; step <= total; step++) {
      await goTo(page, step);
    }
    const made = await page.evaluate(() => ({
      scripts: document.scripts.length,
      images: document.images.length,
      frames: document.querySelectorAll("iframe, object, embed, form").length,
    }));
    assert.deepEqual(made, { scripts: 3, images: 0, frames: 0 });
    const output = (await page.textContent("#output")) ?? "";
    assert.ok(output.includes("</script><script>alert(1)</script>"));
    assert.ok(output.includes("<img src=x onerror=alert(2)>"));
    assert.ok(output.includes("a\"b'c`d&amp;"));
    const source = (await page.textContent("#source")) ?? "";
    assert.ok(source.includes("# <script>alert(3)</script> ]]> --> {{x}}"));
  }));

test("the file has no markup that came from the script", () => {
  const html = readFileSync(`${folder}/odd_texts.html`, "utf8");
  assert.equal(html.match(/<script/g)?.length, 3);
  assert.equal(html.match(/<\/script/gi)?.length, 3);
  assert.ok(!html.includes("<!--"));
  assert.ok(!/<img/i.test(html));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
  assert.ok(!/[\u0000-\u0008\u000b-\u001f\u007f\u2028\u2029]/.test(html));
});

test("control characters and marks of direction are shown as symbols", () =>
  on("odd_texts", async (page) => {
    await page.keyboard.press("End");
    const symbols = await page.locator("#output .symbol").allTextContents();
    for (const symbol of ["NUL", "BEL", "ESC", "DEL", "U+202E", "U+2066", "U+2028", "U+2029"]) {
      assert.ok(symbols.includes(symbol), `${symbol} in ${symbols}`);
    }
    const raw = await page.evaluate(() =>
      document.body.innerText.match(/[\u202a-\u202e\u2066-\u2069]|(?!\n|\t)\p{Cc}/gu),
    );
    assert.equal(raw, null);
  }));

test("texts from right to left change nothing around them", () =>
  on("odd_texts", async (page) => {
    await page.keyboard.press("End");
    const places = await page.$$eval("#source li", (lines) => {
      const line = lines.find((each) => each.textContent?.includes("שלום ="));
      const spans = [...(line?.querySelectorAll("code > *") ?? [])];
      const name = spans.find((span) => span.textContent === "שלום");
      const text = spans.find((span) => span.textContent?.includes("SCRIPT"));
      return [name?.getBoundingClientRect().right, text?.getBoundingClientRect().left];
    });
    assert.ok((places[0] ?? 1e9) < (places[1] ?? 0), "the name stands left of what is assigned to it");
    const isolated = await page.$$eval("bdi", (all) => all.map((each) => getComputedStyle(each).unicodeBidi));
    assert.deepEqual([...new Set(isolated)], ["isolate"]);
  }));

test("the policy of the page refuses what is not in it", () =>
  on("counter", async (page, said) => {
    const policy = await page.getAttribute("meta[http-equiv=Content-Security-Policy]", "content");
    assert.match(policy ?? "", /^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'/);
    assert.ok(!policy?.includes("unsafe"));
    const ran = await page.evaluate(async () => {
      const violations = /** @type {string[]} */ ([]);
      document.addEventListener("securitypolicyviolation", (event) => violations.push(event.effectiveDirective));
      const script = document.createElement("script");
      script.textContent = "document.title = 'broken out'";
      document.body.append(script);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { title: document.title, violations };
    });
    assert.notEqual(ran.title, "broken out");
    assert.deepEqual(ran.violations, ["script-src-elem"]);
    assert.match(`${said.splice(0)}`, /violates the following Content Security Policy/);
  }));
