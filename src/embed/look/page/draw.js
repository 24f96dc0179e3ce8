// Draws: texts, the source, boxes and arrows.
//
// Input: what `replay.js` knows of a step; output: elements, which `page.js` puts in their places.
// Invariant: what a script has printed or named becomes the content of a text node, nothing else; characters that
// cannot be seen, or that would turn the direction of what follows, are shown as symbols.

/** A text that was made longer than this is cut where it is shown. */
const LONGEST = 160;
/** Boxes of a column and rows of a box that are drawn; who has more of them reads numbers. */
const BOXES = 100;
const ROWS = 40;
/** Frames that are drawn at both ends of a deep stack. */
const OUTER = 4;
const INNER = 16;

/** Controls, marks of direction, lone surrogates, ends of lines and paragraphs; joiners only join. */
const unseen = /(?!\n|\t|\u200c|\u200d)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const controls =
  "NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US".split(
    " ",
  );

/** What stands for a character that cannot be seen. @param {string} character */
function symbol(character) {
  const code = character.codePointAt(0) ?? 0;
  return controls[code] ?? (code === 0x7f ? "DEL" : `U+${code.toString(16).toUpperCase().padStart(4, "0")}`);
}

/**
 * Appends a text to an element.
 * @param {Element} parent @param {string} text @param {number} most characters that are shown
 */
function say(parent, text, most = Number.POSITIVE_INFINITY) {
  const cut = text.length > most;
  const shown = cut ? text.slice(0, most) : text;
  let from = 0;
  for (const match of shown.matchAll(unseen)) {
    parent.append(shown.slice(from, match.index), make("span", "symbol", symbol(match[0])));
    from = match.index + match[0].length;
  }
  parent.append(shown.slice(from));
  if (cut) {
    parent.append("…");
  }
}

/**
 * An element with a class and a text.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {string} name @param {string} text
 * @returns {HTMLElementTagNameMap[K]}
 */
function make(tag, name = "", text = "") {
  const element = document.createElement(tag);
  if (name) {
    element.className = name;
  }
  if (text) {
    element.textContent = text;
  }
  return element;
}

/** A text of the script, isolated from the direction of what stands around it. @param {string} name @param {string} text */
function isolated(name, text) {
  const element = make("bdi", name);
  say(element, text, LONGEST);
  return element;
}

/** Strings, comments, numbers, words: as much of Python as colours need. */
const tokens =
  /(?<comment>#[^\n]*)|(?<string>[a-zA-Z]{0,2}(?:"""(?:\\.|[^\\])*?(?:"""|$)|'''(?:\\.|[^\\])*?(?:'''|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?))|(?<word>[\p{L}_][\p{L}\p{N}_]*)/gsu;
const keywords = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from global if " +
    "import in is lambda nonlocal not or pass raise return try while with yield"
  ).split(" "),
);

/** The lines of a source, as elements that can be marked. @param {string} source */
function sourceLines(source) {
  const list = make("ol", "lines");
  /** @type {HTMLElement[]} */
  const lines = [];
  /** @type {HTMLElement} */
  let code;
  const begin = () => {
    const line = make("li");
    const mark = make("span", "mark");
    code = make("code");
    code.dir = "ltr";
    line.append(mark, make("span", "number", `${lines.length + 1}`), code);
    list.append(line);
    lines.push(line);
  };
  /** @param {string} text @param {string} name */
  const put = (text, name) => {
    for (const [index, part] of text.split("\n").entries()) {
      if (index > 0) {
        begin();
      }
      if (part) {
        // Names have the direction of their script, all else that of code.
        const span = make(name ? "span" : "bdi", name === "word" ? "" : name);
        span.dir = name === "word" ? "auto" : "ltr";
        say(span, part);
        code.append(span);
      }
    }
  };
  begin();
  const text = source.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  let from = 0;
  for (const match of text.matchAll(tokens)) {
    const groups = match.groups ?? {};
    const isName = /[^\x20-\x7e]/.test(groups.word ?? "");
    const word = keywords.has(match[0]) ? "keyword" : isName ? "word" : "";
    const kind = groups.comment ? "comment" : groups.string ? "string" : word;
    if (kind) {
      put(text.slice(from, match.index), "");
      put(match[0], kind);
      from = match.index + match[0].length;
    }
  }
  put(text.slice(from), "");
  return { list, lines };
}

/**
 * What was chosen: a cell, or a variable of a frame that is in no cell.
 * @typedef {object} Choice
 * @property {number} id       of the cell, or of the frame
 * @property {string} variable the name in the frame; "" for a cell
 * @property {string} name     what it is called
 * @property {number} file     where the block is that it was chosen in
 * @property {string} scope
 * @property {number} line
 */

class Drawing {
  /** @param {Replay} replay */
  constructor(replay) {
    this.replay = replay;
    /** @type {Choice | null} */
    this.choice = null;
    /** The boxes of the last drawing, for those that are the same in the next. @type {Map<number, {entity: Entity | undefined, old: Entity | undefined, sign: string, box: HTMLElement}>} */
    this.kept = new Map();
  }

  /** Fills the three columns with what there is after a step. @param {number} index */
  draw(index) {
    const replay = this.replay;
    const state = replay.at(index);
    const before = replay.at(index - 1);
    const touched = new Set((replay.steps[index]?.set ?? []).map((entry) => entry[0]));
    const step = replay.steps[index];
    /** @type {Drawing["kept"]} */
    const kept = new Map();
    /** @param {number} id @param {string} sign */
    const box = (id, sign = "") => {
      const entity = state.entities.get(id);
      const old = touched.has(id) ? before.entities.get(id) : entity;
      const fresh = touched.has(id) && !old;
      // Titles of what a row refers to change only with their numbers, which do not change.
      const full = `${sign} ${this.choice?.id ?? ""} ${this.choice?.variable ?? ""} ${fresh} ${this.sharing(id, state)}`;
      const last = this.kept.get(id);
      const same = last && last.entity === entity && last.old === old && last.sign === full;
      const element = same ? last.box : this.box(id, entity, fresh ? undefined : old, fresh, state, before);
      kept.set(id, { entity, old, sign: full, box: element });
      return element;
    };

    const frames = this.frames(state, before, box, step);
    const { cells, objects } = replay.reached(state);
    put("cells", cells, (id) => box(id), "No cells: no function shares a variable here.");
    put("objects", objects, (id) => box(id), "None yet.");
    fill(element("frames"), frames);
    this.kept = kept;
  }

  /**
   * The boxes of the stack, the outermost first, and those that this step has taken away.
   * @param {State} state @param {State} before @param {(id: number, sign?: string) => HTMLElement} box
   * @param {Step | undefined} step
   */
  frames(state, before, box, step) {
    const { stack } = state;
    const all = [];
    const inner = stack.length - 1;
    for (const [depth, id] of stack.entries()) {
      if (depth === OUTER && stack.length > OUTER + INNER) {
        all.push(make("p", "gap", `${stack.length - OUTER - INNER} more frames`));
      }
      if (depth >= OUTER && depth < stack.length - INNER) {
        continue;
      }
      const element = box(id, depth === inner ? "inner" : "");
      element.classList.toggle("inner", depth === inner);
      element.querySelector(".outcome")?.remove();
      if (depth === inner && step?.t !== undefined && ["return", "yield", "raise"].includes(step.e)) {
        const outcome = make("p", "outcome", `${step.e}s `);
        const value = isolated("value", this.replay.text(step.t));
        if (step.e !== "raise" && step.v !== undefined && step.v >= 0 && state.entities.has(step.v)) {
          value.replaceChildren();
          say(value, this.replay.short(step.v, state), LONGEST);
          value.classList.add("refers");
          value.dataset.to = `${step.v}`;
        }
        outcome.append(value);
        element.append(outcome);
      }
      all.push(element);
    }
    const there = new Set(stack);
    const left = before.stack.filter((id) => !there.has(id));
    for (const id of left.slice(0, INNER)) {
      const ghost = make("div", "box ghost");
      const title = make("p", "title");
      title.append(isolated("name", this.replay.title(id, before.entities.get(id))));
      ghost.append(title, make("p", "hint", "has left the stack"));
      all.push(ghost);
    }
    if (all.length === 0) {
      all.push(make("p", "hint", "No frame: nothing runs."));
    }
    return all;
  }

  /** How many share a cell, for the box of the cell. @param {number} id @param {State} state */
  sharing(id, state) {
    return state.entities.get(id)?.k === "cell" ? this.replay.sharers(id, state).join(", ") : "";
  }

  /**
   * @param {number} id @param {Entity | undefined} entity @param {Entity | undefined} old @param {boolean} fresh
   * @param {State} state @param {State} before
   */
  box(id, entity, old, fresh, state, before) {
    const replay = this.replay;
    const kind = entity?.k ?? "other";
    const box = make("div", `box ${kind}`);
    box.dataset.id = `${id}`;
    const title = make("div", "title");
    if (kind === "cell" && entity) {
      box.setAttribute("role", "group");
      const name = replay.text(entity.name ?? -1);
      const button = this.chooser(name, { id, variable: "", name, ...this.origin(entity, state) });
      button.dataset.key = `cell ${id}`;
      title.append(button, make("span", "number", `cell ${replay.numbers.get(id)}`));
      box.setAttribute("aria-label", `cell ${replay.numbers.get(id)}`);
    } else {
      title.append(isolated("name", replay.title(id, entity)));
      const line = this.place(entity);
      if (line) {
        title.append(isolated("number", line));
      }
    }
    if (fresh) {
      title.append(make("span", "badge", "new"));
    }
    box.append(title);
    const rows = replay.rows(entity);
    const were = new Map(fresh || old === entity ? [] : replay.rows(old).map((row) => [row.key, row]));
    const list = make("dl", kind === "list" || kind === "tuple" || kind.endsWith("set") ? "rows items" : "rows");
    for (const row of rows.slice(0, ROWS)) {
      const was = were.get(row.key);
      were.delete(row.key);
      const changed = !fresh && old !== entity && was?.value !== row.value;
      list.append(this.row(id, entity, row, changed, changed && was ? replay.short(was.value, before) : "", state));
    }
    if (rows.length > 0) {
      box.append(list);
    }
    const hint = this.hint(id, entity, state);
    if (hint) {
      const paragraph = make("p", "hint");
      say(paragraph, hint, 2 * LONGEST);
      box.append(paragraph);
    }
    for (const row of [...were.values()].slice(0, ROWS)) {
      const gone = make("p", "hint gone");
      const was = isolated("value", replay.short(row.value, before));
      gone.append(isolated("name", row.name), " ", was, make("span", "badge", "gone"));
      box.append(gone);
    }
    const more = Math.max(0, rows.length - ROWS) + (entity?.more ?? 0);
    if (more > 0) {
      box.append(make("p", "hint", `and ${more} more`));
    }
    if (this.choice?.id === id && kind === "cell") {
      box.classList.add("chosen");
    }
    return box;
  }

  /** Where the code of a box stands. @param {Entity | undefined} entity */
  place(entity) {
    if (entity?.k === "frame" || !entity?.l) {
      return "";
    }
    const file = this.replay.recording.files[entity.f ?? 0]?.name ?? "";
    const more = this.replay.recording.files.length > 1 ? `${file}, ` : "";
    return `${more}line ${entity.l}`;
  }

  /** What is said of a box under its title. @param {number} id @param {Entity | undefined} entity @param {State} state */
  hint(id, entity, state) {
    switch (entity?.k) {
      case "cell": {
        const sharers = this.replay.sharers(id, state);
        const by = sharers.length === 0 ? "held by nothing that is shown" : `shared by ${sharers.join(", ")}`;
        return `made by ${this.replay.text(entity.owner ?? -1).replaceAll(".<locals>", "")}; ${by}`;
      }
      case "function":
        return entity.cells?.length ? "" : "captures nothing";
      case "generator":
      case "coroutine":
        return `${entity.state ?? ""}`;
      case "other":
        return this.replay.text(entity.text ?? -1);
      default:
        return "";
    }
  }

  /**
   * @param {number} id @param {Entity | undefined} entity @param {Row} row @param {boolean} changed @param {string} was
   * @param {State} state
   */
  row(id, entity, row, changed, was, state) {
    const line = make("div", "row");
    const term = make("dt");
    const isCell = row.cell !== "";
    if (row.variable && entity) {
      const scope = this.replay.text(entity.name ?? -1);
      const [file, first] = [entity.f ?? 0, entity.l ?? 0];
      const choice = { id: isCell ? (row.value ?? id) : id, variable: isCell ? "" : row.name, name: row.name };
      const button = this.chooser(row.name, { ...choice, file, scope, line: first });
      button.dataset.key = `${id} ${row.key}`;
      term.append(button);
    } else if (row.name) {
      term.append(isolated("name", row.name));
    } else {
      term.append(make("span", "hidden", "holds"));
    }
    if (row.note) {
      term.append(make("span", "note", row.note));
    }
    const value = make("dd");
    const refers = row.value !== null && row.value >= 0;
    const text = this.replay.short(row.value, state);
    const shown = isolated(refers ? `value refers${isCell ? " to-cell" : ""}` : "value", text);
    if (refers) {
      shown.dataset.to = `${row.value}`;
    }
    if (row.value === null) {
      shown.classList.add("unbound");
    }
    value.append(shown);
    if (changed) {
      line.classList.add("changed");
      value.append(make("span", "badge", was ? "was " : "new"));
      if (was) {
        value.lastElementChild?.append(isolated("", was));
      }
    }
    if (this.choice && this.isChosen(id, row, isCell)) {
      line.classList.add("shares");
      value.append(make("span", "hidden", isCell ? "shares the chosen cell" : "chosen"));
    }
    line.append(term, value);
    return line;
  }

  /** @param {number} id @param {Row} row @param {boolean} isCell */
  isChosen(id, row, isCell) {
    const choice = this.choice;
    return isCell ? choice?.id === row.value : choice?.id === id && choice.variable === row.name && row.variable;
  }

  /** The block that has made a cell: where the reasons of its variable are. @param {Entity} cell @param {State} state */
  origin(cell, state) {
    const scope = this.replay.text(cell.owner ?? -1);
    for (const entity of state.entities.values()) {
      if ((entity.k === "frame" || entity.k === "function") && this.replay.text(entity.name ?? -1) === scope) {
        return { file: entity.f ?? 0, scope, line: entity.l ?? 0 };
      }
    }
    return { file: 0, scope, line: 0 };
  }

  /** A button that chooses a variable. @param {string} name @param {Choice} choice */
  chooser(name, choice) {
    const button = make("button", "name");
    button.type = "button";
    button.append(isolated("", name));
    const chosen = this.choice?.id === choice.id && this.choice.variable === choice.variable;
    button.setAttribute("aria-pressed", `${chosen}`);
    button.addEventListener("click", () => {
      button.dispatchEvent(new CustomEvent("choose", { bubbles: true, detail: choice }));
    });
    return button;
  }

  /** Draws the arrows between what stands in the columns now. */
  arrows() {
    const svg = /** @type {SVGElement} */ (/** @type {unknown} */ (element("arrows")));
    const picture = element("picture");
    if (getComputedStyle(svg).display === "none") {
      svg.replaceChildren();
      return;
    }
    // All is measured before anything is drawn, so that the browser lays the page out once.
    const base = picture.getBoundingClientRect();
    /** @type {Map<string, DOMRect>} */
    const boxes = new Map();
    for (const box of picture.querySelectorAll(".box[data-id]")) {
      boxes.set(/** @type {HTMLElement} */ (box).dataset.id ?? "", box.getBoundingClientRect());
    }
    /** The lines and the heads of all arrows of a kind. @type {Map<string, [string[], string[]]>} */
    const kinds = new Map();
    for (const from of /** @type {NodeListOf<HTMLElement>} */ (picture.querySelectorAll("[data-to]"))) {
      const to = boxes.get(from.dataset.to ?? "");
      const box = /** @type {HTMLElement | null} */ (from.closest(".box"));
      const around = boxes.get(box?.dataset.id ?? "");
      if (!to || !box || !around) {
        continue;
      }
      const kind = from.classList.contains("to-cell") ? "cell-arrow" : "arrow";
      const strong = from.closest(".shares") || box.classList.contains("chosen") ? " strong" : "";
      const [line, head] = arrow(from.getBoundingClientRect(), around, to, base);
      const [lines, heads] = kinds.get(kind + strong) ?? [[], []];
      lines.push(line);
      heads.push(head);
      kinds.set(kind + strong, [lines, heads]);
    }
    const paths = [];
    // Those of what was chosen lie above the others.
    for (const [kind, [lines, heads]] of [...kinds].sort((a, b) => a[0].length - b[0].length)) {
      paths.push(path(kind, lines.join("")), path(`${kind} head`, heads.join("")));
    }
    svg.setAttribute("width", `${base.width}`);
    svg.setAttribute("height", `${base.height}`);
    svg.replaceChildren(...paths);
  }
}

/** @param {string} name @param {string} data */
function path(name, data) {
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("class", name);
  path.setAttribute("d", data);
  return path;
}

/**
 * An arrow from a value to the box that it refers to, as a line and a head.
 * @param {DOMRect} start @param {DOMRect} box that the value stands in @param {DOMRect} to @param {DOMRect} base
 */
function arrow(start, box, to, base) {
  const right = to.left >= box.right - 1;
  const left = to.right <= box.left + 1;
  const y1 = Math.round(start.top + start.height / 2 - base.top);
  const y2 = Math.round(to.top + Math.min(16, to.height / 2) - base.top);
  const x1 = Math.round((left ? box.left : start.right + 3) - base.left);
  const x2 = Math.round((right ? to.left : to.right) - base.left);
  const bend = right || left ? Math.max(24, Math.abs(x2 - x1) / 2) : 22;
  const [out, into] = right ? [x1 + bend, x2 - bend] : left ? [x1 - bend, x2 + bend] : [x2 + bend, x2 + bend];
  /** @type {[string, string]} */
  const arrow = [`M${x1} ${y1}C${out} ${y1} ${into} ${y2} ${x2} ${y2}`, `M${x2} ${y2}l${right ? -7 : 7} -4v8z`];
  return arrow;
}

/**
 * Fills a column, as far as there is room.
 * @param {string} column @param {number[]} ids @param {(id: number) => HTMLElement} box @param {string} nothing
 */
function put(column, ids, box, nothing) {
  const boxes = ids.slice(-BOXES).map(box);
  if (ids.length > BOXES) {
    boxes.unshift(make("p", "gap", `${ids.length - BOXES} more, made earlier`));
  }
  if (ids.length === 0) {
    boxes.push(make("p", "hint", nothing));
  }
  fill(element(column), boxes);
}

/**
 * Gives an element its children. Those that it has already stay where they are: the browser lays out anew only what is
 * new, and the focus is not lost.
 * @param {HTMLElement} parent @param {HTMLElement[]} children
 */
function fill(parent, children) {
  const wanted = new Set(children);
  for (const child of [...parent.children]) {
    if (!wanted.has(/** @type {HTMLElement} */ (child))) {
      child.remove();
    }
  }
  let next = parent.firstElementChild;
  for (const child of children) {
    if (child === next) {
      next = next.nextElementSibling;
    } else {
      parent.insertBefore(child, next);
    }
  }
}

/** An element of the page, which `page.html` has. @param {string} id @returns {HTMLElement} */
function element(id) {
  const found = document.getElementById(id);
  if (!found) {
    throw new Error(`the page has no ${id}`);
  }
  return found;
}
