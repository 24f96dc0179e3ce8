//! The programs of the closure lesson, through the `run` example, where the folder with them is beside the checkout.

#![cfg(feature = "parser")]

use std::fs;
use std::path::Path;
use std::process::Command;

mod script;

#[test]
fn the_programs_of_the_lesson_print_what_they_should() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seed");
    if !folder.is_dir() {
        println!("skipped: {} is not there", folder.display());
        return;
    }
    let mut count = 0;
    for entry in fs::read_dir(&folder).expect("the folder can be read") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "py") {
            continue;
        }
        let expected =
            fs::read_to_string(path.with_extension("out")).expect("the output beside the program");
        let run = Command::new(env!("CARGO"))
            .args(["run", "--quiet", "--example", "run", "--"])
            .arg(&path)
            .output();
        let output = run.expect("cargo runs");
        let got = String::from_utf8_lossy(&output.stdout);
        assert_eq!(
            script::mask_addresses(&got)
                .replace("0x...", "0xADDR")
                .trim_end(),
            expected.trim_end(),
            "{}\n{}",
            path.display(),
            String::from_utf8_lossy(&output.stderr)
        );
        count += 1;
    }
    assert_eq!(count, 6, "the lesson has six programs");
}
