//! An agent's sandbox: runs code that a model wrote, and tells the model what came of it.
//!
//! The code has fuel, memory and a little room for output, and no way out but the tools that the host hands over.
//! A call of a tool stops the script; the host looks at it, has it done on another thread or refuses it, and the
//! script goes on with the answer. Whatever happens becomes a report in words, and the sandbox stays usable: what
//! the code has bound so far is there in the next turn. Of the scripts here, one is wrong, two are hostile, and one asks a
//! person in the middle of a sort.
//!
//! ```text
//! cargo run --example agent
//! ```

use std::collections::BTreeMap;
use std::fmt;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use nonlocal::{
    Ctx, Engine, Error, ErrorKind, Fuel, HostCall, IntoValue, Limit, Limits, Module, Output,
    Program, Result, Runtime, Value,
};

/// What a turn may burn, all its waits for tools taken together.
const FUEL: u64 = 50_000;
/// How many tools a turn may use.
const CALLS: usize = 10;
/// How much of its output the model gets to read.
const OUTPUT: usize = 500;

/// What the model answered, turn by turn. It would have read the report of each before it wrote the next.
const TURNS: [(&str, &str); 6] = [
    ("1_first_try.py", include_str!("scripts/1_first_try.py")),
    ("2_corrected.py", include_str!("scripts/2_corrected.py")),
    ("3_hostile.py", include_str!("scripts/3_hostile.py")),
    ("4_hoard.py", include_str!("scripts/4_hoard.py")),
    ("5_still_there.py", include_str!("scripts/5_still_there.py")),
    ("6_ask.py", include_str!("scripts/6_ask.py")),
];

fn main() {
    let mut sandbox = Sandbox::new(Tools::start());
    for (name, code) in TURNS {
        println!("==== {name}\n{}", sandbox.run(name, code));
    }
}

/// One runtime for all turns, and the tools.
struct Sandbox {
    rt: Runtime,
    printed: Arc<Mutex<Printed>>,
    tools: Tools,
}

impl Sandbox {
    fn new(tools: Tools) -> Self {
        let printed = Arc::new(Mutex::new(Printed::default()));
        let sink = Arc::clone(&printed);
        let module = Module::new("tools")
            .deferred("towns", ["country"])
            .deferred("forecast", ["town"])
            .deferred("send_mail", ["to", "text"])
            .deferred("ask", ["question"]);
        let limits = Limits::untrusted()
            .fuel(FUEL)
            .heap_bytes(4 << 20)
            .frames(100)
            // Only what the script computes counts, not what it waits for.
            .wall_time(Duration::from_secs(5));
        let engine = Engine::builder()
            .module(module)
            .limits(limits)
            .stdout(Output::callback(move |text| lock(&sink).push(text)))
            .build();
        Self {
            rt: engine.runtime(),
            printed,
            tools,
        }
    }

    /// Runs one turn of the model.
    fn run(&mut self, name: &str, code: &str) -> Report {
        let mut calls = Vec::new();
        let outcome = self.drive(name, code, &mut calls);
        Report {
            calls,
            printed: std::mem::take(&mut *lock(&self.printed)),
            outcome,
        }
    }

    /// Runs the code from one call of a tool to the next. Gives the `repr` of its last expression.
    fn drive(&mut self, name: &str, code: &str, calls: &mut Vec<String>) -> Result<Option<String>> {
        let program = Program::compile_with(name, code, self.rt.engine().limits())?;
        let step = self.rt.start_program::<Value>(&program, Fuel::ALL)?;
        // At each `Step::HostCall` the script stands still until there is an answer.
        let value = step.finish(|call| self.tools.answer(call, calls))?;
        match value {
            Value::None => Ok(None),
            value => self.rt.repr(value).map(Some),
        }
    }
}

/// The tools, which work on a thread of their own.
struct Tools {
    questions: Sender<Question>,
    answers: Receiver<Result<Answer>>,
}

/// What a script wants to know.
enum Question {
    Towns(String),
    Forecast(String),
    /// For the person in front of the machine, who takes a while.
    Person(String),
}

/// What tools give. Plain data, so that it can come from anywhere.
enum Answer {
    Towns(Vec<&'static str>),
    Degrees(BTreeMap<&'static str, i64>),
    Number(i64),
}

impl IntoValue for Answer {
    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        match self {
            Self::Towns(towns) => towns.into_value(cx),
            Self::Degrees(degrees) => degrees.into_value(cx),
            Self::Number(number) => number.into_value(cx),
        }
    }
}

impl Tools {
    fn start() -> Self {
        let (questions, asked) = mpsc::channel();
        let (answer, answers) = mpsc::channel();
        thread::spawn(move || {
            for question in asked {
                if answer.send(look_up(question)).is_err() {
                    return;
                }
            }
        });
        Self { questions, answers }
    }

    /// Decides about a call, and waits for its answer. An error is one that the script can catch.
    fn answer(&self, call: &mut HostCall<'_, Value>, calls: &mut Vec<String>) -> Result<Answer> {
        if calls.len() == CALLS {
            return Err(Error::exception(
                "PermissionError",
                "no more calls in this turn",
            ));
        }
        let arguments: Vec<String> = call.args()?;
        calls.push(format!("{}({})", call.name(), arguments.join(", ")));
        let question = match (call.name(), arguments.as_slice()) {
            ("towns", [country]) => Question::Towns(country.clone()),
            ("forecast", [town]) => Question::Forecast(town.clone()),
            ("ask", [question]) => Question::Person(question.clone()),
            _ => {
                return Err(Error::exception(
                    "PermissionError",
                    "the user has to agree first",
                ));
            }
        };
        self.questions.send(question).map_err(Error::host)?;
        self.answers.recv().map_err(Error::host)?
    }
}

/// What would be a request to a service, or a dialogue.
fn look_up(question: Question) -> Result<Answer> {
    match question {
        Question::Towns(country) => match country.as_str() {
            "Norway" => Ok(Answer::Towns(vec!["Bergen", "Bodo", "Oslo", "Tromso"])),
            _ => Err(Error::exception(
                "LookupError",
                format!("no country {country}"),
            )),
        },
        Question::Person(question) => {
            thread::sleep(Duration::from_millis(10));
            let likes = [("Bergen", 9), ("Oslo", 5), ("Tromso", 7)];
            let like = likes.iter().find(|(town, _)| question.contains(town));
            Ok(Answer::Number(like.map_or(1, |(_, number)| *number)))
        }
        Question::Forecast(town) => {
            let degrees = match town.as_str() {
                "Bergen" => [("saturday", 9), ("sunday", 11)],
                "Oslo" => [("saturday", 14), ("sunday", 13)],
                "Tromso" => [("saturday", 2), ("sunday", 3)],
                _ => {
                    return Err(Error::exception(
                        "LookupError",
                        format!("no forecast for {town}"),
                    ));
                }
            };
            Ok(Answer::Degrees(degrees.into()))
        }
    }
}

/// The first part of what a script printed, and how much there was.
#[derive(Default)]
struct Printed {
    text: String,
    bytes: usize,
}

impl Printed {
    fn push(&mut self, text: &str) {
        self.bytes += text.len();
        let room = OUTPUT - self.text.len();
        self.text.push_str(&text[..text.floor_char_boundary(room)]);
    }
}

/// What the model gets to read about a turn.
struct Report {
    calls: Vec<String>,
    printed: Printed,
    outcome: Result<Option<String>>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.calls.is_empty() {
            writeln!(f, "Tools used: {}", self.calls.join(", "))?;
        }
        let Printed { text, bytes } = &self.printed;
        if *bytes > 0 {
            writeln!(f, "Printed:\n{}", text.trim_end())?;
        }
        if *bytes > text.len() {
            writeln!(f, "[{} more bytes are left out]", bytes - text.len())?;
        }
        match &self.outcome {
            Ok(Some(value)) => writeln!(f, "Result: {value}"),
            Ok(None) => writeln!(f, "Done."),
            Err(error) => write_error(f, error),
        }
    }
}

/// An error, with what the model can do about it.
fn write_error(f: &mut fmt::Formatter<'_>, error: &Error) -> fmt::Result {
    let advice = match error.kind() {
        ErrorKind::Syntax => "Nothing was run.",
        ErrorKind::Exception => "What ran before the exception has had its effect.",
        ErrorKind::Limit(Limit::Fuel) => "The code computes too much, or has no end.",
        ErrorKind::Limit(Limit::HeapBytes) => "The code keeps too much in memory.",
        _ => "The code was stopped.",
    };
    match error.traceback() {
        Some(traceback) => write!(f, "{traceback}")?,
        None => writeln!(f, "Stopped: {error}")?,
    }
    writeln!(f, "{advice}")
}

/// The contents of a mutex, also after a panic of somebody who had it.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
