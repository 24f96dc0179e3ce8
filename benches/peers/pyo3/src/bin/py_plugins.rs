//! `plugins` with PyO3: an editor whose plugins see Rust types as classes, and whose failed commands change nothing.
//!
//! The plugins are those of `examples/plugins`. Nothing keeps them from the rest of Python: `nosy.py` imports `os`. A
//! function that is called for each line stops what takes too long, by an exception that a plugin could catch.

use std::sync::atomic::{AtomicUsize, Ordering};

use pyo3::exceptions::{
    PyAttributeError, PyIndexError, PyLookupError, PyTimeoutError, PyValueError,
};
use pyo3::gc::{PyTraverseError, PyVisit};
use pyo3::prelude::*;
use pyo3::types::{PyCFunction, PyDict, PyModule};

const SCRIPTS: [(&str, &str); 4] = [
    (
        "lines.py",
        include_str!("../../../../../examples/plugins/scripts/lines.py"),
    ),
    (
        "marks.py",
        include_str!("../../../../../examples/plugins/scripts/marks.py"),
    ),
    (
        "initials.py",
        include_str!("../../../../../examples/plugins/scripts/initials.py"),
    ),
    (
        "nosy.py",
        include_str!("../../../../../examples/plugins/scripts/nosy.py"),
    ),
];

const TEXT: [&str; 6] = [
    "grace hopper",
    "Ada Lovelace",
    "barbara  liskov",
    "Edsger Dijkstra",
    "",
    "notes",
];

/// What a call may run, in lines.
const LINES: usize = 20_000;

fn main() -> PyResult<()> {
    Python::attach(|py| {
        let editor = Editor::open(py, "people.txt", &TEXT)?;
        for (plugin, script) in SCRIPTS {
            editor.load(py, plugin, script)?;
        }
        editor.print_commands(py);

        editor.run(py, "sort", 0, 3)?;
        editor.run(py, "mark", 0, 1)?;
        editor.run(py, "mark", 2, 4)?;
        editor.run(py, "run marked", 1, 3)?;
        editor.run(py, "look around", 0, 1)?;
        editor.run(py, "initials", 0, 1)?;
        editor.run(py, "number", 0, 4)?;
        editor.print_commands(py);
        Ok(())
    })
}

/// The lines of a text.
#[pyclass]
struct Buffer {
    #[pyo3(get)]
    name: String,
    #[expect(dead_code, reason = "nothing is saved here")]
    path: String,
    lines: Vec<String>,
}

impl Buffer {
    fn index(&self, index: i64) -> PyResult<usize> {
        let count = self.lines.len() as i64;
        let from_start = if index < 0 { index + count } else { index };
        if (0..count).contains(&from_start) {
            Ok(from_start as usize)
        } else {
            Err(PyIndexError::new_err(format!("no line {index}")))
        }
    }
}

#[pymethods]
impl Buffer {
    fn append(&mut self, line: String) {
        self.lines.push(line);
    }

    fn __len__(&self) -> usize {
        self.lines.len()
    }

    fn __contains__(&self, line: String) -> bool {
        self.lines.contains(&line)
    }

    fn __getitem__(&self, index: i64) -> PyResult<String> {
        Ok(self.lines[self.index(index)?].clone())
    }

    fn __setitem__(&mut self, index: i64, line: String) -> PyResult<()> {
        let index = self.index(index)?;
        self.lines[index] = line;
        Ok(())
    }

    fn __repr__(&self) -> String {
        format!("<buffer {} of {} lines>", self.name, self.lines.len())
    }
}

/// Lines of a buffer that follow each other.
#[pyclass]
struct Selection {
    buffer: Option<Py<Buffer>>,
    start: usize,
    end: usize,
}

impl Selection {
    fn with(&self, py: Python<'_>, start: usize, end: usize) -> Self {
        Self {
            buffer: self.buffer.as_ref().map(|buffer| buffer.clone_ref(py)),
            start,
            end: end.max(start),
        }
    }
}

#[pymethods]
impl Selection {
    /// There is none while the collector takes the selection apart.
    #[getter]
    fn buffer(&self, py: Python<'_>) -> PyResult<Py<Buffer>> {
        let buffer = self.buffer.as_ref().map(|buffer| buffer.clone_ref(py));
        buffer.ok_or_else(|| PyAttributeError::new_err("buffer"))
    }

    #[getter]
    fn lines(&self, py: Python<'_>) -> PyResult<Vec<String>> {
        let buffer = self.buffer(py)?;
        let buffer = buffer.borrow(py);
        let end = self.end.min(buffer.lines.len());
        Ok(buffer.lines[self.start.min(end)..end].to_vec())
    }

    #[setter]
    fn set_lines(&mut self, py: Python<'_>, lines: Vec<String>) -> PyResult<()> {
        let buffer = self.buffer(py)?;
        let mut buffer = buffer.borrow_mut(py);
        let end = self.end.min(buffer.lines.len());
        let start = self.start.min(end);
        self.end = start + lines.len();
        buffer.lines.splice(start..end, lines);
        Ok(())
    }

    fn __len__(&self) -> usize {
        self.end - self.start
    }

    fn __contains__(&self, other: &Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    fn __or__(&self, py: Python<'_>, other: &Self) -> Self {
        self.with(py, self.start.min(other.start), self.end.max(other.end))
    }

    fn __and__(&self, py: Python<'_>, other: &Self) -> Self {
        self.with(py, self.start.max(other.start), self.end.min(other.end))
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let range = py.import("builtins")?.getattr("range")?;
        range
            .call1((self.start, self.end))?
            .call_method0("__iter__")
    }

    fn __eq__(&self, other: &Self) -> bool {
        let same = match (&self.buffer, &other.buffer) {
            (Some(a), Some(b)) => a.is(b),
            _ => false,
        };
        same && self.start == other.start && self.end == other.end
    }

    fn __repr__(&self) -> String {
        format!("<lines {} to {}>", self.start, self.end)
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        match &self.buffer {
            Some(buffer) => visit.call(buffer),
            None => Ok(()),
        }
    }

    fn __clear__(&mut self) {
        self.buffer = None;
    }
}

struct Command {
    name: String,
    help: String,
    plugin: String,
    function: Py<PyAny>,
}

impl Command {
    fn copy(&self, py: Python<'_>) -> Self {
        Self {
            name: self.name.clone(),
            help: self.help.clone(),
            plugin: self.plugin.clone(),
            function: self.function.clone_ref(py),
        }
    }
}

/// What plugins have registered, and the plugin that runs at the moment.
#[pyclass]
#[derive(Default)]
struct Registry {
    running: String,
    commands: Vec<Command>,
}

impl Registry {
    fn find(&self, py: Python<'_>, name: &str) -> Option<Command> {
        let mut commands = self.commands.iter();
        let found = commands.find(|command| command.name == name)?;
        Some(found.copy(py))
    }
}

#[pymethods]
impl Registry {
    /// `@command(name, help=..)`: gives a function that takes the function below it, and gives that back.
    #[pyo3(signature = (name, /, *, help = String::new()))]
    fn command(
        slf: Bound<'_, Self>,
        name: String,
        help: String,
    ) -> PyResult<Bound<'_, PyCFunction>> {
        let registry = slf.clone().unbind();
        PyCFunction::new_closure(
            slf.py(),
            None,
            None,
            move |args, _| -> PyResult<Py<PyAny>> {
                let py = args.py();
                let function: Py<PyAny> = args.get_item(0)?.unbind();
                let mut registry = registry.borrow_mut(py);
                if registry.find(py, &name).is_some() {
                    let text = format!("there is a command {name:?} already");
                    return Err(PyValueError::new_err(text));
                }
                let command = Command {
                    name: name.clone(),
                    help: help.clone(),
                    plugin: registry.running.clone(),
                    function: function.clone_ref(py),
                };
                registry.commands.push(command);
                Ok(function)
            },
        )
    }

    /// What one plugin can do, for another one.
    fn run(slf: Bound<'_, Self>, name: String, selection: Bound<'_, Selection>) -> PyResult<()> {
        let command = slf.borrow().find(slf.py(), &name);
        let command = command.ok_or_else(|| PyLookupError::new_err(name))?;
        command.function.call1(slf.py(), (selection,))?;
        Ok(())
    }
}

/// What is called for each line of a script. CPython removes it when it raises.
#[pyclass(frozen)]
struct Fuel(AtomicUsize);

#[pymethods]
impl Fuel {
    #[pyo3(signature = (*_args))]
    fn __call__<'py>(
        slf: Bound<'py, Self>,
        _args: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, Self>> {
        match slf.get().0.fetch_add(1, Ordering::Relaxed) {
            0..LINES => Ok(slf),
            _ => Err(PyTimeoutError::new_err("the plugin takes too long")),
        }
    }
}

struct Editor {
    registry: Py<Registry>,
    buffer: Py<Buffer>,
}

impl Editor {
    fn open(py: Python<'_>, name: &str, lines: &[&str]) -> PyResult<Self> {
        let registry = Bound::new(py, Registry::default())?;
        let editor = PyModule::new(py, "editor")?;
        editor.add("command", registry.getattr("command")?)?;
        editor.add("run", registry.getattr("run")?)?;
        let modules = py.import("sys")?.getattr("modules")?;
        modules.set_item("editor", editor)?;
        let buffer = Buffer {
            name: name.to_owned(),
            path: format!("/home/ada/{name}"),
            lines: lines.iter().map(|line| (*line).to_owned()).collect(),
        };
        Ok(Self {
            registry: registry.unbind(),
            buffer: Py::new(py, buffer)?,
        })
    }

    /// Runs a plugin's script with names of its own.
    fn load(&self, py: Python<'_>, plugin: &str, script: &str) -> PyResult<()> {
        self.registry.borrow_mut(py).running = plugin.to_owned();
        let builtins = py.import("builtins")?;
        let loaded = builtins
            .call_method1("compile", (script, plugin, "exec"))
            .and_then(|code| builtins.call_method1("exec", (code, PyDict::new(py))));
        // Tracebacks show lines of what `linecache` knows.
        let lines: Vec<&str> = script.split_inclusive('\n').collect();
        let entry = (script.len(), py.None(), lines, plugin);
        let cache = py.import("linecache")?.getattr("cache")?;
        cache.set_item(plugin, entry)?;
        match loaded {
            Ok(_) => Ok(()),
            Err(error) => self.disable(py, plugin, &error),
        }
    }

    /// Runs a command on some lines. If it fails, nothing has happened but that a plugin is gone.
    fn run(&self, py: Python<'_>, name: &str, start: usize, end: usize) -> PyResult<()> {
        println!("\n> {name} {start}..{end}");
        let Some(command) = self.registry.borrow(py).find(py, name) else {
            println!("no such command");
            return Ok(());
        };
        self.registry
            .borrow_mut(py)
            .running
            .clone_from(&command.plugin);
        let before = self.buffer.borrow(py).lines.clone();
        let buffer = Some(self.buffer.clone_ref(py));
        let selection = Selection { buffer, start, end };
        let settrace = py.import("sys")?.getattr("settrace")?;
        settrace.call1((Bound::new(py, Fuel(AtomicUsize::new(0)))?,))?;
        let result = command.function.call1(py, (selection,));
        settrace.call1((py.None(),))?;
        match result {
            Ok(_) if self.buffer.borrow(py).lines != before => self.print_text(py),
            Ok(_) => {}
            Err(error) => {
                self.buffer.borrow_mut(py).lines = before;
                // Not the plugin whose command it was, but the one whose code failed.
                let plugin = file(py, &error)?.unwrap_or(command.plugin);
                self.disable(py, &plugin, &error)?;
            }
        }
        Ok(())
    }

    fn disable(&self, py: Python<'_>, plugin: &str, error: &PyErr) -> PyResult<()> {
        let commands = &mut self.registry.borrow_mut(py).commands;
        commands.retain(|command| command.plugin != plugin);
        println!("{plugin} is disabled:");
        let traceback = py.import("traceback")?;
        let lines = traceback.call_method1("format_exception", (error.value(py),))?;
        let lines: Vec<String> = lines.extract()?;
        print!("{}", lines.concat());
        Ok(())
    }

    fn print_commands(&self, py: Python<'_>) {
        println!("\ncommands:");
        for Command {
            name, help, plugin, ..
        } in &self.registry.borrow(py).commands
        {
            println!("{name:<12} {plugin:<12} {help}");
        }
    }

    fn print_text(&self, py: Python<'_>) {
        for line in &self.buffer.borrow(py).lines {
            println!("{}", format!("  | {line}").trim_end());
        }
    }
}

/// The file of the code that raised an exception.
fn file(py: Python<'_>, error: &PyErr) -> PyResult<Option<String>> {
    let Some(traceback) = error.traceback(py) else {
        return Ok(None);
    };
    let frames = py
        .import("traceback")?
        .call_method1("extract_tb", (traceback,))?;
    Ok(Some(frames.get_item(-1)?.getattr("filename")?.extract()?))
}
