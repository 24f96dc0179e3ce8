//! `watch` with PyO3: a variable that host and scripts share, and whose writes the host hears of.
//!
//! A cell of CPython cannot be watched. Scripts read and write a property of an object of the host's instead, which
//! finds out by the frame who writes.

use std::ffi::CStr;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

const THERMOSTAT: &CStr = c"
def colder(degrees):
    boiler.target -= degrees

def warmer(degrees):
    boiler.target += degrees
    return boiler.target
";

const SCHEDULE: &CStr = c"
def night():
    for step in (60, 55):
        boiler.target = step

def party():
    before = boiler.target
    try:
        boiler.target = 120
    except ValueError as error:
        boiler.target = before
        return f'no party: {error}'
";

/// The variable, what the host writes down, and whether it still listens.
#[pyclass]
struct Boiler {
    #[pyo3(get)]
    target: i64,
    journal: Vec<String>,
    watching: bool,
}

#[pymethods]
impl Boiler {
    #[setter]
    fn set_target(&mut self, py: Python<'_>, new: i64) -> PyResult<()> {
        let frame = py.import("sys")?.call_method0("_getframe")?;
        let name: String = frame.getattr("f_code")?.getattr("co_name")?.extract()?;
        let line: u32 = frame.getattr("f_lineno")?.extract()?;
        self.write(new, &format!("{name}, line {line}"))
    }
}

impl Boiler {
    /// One write of the variable, by a script or by the host.
    fn write(&mut self, new: i64, place: &str) -> PyResult<()> {
        let old = std::mem::replace(&mut self.target, new);
        if !self.watching {
            return Ok(());
        }
        self.journal.push(format!("{old} -> {new} by {place}"));
        match new {
            20..=90 => Ok(()),
            _ => Err(PyValueError::new_err(format!("{new} degrees"))),
        }
    }
}

/// Runs a script with names of its own, and gives these.
fn run<'py>(boiler: &Bound<'py, Boiler>, script: &CStr) -> PyResult<Bound<'py, PyDict>> {
    let names = PyDict::new(boiler.py());
    names.set_item("boiler", boiler)?;
    boiler.py().run(script, Some(&names), None)?;
    Ok(names)
}

fn main() -> PyResult<()> {
    Python::attach(|py| {
        let boiler = Bound::new(
            py,
            Boiler {
                target: 70,
                journal: Vec::new(),
                watching: true,
            },
        )?;
        let thermostat = run(&boiler, THERMOSTAT)?;
        let schedule = run(&boiler, SCHEDULE)?;
        let colder = thermostat.as_any().get_item("colder")?;
        let warmer = thermostat.as_any().get_item("warmer")?;

        colder.call1((5,))?;
        println!("warmer: {}", warmer.call1((2,))?.extract::<i64>()?);
        schedule.as_any().get_item("night")?.call0()?;
        println!("{}", schedule.as_any().get_item("party")?.call0()?);
        boiler.borrow_mut().write(70, "the host")?;
        boiler.borrow_mut().watching = false;
        colder.call1((50,))?;

        let boiler = boiler.borrow();
        println!("target: {:?}", Some(boiler.target));
        for line in &boiler.journal {
            println!("    {line}");
        }
        Ok(())
    })
}
