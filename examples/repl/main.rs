//! A REPL: history, completion with Tab, inputs of many lines, tracebacks; Ctrl-C stops what runs.
//!
//! Every input has limits, so that one which never ends gives the prompt back by itself. Input that comes from a file
//! or a pipe is shown with its prompts: what comes out reads like a session.
//!
//! ```text
//! cargo run --example repl                                 # Ctrl-D or :quit ends it, :help helps
//! cargo run --example repl < examples/repl/input.txt
//! ```

mod session;

use std::cell::RefCell;
use std::io::{self, BufRead, IsTerminal};
use std::rc::Rc;

use nonlocal::Error;
use rustyline::completion::Completer;
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{Context, Editor, Helper};

use session::{Session, is_open};

const HELP: &str = "\
:cells NAME      what a closure has captured
:complete TEXT   what Tab would offer
:quit            ends the session, as Ctrl-D does";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let session = Session::new()?;
    let stop = session.interrupt();
    ctrlc::set_handler(move || stop.now())?;
    if io::stdin().is_terminal() {
        interactive(Rc::new(RefCell::new(session)))
    } else {
        transcript(session)
    }
}

/// Reads from a terminal.
fn interactive(session: Rc<RefCell<Session>>) -> Result<(), Box<dyn std::error::Error>> {
    let mut editor: Editor<Prompt, _> = Editor::new()?;
    editor.set_helper(Some(Prompt(Rc::clone(&session))));
    // The history lasts as long as the session; rustyline's feature `with-file-history` keeps it in a file.
    loop {
        match editor.readline(">>> ") {
            Ok(text) => {
                editor.add_history_entry(&text)?;
                if !answer(&mut session.borrow_mut(), &text) {
                    return Ok(());
                }
            }
            // Ctrl-C at the prompt throws away what was typed.
            Err(ReadlineError::Interrupted) => {}
            Err(ReadlineError::Eof) => return Ok(()),
            Err(error) => return Err(error.into()),
        }
    }
}

/// Reads from a file or a pipe.
fn transcript(mut session: Session) -> Result<(), Box<dyn std::error::Error>> {
    let mut text = String::new();
    for line in io::stdin().lock().lines() {
        let line = line?;
        let prompt = if text.is_empty() { ">>>" } else { "..." };
        println!("{}", format!("{prompt} {line}").trim_end());
        text += &line;
        if is_open(&text) {
            text.push('\n');
        } else if !answer(&mut session, &std::mem::take(&mut text)) {
            break;
        }
    }
    Ok(())
}

/// Runs one input, and prints what comes of it. False: the session is over.
fn answer(session: &mut Session, text: &str) -> bool {
    if let Some(command) = text.strip_prefix(':') {
        return obey(session, command);
    }
    match session.run(text) {
        Ok(None) => {}
        Ok(Some(value)) => println!("{value}"),
        Err(error) if error.is_exception("SystemExit") => return false,
        Err(error) => print_error(&error),
    }
    true
}

/// Does what a command of the REPL's own says.
fn obey(session: &mut Session, command: &str) -> bool {
    match command.split_once(' ').unwrap_or((command, "")) {
        ("quit", _) => return false,
        ("complete", text) => println!("{}", session.complete(text).1.join(" ")),
        ("cells", name) => match session.cells(name) {
            Ok(lines) => lines.iter().for_each(|line| println!("{line}")),
            Err(error) => print_error(&error),
        },
        _ => println!("{HELP}"),
    }
    true
}

/// A traceback, also where a limit or Ctrl-C ended the run.
fn print_error(error: &Error) {
    match error.traceback() {
        Some(traceback) => print!("{traceback}"),
        None => println!("{error}"),
    }
}

/// What the line editor asks while somebody types.
struct Prompt(Rc<RefCell<Session>>);

impl Completer for Prompt {
    type Candidate = String;

    fn complete(
        &self,
        line: &str,
        pos: usize,
        _ctx: &Context<'_>,
    ) -> rustyline::Result<(usize, Vec<String>)> {
        let begun = &line[..pos];
        // Where no word has begun, Tab indents.
        if begun.is_empty() || begun.ends_with([' ', '\n']) {
            return Ok((pos, vec![String::from("    ")]));
        }
        Ok(self.0.borrow_mut().complete(begun))
    }
}

impl Validator for Prompt {
    fn validate(&self, ctx: &mut ValidationContext<'_>) -> rustyline::Result<ValidationResult> {
        let text = ctx.input();
        Ok(if !text.starts_with(':') && is_open(text) {
            ValidationResult::Incomplete
        } else {
            ValidationResult::Valid(None)
        })
    }
}

impl Hinter for Prompt {
    type Hint = String;
}

impl Highlighter for Prompt {}

impl Helper for Prompt {}
