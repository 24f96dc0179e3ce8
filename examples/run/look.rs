//! Looks into a script: one function for each option that asks for one.

use std::path::Path;
use std::process::ExitCode;

use nonlocal::Runtime;
use nonlocal::recording::Bounds;

/// `--record`: from here on.
pub(crate) fn start_recording(rt: &mut Runtime) {
    rt.start_recording(Bounds::new());
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
