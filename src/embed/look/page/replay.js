// Replays a recording: the state at any step, what a step has changed, and a step in words.
//
// Input: the data that the page carries, as `Recording::to_json` writes it. Nothing here touches the document.
// Invariant: an entity is never changed after the recording was read; a state is a map of ids to entities, so that
// keyframes share them, and what is the same object has not changed.

/**
 * A number from 0 is the id of an entity, a number below 0 the text `strings[-1 - n]`.
 * @typedef {number} Value
 *
 * @typedef {object} Entity
 * @property {string} k        what it is: frame, cell, function, generator, list, ..
 * @property {number} [name]   its qualified name; the indices of texts are numbers from 0 here
 * @property {number} [owner]  of a cell: the qualified name of the block that owns the variable
 * @property {number} [f]      the file of its code
 * @property {number} [l]      the line of its code; of a generator the one that it waits in
 * @property {Value | null} [v]  of a cell: what it holds, null when it is unbound
 * @property {[number, Value][]} [vars]
 * @property {[number, number, string?][]} [cells]
 * @property {[number, Value][]} [defaults]
 * @property {[number, Value][]} [attrs]
 * @property {any[]} [items]
 * @property {number} [more]   how many parts were left out
 * @property {string} [state]
 * @property {number} [class]
 * @property {number} [type]
 * @property {number} [text]
 * @property {Value} [function]
 * @property {Value} [self]
 *
 * @typedef {object} Step
 * @property {number} f
 * @property {number} l
 * @property {string} e
 * @property {number} [t]      what is returned, yielded or raised, as a text
 * @property {Value} [v]       and as a value
 * @property {number} [keep]   how many frames of the stack stay under those of `stack`
 * @property {number[]} [stack]
 * @property {[number, Entity | null][]} [set]
 * @property {number} [out]
 *
 * @typedef {object} Reason
 * @property {number} f
 * @property {string} scope
 * @property {number} line     the line of the block, which tells blocks of one name apart
 * @property {string} name
 * @property {string} head     the reason in a sentence
 * @property {[number, number, number, string][]} places  line, first character, end, what happens there
 * @property {string[]} notes  what one may have expected
 *
 * @typedef {object} Recording
 * @property {string} name
 * @property {{name: string, source: string}[]} files
 * @property {{how: string, text: string}} ended
 * @property {string[]} strings
 * @property {Step[]} steps
 *
 * @typedef {object} State
 * @property {Map<number, Entity>} entities
 * @property {number[]} stack
 * @property {Value} value     what is returned, yielded or raised, below 0 if it is nothing that is drawn
 *
 * @typedef {object} Reach
 * @property {number[]} cells
 * @property {number[]} objects
 * @property {Set<number>} seen  the frames, the cells and the objects
 * @property {Map<number, number[]>} shared  for each cell who shares it
 *
 * @typedef {object} Row       one line of a box: a variable, an item, an attribute
 * @property {string} key      tells it from the other rows of its box
 * @property {string} name
 * @property {Value | null} value
 * @property {"" | "own" | "free"} cell  how the block has the cell that the value is
 * @property {boolean} variable  whether it is a variable of code, which has a reason
 * @property {string} note     what else there is to say of it
 */

/** States between two keyframes are replayed from the first one. */
const KEYFRAMES = 64;

class Replay {
  /** @param {Recording} recording @param {Reason[]} reasons */
  constructor(recording, reasons) {
    this.recording = recording;
    this.reasons = reasons;
    this.steps = recording.steps;
    /** How many steps lie between two keyframes. */
    this.stride = Math.max(50, Math.ceil(this.steps.length / KEYFRAMES));
    /** @type {State[]} */
    this.keyframes = [];
    /** For each cell the steps that wrote it. @type {Map<number, number[]>} */
    this.writes = new Map();
    /** A number for people for each cell and each object, in the order of their appearance. @type {Map<number, number>} */
    this.numbers = new Map();
    /** For each step how much was printed up to its end. @type {number[]} */
    this.printed = [];
    /** For each step the file and line that has just run, or 0. @type {[number, number][]} */
    this.ran = [];
    /** The rows of each entity that was asked for. @type {WeakMap<Entity, Row[]>} */
    this.rowsOf = new WeakMap();
    /** What each entity refers to. @type {WeakMap<Entity, number[]>} */
    this.refersTo = new WeakMap();
    /** What each state reaches, which several ask for. @type {WeakMap<State, Reach>} */
    this.reaches = new WeakMap();
    /** The lines of the sources. @type {Map<number, string[]>} */
    this.lines = new Map();
    /** Frames of class bodies, which nobody has called. @type {Set<number>} */
    this.bodies = new Set();
    this.output = this.read();
    /** The states that were asked for last, those of a step and of the one before. @type {Map<number, State>} */
    this.known = new Map();
  }

  /** One pass over all steps: everything above but the states in between. Gives all that was printed. */
  read() {
    const texts = [];
    let length = 0;
    let [cells, objects] = [0, 0];
    /** What a cell was seen to hold last. @type {Map<number, Value | null>} */
    const held = new Map();
    /** The line in which a frame is. @type {Map<number, [number, number]>} */
    const lines = new Map();
    /** @type {State} */
    const state = { entities: new Map(), stack: [], value: -1 };
    for (const [index, step] of this.steps.entries()) {
      for (const [id, entity] of (step.set ?? []).toSorted((a, b) => a[0] - b[0])) {
        if (entity?.k === "cell" && (held.get(id) ?? null) !== entity.v) {
          const writes = this.writes.get(id);
          writes ? writes.push(index) : this.writes.set(id, [index]);
          held.set(id, entity.v ?? null);
        }
        if (entity && entity.k !== "frame" && !this.numbers.has(id)) {
          this.numbers.set(id, entity.k === "cell" ? ++cells : ++objects);
        }
      }
      apply(state, step);
      if (index % this.stride === 0) {
        this.keyframes.push({ entities: new Map(state.entities), stack: state.stack, value: state.value });
      }
      if (step.out !== undefined) {
        const text = this.text(step.out);
        texts.push(text);
        length += text.length;
      }
      this.printed.push(length);
      const inner = state.stack.at(-1) ?? -1;
      if (step.e === "call" && /^\s*class\b/.test(this.line(step.f, step.l))) {
        this.bodies.add(inner);
      }
      this.ran.push(lines.get(inner) ?? [step.f, 0]);
      // The line of a call is that of the `def`, which the call does not run.
      if (step.l && step.e !== "call") {
        lines.set(inner, [step.f, step.l]);
      }
    }
    return texts.join("");
  }

  /** A line of a source. @param {number} file @param {number} line from 1 */
  line(file, line) {
    let lines = this.lines.get(file);
    if (!lines) {
      lines = (this.recording.files[file]?.source ?? "").split(/\r\n?|\n/);
      this.lines.set(file, lines);
    }
    return lines[line - 1] ?? "";
  }

  /** @param {number} index */
  text(index) {
    return this.recording.strings[index] ?? "";
  }

  /** The state after a step; before the first one there is nothing. @param {number} index @returns {State} */
  at(index) {
    const known = this.known.get(index);
    if (known) {
      return known;
    }
    const state = this.replay(index);
    if (this.known.size >= 4) {
      this.known.clear();
    }
    this.known.set(index, state);
    return state;
  }

  /** @param {number} index @returns {State} */
  replay(index) {
    if (index < 0 || this.keyframes.length === 0) {
      return { entities: new Map(), stack: [], value: -1 };
    }
    let from = Math.floor(index / this.stride) * this.stride;
    let start = this.keyframes[from / this.stride];
    const before = this.known.get(index - 1);
    if (before) {
      [from, start] = [index - 1, before];
    }
    const state = { entities: new Map(start?.entities), stack: start?.stack ?? [], value: start?.value ?? -1 };
    for (const step of this.steps.slice(from + 1, index + 1)) {
      apply(state, step);
    }
    return state;
  }

  /**
   * The steps that write a variable, in their order.
   * @param {number} id of a cell, or of the frame that has the variable
   * @param {string} name of the variable in the frame, "" for a cell
   * @returns {number[]}
   */
  writesOf(id, name) {
    if (!name) {
      return this.writes.get(id) ?? [];
    }
    const found = [];
    let old;
    for (const [index, step] of this.steps.entries()) {
      const set = step.set?.find((entry) => entry[0] === id);
      if (set) {
        const value = this.variable(set[1] ?? undefined, name);
        if (set[1] && value !== old) {
          found.push(index);
        }
        old = value;
      }
    }
    return found;
  }

  /** @param {Entity | undefined} entity @param {string} name */
  variable(entity, name) {
    return entity?.vars?.find((entry) => this.text(entry[0]) === name)?.[1];
  }

  /** A value in short, as text. @param {Value | null | undefined} value @param {State} state @returns {string} */
  short(value, state) {
    if (value === null || value === undefined) {
      return "unbound";
    }
    return value < 0 ? this.text(-1 - value) : this.title(value, state.entities.get(value));
  }

  /** What an entity is called where it is referred to. @param {number} id @param {Entity | undefined} entity */
  title(id, entity) {
    const number = this.numbers.get(id) ?? "";
    if (!entity) {
      return "something that was not recorded";
    }
    switch (entity.k) {
      case "frame":
        return this.block(entity);
      case "cell":
        return `cell ${number}`;
      case "function":
        return `function ${last(this.text(entity.name ?? -1))} #${number}`;
      case "generator":
      case "coroutine":
        return `${entity.k} ${last(this.text(entity.name ?? -1))} #${number}`;
      case "class":
        return `class ${last(this.text(entity.name ?? -1))} #${number}`;
      case "instance":
        return `${last(this.text(entity.class ?? -1))} object #${number}`;
      case "other":
        return `${this.text(entity.type ?? -1)} #${number}`;
      default:
        return `${entity.k} #${number}`;
    }
  }

  /** The name of a frame's block, for people. @param {Entity} entity */
  block(entity) {
    const name = this.text(entity.name ?? -1);
    return name === "<module>" ? "the module" : name.replaceAll(".<locals>", "");
  }

  /** The lines of a box. @param {Entity | undefined} entity @returns {Row[]} */
  rows(entity) {
    if (!entity) {
      return [];
    }
    const known = this.rowsOf.get(entity);
    if (known) {
      return known;
    }
    /** @type {Row[]} */
    const rows = [];
    this.rowsOf.set(entity, rows);
    /** @param {string} kind @param {[number, Value][] | undefined} entries @param {boolean} variable @param {string} note */
    const named = (kind, entries, variable, note) => {
      for (const [name, value] of entries ?? []) {
        const text = this.text(name);
        rows.push({ key: kind + text, name: text, value, cell: "", variable, note });
      }
    };
    for (const [name, cell, how] of entity.cells ?? []) {
      const text = this.text(name);
      const kind = how === "own" ? "own" : "free";
      const note = kind === "own" ? "cell variable" : "free variable";
      rows.push({ key: `cell ${text}`, name: text, value: cell, cell: kind, variable: true, note });
    }
    named("variable ", entity.vars, true, "");
    named("default ", entity.defaults, false, "default");
    named("attribute ", entity.attrs, false, "");
    if (entity.k === "cell") {
      rows.push({ key: "contents", name: "", value: entity.v ?? null, cell: "", variable: false, note: "" });
    }
    if (entity.k === "dict") {
      for (const [index, [key, value]] of (entity.items ?? []).entries()) {
        const name = key < 0 ? this.text(-1 - key) : `#${this.numbers.get(key) ?? "?"}`;
        rows.push({ key: `item ${key} ${index}`, name, value, cell: "", variable: false, note: "" });
      }
    } else {
      const indexed = entity.k === "list" || entity.k === "tuple";
      for (const [index, value] of (entity.items ?? []).entries()) {
        rows.push({
          key: `item ${index}`,
          name: indexed ? `${index}` : "",
          value,
          cell: "",
          variable: false,
          note: "",
        });
      }
    }
    if (entity.k === "method") {
      for (const part of /** @type {const} */ (["function", "self"])) {
        rows.push({ key: part, name: part, value: entity[part] ?? null, cell: "", variable: false, note: "" });
      }
    }
    return rows;
  }

  /** The ids that an entity refers to, each once for each place. @param {Entity} entity */
  refers(entity) {
    const known = this.refersTo.get(entity);
    if (known) {
      return known;
    }
    const found = this.rows(entity).map((row) => row.value ?? -1);
    if (entity.k === "dict") {
      found.push(...(entity.items ?? []).map((item) => item[0]));
    }
    const ids = found.filter((value) => value >= 0);
    this.refersTo.set(entity, ids);
    return ids;
  }

  /**
   * The cells and objects that the frames of a state reach, and with them the value that a frame gives away; each list
   * in the order of the ids.
   * @param {State} state @returns {Reach}
   */
  reached(state) {
    const known = this.reaches.get(state);
    if (known) {
      return known;
    }
    const seen = new Set(state.stack);
    const queue = [...state.stack];
    if (state.value >= 0 && !seen.has(state.value)) {
      seen.add(state.value);
      queue.push(state.value);
    }
    const cells = [];
    const objects = [];
    /** @type {Map<number, number[]>} */
    const shared = new Map();
    for (let at = 0; at < queue.length; at++) {
      const id = /** @type {number} */ (queue[at]);
      const entity = state.entities.get(id);
      if (!entity) {
        continue;
      }
      for (const [, cell] of entity.cells ?? []) {
        const sharers = shared.get(cell);
        sharers ? sharers.push(id) : shared.set(cell, [id]);
      }
      if (entity.k === "cell") {
        cells.push(id);
      } else if (entity.k !== "frame") {
        objects.push(id);
      }
      for (const other of this.refers(entity)) {
        if (!seen.has(other)) {
          seen.add(other);
          queue.push(other);
        }
      }
    }
    /** @param {number} a @param {number} b */
    const order = (a, b) => a - b;
    const reach = { cells: cells.sort(order), objects: objects.sort(order), seen, shared };
    this.reaches.set(state, reach);
    return reach;
  }

  /** Who shares a cell, in words: all frames of one block together. @param {number} cell @param {State} state */
  sharers(cell, state) {
    const found = [];
    /** @type {Map<string, number>} */
    const frames = new Map();
    for (const id of new Set(this.reached(state).shared.get(cell))) {
      const entity = state.entities.get(id);
      if (entity?.k === "frame") {
        const block = this.block(entity);
        frames.set(block, (frames.get(block) ?? 0) + 1);
      } else {
        found.push(this.title(id, entity));
      }
    }
    for (const [block, count] of frames) {
      found.push(count === 1 ? `the frame of ${block}` : `${count} frames of ${block}`);
    }
    return found;
  }

  /**
   * A step in sentences: what has happened, what has changed, what comes next.
   * @param {number} index @returns {string[]}
   */
  story(index) {
    const step = this.steps[index];
    if (!step) {
      return ["Nothing was recorded."];
    }
    const state = this.at(index);
    const before = this.at(index - 1);
    const inner = state.stack.at(-1) ?? -1;
    const isBody = this.bodies.has(inner);
    const frame = state.entities.get(inner);
    const who = frame ? this.block(frame) : "the module";
    const what = step.t === undefined ? "" : this.text(step.t);
    const ran = this.ran[index]?.[1];
    const told = [];
    switch (step.e) {
      case "call":
        if (isBody) {
          told.push(`The body of class ${who} begins.`);
        } else {
          told.push(who === "the module" ? "The run begins." : `${who} is called.`);
        }
        break;
      case "resume":
        told.push(`${who} goes on.`);
        break;
      case "return":
        if (isBody) {
          told.push(`The body of class ${who} ends.`);
        } else {
          told.push(who === "the module" ? "The module ends." : `${who} returns ${what || "None"}.`);
        }
        break;
      case "yield":
        told.push(`${who} yields ${what} and waits.`);
        break;
      case "raise":
        told.push(`${who} raises ${what}.`);
        break;
      case "unwind":
        told.push(`${who} does not catch ${what || "the exception"}.`);
        break;
      case "end":
        told.push(this.ending());
        break;
      default:
        told.push(ran ? `Line ${ran} has run.` : `${who} begins.`);
    }
    told.push(...this.changes(step, before, state));
    if (step.out !== undefined) {
      told.push(`Prints “${this.text(step.out).trimEnd()}”.`);
    }
    if (step.l && ["call", "line", "resume"].includes(step.e)) {
      told.push(`Next: line ${step.l}.`);
    }
    return told;
  }

  /** How the run has ended, in a sentence. */
  ending() {
    const { how, text } = this.recording.ended;
    if (how === "raised") {
      return `The run has ended by an exception: ${text}.`;
    }
    return how === "stopped" ? `The recording stops here: ${text}.` : "The run has ended.";
  }

  /** What a step has changed, in sentences, the first few. @param {Step} step @param {State} before @param {State} state */
  changes(step, before, state) {
    const told = [];
    const stack = new Set(state.stack);
    for (const id of before.stack.filter((id) => !stack.has(id))) {
      const frame = before.entities.get(id);
      told.push(`The frame of ${frame ? this.block(frame) : "a call"} leaves the stack.`);
    }
    const { seen } = this.reached(state);
    for (const id of this.reached(before).cells.filter((id) => !seen.has(id))) {
      const cell = before.entities.get(id);
      if (cell) {
        told.push(`${this.cell(id, cell)} is gone.`);
      }
    }
    for (const [id, entity] of step.set ?? []) {
      const old = before.entities.get(id);
      if (!entity || !seen.has(id) || entity === old) {
        continue;
      }
      if (entity.k === "cell") {
        const now = this.short(entity.v, state);
        const was = old ? `was ${this.short(old.v, before)}, is` : "is new:";
        told.push(`${this.cell(id, entity)} ${was} ${now}.`);
      } else if (entity.k === "function" && !old && entity.cells?.length) {
        const names = entity.cells.map((entry) => this.text(entry[0])).join(", ");
        told.push(`${this.title(id, entity)} is new and captures ${names}.`);
      } else if (entity.k === "frame") {
        for (const [name, value] of entity.vars ?? []) {
          if (this.variable(old, this.text(name)) !== value) {
            told.push(`${this.text(name)} is ${this.short(value, state)}.`);
          }
        }
      }
    }
    const most = 6;
    return told.length > most ? [...told.slice(0, most), `And ${told.length - most} more changes.`] : told;
  }

  /** @param {number} id @param {Entity} entity */
  cell(id, entity) {
    return `${this.text(entity.name ?? -1)} of ${last(this.text(entity.owner ?? -1))} (cell ${this.numbers.get(id)})`;
  }

  /**
   * Why a block has a variable. Blocks of one name are told apart by a line that is in them, if it is known.
   * @param {number} file @param {string} scope @param {number} line @param {string} name
   * @returns {Reason | undefined}
   */
  reason(file, scope, line, name) {
    const found = this.reasons.filter((reason) => reason.f === file && reason.scope === scope && reason.name === name);
    return found.findLast((reason) => reason.line <= line) ?? found[0];
  }
}

/** @param {State} state @param {Step} step */
function apply(state, step) {
  for (const [id, entity] of step.set ?? []) {
    if (entity) {
      state.entities.set(id, entity);
    } else {
      state.entities.delete(id);
    }
  }
  if (step.stack) {
    state.stack = [...state.stack.slice(0, step.keep ?? 0), ...step.stack];
  }
  state.value = step.v ?? -1;
}

/** The last part of a qualified name. @param {string} name */
function last(name) {
  return name === "<module>" ? "the module" : name.slice(name.lastIndexOf(".") + 1);
}
