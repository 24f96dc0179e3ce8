//! A format spec and its parts: `[[fill]align][sign][z][#][0][width][grouping][.[precision][grouping]][type]`.

use crate::text::surrogates;
use crate::text::unicode::decimal_value;
use crate::vm::price;
use crate::vm::{Outcome, Vm};

/// A format spec, taken apart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spec {
    pub(crate) fill: char,
    /// `<`, `>`, `=` or `^`; `None`: what the type does.
    pub(crate) align: Option<char>,
    /// `+`, `-` or a space.
    pub(crate) sign: Option<char>,
    /// `z`: no negative zero.
    pub(crate) no_negative_zero: bool,
    /// `#`
    pub(crate) alternate: bool,
    pub(crate) width: usize,
    /// `,` or `_`
    pub(crate) grouping: Option<char>,
    pub(crate) precision: Option<usize>,
    /// `,` or `_` between the digits behind the point.
    pub(crate) fraction_grouping: Option<char>,
    pub(crate) kind: Option<char>,
}

/// Reads a run of decimal digits; an error if the number is beyond any size.
fn number(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) -> Result<Option<usize>, String> {
    let mut value: Option<usize> = None;
    while let Some(digit) = chars.peek().and_then(|c| decimal_value(*c)) {
        chars.next();
        let next = value
            .unwrap_or(0)
            .checked_mul(10)
            .and_then(|v| v.checked_add(digit as usize));
        match next.filter(|&v| isize::try_from(v).is_ok()) {
            Some(next) => value = Some(next),
            None => return Err("Too many decimal digits in format string".to_owned()),
        }
    }
    Ok(value)
}

fn is_align(c: char) -> bool {
    matches!(c, '<' | '>' | '=' | '^')
}

/// Takes a spec apart; `type_name` is for the errors.
fn parse(text: &str, type_name: &str, default_align: char) -> Result<Spec, String> {
    let mut spec = Spec {
        fill: ' ',
        align: None,
        sign: None,
        no_negative_zero: false,
        alternate: false,
        width: 0,
        grouping: None,
        precision: None,
        fraction_grouping: None,
        kind: None,
    };
    let mut chars = text.chars().peekable();
    let mut ahead = text.chars();
    let (first, second) = (ahead.next(), ahead.next());
    let mut has_fill = false;
    if let Some(align) = second.filter(|&c| is_align(c)) {
        spec.fill = first.unwrap_or(' ');
        spec.align = Some(align);
        has_fill = true;
        chars.nth(1);
    } else if let Some(align) = first.filter(|&c| is_align(c)) {
        spec.align = Some(align);
        chars.next();
    }
    spec.sign = chars.next_if(|c| matches!(c, '+' | '-' | ' '));
    spec.no_negative_zero = chars.next_if_eq(&'z').is_some();
    spec.alternate = chars.next_if_eq(&'#').is_some();
    if !has_fill && chars.next_if_eq(&'0').is_some() {
        spec.fill = '0';
        if spec.align.is_none() && default_align == '>' {
            spec.align = Some('=');
        }
    }
    spec.width = number(&mut chars)?.unwrap_or(0);
    let comma = chars.next_if_eq(&',');
    let underscore = chars.next_if_eq(&'_');
    if comma.is_some() && underscore.is_some() {
        return Err("Cannot specify both ',' and '_'.".to_owned());
    }
    spec.grouping = comma.or(underscore);
    if underscore.is_some() && chars.peek() == Some(&',') {
        return Err("Cannot specify both ',' and '_'.".to_owned());
    }
    if chars.next_if_eq(&'.').is_some() {
        spec.precision = number(&mut chars)?;
        let comma = chars.next_if_eq(&',');
        let underscore = chars.next_if_eq(&'_');
        if comma.is_some() && underscore.is_some()
            || underscore.is_some() && chars.peek() == Some(&',')
        {
            return Err("Cannot specify both ',' and '_'.".to_owned());
        }
        spec.fraction_grouping = comma.or(underscore);
        if spec.precision.is_none() && spec.fraction_grouping.is_none() {
            return Err("Format specifier missing precision".to_owned());
        }
    }
    spec.kind = chars.next();
    if chars.next().is_some() {
        return Err(format!(
            "Invalid format specifier '{text}' for object of type '{type_name}'"
        ));
    }
    // Only the alignment says whether it is a str's spec; its type is `s` where none is given.
    check_grouping(
        &spec,
        if default_align == '<' {
            Some('s')
        } else {
            None
        },
    )?;
    Ok(spec)
}

/// Only some kinds of numbers can be grouped.
fn check_grouping(spec: &Spec, default_kind: Option<char>) -> Result<(), String> {
    if let (Some(separator), Some('n')) = (spec.fraction_grouping, spec.kind) {
        return Err(cannot_group(separator, 'n'));
    }
    let Some(separator) = spec.grouping else {
        return Ok(());
    };
    match spec.kind.or(default_kind) {
        None | Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F') => Ok(()),
        Some('b' | 'o' | 'x' | 'X') if separator == '_' => Ok(()),
        Some(kind) => Err(cannot_group(separator, kind)),
    }
}

/// `Cannot specify ',' with 's'.`
pub(crate) fn cannot_group(separator: char, kind: char) -> String {
    if ('!'..='~').contains(&kind) {
        format!("Cannot specify '{separator}' with '{kind}'.")
    } else {
        format!(
            "Cannot specify '{separator}' with '\\x{:x}'.",
            surrogates::code_of(kind)
        )
    }
}

/// Takes a spec apart, or raises what is wrong with it.
pub(crate) fn parse_spec(
    vm: &mut Vm,
    text: &str,
    type_name: &str,
    default_align: char,
) -> Outcome<Spec> {
    vm.budget.burn(price::text(text.len()))?;
    match parse(text, type_name, default_align) {
        Ok(spec) => Ok(spec),
        Err(message) => Err(vm.value_error(message)),
    }
}

/// `Unknown format code 'd' for object of type 'str'`
pub(crate) fn unknown_format_code(vm: &mut Vm, kind: char, type_name: &str) -> crate::vm::Fault {
    let code = if ('!'..='~').contains(&kind) {
        kind.to_string()
    } else {
        format!("\\x{:x}", surrogates::code_of(kind))
    };
    vm.value_error(format!(
        "Unknown format code '{code}' for object of type '{type_name}'"
    ))
}

/// Pads a text of `chars` characters to the width of a spec.
pub(crate) fn pad(
    vm: &mut Vm,
    text: &str,
    chars: usize,
    width: usize,
    fill: char,
    align: char,
) -> Outcome<String> {
    let missing = width.saturating_sub(chars);
    if missing == 0 {
        vm.budget.burn(price::bulk(text.len()))?;
        return Ok(text.to_owned());
    }
    vm.charge(
        missing
            .saturating_mul(fill.len_utf8())
            .saturating_add(text.len()),
    )?;
    vm.budget.burn(price::text(missing + text.len()))?;
    let left = match align {
        '<' => 0,
        '^' => missing / 2,
        _ => missing,
    };
    let mut out = String::with_capacity(missing * fill.len_utf8() + text.len());
    out.extend(std::iter::repeat_n(fill, left));
    out.push_str(text);
    out.extend(std::iter::repeat_n(fill, missing - left));
    Ok(out)
}
