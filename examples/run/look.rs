//! Looks into a script: one function for each option that asks for one.

use std::path::Path;
use std::process::ExitCode;

use nonlocal::{Error, Explanation, Limits, NameKind, Names, Program, Runtime, graph, recording};

use crate::options::Look;

/// `--record`: from here on.
pub(crate) fn start_recording(rt: &mut Runtime) {
    rt.start_recording(recording::Bounds::new());
}

/// `--record`: writes what was recorded, also of a script that an exception has ended: as a page, or as data.
pub(crate) fn write_recording(rt: &mut Runtime, out: &Path, code: ExitCode) -> ExitCode {
    let Some(recording) = rt.stop_recording() else {
        return code;
    };
    let is_page = out.extension().is_some_and(|extension| extension == "html");
    let text = if is_page {
        recording.to_html()
    } else {
        recording.to_json()
    };
    match std::fs::write(out, text) {
        Ok(()) => code,
        Err(error) => {
            eprintln!("run: can't write '{}': {error}", out.display());
            ExitCode::from(2)
        }
    }
}

/// `--graph`: prints what the closures of the script capture when it has ended.
pub(crate) fn print_graph(rt: &mut Runtime, mermaid: bool) {
    let graph = rt.heap_graph(graph::Bounds::new());
    match mermaid {
        true => print!("{}", graph.to_mermaid()),
        false => print!("{}", graph.to_dot()),
    }
}

/// Looks at a script without running it, if that is what is asked for. It is called as the command line calls it.
pub(crate) fn read(
    look: Option<&Look>,
    path: &str,
    text: &str,
    limits: &Limits,
) -> Option<ExitCode> {
    let read: &dyn Fn(&Program) -> Result<ExitCode, Error> = match look? {
        Look::Lint => &|program| lint(program, path),
        Look::Explain(None) => &explain_captured,
        Look::Explain(Some(name)) => &|program| explain(program, name),
        Look::Record(_) | Look::Graph { .. } => return None,
    };
    let result = Program::compile_with(path, text, limits).and_then(|program| read(&program));
    Some(result.unwrap_or_else(|error| refused(&error)))
}

fn refused(error: &Error) -> ExitCode {
    eprintln!("{error:?}");
    ExitCode::from(2)
}

/// `--lint`: a line for each lint; exits with 1 if there are any.
fn lint(program: &Program, path: &str) -> Result<ExitCode, Error> {
    let lints = program.lints()?;
    for lint in &lints {
        println!("{path}:{lint}");
    }
    Ok(ExitCode::from(u8::from(!lints.is_empty())))
}

/// `--explain`: all names that closures capture, once for each block.
fn explain_captured(program: &Program) -> Result<ExitCode, Error> {
    let names = program.names()?;
    show(&names, |reason| {
        matches!(reason.kind, NameKind::Cell | NameKind::Free)
    });
    Ok(ExitCode::SUCCESS)
}

/// `--explain NAME`: `n`, `make_counter.step.n`, or LINE:COLUMN.
fn explain(program: &Program, asked: &str) -> Result<ExitCode, Error> {
    if let Some((line, column)) = asked.split_once(':')
        && let (Ok(line), Ok(column)) = (line.parse(), column.parse())
    {
        print!("{}", program.explain_at(line, column)?);
        return Ok(ExitCode::SUCCESS);
    }
    if let Some((block, name)) = asked.rsplit_once('.') {
        print!("{}", program.explain(block, name)?);
        return Ok(ExitCode::SUCCESS);
    }
    let names = program.names()?;
    let found = show(&names, |reason| &*reason.name == asked);
    if !found {
        eprintln!("run: the name `{asked}` does not occur");
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints the explanations that are wanted, each once; whether there were any.
fn show(names: &Names, wanted: impl Fn(&Explanation) -> bool) -> bool {
    let mut seen = std::collections::HashSet::new();
    let mut found = false;
    for name in names.iter().filter(|name| seen.insert(name.reason())) {
        let reason = names.explain(&name).filter(&wanted);
        if let Some(reason) = reason {
            println!("{reason}");
            found = true;
        }
    }
    found
}
