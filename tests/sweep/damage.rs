//! Damaged programs: tokens, lines and bytes of golden scripts deleted, doubled, moved, exchanged and replaced.
//!
//! Whatever comes out ends in a result, an exception, a syntax error or a limit; the runtime works afterwards, and
//! a run in steps does what it does in one go.

use std::panic::{self, AssertUnwindSafe};
use std::time::{Duration, Instant};
use std::{fs, thread};

use nonlocal::{Clock, Engine, ErrorKind, Fuel, Limits, Output, Program, Runtime, Step, Value};

use super::{amount, first_seed};
use crate::probe::works;
use crate::random::Random;
use crate::script;

/// No damaged program may take longer, with the fuel that it has.
const TOO_LONG: Duration = Duration::from_secs(60);

/// What takes the place of a token.
const TOKENS: &[&str] = &[
    "nonlocal",
    "global",
    "yield",
    "yield from",
    "await",
    "async",
    "lambda:",
    "lambda *a, **k:",
    "return",
    "del",
    "raise",
    "raise from",
    "try:",
    "finally:",
    "except:",
    "except*",
    "else:",
    "with",
    "match",
    "case",
    "class",
    "def",
    "import",
    "from",
    "if",
    "for",
    "while True:",
    "in",
    "is",
    "not",
    "and",
    "or",
    "pass",
    "break",
    "continue",
    "assert",
    "type",
    "None",
    "True",
    "...",
    "_",
    "self",
    "super()",
    "__class__",
    "__debug__",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "*",
    "**",
    ":",
    ",",
    ";",
    ".",
    "@",
    "=",
    ":=",
    "+=",
    "->",
    "==",
    "<",
    "-",
    "~",
    "%",
    "//",
    ">>",
    "<<",
    "!",
    "0",
    "-1",
    "1e308",
    "10**30",
    "2**63",
    "-2**63",
    "(1<<200)",
    "1j",
    "''",
    "b''",
    "f'{x!r:>{y}}'",
    "'\\ud800'",
    "'%s%%%d'",
    "'x'*99999",
    "[0]*99999",
    "[]",
    "{}",
    "()",
    "set()",
    "object()",
    "type",
    "iter(int, 1)",
    "range(10**30)",
    "len",
    "list",
    "dict",
    "sorted",
    "map",
    "zip",
    "getattr",
    "setattr",
    "exec",
    "eval",
    "globals()",
    "locals()",
    "vars()",
    "__import__",
    "print",
    "repr",
    "hash",
    "next",
    "iter",
    "sum",
    "min",
    "max",
    "slice(None)",
    "float('nan')",
    "memoryview(b'ab')",
    "bytearray(9)",
    "Exception",
    "StopIteration",
    "GeneratorExit",
    "BaseException()",
    "__slots__",
    "__init__",
    "__del__",
    "__eq__",
    "__hash__",
    "__getattr__",
    "__class_getitem__",
    "__set_name__",
    "__prepare__",
    "__mro_entries__",
    "__subclasshook__",
    "__code__",
    "__dict__",
    "__globals__",
    "\n",
    "\n    ",
    "\t",
    "\\\n",
    "\0",
    "\u{feff}",
    "\u{c}",
    "é",
    "\u{1f600}",
    "#",
    "\"\"\"",
    "'",
];

/// Splits a source into pieces that a damage keeps whole: words, numbers, blanks, and single signs.
fn tokens(source: &str) -> Vec<String> {
    let class = |letter: char| match letter {
        _ if letter.is_alphanumeric() || letter == '_' => 0,
        ' ' => 1,
        _ => 2,
    };
    let mut tokens: Vec<String> = Vec::new();
    let mut last = 2;
    for letter in source.chars() {
        let this = class(letter);
        match tokens.last_mut() {
            Some(token) if this == last && this != 2 => token.push(letter),
            _ => tokens.push(letter.to_string()),
        }
        last = this;
    }
    tokens
}

struct Corpus {
    sources: Vec<String>,
}

impl Corpus {
    fn load() -> Self {
        let scripts = script::all().expect("the scripts are there");
        Self {
            sources: scripts.into_iter().map(|script| script.source).collect(),
        }
    }

    fn any(&self, random: &mut Random) -> &str {
        &self.sources[random.below(self.sources.len())]
    }

    /// The damaged program of a seed.
    fn program(&self, random: &mut Random) -> String {
        let mut source = self.any(random).to_owned();
        for _ in 0..=random.below(4) {
            source = match random.below(10) {
                0..=5 => self.damage_tokens(&source, random),
                6..=8 => self.damage_lines(&source, random),
                _ => damage_bytes(&source, random),
            };
        }
        source
    }

    fn damage_tokens(&self, source: &str, random: &mut Random) -> String {
        let mut tokens = tokens(source);
        if tokens.is_empty() {
            return String::new();
        }
        let at = random.below(tokens.len());
        let other = random.below(tokens.len());
        match random.below(7) {
            0 => drop(tokens.remove(at)),
            1 => tokens.insert(at, tokens[other].clone()),
            2 => tokens.swap(at, other),
            3 => tokens[at] = random.pick(TOKENS).to_owned(),
            4 => tokens.insert(at, format!(" {} ", random.pick(TOKENS))),
            5 => {
                let foreign = self::tokens(self.any(random));
                tokens[at].clone_from(&foreign[random.below(foreign.len())]);
            }
            // Every use of one name becomes another.
            _ => {
                let (from, to) = (tokens[at].clone(), tokens[other].clone());
                if from.chars().all(char::is_alphanumeric) {
                    tokens
                        .iter_mut()
                        .filter(|token| **token == from)
                        .for_each(|token| token.clone_from(&to));
                }
            }
        }
        tokens.concat()
    }

    fn damage_lines(&self, source: &str, random: &mut Random) -> String {
        let mut lines: Vec<String> = source.lines().map(str::to_owned).collect();
        if lines.is_empty() {
            return String::new();
        }
        let at = random.below(lines.len());
        let other = random.below(lines.len());
        match random.below(7) {
            0 => drop(lines.remove(at)),
            1 => lines.insert(at, lines[other].clone()),
            2 => lines.swap(at, other),
            3 => lines[at].insert_str(0, "    "),
            4 => lines[at] = lines[at].strip_prefix("    ").unwrap_or("pass").to_owned(),
            // The start of this program and the end of another.
            5 => {
                lines.truncate(at);
                let foreign: Vec<&str> = self.any(random).lines().collect();
                let from = random.below(foreign.len());
                lines.extend(foreign[from..].iter().map(|line| (*line).to_owned()));
            }
            // Another program inside a function of this one.
            _ => {
                let indent: String = lines[at]
                    .chars()
                    .take_while(|letter| *letter == ' ')
                    .collect();
                let foreign = self
                    .any(random)
                    .lines()
                    .map(|line| format!("{indent}    {line}"));
                let head = [
                    "def wrapped():",
                    "async def wrapped():",
                    "class wrapped:",
                    "for wrapped in 1, 2:",
                    "try:",
                ];
                let head = format!("{indent}{}", random.pick(&head));
                let tail = match random.below(3) {
                    0 => format!("{indent}wrapped()"),
                    1 => format!("{indent}finally: print(wrapped)"),
                    _ => format!("{indent}else: print(wrapped)"),
                };
                let block: Vec<String> = [head].into_iter().chain(foreign).chain([tail]).collect();
                lines.splice(at..at, block);
            }
        }
        lines.join("\n") + "\n"
    }
}

fn damage_bytes(source: &str, random: &mut Random) -> String {
    let mut bytes = source.as_bytes().to_vec();
    for _ in 0..=random.below(3) {
        let at = random.below(bytes.len());
        match random.below(3) {
            0 if !bytes.is_empty() => drop(bytes.remove(at)),
            1 if !bytes.is_empty() => bytes[at] ^= 1 << random.below(8),
            _ => bytes.insert(at, random.next() as u8),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn runtime(stress: bool) -> Runtime {
    let limits = Limits::new()
        .fuel(50_000)
        .heap_bytes(32 << 20)
        .output_bytes(100_000)
        .integer_bits(1 << 20);
    Engine::builder()
        .clock(Clock::Virtual)
        .limits(limits)
        .stdout(Output::collect())
        .stderr(Output::collect())
        .gc_stress(stress)
        .build()
        .runtime()
}

/// How a run ended and what it printed; none if a limit ended it.
type Ending = Option<(String, String)>;

fn ending(rt: &mut Runtime, result: nonlocal::Result<Value>) -> Ending {
    let end = match result {
        Ok(_) => String::new(),
        Err(error) => match error.kind() {
            ErrorKind::Limit(_) => return None,
            ErrorKind::Exception | ErrorKind::Syntax => {
                script::mask_addresses(&format!("{error:?}"))
            }
            other => panic!("a damaged program ended with {other:?}: {error:?}"),
        },
    };
    let printed = rt.take_output() + &rt.take_stderr();
    Some((end, script::mask_addresses(&printed)))
}

fn in_one_go(source: &str, stress: bool) -> Ending {
    let mut rt = runtime(stress);
    let result = Program::compile_with("damaged.py", source, rt.engine().limits())
        .and_then(|program| rt.run::<Value>(&program));
    let ending = ending(&mut rt, result);
    works(&mut rt);
    ending
}

fn in_steps(source: &str, fuel: u64) -> Ending {
    let mut rt = runtime(false);
    let result =
        Program::compile_with("damaged.py", source, rt.engine().limits()).and_then(|program| {
            let mut step = rt.start_program::<Value>(&program, Fuel(fuel))?;
            loop {
                step = match step {
                    Step::Done(value) => return Ok(value),
                    Step::OutOfFuel(paused) | Step::Observed(paused) => {
                        paused.resume(Fuel(fuel))?
                    }
                    other => unreachable!("another kind of step: {other:?}"),
                };
            }
        });
    let ending = ending(&mut rt, result);
    works(&mut rt);
    ending
}

/// Runs one program in every way; `Err` says what went wrong.
fn check(source: &str, seed: u64) -> Result<(), String> {
    let body = AssertUnwindSafe(|| {
        let whole = in_one_go(source, false);
        let mut random = Random::new(!seed);
        if random.one_in(16) {
            in_one_go(source, true);
        }
        let steps = in_steps(source, 1 + random.below(9) as u64);
        // Neither what a limit ends nor how deep built-in functions may nest is the same: steps count their fuel at
        // their end, and begin at another depth of the thread's stack. Hashes of strs differ from runtime to runtime.
        let comparable = |ending: &(String, String)| {
            !format!("{ending:?}").contains("recursion depth") && !source.contains("hash(")
        };
        if let (Some(whole), Some(steps)) = (whole, steps)
            && comparable(&whole)
            && comparable(&steps)
        {
            assert_eq!(whole, steps, "in one go, and in steps");
        }
    });
    panic::catch_unwind(body).map_err(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        text.or_else(|| panic.downcast_ref::<&str>().copied())
            .unwrap_or("?")
            .to_owned()
    })
}

#[test]
fn damaged_programs_end_within_their_limits() {
    let corpus = Corpus::load();
    let current = format!("{}/sweep.py", env!("CARGO_TARGET_TMPDIR"));
    let first = first_seed();
    let mut failures = Vec::new();
    for seed in first..first + amount(300, 3_000) {
        let source = corpus.program(&mut Random::new(seed));
        fs::write(&current, &source).expect("the build folder can be written to");
        let start = Instant::now();
        // A thread as Rust makes them: the default limits are made for its stack.
        let verdict = thread::scope(|scope| {
            scope
                .spawn(|| check(&source, seed))
                .join()
                .expect("it is caught")
        });
        let took = start.elapsed();
        if let Err(problem) = verdict {
            println!("seed {seed} fails");
            failures.push(format!("seed {seed}: {problem}"));
        } else if took > TOO_LONG {
            failures.push(format!("seed {seed}: it took {took:?}"));
        }
    }
    assert!(
        failures.is_empty(),
        "{} failures:\n{}",
        failures.len(),
        failures.join("\n")
    );
}
