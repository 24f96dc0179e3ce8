//! The reasons that a page tells: why a variable is what it is in the block that has it.
//!
//! Input: a recording, whose sources are compiled once more; output: JSON for the page, an object for each name of each
//! block that the recording mentions, with the sentence, the places and the notes of its [`Explanation`].

use std::collections::HashSet;

use crate::analysis::Explanation;
use crate::embed::Program;
use crate::embed::recording::Recording;

use super::super::record::write_text;

/// What may be searched for the places of all names of a source, in bytes: a name that is used everywhere has each of its
/// uses looked at for each block that asks. Only a source of more than 100 kB with thousands of blocks comes near.
const WORK: usize = 400_000_000;

/// The reasons of all sources of a recording. A source that cannot be compiled by itself has none: one that was compiled
/// for a scope of the host may use names that it does not bind.
pub(super) fn to_json(recording: &Recording) -> String {
    let mentioned: HashSet<&str> = recording.texts().collect();
    let mut json = "[".to_owned();
    for (file, (name, source)) in recording.files().enumerate() {
        let names = Program::compile(name, source).and_then(|program| program.names());
        let Ok(names) = names else {
            continue;
        };
        let mut seen = HashSet::new();
        let mut left = WORK / source.len().max(1);
        for name in names.iter() {
            if !mentioned.contains(&*name.name) || !seen.insert(name.reason()) {
                continue;
            }
            if left == 0 {
                break;
            }
            left -= 1;
            let Some(reason) = names.explain(&name) else {
                continue;
            };
            let scope = match &*reason.block.qualname {
                "" => "<module>",
                qualname => qualname,
            };
            if mentioned.contains(scope) {
                json.push_str(if json.len() > 1 { ",\n" } else { "\n" });
                push_reason(&mut json, file, scope, &name.name, &reason);
            }
        }
    }
    json + "]"
}

/// `{"f", "scope", "line", "name", "head", "places": [[line, from, to, what]..], "notes": [..]}`; columns are characters
/// from 0.
fn push_reason(json: &mut String, file: usize, scope: &str, name: &str, reason: &Explanation) {
    *json += &format!("{{\"f\":{file},\"line\":{},\"scope\":", reason.block.line);
    write_text(scope, json);
    *json += ",\"name\":";
    write_text(name, json);
    *json += ",\"head\":";
    write_text(&reason.headline(), json);
    *json += ",\"places\":[";
    for (index, place) in reason.places.iter().enumerate() {
        let location = place.location;
        let from = location.column.saturating_sub(1);
        let is_one_line = location.end_line == location.line;
        let to = if is_one_line {
            location.end_column.saturating_sub(1)
        } else {
            from + 1
        };
        let comma = if index > 0 { "," } else { "" };
        *json += &format!("{comma}[{},{from},{to},", location.line);
        write_text(&reason.remark(place), json);
        json.push(']');
    }
    *json += "],\"notes\":[";
    for (index, note) in reason.notes.iter().enumerate() {
        json.push_str(if index > 0 { "," } else { "" });
        write_text(note, json);
    }
    *json += "]}";
}
