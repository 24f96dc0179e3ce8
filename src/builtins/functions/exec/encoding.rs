//! Source bytes -> source text: the encoding is UTF-8, or what a comment in the first two lines says.

use crate::builtins::codecs::decode_bytes;
use std::sync::Arc;

use super::source;
use crate::value::TypeId;
use crate::vm::{Fault, Outcome, Vm};

const MARK: &[u8] = b"\xef\xbb\xbf";

/// The text of source bytes.
pub(in crate::builtins::functions::exec) fn decode(
    vm: &mut Vm,
    data: &[u8],
    filename: &str,
) -> Outcome<Arc<str>> {
    let marked = data.starts_with(MARK);
    if let Some((name, line, comment)) = declared(data) {
        if marked && normal_name(&name) != "utf-8" {
            // The mark at the start counts where it stands.
            let end = comment.len() + usize::from(line > 1);
            let refusal = source::Refusal {
                class: TypeId::SyntaxError,
                message: format!("encoding problem: {} with BOM", normal_name(&name)),
                line,
                column: 0,
                end_line: line,
                end_column: end as i64,
                text: Some(String::from_utf8_lossy(comment).into_owned()),
                in_args: true,
                file_in_args: false,
            };
            return Err(source::syntax_error(vm, filename, refusal));
        }
        if !is_utf8(&name) {
            return decode_declared(vm, data, &name, filename);
        }
    }
    match std::str::from_utf8(data) {
        Ok(text) => Ok(text.into()),
        Err(error) => Err(not_utf8(vm, data, error, filename)),
    }
}

fn decode_declared(vm: &mut Vm, data: &[u8], name: &str, filename: &str) -> Outcome<Arc<str>> {
    let bytes = vm.heap.new_bytes(data);
    match decode_bytes(vm, bytes, name, "strict") {
        Ok(text) => Ok(text.into()),
        Err(Fault::Raised(exc)) => {
            let message = vm.str_of(exc.into())?;
            Err(source::unknown_encoding(vm, filename, &message))
        }
        Err(fault) => Err(fault),
    }
}

/// The error of bytes that are no UTF-8, where nothing says that they should be something else.
fn not_utf8(vm: &mut Vm, data: &[u8], error: std::str::Utf8Error, filename: &str) -> Fault {
    let at = error.valid_up_to();
    let byte = data.get(at).copied().unwrap_or(0);
    let is_end = |pair: &[u8]| pair[1] == b'\n' || pair[0] == b'\r';
    let starts_new = data[..at].first().is_some_and(|first| *first == b'\n');
    let ends_old = data[..at].last().is_some_and(|last| *last == b'\r');
    let ends = data[..at].windows(2).filter(|pair| is_end(pair)).count();
    let line = 1 + (ends + usize::from(starts_new) + usize::from(ends_old)) as u32;
    let start = data[..at]
        .iter()
        .rposition(|b| matches!(b, b'\n' | b'\r'))
        .map_or(0, |end| end + 1);
    let end = data[at..].iter().position(|b| matches!(b, b'\n' | b'\r'));
    let text = &data[start..end.map_or(data.len(), |length| at + length)];
    let text = String::from_utf8_lossy(text.strip_prefix(MARK).unwrap_or(text)).into_owned();
    let before = String::from_utf8_lossy(&data[start..at]);
    let column = before.trim_start_matches('\u{feff}').chars().count() as i64 + 1;
    let message = format!(
        "Non-UTF-8 code starting with '\\x{byte:02x}' on line {line}, but no encoding declared; \
         see https://peps.python.org/pep-0263/ for details"
    );
    let refusal = source::Refusal {
        class: TypeId::SyntaxError,
        message,
        line,
        column,
        end_line: line,
        end_column: column,
        text: Some(text),
        in_args: true,
        file_in_args: false,
    };
    source::syntax_error(vm, filename, refusal)
}

/// The name by which CPython's tokenizer knows an encoding.
fn normal_name(name: &str) -> &str {
    const LATIN: [&str; 3] = ["latin-1", "iso-8859-1", "iso-latin-1"];
    let plain = name.to_ascii_lowercase().replace('_', "-");
    let is = |known: &str| {
        let rest = plain.strip_prefix(known);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    if is("utf-8") {
        "utf-8"
    } else if LATIN.iter().any(|latin| is(latin)) {
        "iso-8859-1"
    } else {
        name
    }
}

fn is_utf8(name: &str) -> bool {
    let name = name.to_ascii_lowercase().replace('_', "-");
    name == "utf8" || name == "utf-8" || name.starts_with("utf-8-")
}

/// The encoding that a comment in the first two lines names; the second counts where the first has no code.
/// Its name, and the number and the text of the line.
fn declared(data: &[u8]) -> Option<(String, u32, &[u8])> {
    let data = data.strip_prefix(MARK).unwrap_or(data);
    let lines = data.split(|b| matches!(b, b'\n' | b'\r'));
    for (number, line) in (1..=2).zip(lines) {
        let start = line
            .iter()
            .position(|b| !matches!(b, b' ' | b'\t' | b'\x0c'));
        let Some(start) = start else { continue };
        if line[start] != b'#' {
            return None;
        }
        if let Some(name) = named_in(&line[start..]) {
            return Some((name, number, line));
        }
    }
    None
}

/// `coding: name` or `coding=name` in a comment.
fn named_in(comment: &[u8]) -> Option<String> {
    const WORD: &[u8] = b"coding";
    for at in 0..comment.len() {
        let Some(rest) = comment[at..].strip_prefix(WORD) else {
            continue;
        };
        let Some((b':' | b'=', rest)) = rest.split_first() else {
            continue;
        };
        let name: String = rest
            .iter()
            .skip_while(|b| matches!(b, b' ' | b'\t'))
            .map_while(|b| {
                let part = b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
                part.then_some(char::from(*b))
            })
            .collect();
        if !name.is_empty() {
            return Some(name);
        }
    }
    None
}
