//! A lesson on closures as pages to step through: `lesson [OUT_DIR]` writes a page for each idea, and an index.
//!
//! Each page has a program that was recorded, what there is to see in it, and questions. Without a folder the pages go
//! to `target/lesson`.

mod lessons;

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use nonlocal::recording::Bounds;
use nonlocal::{Engine, Output, Program, Recording};

use lessons::{LESSONS, Lesson};

const INDEX: &str = include_str!("index.html");

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1);
    let folder = folder.map_or_else(|| PathBuf::from("target/lesson"), PathBuf::from);
    fs::create_dir_all(&folder)?;

    let mut entries = String::new();
    for (number, lesson) in LESSONS.iter().enumerate() {
        let recording = record(lesson)?;
        let file = format!("{}.html", lesson.name);
        fs::write(folder.join(&file), page(&recording, number))?;
        println!("{file}");
        writeln!(
            entries,
            "<li><a href=\"{file}\">{}</a><p>{}</p></li>",
            lesson.title, lesson.gist
        )?;
    }
    fs::write(
        folder.join("index.html"),
        INDEX.replace("{{entries}}", entries.trim_end()),
    )?;
    println!("index.html");
    Ok(())
}

/// Runs the program of a lesson, and records the run.
fn record(lesson: &Lesson) -> nonlocal::Result<Recording> {
    let program = Program::compile(&format!("{}.py", lesson.name), lesson.script)?;
    let mut rt = Engine::builder()
        .stdout(Output::discard())
        .build()
        .runtime();
    Recording::of(&mut rt, &program, Bounds::new())
}

/// The page of a lesson: its recording between what is said and what is asked.
fn page(recording: &Recording, number: usize) -> String {
    let lesson = &LESSONS[number];
    let mut page = recording
        .page()
        .title(lesson.title)
        .link("All ideas", "index.html");
    if let Some(before) = number.checked_sub(1) {
        page = page.link("The idea before", &format!("{}.html", LESSONS[before].name));
    }
    if let Some(next) = LESSONS.get(number + 1) {
        page = page.link(
            &format!("Next: {}", next.title),
            &format!("{}.html", next.name),
        );
    }
    for paragraph in lesson.paragraphs {
        page = page.paragraph(paragraph);
    }
    for question in lesson.questions {
        page = page.question(question);
    }
    page.to_html()
}
