//! Looks into a script: one function for each option that asks for one.

use std::path::Path;
use std::process::ExitCode;

use nonlocal::{Runtime, graph, recording};

/// `--record`: from here on.
pub(crate) fn start_recording(rt: &mut Runtime) {
    rt.start_recording(recording::Bounds::new());
}

/// `--record`: writes what was recorded, also of a script that an exception has ended.
pub(crate) fn write_recording(rt: &mut Runtime, out: &Path, code: ExitCode) -> ExitCode {
    let Some(recording) = rt.stop_recording() else {
        return code;
    };
    match std::fs::write(out, recording.to_json()) {
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
