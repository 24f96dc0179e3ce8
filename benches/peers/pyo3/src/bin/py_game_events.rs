//! `game_events` with PyO3: event handlers of players, stopped where they run away, saved and reloaded.
//!
//! All players share one interpreter, with its modules, its `sys.stdout` and its memory, which has no bound. CPython
//! counts no fuel: a function that is called for each line raises an exception, which the miner catches; CPython then
//! calls it no more, so that a second endless loop behind it would never end.

use std::collections::BTreeMap;
use std::fmt;

use pyo3::exceptions::{PyRuntimeError, PyTimeoutError};
use pyo3::prelude::*;
use pyo3::types::{PyCFunction, PyDict, PyModule};

const GUARD: &str = include_str!("../../../../../examples/game_events/scripts/guard.py");
const MINER: &str = include_str!("../../../../../examples/game_events/scripts/miner.py");
const LAMP: &str = include_str!("../../../../../examples/game_events/scripts/lamp.py");
const LAMP_FIXED: &str = include_str!("../../../../../examples/game_events/scripts/lamp_fixed.py");

/// What one call of one handler may run, in lines.
const LINES: u64 = 200;

/// What scripts could otherwise make the host pile up.
const HANDLERS: usize = 16;

type Event = (String, i64);

type Saved = BTreeMap<String, String>;

fn main() -> PyResult<()> {
    Python::attach(|py| {
        let mut players = [
            Player::join(py, "ada", GUARD)?,
            Player::join(py, "bob", MINER)?,
            Player::join(py, "cleo", LAMP)?,
        ];
        for number in 1..=3 {
            frame(py, &mut players, "tick", number)?;
        }

        println!("cleo repairs the lamp; it goes on from the level it had");
        players[2].reload(py, LAMP_FIXED)?;
        frame(py, &mut players, "tick", 4)?;

        println!("the server restarts; ada's guard is as it was");
        let saved = players[0].save(py)?;
        for (variable, json) in &saved {
            println!("    {variable} = {json}");
        }
        players[0] = Player::join(py, "ada", GUARD)?;
        players[0].restore(py, &saved)?;
        let noise = ("noise".to_owned(), 9);
        players[0].desk.borrow_mut(py).emitted.push(noise);
        frame(py, &mut players, "tick", 5)?;
        frame(py, &mut players, "night", 6)
    })
}

/// One frame; what scripts emit on hearing what others have emitted waits for the next one.
fn frame(py: Python<'_>, players: &mut [Player], event: &str, number: i64) -> PyResult<()> {
    println!("frame {number}: {event}");
    for player in &*players {
        player.fire(py, event, number)?;
    }
    let emitted = players
        .iter()
        .flat_map(|player| std::mem::take(&mut player.desk.borrow_mut(py).emitted));
    for (event, argument) in emitted.collect::<Vec<Event>>() {
        for player in &*players {
            player.fire(py, &event, argument)?;
        }
    }
    Ok(())
}

/// A function of a script, and the event that it waits for.
struct Handler {
    event: String,
    function: Py<PyAny>,
}

/// What the functions of the module `game` work on.
#[pyclass]
#[derive(Default)]
struct Desk {
    handlers: Vec<Handler>,
    emitted: Vec<Event>,
}

#[pymethods]
impl Desk {
    /// `@on("tick")`: gives a function that takes the function below it, and gives that back.
    fn on(slf: Bound<'_, Self>, event: String) -> PyResult<Bound<'_, PyCFunction>> {
        let desk = slf.clone().unbind();
        PyCFunction::new_closure(
            slf.py(),
            None,
            None,
            move |args, _| -> PyResult<Py<PyAny>> {
                let py = args.py();
                let function: Py<PyAny> = args.get_item(0)?.unbind();
                let handlers = &mut desk.borrow_mut(py).handlers;
                if handlers.len() >= HANDLERS {
                    return Err(PyRuntimeError::new_err("too many handlers"));
                }
                handlers.push(Handler {
                    event: event.clone(),
                    function: function.clone_ref(py),
                });
                Ok(function)
            },
        )
    }

    fn emit(&mut self, event: String, place: i64) {
        self.emitted.push((event, place));
    }
}

/// Collects what a script prints.
#[pyclass]
#[derive(Default)]
struct Output(String);

#[pymethods]
impl Output {
    fn write(&mut self, text: &str) {
        self.0.push_str(text);
    }

    fn flush(&self) {}
}

/// What is called for each line of a script: what is left, and where the script ran away.
#[pyclass]
struct Fuel {
    left: u64,
    ran_away: Option<String>,
}

#[pymethods]
impl Fuel {
    #[pyo3(signature = (frame, *_args))]
    fn __call__<'py>(
        slf: Bound<'py, Self>,
        frame: &Bound<'py, PyAny>,
        _args: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, Self>> {
        let mut fuel = slf.borrow_mut();
        fuel.left = fuel.left.saturating_sub(1);
        if fuel.left > 0 {
            drop(fuel);
            return Ok(slf);
        }
        let name: String = frame.getattr("f_code")?.getattr("co_name")?.extract()?;
        let line: u32 = frame.getattr("f_lineno")?.extract()?;
        fuel.ran_away = Some(format!("{name} ran away in line {line}"));
        Err(PyTimeoutError::new_err("out of fuel"))
    }
}

struct Player {
    name: &'static str,
    desk: Py<Desk>,
}

impl Player {
    fn join(py: Python<'_>, name: &'static str, script: &str) -> PyResult<Self> {
        let desk = Py::new(py, Desk::default())?;
        let player = Self { name, desk };
        player.load(py, script)?;
        Ok(player)
    }

    /// Runs a script with names of its own; `import game` finds the functions of this player.
    fn load(&self, py: Python<'_>, script: &str) -> PyResult<()> {
        let game = PyModule::new(py, "game")?;
        game.add("on", self.desk.getattr(py, "on")?)?;
        game.add("emit", self.desk.getattr(py, "emit")?)?;
        let modules = py.import("sys")?.getattr("modules")?;
        modules.set_item("game", game)?;
        let builtins = py.import("builtins")?;
        let code = builtins.call_method1("compile", (script, self.name, "exec"))?;
        builtins.call_method1("exec", (code, PyDict::new(py)))?;
        modules.del_item("game")
    }

    /// Calls the handlers of an event. One that runs away is out of the game; one that raises gets another chance.
    fn fire(&self, py: Python<'_>, event: &str, argument: i64) -> PyResult<()> {
        let desk = self.desk.borrow(py);
        let handlers = desk.handlers.iter();
        let called: Vec<Py<PyAny>> = handlers
            .filter(|handler| handler.event == event)
            .map(|handler| handler.function.clone_ref(py))
            .collect();
        drop(desk);
        for function in called {
            let (trouble, printed) = call(py, &function, argument)?;
            for line in printed.lines() {
                println!("    {}: {line}", self.name);
            }
            let Some(trouble) = trouble else { continue };
            println!("    {} on {event}: {trouble}", self.name);
            if matches!(trouble, Trouble::RanAway(_)) {
                let handlers = &mut self.desk.borrow_mut(py).handlers;
                handlers.retain(|other| !other.function.is(&function));
            }
        }
        Ok(())
    }

    /// Puts another script in the place of the old one. Variables of handlers that both have keep their values.
    fn reload(&self, py: Python<'_>, script: &str) -> PyResult<()> {
        let contents = self.contents(py)?;
        let old = std::mem::take(&mut self.desk.borrow_mut(py).handlers);
        let loaded = self
            .load(py, script)
            .and_then(|()| self.fill(py, &contents));
        if loaded.is_err() {
            self.desk.borrow_mut(py).handlers = old;
        }
        loaded
    }

    /// What the variables hold, for another day. What is no JSON is left out.
    fn save(&self, py: Python<'_>) -> PyResult<Saved> {
        let json = py.import("json")?;
        let mut saved = Saved::new();
        for (name, value) in self.contents(py)? {
            if let Ok(text) = json.call_method1("dumps", (value,)) {
                saved.insert(name, text.extract()?);
            }
        }
        Ok(saved)
    }

    fn restore(&self, py: Python<'_>, saved: &Saved) -> PyResult<()> {
        let json = py.import("json")?;
        let mut contents = BTreeMap::new();
        for (name, text) in saved {
            contents.insert(name.clone(), json.call_method1("loads", (text,))?);
        }
        self.fill(py, &contents)
    }

    /// What the captured variables hold that are data. Captured functions are code: a script brings its own.
    fn contents<'py>(&self, py: Python<'py>) -> PyResult<BTreeMap<String, Bound<'py, PyAny>>> {
        let mut contents = BTreeMap::new();
        for (name, cell) in self.variables(py)? {
            // An empty cell has no contents.
            if let Ok(value) = cell.getattr("cell_contents")
                && !value.is_callable()
            {
                contents.insert(name, value);
            }
        }
        Ok(contents)
    }

    fn fill(&self, py: Python<'_>, contents: &BTreeMap<String, Bound<'_, PyAny>>) -> PyResult<()> {
        for (name, cell) in self.variables(py)? {
            if let Some(value) = contents.get(&name) {
                cell.setattr("cell_contents", value)?;
            }
        }
        Ok(())
    }

    /// The captured variables of all handlers, each cell once. Who owns a cell CPython does not know: the function around
    /// the one that captured it is taken for its owner.
    fn variables<'py>(&self, py: Python<'py>) -> PyResult<BTreeMap<String, Bound<'py, PyAny>>> {
        let mut variables: BTreeMap<String, Bound<'py, PyAny>> = BTreeMap::new();
        for handler in &self.desk.borrow(py).handlers {
            let function = handler.function.bind(py);
            let cells = function.getattr("__closure__")?;
            if cells.is_none() {
                continue;
            }
            let qualname: String = function.getattr("__qualname__")?.extract()?;
            let owner = qualname.rsplit(".<locals>.").nth(1).unwrap_or("host");
            let freevars = function.getattr("__code__")?.getattr("co_freevars")?;
            let names: Vec<String> = freevars.extract()?;
            for (name, cell) in names.into_iter().zip(cells.try_iter()?) {
                let cell = cell?;
                if variables.values().any(|other| other.is(&cell)) {
                    continue;
                }
                let mut full = format!("{owner}.{name}");
                for number in 2.. {
                    if !variables.contains_key(&full) {
                        break;
                    }
                    full = format!("{owner}.{name} #{number}");
                }
                variables.insert(full, cell);
            }
        }
        Ok(variables)
    }
}

/// Calls a handler, and gives what went wrong and what it has printed.
fn call(
    py: Python<'_>,
    function: &Py<PyAny>,
    argument: i64,
) -> PyResult<(Option<Trouble>, String)> {
    let sys = py.import("sys")?;
    let output = Bound::new(py, Output::default())?;
    let fuel = Fuel {
        left: LINES,
        ran_away: None,
    };
    let fuel = Bound::new(py, fuel)?;
    let stdout = sys.getattr("stdout")?;
    sys.setattr("stdout", &output)?;
    sys.call_method1("settrace", (&fuel,))?;
    let result = function.call1(py, (argument,));
    sys.call_method1("settrace", (py.None(),))?;
    sys.setattr("stdout", stdout)?;
    let trouble = match (fuel.borrow_mut().ran_away.take(), result) {
        (Some(place), _) => Some(Trouble::RanAway(place)),
        (None, Err(error)) => Some(Trouble::raised(py, &error)?),
        (None, Ok(_)) => None,
    };
    let printed = std::mem::take(&mut output.borrow_mut().0);
    Ok((trouble, printed))
}

/// What can go wrong with a handler.
enum Trouble {
    /// It was stopped; where it stood.
    RanAway(String),
    Raised(String),
}

impl Trouble {
    /// The error, with the function and the line that raised it.
    fn raised(py: Python<'_>, error: &PyErr) -> PyResult<Self> {
        let Some(traceback) = error.traceback(py) else {
            return Ok(Self::Raised(error.to_string()));
        };
        let frames = py
            .import("traceback")?
            .call_method1("extract_tb", (traceback,))?;
        let last = frames.get_item(-1)?;
        let (function, line) = (last.getattr("name")?, last.getattr("lineno")?);
        Ok(Self::Raised(format!("{error} ({function}, line {line})")))
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RanAway(place) => write!(f, "stopped for good: {place}"),
            Self::Raised(error) => f.write_str(error),
        }
    }
}
