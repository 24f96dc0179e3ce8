//! What a REPL does with its input, wherever that comes from: text in, text or an error out.

use std::time::Duration;

use nonlocal::{Closure, Engine, Interrupt, Limits, Program, Result, Runtime, Scope, Value};

/// What one input may burn, and how long it may take.
const FUEL: u64 = 20_000_000;
const TIME: Duration = Duration::from_secs(20);

/// A runtime whose globals stay from input to input.
pub(super) struct Session {
    rt: Runtime,
    complete: Closure,
    inputs: u32,
}

impl Session {
    pub(super) fn new() -> Result<Self> {
        let limits = Limits::untrusted()
            .fuel(FUEL)
            .wall_time(TIME)
            .heap_bytes(256 << 20);
        let mut rt = Engine::builder().limits(limits).build().runtime();
        // In a scope of its own, so that it puts no names among those of the user.
        let complete = rt.run_in(&Scope::new(), include_str!("scripts/complete.py"))?;
        Ok(Self {
            rt,
            complete,
            inputs: 0,
        })
    }

    /// What stops a run from another thread.
    pub(super) fn interrupt(&self) -> Interrupt {
        self.rt.interrupt()
    }

    /// Runs an input. Gives the `repr` of its value, which scripts find at `_` from then on.
    pub(super) fn run(&mut self, text: &str) -> Result<Option<String>> {
        self.inputs += 1;
        // Each input has a name of its own: tracebacks find the lines of functions that came earlier.
        let name = format!("<input {}>", self.inputs);
        let program = Program::compile_with(&name, text, self.rt.engine().limits())?;
        // A Ctrl-C that came too late for the last run is not meant for this one.
        self.rt.interrupt().clear();
        match self.rt.run(&program)? {
            Value::None => Ok(None),
            value => {
                self.rt.set("_", value.clone())?;
                self.rt.repr(value).map(Some)
            }
        }
    }

    /// Where the word at the end of a text begins, and what it can become.
    pub(super) fn complete(&mut self, text: &str) -> (usize, Vec<String>) {
        let in_word = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
        let word = text.trim_end_matches(in_word).len();
        let last = text.rfind('.').map_or(word, |dot| word.max(dot + 1));
        // What does not lead anywhere, has nothing to offer.
        let names = self.rt.call(&self.complete, (&text[word..],));
        (last, names.unwrap_or_default())
    }

    /// What the closure of this name has captured.
    pub(super) fn cells(&mut self, name: &str) -> Result<Vec<String>> {
        let Some(closure) = self.rt.get::<Closure>(name)? else {
            return Ok(Vec::new());
        };
        let mut lines = Vec::new();
        for capture in self.rt.captures(&closure)? {
            let value = match self.rt.read::<Value>(&capture.cell)? {
                Some(value) => self.rt.repr(value)?,
                None => String::from("(unbound)"),
            };
            let owner = capture.owner.as_deref().unwrap_or("the host");
            lines.push(format!("{} of {owner} = {value}", capture.name));
        }
        Ok(lines)
    }
}

/// Whether more lines have to come before the text can run, or may come: a block ends with an empty line.
pub(super) fn is_open(text: &str) -> bool {
    match Program::compile("<input>", text) {
        Ok(_) => {
            let last = text.split('\n').next_back().unwrap_or_default();
            let is_block = text.lines().any(|line| line.trim_end().ends_with(':'));
            is_block && last.starts_with([' ', '\t']) && !last.trim().is_empty()
        }
        Err(error) => error.is_incomplete_input(),
    }
}
