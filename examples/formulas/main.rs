//! A formula engine: a sheet whose cells are the cells of a scope that the host owns.
//!
//! A formula is a closure which reads the cells that it needs as free variables. So the host needs no parser of its
//! own to find out what depends on what: it looks at what the closures have captured. It recomputes what a change
//! reaches, each formula after those that it reads; cycles and errors stay where they are, and the rest works on.
//!
//! ```text
//! cargo run --example formulas
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use nonlocal::{Cell, Closure, Engine, Error, Limits, Result, Runtime, Scope, Value};

const COLUMNS: [&str; 3] = ["A", "B", "C"];
const ROWS: u32 = 6;

fn main() -> Result<()> {
    let mut sheet = Sheet::new(include_str!("scripts/functions.py"))?;
    for line in include_str!("scripts/invoice.txt").lines() {
        if let Some((name, text)) = line.split_once(" = ") {
            sheet.set(name, text)?;
        }
    }
    sheet.print()?;

    for (name, text) in [
        ("B1", "20"),                // reaches C1, and what is computed from that
        ("B5", "0.07"),              // reaches C5, whose formula calls tax(), which reads B5
        ("C3", "C6 / 10"),           // a cycle: C6 reads C4, and that reads C3
        ("C3", "B3 * 2.5"),          // and no cycle any more
        ("B2", "0"),                 // B6 divides by it
        ("B2", "sum(iter(int, 1))"), // never ends by itself
        ("B2", "B1 +"),              // is no formula, and changes nothing
        ("B2", "5"),
    ] {
        match sheet.set(name, text) {
            Ok(recomputed) if recomputed.is_empty() => println!("\n{name} = {text}"),
            Ok(recomputed) => println!("\n{name} = {text}    recomputed: {}", recomputed.join(" ")),
            Err(error) => println!("\n{name} = {text}    refused: {error}"),
        }
        sheet.print_troubles();
    }
    println!();
    sheet.print()
}

/// A sheet: a scope with a cell for each field and for each function, and formulas for some of the fields.
struct Sheet {
    rt: Runtime,
    scope: Scope,
    formulas: BTreeMap<String, Formula>,
}

struct Formula {
    closure: Closure,
    /// The fields that it reads, itself or in a function that it calls.
    reads: BTreeSet<String>,
    /// What keeps it from having a value. The value itself is in the cell; with a trouble that is unbound.
    trouble: Option<Trouble>,
}

/// Why a field has no value.
enum Trouble {
    /// Its formula failed.
    Failed(Error),
    /// A field that it reads has no value.
    Reads(String),
    /// It reads itself, along this way.
    Cycle(Vec<String>),
}

impl Sheet {
    /// An empty sheet, with functions for its formulas: a program whose value is the list of them.
    fn new(functions: &str) -> Result<Self> {
        let limits = Limits::untrusted().fuel(10_000).heap_bytes(4 << 20);
        let mut rt = Engine::builder().limits(limits).build().runtime();
        let mut scope = Scope::new();
        for row in 1..=ROWS {
            for column in COLUMNS {
                // An empty field is a variable that is not bound.
                let cell = rt.new_cell(())?;
                rt.unbind(&cell)?;
                scope = scope.with(&format!("{column}{row}"), cell);
            }
        }
        // The functions see the fields; formulas see both.
        for function in rt.run_in::<Vec<Closure>>(&scope, functions)? {
            let code = function.code(&rt)?;
            scope = scope.with(&code.name, rt.new_cell(function)?);
        }
        Ok(Self {
            rt,
            scope,
            formulas: BTreeMap::new(),
        })
    }

    /// Puts a formula into a field, and gives the names of all that was computed anew, in that order.
    fn set(&mut self, name: &str, text: &str) -> Result<Vec<String>> {
        self.scope.cell(name)?;
        let closure: Closure = self.rt.run_in(&self.scope, &format!("lambda: ({text})"))?;
        let mut reads = BTreeSet::new();
        self.collect_reads(&closure, &mut Vec::new(), &mut reads)?;
        let formula = Formula {
            closure,
            reads,
            trouble: None,
        };
        self.formulas.insert(name.to_owned(), formula);
        self.recompute(name)
    }

    /// The fields that a closure has captured, and those that functions have which it has captured.
    fn collect_reads(
        &mut self,
        closure: &Closure,
        seen: &mut Vec<Cell>,
        reads: &mut BTreeSet<String>,
    ) -> Result<()> {
        for capture in self.rt.captures(closure)? {
            if seen.contains(&capture.cell) {
                continue;
            }
            seen.push(capture.cell.clone());
            let field = self.scope.cell(&capture.name).ok();
            match self.rt.read::<Value>(&capture.cell)? {
                Some(Value::Closure(function)) => self.collect_reads(&function, seen, reads)?,
                _ if field == Some(capture.cell) => {
                    reads.insert(capture.name.to_string());
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Computes a field and all that reads it, directly or not; each after what it reads itself.
    fn recompute(&mut self, changed: &str) -> Result<Vec<String>> {
        let mut due = self.readers(changed);
        let mut done = Vec::new();
        while let Some(name) = self.next_of(&due) {
            due.remove(&name);
            self.compute(&name)?;
            done.push(name);
        }
        // What is left waits for something that is left.
        for name in &due {
            let trouble = self.cycle(name, &due);
            self.fail(name, trouble)?;
        }
        Ok(done)
    }

    /// The field and all fields that read it, directly or not.
    fn readers(&self, changed: &str) -> BTreeSet<String> {
        let mut readers = BTreeSet::from([changed.to_owned()]);
        loop {
            let more: Vec<String> = self
                .formulas
                .iter()
                .filter(|(name, formula)| {
                    !readers.contains(*name) && !formula.reads.is_disjoint(&readers)
                })
                .map(|(name, _)| name.clone())
                .collect();
            if more.is_empty() {
                return readers;
            }
            readers.extend(more);
        }
    }

    /// A field that is due and reads none that is.
    fn next_of(&self, due: &BTreeSet<String>) -> Option<String> {
        let ready = |name: &&String| self.formulas[*name].reads.is_disjoint(due);
        due.iter().find(ready).cloned()
    }

    /// Computes one field, after all that it reads.
    fn compute(&mut self, name: &str) -> Result<()> {
        let formula = &self.formulas[name];
        let has_trouble = |read: &&String| {
            let read = self.formulas.get(*read);
            read.is_some_and(|formula| formula.trouble.is_some())
        };
        if let Some(read) = formula.reads.iter().find(has_trouble) {
            let trouble = Trouble::Reads(read.clone());
            return self.fail(name, trouble);
        }
        let closure = formula.closure.clone();
        match self.rt.call::<Value>(&closure, ()) {
            Ok(value) => {
                self.rt.write(&self.scope.cell(name)?, value)?;
                self.set_trouble(name, None);
                Ok(())
            }
            Err(error) => self.fail(name, Trouble::Failed(error)),
        }
    }

    /// A field without a value: nobody shall read the one that it had before.
    fn fail(&mut self, name: &str, trouble: Trouble) -> Result<()> {
        self.rt.unbind(&self.scope.cell(name)?)?;
        self.set_trouble(name, Some(trouble));
        Ok(())
    }

    fn set_trouble(&mut self, name: &str, trouble: Option<Trouble>) {
        if let Some(formula) = self.formulas.get_mut(name) {
            formula.trouble = trouble;
        }
    }

    /// What keeps a field from its turn, when all fields of `due` wait for one of them: a way back to itself, or
    /// else a field that it reads.
    fn cycle(&self, name: &str, due: &BTreeSet<String>) -> Trouble {
        let mut way = vec![name.to_owned()];
        let mut here = name;
        while let Some(next) = self.formulas[here].reads.intersection(due).next() {
            if next == name {
                return Trouble::Cycle(way);
            }
            if way.contains(next) {
                break;
            }
            way.push(next.clone());
            here = next;
        }
        Trouble::Reads(way.swap_remove(1))
    }

    fn print(&mut self) -> Result<()> {
        let header: String = COLUMNS.iter().map(|name| format!("{name:<10}")).collect();
        println!("  {}", header.trim_end());
        for row in 1..=ROWS {
            let mut line = format!("{row} ");
            for column in COLUMNS {
                let cell = self.scope.cell(&format!("{column}{row}"))?;
                let text = match self.rt.read::<Value>(&cell)? {
                    Some(value) => self.rt.str(value)?,
                    None => String::new(),
                };
                line += &format!("{text:<10}");
            }
            println!("{}", line.trim_end());
        }
        Ok(())
    }

    fn print_troubles(&self) {
        for (name, formula) in &self.formulas {
            if let Some(trouble) = &formula.trouble {
                println!("    {name}: {trouble}");
            }
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed(error) => error.fmt(f),
            Self::Reads(name) => write!(f, "reads {name}"),
            Self::Cycle(way) => write!(f, "a cycle: {} {}", way.join(" "), way[0]),
        }
    }
}
