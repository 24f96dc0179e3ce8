//! Golden scripts that travel: in legs of little fuel, each in a runtime of its own.

mod script;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::{env, panic, thread};

use nonlocal::{
    Clock, Engine, Error, ErrorKind, FrozenRun, Fuel, Limits, Output, Program, Runtime, Step, Value,
};

/// What a script has printed, and how it ended.
#[derive(Default, PartialEq, Debug)]
struct Printed {
    stdout: String,
    stderr: String,
    status: i32,
}

impl Printed {
    fn take(&mut self, rt: &mut Runtime) {
        self.stdout += &rt.take_output();
        self.stderr += &rt.take_stderr();
    }

    fn end(mut self, rt: &mut Runtime, result: nonlocal::Result<()>) -> Self {
        self.take(rt);
        if let Err(error) = result {
            let (text, status) = report(rt, &error);
            self.stderr += &text;
            self.status = status;
        }
        if let Err(error) = rt.check() {
            self.stderr += &format!("not whole: {error}\n");
        }
        self.stdout = script::mask_addresses(&self.stdout);
        self.stderr = script::mask_addresses(&self.stderr);
        self
    }
}

/// The standard error and the exit code of an uncaught exception.
fn report(rt: &mut Runtime, error: &Error) -> (String, i32) {
    if let Some(exception) = error.exception_object()
        && error.is_exception("SystemExit")
    {
        return match rt.attr::<Value>(exception, "code") {
            Ok(Value::None) => (String::new(), 0),
            Ok(Value::Int(code)) => (String::new(), (code & 0xff) as i32),
            _ => (String::new(), 1),
        };
    }
    (format!("{error:?}\n"), 1)
}

fn engine() -> Engine {
    Engine::builder()
        .limits(Limits::new().native_stack(48 << 20))
        .stdout(Output::collect())
        .stderr(Output::collect())
        .clock(Clock::Virtual)
        .gc_stress(env::var("NONLOCAL_STRESS").is_ok_and(|value| value != "0"))
        .build()
}

fn in_one_go(program: &Program) -> Printed {
    let mut rt = engine().runtime();
    let result = rt.run::<()>(program);
    Printed::default().end(&mut rt, result)
}

/// So many steps are followed by a leg in a new runtime, before they become fewer.
const MANY: usize = 40;

/// What a leg came to.
enum Leg {
    Ended(nonlocal::Result<()>),
    Frozen(FrozenRun),
}

/// Runs in legs of so much fuel, and travels after each of them, or where it can for the first time after it. Gives why it
/// could not, how often.
fn in_legs(program: &Program, fuel: u64, refused: &mut BTreeMap<String, usize>) -> Printed {
    let engine = engine();
    let mut printed = Printed::default();
    let mut rt = engine.runtime();
    let mut legs = 0;
    let mut leg = {
        let step = rt.start_program::<()>(program, Fuel(fuel));
        until_frozen(step, fuel, &mut legs, refused)
    };
    loop {
        match leg {
            Leg::Ended(result) => return printed.end(&mut rt, result),
            Leg::Frozen(frozen) => {
                printed.take(&mut rt);
                rt = engine.runtime();
                let step = match rt.thaw_run::<()>(&frozen) {
                    Ok(Step::OutOfFuel(paused)) => paused.resume(Fuel(fuel)),
                    Ok(other) => panic!("{other:?}"),
                    Err(error) => {
                        // So that it is told apart from what the script does.
                        let error = Error::exception("SystemError", format!("not thawed: {error}"));
                        return printed.end(&mut rt, Err(error));
                    }
                };
                leg = until_frozen(step, fuel, &mut legs, refused);
            }
        }
    }
}

fn until_frozen(
    step: nonlocal::Result<Step<'_, ()>>,
    fuel: u64,
    legs: &mut usize,
    refused: &mut BTreeMap<String, usize>,
) -> Leg {
    let mut step = step;
    loop {
        let mut paused = match step {
            Ok(Step::Done(())) => return Leg::Ended(Ok(())),
            Ok(Step::OutOfFuel(paused)) => paused,
            Ok(other) => panic!("{other:?}"),
            Err(error) => return Leg::Ended(Err(error)),
        };
        *legs += 1;
        // The first steps, then fewer and fewer.
        if *legs < MANY || (*legs).is_multiple_of(*legs / MANY + 1) {
            match paused.freeze() {
                Ok(frozen) => return Leg::Frozen(frozen),
                Err(error) if error.kind() == ErrorKind::Frozen => {
                    *refused.entry(error.to_string()).or_default() += 1;
                }
                Err(error) => return Leg::Ended(Err(error)),
            }
        }
        step = paused.resume(Fuel(fuel));
    }
}

fn guarded<T>(run: impl FnOnce() -> T + Send) -> Result<T, String>
where
    T: Send,
{
    thread::scope(|scope| {
        let body = || panic::catch_unwind(panic::AssertUnwindSafe(run));
        let thread = thread::Builder::new()
            .stack_size(64 << 20)
            .spawn_scoped(scope, body);
        let outcome = thread.map_err(|error| error.to_string())?.join();
        outcome.and_then(|outcome| outcome).map_err(|panic| {
            let text = panic.downcast_ref::<String>().map(String::as_str);
            text.or_else(|| panic.downcast_ref::<&str>().copied())
                .unwrap_or("?")
                .to_owned()
        })
    })
}

/// Scripts of which a part cannot travel, or whose output depends on what a new runtime makes anew; each with the reason.
const ELSEWHERE: &[(&str, &str)] = &[
    (
        "set_lookups_compare_along_the_way.py",
        "the order in which a set compares keys whose hashes scripts compute",
    ),
    (
        "a_recursive_inner_function_is_a_cycle.py",
        "garbage that no collection has found, to which a weak reference still leads",
    ),
    (
        "weak_containers_ask_what_is_still_wanted.py",
        "garbage that no collection has found, to which a weak reference still leads",
    ),
    (
        "weak_references_are_cleared.py",
        "the hash that a weak reference remembers of an object that is gone",
    ),
    (
        "del_can_bring_its_object_back.py",
        "that `__del__` has run for an object that lives on",
    ),
    (
        "comparisons_that_containers_make.py",
        "a dict whose keys are hashed anew by a method that needs what arrives with it",
    ),
    (
        "copy_shallow_and_deep.py",
        "a memo by `id()`, which changes",
    ),
    (
        "inspect_signature_of_functions.py",
        "what is known by `id()`, which changes",
    ),
    (
        "json_dump_writes_pieces.py",
        "markers by `id()`, which changes",
    ),
    (
        "json_keys_left_out_leave_nothing.py",
        "markers by `id()`, which changes",
    ),
    (
        "enum_functional_api.py",
        "`hash()` of a text, which each runtime computes with a secret of its own",
    ),
    (
        "string_methods_take_them_as_characters.py",
        "`hash()` of a text, which each runtime computes with a secret of its own",
    ),
    ("method_objects.py", "`hash()` by identity, which changes"),
    (
        "type_checks_and_conversions.py",
        "`hash()` of a text, which each runtime computes with a secret of its own",
    ),
];

/// The built-in functions in whose calls a run may stand that cannot travel from there: they ask scripts in the middle of
/// their work, or hold Rust data. Everything else that is refused is a mistake.
const STAY: &[&str] = &[
    "__and__",
    "__contains__",
    "__delitem__",
    "__eq__",
    "__getitem__",
    "__mod__",
    "__ne__",
    "__or__",
    "__rand__",
    "__ror__",
    "__rsub__",
    "__rxor__",
    "__setitem__",
    "__sub__",
    "__xor__",
    "add",
    "bin",
    "chr",
    "complex",
    "discard",
    "divmod",
    "float",
    "format",
    "format_map",
    "get",
    "hex",
    "int",
    "isinstance",
    "issubclass",
    "oct",
    "pop",
    "pow",
    "range",
    "remove",
    "setdefault",
    "sort",
];

/// Whether it is known that a run cannot travel for this reason.
fn is_known(reason: &str) -> bool {
    let call = reason
        .strip_prefix("the run stands in a call that ")
        .and_then(|rest| rest.strip_suffix(" has made"));
    match call {
        Some(name) => STAY.contains(&name),
        None => reason == "the run is observed, by the host or by a trace function of its own",
    }
}

#[test]
fn golden_scripts_print_the_same_when_they_travel_between_all_steps() {
    let only = env::var("NONLOCAL_ONLY").ok();
    let scripts = script::all().expect("the scripts are there");
    let fuel: u64 = env::var("NONLOCAL_LEG")
        .ok()
        .and_then(|fuel| fuel.parse().ok())
        .unwrap_or(1);
    let next = AtomicUsize::new(0);
    let (different, reasons) = (Mutex::new(Vec::new()), Mutex::new(BTreeMap::new()));
    let travelled = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, Into::into) {
            scope.spawn(|| {
                while let Some(script) = scripts.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let name = script.file_name();
                    let left_out = ELSEWHERE.iter().any(|(known, _)| *known == name);
                    if left_out
                        || only.as_ref().is_some_and(|only| {
                            !script.path.to_string_lossy().contains(only.as_str())
                        })
                    {
                        continue;
                    }
                    let Ok(program) = Program::compile(&name, &script.source) else {
                        continue;
                    };
                    let whole = guarded(|| in_one_go(&program));
                    let mut refused = BTreeMap::new();
                    let legs = guarded(|| in_legs(&program, fuel, &mut refused));
                    travelled.fetch_add(1, Ordering::Relaxed);
                    let mut reasons = reasons.lock().unwrap_or_else(PoisonError::into_inner);
                    for (reason, count) in refused {
                        *reasons.entry(reason).or_insert(0) += count;
                    }
                    drop(reasons);
                    if legs != whole {
                        let report = format!(
                            "{}: {legs:?}\nin one go: {whole:?}\n",
                            script.path.display()
                        );
                        different
                            .lock()
                            .unwrap_or_else(PoisonError::into_inner)
                            .push(report);
                    }
                }
            });
        }
    });
    let mut different = different
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner);
    different.sort();
    let reasons: BTreeMap<String, usize> =
        reasons.into_inner().unwrap_or_else(PoisonError::into_inner);
    for (reason, count) in &reasons {
        println!("{count:6} {reason}");
    }
    println!("{} scripts travelled", travelled.into_inner());
    let unknown: Vec<&String> = reasons.keys().filter(|reason| !is_known(reason)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    assert!(
        different.is_empty(),
        "{} differ:\n{}",
        different.len(),
        different.join("\n")
    );
}
