// The page itself: reads the recording, and answers buttons, keys, the slider and choices of variables.

/** Characters of the output that are shown, the last ones. */
const OUTPUT = 20_000;
/** Writes of the chosen variable that are listed before and after the step. */
const WRITES = 4;

class Page {
  constructor() {
    this.replay = new Replay(read("recording"), read("reasons"));
    this.drawing = new Drawing(this.replay);
    this.slider = /** @type {HTMLInputElement} */ (element("slider"));
    this.index = 0;
    /** The lines of each file, made when it is first shown. @type {Map<number, ReturnType<typeof sourceLines>>} */
    this.sources = new Map();
    this.file = -1;
    this.last = Math.max(0, this.replay.steps.length - 1);
    this.slider.max = `${this.last}`;
    element("work").hidden = false;
    element("steps").hidden = false;
    this.listen();
    this.go(this.asked());
  }

  /** The step that the address asks for, as in `page.html#17`: people count from 1. */
  asked() {
    return Math.max(0, (Number.parseInt(location.hash.slice(1), 10) || 1) - 1);
  }

  listen() {
    /** @param {string} id @param {() => void} does */
    const on = (id, does) => element(id).addEventListener("click", does);
    on("first", () => this.go(0));
    on("back", () => this.go(this.index - 1));
    on("next", () => this.go(this.index + 1));
    on("last", () => this.go(this.last));
    on("back-write", () => this.write(-1));
    on("next-write", () => this.write(1));
    this.slider.addEventListener("input", () => this.go(this.slider.valueAsNumber));
    document.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("choose", (event) => {
      this.choose(/** @type {CustomEvent<Choice>} */ (event).detail);
    });
    window.addEventListener("hashchange", () => {
      if (/^#\d+$/.test(location.hash)) {
        this.go(this.asked());
      }
    });
    new ResizeObserver(() => this.drawing.arrows()).observe(element("picture"));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const ways = new Map([
      ["ArrowLeft", () => (event.shiftKey ? this.write(-1) : this.go(this.index - 1))],
      ["ArrowRight", () => (event.shiftKey ? this.write(1) : this.go(this.index + 1))],
      ["Home", () => this.go(0)],
      ["End", () => this.go(this.last)],
      ["Escape", () => this.choose(null)],
    ]);
    const way = ways.get(event.key);
    if (way) {
      event.preventDefault();
      way();
    }
  }

  /** Shows a step. @param {number} index */
  go(index) {
    this.index = Math.min(Math.max(index, 0), this.last);
    const focus = /** @type {HTMLElement | null} */ (document.activeElement);
    const key = focus?.dataset.key;
    this.drawing.draw(this.index);
    this.showSource();
    this.showOutput();
    this.showReason();
    this.showStep();
    this.scroll();
    this.drawing.arrows();
    // A box that was drawn anew has a button of the same key where the old one had the focus.
    if (key && document.activeElement !== focus) {
      const buttons = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-key]")]);
      buttons.find((button) => button.dataset.key === key)?.focus({ preventScroll: true });
    }
  }

  /** Goes to the next write of what is chosen, or to the one before. @param {1 | -1} way */
  write(way) {
    const choice = this.drawing.choice;
    if (choice) {
      const writes = this.replay.writesOf(choice.id, choice.variable);
      const found = way > 0 ? writes.find((at) => at > this.index) : writes.findLast((at) => at < this.index);
      this.go(found ?? this.index);
    }
  }

  /** Chooses a variable; nothing where it was chosen already. @param {Choice | null} choice */
  choose(choice) {
    const old = this.drawing.choice;
    const same = choice && old && choice.id === old.id && choice.variable === old.variable;
    this.drawing.choice = same && choice.scope === old.scope ? null : choice;
    this.go(this.index);
  }

  showStep() {
    const [step, total] = [this.index + 1, this.last + 1];
    this.slider.value = `${this.index}`;
    const line = this.replay.steps[this.index]?.l;
    this.slider.setAttribute("aria-valuetext", `Step ${step} of ${total}${line ? `, line ${line}` : ""}`);
    element("count").textContent = `${step} of ${total}`;
    const story = element("story");
    story.replaceChildren();
    for (const sentence of this.replay.story(this.index)) {
      const told = isolated("", sentence);
      told.dir = "ltr";
      story.append(told, " ");
    }
    const choice = this.drawing.choice;
    const writes = choice ? this.replay.writesOf(choice.id, choice.variable) : [];
    document.querySelector(".pair")?.classList.toggle("idle", !choice);
    disable("first", this.index === 0);
    disable("back", this.index === 0);
    disable("next", this.index === this.last);
    disable("last", this.index === this.last);
    disable("back-write", !writes.some((at) => at < this.index));
    disable("next-write", !writes.some((at) => at > this.index));
  }

  showSource() {
    const step = this.replay.steps[this.index];
    const files = this.replay.recording.files;
    const file = Math.min(step?.f ?? 0, files.length - 1);
    let lines = this.sources.get(file);
    if (!lines) {
      lines = sourceLines(files[file]?.source ?? "");
      this.sources.set(file, lines);
    }
    const box = element("source");
    if (this.file !== file) {
      this.file = file;
      box.replaceChildren(lines.list);
      const title = element("source-title");
      title.replaceChildren("Source ");
      const name = files[file]?.name.replace(/^.*[/\\]/, "") ?? "";
      if (name !== document.title) {
        title.append(isolated("file", name));
      }
    }
    for (const line of box.querySelectorAll(".ran, .next")) {
      line.classList.remove("ran", "next");
      line.removeAttribute("aria-current");
      line.querySelector(".mark")?.replaceChildren();
    }
    const [ranIn, ran] = this.replay.ran[this.index] ?? [0, 0];
    const goesOn = ["call", "line", "resume"].includes(step?.e ?? "");
    const next = goesOn ? lines.lines[(step?.l ?? 0) - 1] : undefined;
    mark(ranIn === file ? lines.lines[ran - 1] : undefined, "ran", "✓", "has just run");
    mark(next, "next", "▶", "comes next");
  }

  /**
   * Brings the lines that matter into sight, each within its own box: the page stays where it is. All else is done
   * before, so that the browser lays the page out once.
   */
  scroll() {
    const [source, output] = [element("source"), element("output")];
    const line = /** @type {HTMLElement | null} */ (source.querySelector(".next") ?? source.querySelector(".ran"));
    const end = output.scrollHeight;
    if (line) {
      const [top, height] = [line.offsetTop - source.offsetTop, line.offsetHeight];
      if (top < source.scrollTop + height || top + 2 * height > source.scrollTop + source.clientHeight) {
        source.scrollTop = top - source.clientHeight / 2;
      }
    }
    output.scrollTop = end;
  }

  showOutput() {
    const { output, printed } = this.replay;
    const end = printed[this.index] ?? 0;
    const begin = this.index > 0 ? (printed[this.index - 1] ?? 0) : 0;
    const from = Math.max(0, end - OUTPUT);
    const box = element("output");
    box.replaceChildren();
    if (end === 0) {
      box.append(make("p", "hint", "Nothing was printed yet."));
      return;
    }
    const text = make("pre");
    if (from > 0) {
      text.append(make("span", "hint", `${from} characters before\n`));
    }
    outputLines(text, output.slice(from, Math.max(from, begin)));
    if (end > begin) {
      const fresh = make("mark");
      outputLines(fresh, output.slice(Math.max(from, begin), end));
      text.append(fresh);
    }
    box.append(text);
  }

  /** Why the chosen variable is where it is, who shares it, and which steps write it. */
  showReason() {
    const box = element("reason");
    const choice = this.drawing.choice;
    box.replaceChildren();
    if (!choice) {
      box.append(make("p", "hint", "Choose a variable in a frame, a cell or a closure."), keys());
      return;
    }
    const replay = this.replay;
    const state = replay.at(this.index);
    const reason = replay.reason(choice.file, choice.scope, choice.line, choice.name);
    const head = make("p", "head");
    say(head, reason?.head ?? `${choice.name}, in ${choice.scope.replaceAll(".<locals>", "")}`, 3 * LONGEST);
    box.append(head);
    if (reason?.places.length) {
      box.append(this.places(reason));
    }
    for (const note of reason?.notes ?? []) {
      const paragraph = make("p");
      say(paragraph, note, 3 * LONGEST);
      box.append(paragraph);
    }
    if (!choice.variable) {
      const cell = state.entities.get(choice.id);
      const sharers = replay.sharers(choice.id, state);
      const shared = make("p");
      const who = sharers.length > 0 ? `is shared by ${sharers.join(", ")}` : "is held by nothing that is shown";
      say(
        shared,
        cell ? `Its cell (cell ${replay.numbers.get(choice.id)}) ${who}.` : "Its cell is not there in this step.",
        3 * LONGEST,
      );
      box.append(shared);
    }
    box.append(this.writes(replay.writesOf(choice.id, choice.variable)));
  }

  /** The steps that write what was chosen, those around this one, as links. @param {number[]} writes */
  writes(writes) {
    const paragraph = make("p", "", writes.length > 0 ? "Written in " : "Not written in this run");
    const until = writes.filter((at) => at <= this.index).length;
    const from = Math.max(0, until - WRITES);
    const shown = writes.slice(from, until + WRITES);
    if (from > 0) {
      paragraph.append(`${from} steps before, `);
    }
    for (const [index, at] of shown.entries()) {
      const link = make("a", "", `step ${at + 1}`);
      link.href = `#${at + 1}`;
      link.dataset.key = `write ${at}`;
      if (at === this.index) {
        link.setAttribute("aria-current", "true");
      }
      paragraph.append(index > 0 ? ", " : "", link);
    }
    const after = writes.length - from - shown.length;
    paragraph.append(after > 0 ? `, and ${after} steps after.` : ".");
    return paragraph;
  }

  /** The lines of a reason with what happens there underlined. @param {Reason} reason */
  places(reason) {
    const list = make("ul", "places");
    for (const [line, from, to, what] of reason.places) {
      const item = make("li");
      // Columns count characters, not the halves of those that take two in a text of this language.
      const text = [...this.replay.line(reason.f, line)];
      const code = make("code");
      code.dir = "ltr";
      say(code, text.slice(0, from).join("").trimStart(), LONGEST);
      const spot = make("u");
      say(spot, text.slice(from, to).join(""), LONGEST);
      code.append(spot);
      say(code, text.slice(to).join(""), LONGEST);
      item.append(make("span", "number", `${line}`), code, make("span", "note", what));
      list.append(item);
    }
    return list;
  }
}

/** The data that an element of the page carries. @param {string} id */
function read(id) {
  return JSON.parse(element(id).textContent ?? "");
}

/** What the keys do. */
function keys() {
  const paragraph = make("p", "hint keys");
  const all = [
    ["← →", "a step"],
    ["Home End", "first, last"],
    ["Shift ← →", "the writes of what is chosen"],
    ["Esc", "drops the choice"],
  ];
  for (const [key, does] of all) {
    const pair = make("span", "", ` ${does}`);
    pair.prepend(make("kbd", "", key));
    paragraph.append(pair);
  }
  return paragraph;
}

/** @param {HTMLElement | undefined} line @param {string} name @param {string} sign @param {string} words */
function mark(line, name, sign, words) {
  if (line) {
    line.classList.add(name);
    const visible = make("span", "", sign);
    visible.setAttribute("aria-hidden", "true");
    const place = line.querySelector(".mark");
    place?.append(visible, make("span", "hidden", `${words}: `));
    if (name === "next") {
      line.setAttribute("aria-current", "step");
    }
  }
}

/** Lines that were printed, each isolated from the direction of the others. @param {HTMLElement} parent @param {string} text */
function outputLines(parent, text) {
  const lines = text.split("\n");
  for (const [index, line] of lines.entries()) {
    if (line) {
      const shown = make("bdi");
      say(shown, line);
      parent.append(shown);
    }
    if (index < lines.length - 1) {
      parent.append("\n");
    }
  }
}

/**
 * A button that has the focus keeps it: it says that it does nothing, and is not taken away from the keyboard.
 * @param {string} id @param {boolean} is
 */
function disable(id, is) {
  element(id).setAttribute("aria-disabled", `${is}`);
}

new Page();
